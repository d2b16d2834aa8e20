// Words that must never become a command, drawn of signs that a vendor's language gives a meaning: the same in each run.
import fc from "fast-check";

/** Every character from one to another, by their numbers. */
const signsBetween = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)).join("");

/** Those of ASCII from `first`, and others that a terminal or a reader takes for more than a letter. */
export const controlsFrom = (first: number): string => `${signsBetween(first, 31)}\u007f\u0080\u009f\u2028\ufeff`;
export const meta = "\"\\$[]{}()<>;:#'`|&!?*~%^@=,/ \t";

/** The attacks, each sign between two letters, and drawn ones. */
export function hostile(attacks: readonly string[], ...signs: readonly string[]): readonly string[] {
  const letters = ["a", "Z", "0", "é", "ж"];
  const unit = fc.constantFrom(...signs.join(""), ...letters);
  const drawn = fc.sample(fc.string({ unit, minLength: 1, maxLength: 24 }), { seed: 20_260_101, numRuns: 40 });
  return [...attacks, ...signs.flatMap((some) => [...some].map((sign) => `a${sign}b`)), ...drawn];
}
