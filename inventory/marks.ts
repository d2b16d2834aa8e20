// Where values stand in the files: kept beside the values, so that a mistake found late still has its line.
import type { LineCounter } from "yaml";
import type { Position } from "./schema/inventory.ts";

/** What a YAML file may hold, without anchors and tags. Maps have no prototype, so no key is special. */
export type Raw = null | boolean | number | string | Raw[] | RawMap;
export interface RawMap {
  [key: string]: Raw;
}

/** A file's name and the places of its line ends. */
export interface Text {
  readonly file: string;
  readonly lines: LineCounter;
}

/** A place in a text, as an offset; the line is worked out when somebody asks. */
export interface Spot {
  readonly text: Text;
  readonly offset: number;
}

/** The place of a key, and of the value behind it. */
export interface Entry {
  readonly key: Spot;
  readonly value: Spot;
}

/** Of every map and list the places of its keys and values. */
export type Marks = WeakMap<object, Map<string, Entry>>;

export function positionOfSpot({ text, offset }: Spot): Position {
  const { line, col } = text.lines.linePos(offset);
  return { file: text.file, line: Math.max(1, line), column: Math.max(1, col) };
}

export function isMap(value: Raw | undefined): value is RawMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a record's key when it is text. */
export function textOf(value: Raw | undefined, key: string): string | undefined {
  const found = isMap(value) ? value[key] : undefined;
  return typeof found === "string" ? found : undefined;
}

const idIndexes = new WeakMap<readonly Raw[], ReadonlyMap<string, string>>();

/** Ids of a list's records to their places in it; made once a list, since a region's mistakes may be many. */
function idIndex(list: readonly Raw[]): ReadonlyMap<string, string> {
  const made = idIndexes.get(list) ?? new Map(list.flatMap((item, index) => withId(item, index)).reverse());
  idIndexes.set(list, made);
  return made;
}

function withId(item: Raw, index: number): [string, string][] {
  const id = textOf(item, "id");
  return id === undefined ? [] : [[id, String(index)]];
}

/** The entry of a list that a path's step means: a number is a place; a word the record with that id, else a place. */
function indexOfStep(list: readonly Raw[], step: PropertyKey): string {
  return typeof step === "number" ? String(step) : (idIndex(list).get(String(step)) ?? String(step));
}

/** The place of a path's value (or of its key); the nearest parent where the path itself is not written. */
export function spotOf(root: Raw, marks: Marks, path: readonly PropertyKey[], side: "key" | "value" = "value"): Spot | undefined {
  let value: Raw | undefined = root;
  let spot: Spot | undefined;
  for (const [depth, step] of path.entries()) {
    if (typeof value !== "object" || value === null) break;
    const key: string = Array.isArray(value) ? indexOfStep(value, step) : String(step);
    const entry: Entry | undefined = marks.get(value)?.get(key);
    if (entry === undefined) break;
    spot = side === "key" && depth === path.length - 1 ? entry.key : entry.value;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return spot;
}
