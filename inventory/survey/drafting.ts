// What the parts of a draft share: the sheet's document and table, names, notes, and where each record came from.
import type { RegionData, RegionInventory } from "../schema/inventory.ts";
import type { Source } from "../schema/source.ts";
import type { Field, Headings } from "./headings.ts";
import type { NameBook, Place } from "./names.ts";
import type { Notes, Spot } from "./notes.ts";
import type { SurveyRow } from "./rows.ts";
import { folded } from "./sheet.ts";

/** The collections that a sheet can fill. */
export type Draft = Pick<
  RegionData,
  "documents" | "kecamatan" | "tables" | "sites" | "equipment" | "staffing" | "wishes" | "applications" | "titik"
>;

/** A row with the place that it means. */
export interface PlacedRow extends SurveyRow {
  readonly place: Place;
  /** the table's own number where each row has one, else its turn */
  readonly rank: number;
  readonly source: Source & { readonly lines: string };
}

export interface Drafting {
  readonly document: string;
  readonly table: string;
  readonly headings: Headings;
  readonly region: RegionInventory | undefined;
  readonly names: NameBook;
  readonly notes: Notes;
  /** year of a table that prints none */
  readonly year: number;
  /** digits of the highest rank, so that ids sort as the rows do */
  readonly digits: number;
}

/** Id of a row's record in a register: the document's, since two sheets number their rows alike. */
export function recordId({ document, digits }: Drafting, { rank }: PlacedRow, part?: number): string {
  const row = `${document.slice(0, 30).replace(/-+$/, "")}-${String(rank).padStart(digits, "0")}`;
  return part === undefined ? row : `${row}-${part}`;
}

/** Where a field of a row stands. */
export function spotOf({ headings }: Drafting, { row }: PlacedRow, field: Field): Spot {
  const index = headings.columns.find((column) => column.field === field)?.index;
  return index === undefined ? { row } : { row, column: index + 1 };
}

export function hasColumn({ headings }: Drafting, ...fields: readonly Field[]): boolean {
  return headings.columns.some(({ field }) => fields.includes(field));
}

/** The heading of a field's first column, as the sheet has it. */
export function headingOf({ headings }: Drafting, field: Field): string {
  return headings.columns.find((column) => column.field === field)?.heading ?? field;
}

/** Words that no record holds are told of, never dropped. */
export function unread(drafting: Drafting, row: PlacedRow, field: Field, words: string): void {
  const values = { name: row.place.name, row: row.rank, column: headingOf(drafting, field), words: clipped(folded(words), 200) };
  drafting.notes.add("survey-unread", "notice", row.place.id, spotOf(drafting, row, field), values);
}

/** Words as a record may hold them; what is left out is told of. */
export function held(drafting: Drafting, row: PlacedRow, field: Field, words: string, most: number): string {
  if (words.length > most) {
    const values = { name: clipped(row.place.name, 60), row: row.rank, column: headingOf(drafting, field), most };
    drafting.notes.add("survey-cut", "warning", row.place.id, spotOf(drafting, row, field), values);
  }
  return clipped(words, most);
}

/** At most so many characters, "…" for what is left out; no pair of halves is cut. */
export function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
