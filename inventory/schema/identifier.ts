// Names that machines use: never derived from wording that may change.
import { z } from "zod";

/** An id: lower case letters, digits and hyphens, starting with a letter; at most 40 characters. */
export const Id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "an id of lower-case letters, digits and hyphens, such as kel-tengah");
export type Id = z.infer<typeof Id>;

/** A name for people, in any script; no control characters, no line separators, no marks that turn the direction, no half of a pair. */
export const Name = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]*$/u, "a name without invisible characters");
