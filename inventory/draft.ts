// A region on its way: its data as written, with places, so that every check can run in spite of mistakes elsewhere.
import type { Issue } from "./issue.ts";
import { isMap, type Marks, positionOfSpot, type Raw, type RawMap, spotOf, textOf } from "./marks.ts";
import type { Word } from "./pattern.ts";
import { nouns, type Position } from "./schema/inventory.ts";
import { wordFix } from "./suggestion.ts";

export type Path = readonly PropertyKey[];

export interface Draft {
  readonly raw: RawMap;
  readonly marks: Marks;
  /** false when a file could not be read at all: then an unknown name may stand in it */
  readonly complete: boolean;
  /** where a mistake without a place of its own is shown */
  readonly fallback: string;
}

export function positionOf(draft: Draft, path: Path, side: "key" | "value" = "value"): Position {
  const spot = spotOf(draft.raw, draft.marks, path, side);
  return spot === undefined ? { file: draft.fallback, line: 1, column: 1 } : positionOfSpot(spot);
}

/** What a path is about, for the start of a message: `site kel-tengah`, `addressing`. */
export function subjectOf(draft: Draft, path: Path): string {
  const [collection, index] = [String(path[0]), path[1]];
  const noun = nouns[collection];
  if (noun === undefined || index === undefined) return collection;
  const records = draft.raw[collection];
  const record: Raw | undefined = Array.isArray(records) ? records[Number(index)] : undefined;
  return `${noun} ${textOf(record, "id") ?? Number(index) + 1}`;
}

/** The rest of a path, inside its record: `access.medium`. */
export function fieldOf(path: Path): string {
  return path.slice(nouns[String(path[0])] === undefined ? 1 : 2).join(".");
}

/** A mistake at a path: `site kel-tengah: message`. */
export function mistake(draft: Draft, path: Path, message: string, fix?: string, side: "key" | "value" = "value"): Issue {
  return { ...positionOf(draft, path, side), message: `${subjectOf(draft, path)}: ${message}`, ...(fix === undefined ? {} : { fix }) };
}

/** Names that others refer to; not `complete` where one may be missing because of another mistake. */
export interface Names {
  readonly noun: string;
  readonly names: readonly string[];
  readonly complete: boolean;
}

/** A name that must be among others; nothing is said where those are not all known. */
export function mustBe(draft: Draft, { word, path }: Word, among: Names): Issue[] {
  if (!draft.complete || !among.complete || among.names.includes(word)) return [];
  const fix = wordFix(word, among.names) ?? "there is none yet: add it, or take the reference out";
  return [mistake(draft, path, `there is no ${among.noun} ${JSON.stringify(word)}`, fix)];
}

/** Values that must differ: the second and later of each is a mistake. */
export function mustDiffer(
  draft: Draft,
  entries: readonly { readonly key: string | number; readonly path: Path }[],
  what: string,
): Issue[] {
  const first = new Map<string | number, Path>();
  return entries.flatMap(({ key, path }) => {
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, path);
      return [];
    }
    const { file, line } = positionOf(draft, before);
    return [mistake(draft, path, `${what} ${key} is taken already, ${file}:${line}`, `give one of the two another ${what}`)];
  });
}

/** The value at a path, as written. */
export function rawAt(draft: Draft, path: Path): Raw | undefined {
  return path.reduce<Raw | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isMap(value) ? value[String(step)] : undefined;
  }, draft.raw);
}
