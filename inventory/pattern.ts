// Values by a pattern of keys, `sites.*.servers.*.waiver`, in data as written: also in records that have mistakes elsewhere.
import { isMap, type Raw } from "./marks.ts";

/** A value and the way to it. */
export interface Match {
  readonly value: Raw;
  readonly path: readonly PropertyKey[];
}

/** Every value that the pattern leads to; `*` stands for every entry of a list. `path` is where `root` itself stands. */
export function matches(root: Raw, pattern: string, path: readonly PropertyKey[] = []): Match[] {
  return pattern.split(".").reduce<Match[]>((found, step) => found.flatMap((match) => stepInto(match, step)), [{ value: root, path }]);
}

function stepInto({ value, path }: Match, step: string): Match[] {
  if (step === "*") return Array.isArray(value) ? value.map((item, index) => ({ value: item, path: [...path, index] })) : [];
  const child = isMap(value) ? value[step] : undefined;
  return child === undefined ? [] : [{ value: child, path: [...path, step] }];
}

/** A text with the way to it. */
export interface Word {
  readonly word: string;
  readonly path: readonly PropertyKey[];
}

/** The matches that are text; anything else is the schema's to complain of. */
export function words(root: Raw, pattern: string, path: readonly PropertyKey[] = []): Word[] {
  return matches(root, pattern, path).flatMap(({ value, path: at }) => (typeof value === "string" ? [{ word: value, path: at }] : []));
}

/** The text or number at a pattern without `*`. */
export function wordAt(root: Raw, pattern: string): string | undefined {
  return words(root, pattern)[0]?.word;
}

export function numberAt(root: Raw, pattern: string): number | undefined {
  const value = matches(root, pattern)[0]?.value;
  return typeof value === "number" ? value : undefined;
}
