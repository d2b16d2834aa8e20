// The text of a CSV file's bytes: UTF-8, UTF-16 or Windows-1252; bytes that are no text are refused with what they are.
import type { Refusal } from "./sheet-limits.ts";

export interface SheetText {
  readonly text: string;
  /** set where it is not UTF-8 */
  readonly encoding?: "UTF-16" | "Windows-1252";
}

/** Files that people take for a sheet, by their first bytes; and what to do with them. */
const strangers: readonly (readonly [bytes: readonly number[], refusal: Refusal])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      message: "it is an old Excel file (.xls), or one that is locked with a password",
      fix: "open it in a spreadsheet, and save it as .xlsx without a password",
    },
  ],
  [[0x25, 0x50, 0x44, 0x46], { message: "it is a PDF", fix: "take the table into a spreadsheet, and save it as .xlsx or CSV" }],
];

const binary: Refusal = { message: "it is neither text nor an .xlsx file", fix: "save the sheet as .xlsx or as CSV" };
const page: Refusal = { message: "it is a web page, whatever its name says", fix: "open it in a spreadsheet, and save it as .xlsx" };

export function sheetText(bytes: Uint8Array): SheetText | Refusal {
  const stranger = strangers.find(([first]) => first.every((byte, index) => bytes[index] === byte));
  if (stranger !== undefined) return stranger[1];
  const read = decoded(bytes);
  if (read === undefined || isNoise(read.text)) return binary;
  return /^\s*<(!doctype|html|table|\?xml)/i.test(read.text) ? page : { ...read, text: read.text.replace(/^\uFEFF/, "") };
}

/** A stray control character is a slip of the fingers; many of them are no text. */
function isNoise(text: string): boolean {
  const controls = text.match(/(?![\t\n\r\v\f])\p{Cc}/gu)?.length ?? 0;
  return controls * 20 > text.length;
}

function decoded(bytes: Uint8Array): SheetText | undefined {
  const wide = wideOrder(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: "UTF-16" };
  if (bytes.includes(0)) return undefined;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
  }
}

/** UTF-16 says so with its first two bytes; without them every other byte of plain text is zero. */
function wideOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 400);
  const zeros = (odd: number): number => sample.filter((byte, index) => index % 2 === odd && byte === 0).length;
  const half = sample.length / 2;
  if (sample.length < 8 || sample.length % 2 === 1) return undefined;
  if (zeros(1) > half * 0.9 && zeros(0) === 0) return "utf-16le";
  return zeros(0) > half * 0.9 && zeros(1) === 0 ? "utf-16be" : undefined;
}
