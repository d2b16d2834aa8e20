// Numbers on the command lines of `npm run laws` and `npm run faults`.
import { InvalidArgumentError } from "commander";

export function wholeNumber(word: string): number {
  if (/^\d{1,15}$/.test(word)) return Number(word);
  throw new InvalidArgumentError("It is no whole number.");
}

/** None of it would hold of everything. */
export function numberFromOne(word: string): number {
  if (wholeNumber(word) > 0) return Number(word);
  throw new InvalidArgumentError("It is less than 1.");
}

/** For an option that may be repeated. */
export function wholeNumbers(word: string, before: readonly number[] = []): readonly number[] {
  return [...before, wholeNumber(word)];
}
