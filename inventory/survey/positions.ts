// Where in the sheet a finding's path stands: a record is where its row is, a field in its column.
import type { Position } from "../schema/inventory.ts";
import type { Source } from "../schema/source.ts";
import type { Draft } from "./drafting.ts";
import type { Field, Headings } from "./headings.ts";
import type { Sheet } from "./sheet.ts";

export function positions({ file }: Sheet, headings: Headings, draft: Draft): (path: string) => Position {
  const lines = new Map<string, number>();
  for (const [collection, records] of Object.entries(draft))
    for (const { id, source } of records as readonly { id: string; source?: Source }[]) lines.set(`${collection}.${id}`, rowOf(source));
  return (path) => {
    const [collection = "", id = "", column = "1"] = path.split(".");
    if (collection === "row") return { file, line: Number(id), column: Number(column) };
    return { file, line: lines.get(`${collection}.${id}`) ?? 1, column: columnOf(headings, path) };
  };
}

function rowOf(source: Source | undefined): number {
  return source !== undefined && "lines" in source ? Number.parseInt(source.lines, 10) : 1;
}

/** The field that a rule's path speaks of; a record as a whole stands at its name. */
const fields: readonly (readonly [path: RegExp, field: Field])[] = [
  [/^sites\..*\.isp/, "connection"],
  [/\.maxMbps$/, "max"],
  [/^titik\./, "min"],
  [/^applications\./, "systems"],
];

function columnOf({ columns }: Headings, path: string): number {
  const field = fields.find(([pattern]) => pattern.test(path))?.[1] ?? "name";
  const column = columns.find((candidate) => candidate.field === field) ?? columns.find((candidate) => candidate.field === "name");
  return (column?.index ?? 0) + 1;
}
