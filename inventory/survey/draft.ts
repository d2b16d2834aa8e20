// The draft of a sheet: its document and table, the districts that are new, a site a row, and what the registers get.
import type { Document } from "../schema/document.ts";
import type { RegionData } from "../schema/inventory.ts";
import { applicationsOf } from "./draft-applications.ts";
import { equipmentOf, staffingOf, titikOf, wishesOf } from "./draft-registers.ts";
import { siteOf } from "./draft-sites.ts";
import { clipped, type Draft, type Drafting, type PlacedRow } from "./drafting.ts";
import type { Sheet } from "./sheet.ts";

type Kecamatan = RegionData["kecamatan"][number];
type Table = RegionData["tables"][number];

export function draftOf(drafting: Drafting, sheet: Sheet, rows: readonly PlacedRow[]): Draft {
  const registers = {
    equipment: rows.flatMap((row) => equipmentOf(drafting, row)),
    staffing: rows.flatMap((row) => staffingOf(drafting, row)),
    wishes: rows.flatMap((row) => wishesOf(drafting, row)),
    applications: applicationsOf(drafting, rows),
    titik: rows.flatMap((row) => titikOf(drafting, row)),
  };
  const used = Object.values(registers).some((records) => records.length > 0);
  return {
    documents: [documentOf(drafting, sheet)],
    kecamatan: districtsOf(drafting, rows),
    tables: used ? [tableOf(drafting, sheet, rows)] : [],
    sites: rows.map((row) => siteOf(drafting, row)),
    ...registers,
  };
}

function titleOf({ headings }: Drafting, { file }: Sheet): string {
  return clipped(headings.title === "" ? `Lembar survei ${file}` : headings.title, 120);
}

function documentOf(drafting: Drafting, sheet: Sheet): Document {
  const { file, name, rows } = sheet;
  return {
    id: drafting.document,
    title: titleOf(drafting, sheet),
    file: name === undefined ? file : `${file} (${name})`,
    lines: rows.length,
  };
}

function tableOf(drafting: Drafting, sheet: Sheet, rows: readonly PlacedRow[]): Table {
  const { document, table } = drafting;
  const lines = `${rows[0]?.row ?? 1}-${rows.at(-1)?.last ?? 1}`;
  return { id: table, title: titleOf(drafting, sheet), rows: rows.length, ...numbering(rows), source: { document, lines } };
}

/** A numbering with more gaps than rows is none. */
function numbering(rows: readonly PlacedRow[]): Pick<Table, "numbers"> {
  const there = new Set(rows.map(({ rank }) => rank));
  const [first, last] = [Math.min(...there), Math.max(...there)];
  if (last - first > rows.length * 2) return {};
  const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((number) => !there.has(number));
  return { numbers: { first, last, ...(missing.length === 0 ? {} : { missing }) } };
}

/** Districts that the region does not have yet, in the order in which the sheet names them. */
function districtsOf(drafting: Drafting, rows: readonly PlacedRow[]): Kecamatan[] {
  const found = new Map<string, Kecamatan>();
  for (const row of rows) {
    if (row.kecamatan === undefined) continue;
    const { id, known, listed } = drafting.names.district(row.kecamatan);
    if (known || found.has(id)) continue;
    const name = clipped(titleCase(row.kecamatan), 100);
    found.set(id, { id, name, source: row.source });
    if (listed)
      drafting.notes.add("survey-unknown-name", "notice", id, row, { name: `Kecamatan ${name}`, row: row.rank, id, meant: undefined });
  }
  return [...found.values()];
}

/** Headings shout; a record does not. */
function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
