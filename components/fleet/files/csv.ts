// Devices as CSV: a heading, then one row a device. Commas or semicolons, quotes as spreadsheets write them, # for remarks.
import { type Cell, type DeviceFile, devicesOf, type Field, type FilePlace, fields, type Mistake, type Row } from "./row.ts";

export function readCsv(text: string, place: FilePlace): DeviceFile {
  const { lines, mistakes } = cellsOf(text.replace(/^\uFEFF/, ""));
  const [heading = [], ...rest] = lines;
  const columns = heading.map((cell) => columnOf(cell, mistakes));
  if (!columns.includes("device") && mistakes.length === 0)
    mistakes.push({
      line: 1,
      column: 1,
      message: "the heading names no column `device`",
      fix: `a first line such as ${fields.slice(0, 4).join(",")}`,
    });
  const rows = rest.map((cells): Row => {
    const [extra] = cells.slice(heading.length);
    if (extra !== undefined) mistakes.push({ ...placeOf(extra), message: `more cells than the heading has (${heading.length})` });
    return new Map(
      cells.flatMap((cell, at) => {
        const field = columns[at];
        return field === undefined || cell.value === "" ? [] : [[field, cell] as const];
      }),
    );
  });
  return devicesOf(columns.includes("device") ? rows.filter(({ size }) => size > 0) : [], place, mistakes);
}

function placeOf({ line, column }: Cell): { line: number; column: number } {
  return { line, column };
}

/** A column's name in any case, with or without hyphens. */
function columnOf(cell: Cell, mistakes: Mistake[]): Field | undefined {
  const plain = cell.value.toLowerCase().replaceAll(/[\s_-]/g, "");
  const field = fields.find((known) => known.toLowerCase() === plain);
  if (field === undefined)
    mistakes.push({ ...placeOf(cell), message: `there is no column "${cell.value}"`, fix: `one of ${fields.join(", ")}` });
  return field;
}

/** Lines of cells, each with the place where it begins. */
function cellsOf(text: string): { readonly lines: readonly (readonly Cell[])[]; readonly mistakes: Mistake[] } {
  const separator = /^[^\n,]*;/.test(text.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "") ? ";" : ",";
  const scan = new Scan(text, separator);
  const lines: Cell[][] = [];
  while (!scan.atEnd) {
    const cells = scan.line();
    if (cells.some(({ value }) => value !== "")) lines.push(cells);
  }
  return { lines, mistakes: scan.mistakes };
}

class Scan {
  readonly mistakes: Mistake[] = [];
  readonly #text: string;
  readonly #separator: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The cells of one record; a quoted cell may go over several lines. */
  line(): Cell[] {
    if (this.#text[this.#at] === "#") return this.#skip();
    const cells = [this.#cell()];
    while (this.#text[this.#at] === this.#separator) {
      this.#at += 1;
      cells.push(this.#cell());
    }
    this.#skip();
    return cells;
  }

  #skip(): Cell[] {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end === -1 ? this.#text.length : end + 1;
    this.#line += 1;
    this.#lineStart = this.#at;
    return [];
  }

  #cell(): Cell {
    while (this.#text[this.#at] === " " || this.#text[this.#at] === "\t") this.#at += 1;
    const place = { line: this.#line, column: this.#at - this.#lineStart + 1 };
    if (this.#text[this.#at] === '"') return { ...place, value: this.#quoted(place) };
    const [bare = ""] = new RegExp(`[^\\n${this.#separator}]*`).exec(this.#text.slice(this.#at)) ?? [];
    this.#at += bare.length;
    return { ...place, value: bare.trim() };
  }

  #quoted(place: { readonly line: number; readonly column: number }): string {
    const [whole] = /^"(?:[^"]|"")*"/.exec(this.#text.slice(this.#at)) ?? [];
    if (whole === undefined) {
      this.mistakes.push({ ...place, message: "a quotation mark without its end" });
      this.#at = this.#text.length;
      return "";
    }
    for (const { index } of whole.matchAll(/\n/g)) {
      this.#line += 1;
      this.#lineStart = this.#at + index + 1;
    }
    this.#at += whole.length;
    const [rest = ""] = new RegExp(`^[^\\n${this.#separator}]*`).exec(this.#text.slice(this.#at)) ?? [];
    if (rest.trim() !== "")
      this.mistakes.push({ line: this.#line, column: this.#at - this.#lineStart + 1, message: "words behind a closing quotation mark" });
    this.#at += rest.length;
    return whole.slice(1, -1).replaceAll('""', '"').trim();
  }
}
