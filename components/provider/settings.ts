// The provider's own configuration: `simpul:*` of the stack. Values come as text, or as JSON where they are not text.
import { z } from "zod";
import type { CheckFailure } from "./calls.ts";
import { isUnknown, type Properties, unwrap } from "./values.ts";

export const Settings = z.object({
  region: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "a region is the name of a folder below inventory/regions"),
  /** emulated devices of this checkout, or the real ones */
  target: z.enum(["emulated", "real"]).default("emulated"),
  /** what a device that cannot be reached does to a run */
  unreachable: z.enum(["continue", "stop"]).default("continue"),
  /** whether a device that moved since the preview stops an update; shown-only: one that no preview showed stops it too */
  guard: z.enum(["stop", "shown-only", "off"]).default("stop"),
  /** who logs in on real devices, where a device does not say */
  user: z.string().min(1).optional(),
  identityFile: z.string().min(1).optional(),
  port: z.coerce.number().int().min(1).max(65535).default(22),
  /** minutes until a device undoes by itself */
  undoMinutes: z.coerce.number().int().min(1).max(60).default(5),
});
export type Settings = z.infer<typeof Settings>;

/** The namespace is shared with the program's own settings, so keys that are not ours are none of our business. */
export function readSettings(config: Properties): { readonly settings: Settings } | { readonly failures: readonly CheckFailure[] } {
  const given = Object.entries(unwrap(config).values).filter(([, value]) => value !== "" && !isUnknown(value));
  const read = Settings.safeParse(Object.fromEntries(given));
  return read.success ? { settings: read.data } : { failures: failuresOf(read.error) };
}

/** All mistakes at once, each with its place. */
export function failuresOf(error: z.ZodError): readonly CheckFailure[] {
  return error.issues.map(({ path, message }) => ({ property: path.map(String).join("."), reason: message }));
}
