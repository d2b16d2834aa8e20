// The rows of a survey table: one record a place, what is spread over several rows joined, headings between them understood.
import type { Column, Field, Headings } from "./headings.ts";
import { fieldOf, isNumbering } from "./headings.ts";
import { kindOf, liesInKecamatan, rightName } from "./place-names.ts";
import { folded, isBlank, type Sheet } from "./sheet.ts";

/** What the sheet says of one place. */
export interface SurveyRow {
  /** first and last row of the sheet, from 1 */
  readonly row: number;
  readonly last: number;
  /** the table's own number */
  readonly number: number | undefined;
  readonly name: string;
  /** name of the district, from its column or the heading above */
  readonly kecamatan: string | undefined;
  readonly cells: ReadonlyMap<Field, string>;
}

/** A row that is no place, and what it is taken for. */
export interface OtherRow {
  readonly row: number;
  readonly as: "heading" | "total" | "note" | "nameless" | "empty";
  readonly words: string;
}

export interface Rows {
  readonly rows: readonly SurveyRow[];
  readonly others: readonly OtherRow[];
}

interface Reading {
  readonly headings: Headings;
  readonly rows: Growing[];
  readonly others: OtherRow[];
  /** the district that a heading row or the row of a kecamatan began */
  group: string | undefined;
}

interface Growing extends SurveyRow {
  last: number;
  readonly cells: Map<Field, string>;
}

export function rowsOf(sheet: Sheet, headings: Headings): Rows {
  const reading: Reading = { headings, rows: [], others: [], group: undefined };
  for (const [index, row] of sheet.rows.entries()) {
    if (index < headings.below || row.every(isBlank) || isHeading(row, headings.columns) || isNumbering(row)) continue;
    take(reading, read(row, index + 1, headings.columns), () => districtBelow(sheet, headings, index + 1));
  }
  return { rows: reading.rows, others: reading.others };
}

/** Headings are repeated where a page ends: the very fields of this table in their places. */
function isHeading(row: readonly string[], columns: readonly Column[]): boolean {
  const filled = row.flatMap((cell, index) => (isBlank(cell) ? [] : [{ field: fieldOf(cell), index }]));
  const same = filled.filter(({ field, index }) => columns.some((column) => column.index === index && column.field === field));
  return filled.length >= 2 && filled.every(({ field }) => field !== undefined) && same.length * 2 >= filled.length;
}

/** One row, by its fields. */
interface Read {
  readonly row: number;
  readonly number: number | undefined;
  readonly name: string;
  readonly cells: ReadonlyMap<Field, string>;
  /** how many cells of the row are filled, and with what, the table's number aside */
  readonly words: readonly string[];
}

function read(row: readonly string[], at: number, columns: readonly Column[]): Read {
  const cells = new Map<Field, string>();
  for (const { index, field } of columns) addCell(cells, field, row[index] ?? "");
  const number = numberOf(cells.get("no"));
  const place = columns.find(({ field }) => field === "no")?.index;
  const filled = row.flatMap((cell, index) => (isBlank(cell) || index === place ? [] : [folded(cell)]));
  // a heading that is merged over the whole row stands in its first cell
  const words = filled.length === 0 && number === undefined ? [folded(cells.get("no") ?? "")].filter((word) => word !== "") : filled;
  return { row: at, number, name: folded(cells.get("name") ?? ""), cells, words };
}

function addCell(cells: Map<Field, string>, field: Field, text: string): void {
  const before = cells.get(field);
  if (!isBlank(text)) cells.set(field, before === undefined ? text.trim() : `${before}\n${text.trim()}`);
}

/** "1", "1." and "01" are numbers; letters before groups (A, I) are none. */
function numberOf(cell: string | undefined): number | undefined {
  const found = /^(\d{1,6})[.)]?$/.exec(cell?.trim() ?? "")?.[1];
  return found === undefined || Number(found) === 0 ? undefined : Number(found);
}

const total = /^(jumlah|total|sub ?total|grand total|rata-rata)\b/i;
const note = /^(sumber|catatan|keterangan|ket|note)\b\s*[:.]/i;

