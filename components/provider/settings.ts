// The provider's own configuration, as the engine hands it over. Values come as text, or as JSON where they are not text.
import type { z } from "zod";
import { Settings } from "../fleet/settings.ts";
import type { CheckFailure } from "./calls.ts";
import { isUnknown, type Properties, unwrap } from "./values.ts";

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
