// Adds one to the rotation number of a record; every other byte of the text stays.
import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from "yaml";
import { EditError, endOf, isFlow, leadOf, lineEnd, recordById, singleOf, startOf, withLines } from "./place.ts";

export interface Rotated {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** `id` names a record of a list; without it the collection is one record, such as region. */
export function rotate(text: string, collection: string, id?: string): Rotated {
  const record = id === undefined ? singleOf(text, collection) : recordById(text, collection, id);
  if (record === undefined) throw new EditError(`${id ?? collection} is not in the file`, "run `simpul check`");
  const written = writtenIn(record);
  const from = typeof written?.value === "number" ? written.value : 0;
  const to = from + 1;
  return { text: written === undefined ? added(text, record, to) : replaced(text, written, to), from, to };
}

/** The number where it stands, among the facts or in a block of assumptions. */
function writtenIn(record: YAMLMap): Scalar | undefined {
  const fact = record.get("rotation", true);
  if (isScalar(fact)) return fact;
  const blocks = record.get("assumptions", true);
  const found = isSeq(blocks)
    ? blocks.items.map((block) => (isMap(block) ? block.get("rotation", true) : undefined)).find(isScalar)
    : undefined;
  return found;
}

function replaced(text: string, { range }: Scalar, to: number): string {
  const [start, end] = range ?? [0, 0];
  return `${text.slice(0, start)}${to}${text.slice(end)}`;
}

/** Behind the id, in the record's own way of writing. */
function added(text: string, record: YAMLMap, to: number): string {
  const first = record.items[0];
  if (first === undefined || first.key === null) throw new EditError("the record is empty", "run `simpul check`");
  const end = endOf(first.value ?? first.key);
  if (isFlow(record)) return `${text.slice(0, end)}, rotation: ${to}${text.slice(end)}`;
  const indent = " ".repeat(leadOf(text, startOf(record)).length);
  return withLines(text, lineEnd(text, end), [`${indent}rotation: ${to}`]);
}
