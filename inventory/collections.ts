// Joins the collections of several files: which file a record stands in has no meaning.
import type { Issue } from "./issue.ts";
import { type Entry, isMap, type Marks, positionOfSpot, type Raw, type RawMap } from "./marks.ts";
import type { RegionFile } from "./region-files.ts";

/** What is said of a file that holds something else. */
export const notMap = "the file is not a map of collections";

/** The files' top-level keys in one map: lists one behind the other, everything else once. */
export function collect(values: readonly Raw[], marks: Marks, files: readonly RegionFile[]): { raw: RawMap; issues: Issue[] } {
  const raw: RawMap = Object.create(null);
  const issues: Issue[] = [];
  marks.set(raw, new Map());
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    if (isMap(value)) for (const key of Object.keys(value)) addTop(raw, value, key, marks, issues);
    else
      issues.push({
        file: files[index]?.file ?? "",
        line: 1,
        column: 1,
        message: notMap,
        fix: "start it with a collection such as `sites:`",
      });
  }
  return { raw, issues };
}

function addTop(raw: RawMap, from: RawMap, key: string, marks: Marks, issues: Issue[]): void {
  const [target, entry] = [marks.get(raw), marks.get(from)?.get(key)];
  const [before, value] = [raw[key], from[key] ?? null];
  if (entry === undefined) return;
  if (before === undefined) {
    raw[key] = value;
    target?.set(key, entry);
  } else if (Array.isArray(before) && Array.isArray(value)) raw[key] = joined(before, value, marks);
  else if (value !== null && before !== null) {
    const first = target?.get(key) ?? entry;
    // the fuller one is taken, so that the other's gaps are not told of as well
    const fuller = isMap(value) && isMap(before) && Object.keys(value).length > Object.keys(before).length;
    if (fuller) raw[key] = value;
    if (fuller) target?.set(key, entry);
    issues.push(twice(key, fuller ? first : entry, fuller ? entry : first));
  } else raw[key] = before ?? value;
}

function twice(key: string, here: Entry, there: Entry): Issue {
  const { file, line } = positionOfSpot(there.key);
  return { ...positionOfSpot(here.key), message: `${key} is written twice, also in ${file}:${line}`, fix: "keep one of the two" };
}

function joined(a: Raw[], b: Raw[], marks: Marks): Raw[] {
  const all = [...a, ...b];
  const [first, second] = [marks.get(a), marks.get(b)];
  if (first === undefined || second === undefined) return all;
  const moved = [...second].map(([index, entry]) => [String(Number(index) + a.length), entry] as const);
  marks.set(all, new Map([...first, ...moved]));
  return all;
}
