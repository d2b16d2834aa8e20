// Headings of a survey sheet: which column means what, however it is spelt, and where the table begins.
import { folded, isBlank, type Sheet } from "./sheet.ts";

/** What a column may mean. */
export type Field =
  | "no"
  | "name"
  | "kecamatan"
  | "people"
  | "systems"
  | "devices"
  | "connection"
  | "rate"
  | "min"
  | "max"
  | "plans"
  | "pc"
  | "laptop"
  | "connected";

export interface Column {
  /** place in the row, from 0 */
  readonly index: number;
  readonly heading: string;
  readonly field: Field;
}

export interface Headings {
  readonly columns: readonly Column[];
  /** headings that mean nothing to us */
  readonly ignored: readonly string[];
  /** index of the first row below them */
  readonly below: number;
  /** rows above them: what the table is called */
  readonly title: string;
}

const office =
  "opd|skpd|perangkat daerah|organisasi perangkat daerah|unit kerja|unit organisasi|satuan kerja|instansi|lembaga|kantor|kelurahan|desa|kecamatan|dinas|badan|bagian|lokasi|titik|titik lokasi";

/** The first that fits; a heading is looked up in lower case, without punctuation and words that say nothing (`wordless`). */
const spellings: readonly (readonly [Field, RegExp])[] = [
  ["no", /^(no|nomor|nomer|no urut|nomor urut)$/],
  ["kecamatan", /^(kecamatan|kec)$/],
  ["name", new RegExp(`^(${office})( (${office}))*$`)],
  ["min", /^((bandwidth|bandwith|bandwitch|kecepatan) )*(min|minimal|minimum)$/],
  ["max", /^((bandwidth|bandwith|bandwitch|kecepatan) )*(max|maks|maksimal|maksimum|maximum)$/],
  ["people", /^(sdm|sumber daya manusia|tenaga (it|ti|tik)|(operator|staf|pegawai|personil)( (it|ti|tik))?)( .*)?$/],
  ["systems", /^(sistem( informasi)?( (dibangun|digunakan|dimiliki|dipakai))?( tahun(nya)?)?|aplikasi( .*)?)$/],
  ["pc", /^(pc|komputer|pc komputer|komputer pc|desktop)$/],
  ["laptop", /^(laptop|notebook|laptop notebook)$/],
  ["connected", /^(terhubung|tersambung)( ke)?( jaringan)?( internet)?$/],
  ["devices", /^(sarana|prasarana|peralatan|perangkat)( .*)?$/],
  ["connection", /^(koneksi|provider|penyedia|isp|internet|jaringan)( (internet|jaringan|layanan|koneksi|provider|isp))*$/],
  ["rate", /^(bandwidth|bandwith|bandwitch|kecepatan|kapasitas)( (bandwidth|bandwith|bandwitch|internet|koneksi|jaringan|akses))*$/],
  ["plans", /^(rencana|pengembangan|keluhan|kendala|kebutuhan|usulan|saran|harapan|permasalahan)( .*)?$/],
];

const wordless = /\b(nama|jumlah|jenis|total|yang|dan|mbps|rp)\b|\((unit|buah|orang|pcs)\)/g;

/** The field that a heading means; undefined where it is none of ours. */
export function fieldOf(heading: string): Field | undefined {
  const words = folded(
    heading
      .toLowerCase()
      .replaceAll(wordless, " ")
      .replaceAll(/[^a-z0-9]+/g, " "),
  );
  return spellings.find(([, spelling]) => spelling.test(words))?.[0];
}

/** Headings stand among the first rows; what comes below is no title any more. */
const farthest = 50;

/** Undefined where no row has a heading for names. */
export function headingsOf({ rows }: Sheet): Headings | undefined {
  const scored = rows.slice(0, farthest).map((row, index) => ({ index, fields: new Set(row.map(fieldOf)) }));
  const named = scored.filter(({ fields }) => fields.has("name") || fields.has("kecamatan"));
  const best = named.toSorted((a, b) => rank(b.fields) - rank(a.fields))[0];
  return best === undefined || !best.fields.has("name") ? undefined : readAt(rows, best.index);
}

function rank(fields: ReadonlySet<Field | undefined>): number {
  return [...fields].filter((field) => field !== undefined).length + (fields.has("name") ? 1 : 0);
}

function readAt(rows: Sheet["rows"], at: number): Headings {
  const [upper = [], lower = []] = [rows[at], rows[at + 1]];
  const two = isSecond(upper, lower);
  const width = Math.max(upper.length, two ? lower.length : 0);
  const headings = Array.from({ length: width }, (_, index) => folded((two ? lower[index] : "") || upper[index] || ""));
  const { columns, ignored } = columnsOf(headings);
  const below = at + (two ? 2 : 1);
  const title = rows.slice(0, at).map((row) => folded(row.join(" ")));
  return { columns, ignored, below: isNumbering(rows[below] ?? []) ? below + 1 : below, title: folded(title.join(" ")) };
}

/** A second row of headings fills what the first one spans: Kecepatan over Minimal and Maksimal. */
function isSecond(upper: readonly string[], lower: readonly string[]): boolean {
  const filled = lower.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, above: fieldOf(upper[index] ?? "") }]));
  return (
    filled.some(({ cell }) => fieldOf(cell) !== undefined) &&
    filled.every(({ cell, above }) => above !== "no" && above !== "name" && !/^\d/.test(cell.trim()))
  );
}

/** A row of column numbers below the headings, as regulations print it: 1, 2, 3 or (1), (2), (3). */
export function isNumbering(row: readonly string[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell)).map((cell) => cell.trim().replaceAll(/^\(|\)$/g, ""));
  return filled.length >= 3 && filled.every((cell, index) => cell === String(index + 1));
}

/** Fields whose cells are joined when several columns have them; of the others the first column counts. */
const joined: ReadonlySet<Field> = new Set(["people", "systems", "devices", "connection", "plans"]);

function columnsOf(headings: readonly string[]): Pick<Headings, "columns" | "ignored"> {
  const columns: Column[] = [];
  const ignored: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const field = fieldOf(heading);
    const again = columns.some((column) => column.field === field);
    if (field !== undefined && (!again || joined.has(field))) columns.push({ index, heading, field });
    else if (heading !== "") ignored.push(heading);
  }
  return { columns, ignored };
}

/** The headings that a person most likely meant: the row that has most cells of the first ones. */
export function likelyHeadings({ rows }: Sheet): readonly string[] {
  const filled = rows.slice(0, farthest).map((row) => row.filter((cell) => !isBlank(cell)).map(folded));
  const known = (row: readonly string[]): number => row.filter((cell) => fieldOf(cell) !== undefined).length;
  return filled.toSorted((a, b) => known(b) - known(a) || b.length - a.length)[0] ?? [];
}
