// A row's site: its place, its lines of providers, and the doubts about their numbers.
import type { IspLine, Site } from "../schema/site.ts";
import { type Connection, connectionOf, type Line, type Rate, rateOfCell } from "./connection.ts";
import { clipped, type Drafting, hasColumn, held, type PlacedRow, spotOf, unread } from "./drafting.ts";
import { itemsOf, partsOf, saysNothing } from "./items.ts";
import { presentRate } from "./plans.ts";
import { folded } from "./sheet.ts";

/** Columns of a survey; a table of bandwidth or of computers alone asks nothing about lines. */
export function isSurvey(drafting: Drafting): boolean {
  return hasColumn(drafting, "connection", "people", "systems", "devices", "plans");
}

export function siteOf(drafting: Drafting, row: PlacedRow): Site {
  const { id, name, kind, policy } = row.place;
  const isp = linesOf(drafting, row).map((line) => ispLine(line, row));
  const kecamatan = districtOf(drafting, row);
  const printed = folded(row.name);
  return {
    id,
    name,
    ...(printed === name ? {} : { printed: held(drafting, row, "name", printed, 800) }),
    kind,
    ...(kecamatan === undefined ? {} : { kecamatan }),
    policy,
    ...(isSurvey(drafting) ? { survey: row.rank } : {}),
    ...(isp.length === 0 ? {} : { isp }),
    source: row.source,
  };
}

function districtOf({ names }: Drafting, { place, kecamatan }: PlacedRow): string | undefined {
  return kecamatan === undefined ? place.kecamatan : names.district(kecamatan).id;
}

function ispLine({ provider, printed, mbps, count, status }: Line, { source }: PlacedRow): IspLine {
  return {
    provider,
    printed: clipped(printed, 800),
    ...(mbps === undefined ? {} : { mbps }),
    ...(count === undefined ? {} : { count }),
    ...(status === undefined ? {} : { status }),
    source,
  };
}

/** Lines of the connection cell, with rates of a column of their own, or of what the plans say the present rate is. */
function linesOf(drafting: Drafting, row: PlacedRow): readonly Line[] {
  const connection = connectionOf(row.cells.get("connection") ?? "");
  for (const words of connection.unread) unread(drafting, row, "connection", words);
  const lines = presently(row, rated(drafting, row, connection));
  for (const line of lines) tellDoubts(drafting, row, line);
  return lines;
}

/** A column of rates: as many as there are lines, in their order; any other number is not guessed at. */
function rated(drafting: Drafting, row: PlacedRow, { lines }: Connection): readonly Line[] {
  const cell = row.cells.get("rate") ?? "";
  const words = itemsOf(cell)
    .flatMap(partsOf)
    .filter((part) => !saysNothing(part));
  const rates = words.map(rateOfCell);
  if (words.length === 0 || !hasColumn(drafting, "connection")) return lines;
  if (rates.length !== lines.length || rates.includes(undefined) || lines.some(({ mbps }) => mbps !== undefined)) {
    unread(drafting, row, "rate", cell);
    return lines;
  }
  return lines.map((line, index) => withRate(line, rates[index], words[index] ?? ""));
}

function withRate(line: Line, rate: Rate | undefined, words: string): Line {
  if (rate === undefined) return line;
  return { ...line, mbps: rate.mbps, printed: `${line.printed} … ${words}`, doubts: [...line.doubts, ...rate.doubts] };
}

function presently({ cells }: PlacedRow, lines: readonly Line[]): readonly Line[] {
  const present = presentRate(cells.get("plans") ?? "");
  const [only, ...more] = lines;
  if (present === undefined || only === undefined || more.length > 0 || only.mbps !== undefined) return lines;
  return [{ ...only, mbps: present.mbps, printed: `${only.printed} … ${present.printed}` }];
}

function tellDoubts(drafting: Drafting, row: PlacedRow, { doubts, printed, mbps = 0 }: Line): void {
  const { id, name } = row.place;
  const spot = spotOf(drafting, row, "connection");
  const values = { name, row: row.rank, printed: clipped(printed, 200) };
  for (const doubt of doubts)
    if (doubt === "unit") drafting.notes.add("survey-unit", "notice", id, spot, { ...values, mbps });
    else drafting.notes.add("survey-ambiguous", "warning", id, spot, { ...values, read: doubt === "range" ? mbps : undefined });
}
