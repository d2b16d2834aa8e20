// The rows of CSV text, whatever it is parted by: comma, semicolon or tab, under which the headings are understood.
import { CsvError, parse } from "csv-parse/sync";
import { headingsOf } from "../../inventory/survey/headings.ts";
import { longestCell, mostRows, type Refusal } from "./sheet-limits.ts";

export type CsvRows = { readonly rows: readonly (readonly string[])[] } | Refusal;

const delimiters = [",", ";", "\t"] as const;
const sampleRows = 60;

export function csvRows(text: string): CsvRows {
  const plain = text.replaceAll(/\r\n?/g, "\n");
  // a spreadsheet's own line before the table; an empty row keeps the numbers of those below
  const said = /^sep=(.)\n/i.exec(plain)?.[1];
  const body = said === undefined ? plain : plain.slice(plain.indexOf("\n"));
  try {
    return { rows: parsed(body, said ?? delimiterOf(body), mostRows + 1) };
  } catch (error) {
    if (error instanceof CsvError) return refusalOf(error);
    throw error;
  }
}

function parsed(text: string, delimiter: string, most: number, quote: '"' | false = '"'): string[][] {
  return parse(text, {
    delimiter,
    quote,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: longestCell * 8,
    to: most,
  });
}

/** The one under which most headings are understood; of equal ones that which gives most cells. */
function delimiterOf(text: string): string {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ",";
}

function scoreOf(text: string, delimiter: string): number {
  const rows = sampleOf(text, delimiter);
  const cells = rows.reduce((most, row) => Math.max(most, Math.min(row.length, 99)), 0);
  return (headingsOf({ file: "", rows })?.columns.length ?? 0) * 100 + cells;
}

/** The first rows; where a quote is wrong, quotes are no more than signs: which delimiter is meant can still be seen. */
function sampleOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parsed(text, delimiter, sampleRows);
  } catch {
    return parsed(text.slice(0, longestCell), delimiter, sampleRows, false);
  }
}

/** The parser knows how many rows it read whole, not the line at which the broken one began. */
function refusalOf({ code, records }: CsvError): Refusal {
  const row = typeof records === "number" ? records + 1 : 1;
  if (code === "CSV_MAX_RECORD_SIZE")
    return {
      message: `row ${row} holds more than ${longestCell * 8} characters`,
      fix: "look for a quote that is not closed, or shorten the row",
    };
  return { message: `in row ${row} a quote opens that is not closed`, fix: 'close the quote, or write "" for a quote inside a cell' };
}