function take(reading: Reading, read: Read, below: () => boolean): void {
  const [first = ""] = read.words;
  const other = (as: OtherRow["as"]): void => void reading.others.push({ row: read.row, as, words: read.words.join(" · ") });
  if (read.number === undefined && total.test(first)) other("total");
  else if (read.number === undefined && note.test(first)) other("note");
  else if (continues(reading, read)) grow(reading, read, other);
  else if (read.words.length === 0) other("empty");
  else if (isGroup(reading, read, below)) beginGroup(reading, read, below, other);
  else if (read.name === "") other("nameless");
  else begin(reading, read);
}

/** Cells below a filled one, or merged with it: neither number nor name, or both once more. */
function continues({ rows }: Reading, { number, name, cells, words }: Read): boolean {
  const above = rows.at(-1);
  if (above === undefined || words.length === 0) return false;
  if (number === undefined && name === "") return isBlank(cells.get("no"));
  return number !== undefined && number === above.number && name === above.name;
}

/** Rows of one name are joined; the name itself and the table's number are not said twice. Below a row that is nobody's, neither is this one. */
function grow({ rows, others }: Reading, { row, cells }: Read, other: (as: "nameless") => void): void {
  const above = rows.at(-1);
  const nobodys = others.at(-1);
  if (above === undefined || (nobodys !== undefined && nobodys.row > above.last && nobodys.as !== "note")) other("nameless");
  else {
    above.last = row;
    for (const [field, text] of cells) if (field !== "no" && field !== "name" && field !== "kecamatan") addCell(above.cells, field, text);
  }
}

/** Words that head the rows of several offices, and name none of them. */
const generic = new Set(
  "opd skpd organisasi perangkat daerah dinas badan bagian kecamatan kelurahan desa dan kantor instansi lembaga unit kerja upt uptd puskesmas sekolah".split(
    " ",
  ),
);

function isGeneric(words: string): boolean {
  return words
    .toLowerCase()
    .split(/[^a-z]+/)
    .every((word) => word === "" || generic.has(word));
}

/** A row with one filled cell and no number: a district, or the heading of a part of the table. */
function isGroup(reading: Reading, { number, words, name }: Read, below: () => boolean): boolean {
  const [only = "", ...more] = words;
  if (number !== undefined || more.length > 0 || reading.headings.columns.length === 1) return false;
  if (/^kec(amatan)?\b/i.test(only) || isGeneric(only)) return true;
  return (isNumbered(reading) || name === "" || below()) && !liesInKecamatan(kindOf(rightName(only)));
}

function isNumbered({ headings }: Reading): boolean {
  return headings.columns.some(({ field }) => field === "no");
}

function beginGroup(reading: Reading, { words }: Read, below: () => boolean, other: (as: "heading") => void): void {
  const [only = ""] = words;
  const named = /^kec(?:amatan)?\b\.?\s*(.+)$/i.exec(only)?.[1];
  reading.group = isGeneric(only) ? undefined : (named ?? (below() ? only : undefined));
  // in a table without numbers it may be a place with nothing filled in
  if (reading.group === undefined || !isNumbered(reading)) other("heading");
}

/** Whether the next place below is one that lies in a kecamatan: then the words above it name the district. */
function districtBelow(sheet: Sheet, { columns }: Headings, from: number): boolean {
  const place = columns.find(({ field }) => field === "name")?.index ?? 0;
  for (const row of sheet.rows.slice(from, from + farthestBelow)) {
    if (row.filter((cell) => !isBlank(cell)).length < 2 || isBlank(row[place])) continue;
    return liesInKecamatan(kindOf(rightName(row[place] ?? "")));
  }
  return false;
}

const farthestBelow = 10;

function begin(reading: Reading, { row, number, name, cells }: Read): void {
  const kind = kindOf(rightName(name));
  if (kind === "kecamatan") reading.group = rightName(name).replace(/^Kecamatan /, "");
  const own = cells.get("kecamatan");
  if (own !== undefined) reading.group = folded(own).replace(/^kec(amatan)?\b\.?\s*/i, "");
  const kecamatan = own !== undefined || liesInKecamatan(kind) ? reading.group : undefined;
  reading.rows.push({ row, last: row, number, name, kecamatan, cells: new Map(cells) });
}
