// How the devices of a stack are reached, and what holds for changes to them: `simpul:*` of the stack's configuration.
import { z } from "zod";
import { readJump } from "./listed.ts";

export const Settings = z.object({
  region: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "a region is the name of a folder below inventory/regions"),
  /** emulated devices of this checkout, or the real ones */
  target: z.enum(["emulated", "real"]).default("emulated"),
  /** what a device that cannot be reached does to a run */
  unreachable: z.enum(["continue", "stop"]).default("continue"),
  /** whether a device that moved since the preview stops an update; shown-only: one that no preview showed stops it too */
  guard: z.enum(["stop", "shown-only", "off"]).default("stop"),
  /** who logs in on real devices, where a device does not say */
  user: z.string().min(1, "it is empty").optional(),
  identityFile: z.string().min(1, "it is empty").optional(),
  port: z.coerce.number().int().min(1).max(65535).default(22),
  /** secret that holds the password of real devices, where they take no key */
  passwordRef: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "a secret's name: lower-case letters, digits and hyphens")
    .optional(),
  /** hosts on the way to real devices: user@host:port, several joined by > */
  jump: z
    .string()
    .refine((text) => readJump(text) !== undefined, "user@host:port, several joined by >")
    .optional(),
  /** devices that have only old algorithms, with commas between them */
  oldAlgorithms: z.string().optional(),
  /** devices of the core that are changed although a reboot would lose their undo, with commas between them */
  weakGuard: z.string().optional(),
  /** minutes until a device undoes by itself */
  undoMinutes: z.coerce.number().int().min(1).max(60).default(5),
  /** nothing new starts once so many devices are not as intended */
  stopAfter: z.coerce.number().int().min(1).max(10_000).default(3),
});
export type Settings = z.infer<typeof Settings>;

/** Names of a setting that has commas between them. */
export function namesIn(words = ""): readonly string[] {
  return words.split(",").map((name) => name.trim());
}
