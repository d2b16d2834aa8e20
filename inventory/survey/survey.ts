// A survey sheet to a draft of the inventory, and what is found in it. Pure: the sheet is text, the region is loaded.
import type { Surveyed } from "../findings/finding.ts";
import type { Position, RegionInventory } from "../schema/inventory.ts";
import { draftOf } from "./draft.ts";
import { rateColumns } from "./draft-registers.ts";
import { clipped, type Draft, type Drafting, held, type PlacedRow } from "./drafting.ts";
import type { Headings } from "./headings.ts";
import { NameBook } from "./names.ts";
import { Notes } from "./notes.ts";
import { positions } from "./positions.ts";
import { type OtherRow, rowsOf, type SurveyRow } from "./rows.ts";
import type { Sheet } from "./sheet.ts";

/** A sheet with its headings, and what the region knows already. */
export interface ToSurvey {
  readonly sheet: Sheet;
  readonly headings: Headings;
  /** id of the document that the sheet becomes */
  readonly document: string;
  readonly region: RegionInventory | undefined;
  /** the present one: of a bandwidth table that prints no year */
  readonly year: number;
}

export interface Survey {
  readonly draft: Draft;
  readonly rows: number;
  readonly notes: Notes;
  /** place in the sheet of a finding's path: `sites.ID…`, `titik.ID…`, `row.12.5` */
  readonly positionOf: (path: string) => Position;
}

export function surveyOf(given: ToSurvey): Survey {
  const { sheet, headings, document, region } = given;
  const { rows, others } = rowsOf(sheet, headings);
  const notes = new Notes(document);
  const ranks = ranksOf(rows);
  const digits = Math.max(2, ...ranks.map((rank) => String(rank).length));
  const year = yearOf(given, notes);
  const drafting: Drafting = { document, table: document, headings, region, names: new NameBook(region), notes, year, digits };
  const placed = rows.map((row, index) => placedRow(drafting, row, ranks[index] ?? index + 1));
  for (const other of others) tellOther(notes, other);
  const draft = draftOf(drafting, sheet, placed);
  return { draft, rows: placed.length, notes, positionOf: positions(sheet, headings, draft) };
}

/** What the rules of findings look at. */
export function surveyedOf({ draft, positionOf }: Survey, region: RegionInventory | undefined): Surveyed {
  return { ...draft, organisations: region?.organisations ?? [], positionOf };
}

/** The table's own numbers where every row has one and no two are alike, else the turn of each row. */
function ranksOf(rows: readonly SurveyRow[]): readonly number[] {
  const numbers = rows.flatMap(({ number }) => number ?? []);
  const whole = numbers.length === rows.length && new Set(numbers).size === rows.length;
  return whole ? numbers : rows.map((_, index) => index + 1);
}

/** The last year that title, sheet or file name. */
function yearOf({ sheet, headings, year }: ToSurvey, notes: Notes): number {
  const printed = `${headings.title} ${sheet.name ?? ""} ${sheet.file}`.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)?.at(-1);
  if (printed !== undefined) return Number(printed);
  if (rateColumns(headings) !== undefined) notes.add("survey-year", "notice", notes.document, { row: headings.below }, { year });
  return year;
}

/** A name may have 120 characters, and "Kel." is written out. */
const longestName = 110;

function placedRow(drafting: Drafting, row: SurveyRow, rank: number): PlacedRow {
  const { document, names, notes } = drafting;
  const place = names.place(clipped(row.name, longestName));
  const { id, name, known, meant } = place;
  const spot = { row: row.row };
  if (!known) notes.add("survey-unknown-name", "notice", id, spot, { name, row: rank, id, meant });
  const filled = [...row.cells.keys()].some((field) => field !== "no" && field !== "name" && field !== "kecamatan");
  if (!filled) notes.add("survey-empty-row", "notice", id, spot, { name, row: rank });
  const placed = { ...row, place, rank, source: { document, lines: row.row === row.last ? String(row.row) : `${row.row}-${row.last}` } };
  held(drafting, placed, "name", row.name, longestName);
  return placed;
}

function tellOther(notes: Notes, { row, as, words }: OtherRow): void {
  const values = { row, words: clipped(words, 200) };
  if (as === "empty") notes.add("survey-empty-row", "notice", notes.document, { row }, { name: undefined, row });
  else if (as === "nameless") notes.add("survey-nameless", "warning", notes.document, { row }, values);
  else notes.add("survey-other-row", "notice", notes.document, { row }, { ...values, as });
}
