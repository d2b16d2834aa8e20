// A survey sheet from a file or standard input: CSV or .xlsx by its content, one sheet of it by name.
import { basename, extname } from "node:path";
import { wordFix } from "../../inventory/suggestion.ts";
import { type Headings, headingsOf, likelyHeadings } from "../../inventory/survey/headings.ts";
import { isBlank, type Sheet, visible } from "../../inventory/survey/sheet.ts";
import { DoorError } from "../door/door.ts";
import { bytesOf, type Limit } from "../door/input-bytes.ts";
import { csvRows } from "./sheet-csv.ts";
import { mostBytes, mostRows, type Refusal, tooLarge } from "./sheet-limits.ts";
import { sheetText } from "./sheet-text.ts";
import { xlsxSheets } from "./sheet-xlsx.ts";

const nothing: Refusal = { message: "it is empty", fix: "name the file that holds the survey" };

const limit: Limit = {
  most: mostBytes,
  words: `more than the ${mostBytes / 1024 / 1024} MB that a sheet may have`,
  fix: `keep the survey alone in it: a sheet may have ${mostRows.toLocaleString("en")} rows`,
};

export interface ReadSheet {
  readonly sheet: Sheet;
  readonly headings: Headings;
  /** sheets of the same file that were not read */
  readonly others: readonly string[];
  readonly encoding: string | undefined;
}

/** `name` is that of a sheet of an .xlsx file; without it the first that has names of offices. */
export async function readSheet(path: string | undefined, name: string | undefined): Promise<ReadSheet> {
  if (path === undefined) throw new DoorError("no sheet is given", { fix: "name a CSV or .xlsx file, or - for standard input" });
  const bytes = bytesOf(path, "a sheet", limit);
  if (bytes.length === 0) throw refused(path, nothing);
  const { sheets, encoding } = isZip(bytes) ? { sheets: await fromXlsx(path, bytes), encoding: undefined } : fromText(path, bytes);
  const sheet = chosen(path, sheets, name);
  const others = sheets.filter((other) => other !== sheet && other.rows.length > 0).map((other) => other.name ?? "");
  return { sheet, headings: understood(path, sheet), others, encoding };
}

function refused(path: string, { message, fix }: Refusal): DoorError {
  return new DoorError(`${path} cannot be surveyed: ${message}`, { fix });
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function fromXlsx(path: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const answer = await xlsxSheets(bytes);
  if (!("sheets" in answer)) throw refused(path, answer);
  return answer.sheets.map(({ name, rows }) => ({ file: fileOf(path), name, rows: rows.map((row) => row.map(visible)) }));
}

function fromText(path: string, bytes: Uint8Array): { readonly sheets: readonly Sheet[]; readonly encoding: string | undefined } {
  const read = sheetText(bytes);
  if (!("text" in read)) throw refused(path, read);
  if (extname(path).toLowerCase() === ".xlsx")
    throw refused(path, {
      message: "it is text, not an .xlsx file, whatever its name says",
      fix: "rename it to .csv, or save the sheet as .xlsx",
    });
  const csv = csvRows(read.text);
  if (!("rows" in csv)) throw refused(path, csv);
  const refusal = tooLarge(csv.rows);
  if (refusal !== undefined) throw refused(path, refusal);
  return { sheets: [{ file: fileOf(path), rows: csv.rows.map((row) => row.map(visible)) }], encoding: read.encoding };
}

function fileOf(path: string): string {
  return path === "-" ? "standard input" : visible(basename(path)).replaceAll("\n", " ");
}

function chosen(path: string, sheets: readonly Sheet[], name: string | undefined): Sheet {
  const [first] = sheets;
  if (first === undefined) throw refused(path, { message: "it has no sheet", fix: "name the file that holds the survey" });
  if (name === undefined) return sheets.find((sheet) => headingsOf(sheet) !== undefined) ?? first;
  const found = sheets.find((sheet) => sheet.name === name);
  if (found !== undefined) return found;
  const names = sheets.flatMap((sheet) => sheet.name ?? []);
  const fix = wordFix(name, names) ?? "a CSV file is one sheet without a name: leave --sheet out";
  throw new DoorError(`--sheet: ${path} has no sheet ${JSON.stringify(name)}`, { fix });
}

function understood(path: string, sheet: Sheet): Headings {
  const headings = headingsOf(sheet);
  if (sheet.rows.every((row) => row.every(isBlank))) throw refused(path, nothing);
  if (headings !== undefined) {
    if (sheet.rows.slice(headings.below).some((row) => row.some((cell) => !isBlank(cell)))) return headings;
    throw refused(path, { message: "it has headings, and no row below them", fix: "name the sheet that holds the answers" });
  }
  const found = likelyHeadings(sheet).map((heading) => JSON.stringify(heading));
  throw refused(path, {
    message: `no column names the places; the headings found are ${found.length === 0 ? "none" : found.slice(0, 20).join(", ")}`,
    fix: "name the column of names OPD, Perangkat Daerah, Unit Kerja or OPD/Kelurahan",
  });
}
