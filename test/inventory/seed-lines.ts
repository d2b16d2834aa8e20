// The documents' texts beside a checkout, as lines: tests over them are skipped where they are not there.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const seeds = resolve(import.meta.dirname, "../../../shared/seeds");

/** Lines of a document's text; undefined where the texts are not there. */
export function seedLines(file: string): readonly string[] | undefined {
  const path = join(seeds, file);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n") : undefined;
}

/** Lines `first` to `last` as one text, white space folded, without lines that a page break repeats. */
export function textBetween(lines: readonly string[], first: number, last: number, repeated = /^$/): string {
  const kept = lines
    .slice(first - 1, last)
    .map((line) => line.trim())
    .filter((line) => !repeated.test(line));
  return `${kept.join(" ").replaceAll(/\s+/g, " ")} `;
}
