// Names that machines use: never derived from wording that may change.
import { z } from "zod";

/** An id: lower case letters, digits and hyphens, starting with a letter; at most 40 characters. */
export const Id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "an id of lower-case letters, digits and hyphens, such as kel-tengah");
export type Id = z.infer<typeof Id>;

/** A name for people, in any script; no control characters. */
export const Name = z
  .string()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u, "a name without control characters");
