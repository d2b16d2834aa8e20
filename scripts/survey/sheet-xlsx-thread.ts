// Runs in a thread of bounded memory: unpacks an .xlsx and reads its sheets. Answers with sheets, or with a refusal.
import { parentPort, workerData } from "node:worker_threads";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import readXlsxFile, { type CellValue } from "read-excel-file/universal";
import { mostUnpacked, type Refusal, tooLarge } from "./sheet-limits.ts";

export interface NamedRows {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export type XlsxAnswer = { readonly sheets: readonly NamedRows[] } | Refusal;

const notXlsx: Refusal = {
  message: "it is not an .xlsx file, whatever its name says",
  fix: "open it in a spreadsheet, and save it as .xlsx",
};

/** The XML parts packed anew, unpressed: pictures are left out, and what the file says of their size is all that is unpacked. */
function repacked(bytes: Uint8Array): ArrayBuffer | Refusal {
  let size = 0;
  const isPart = (name: string): boolean => /\.(xml|rels)$/.test(name);
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (isPart(name)) size += originalSize;
      return false;
    },
  });
  if (size > mostUnpacked)
    return {
      message: `it unpacks to ${Math.round(size / 1024 / 1024)} MB, more than the ${mostUnpacked / 1024 / 1024} MB that a sheet may have`,
      fix: "copy the table alone into a new file, and save it as .xlsx",
    };
  const parts = unzipSync(bytes, { filter: ({ name }) => isPart(name) });
  for (const [name, part] of Object.entries(parts))
    if (name.startsWith("xl/worksheets/")) parts[name] = strToU8(withFormulasAsText(strFromU8(part)));
  return new Uint8Array(zipSync(parts, { level: 0 })).buffer;
}

/** A formula that no spreadsheet has worked out yet, as a program writes it, has no result: its own words stand for it, as they do in CSV. */
function withFormulasAsText(sheet: string): string {
  return sheet.replaceAll(/<c\b([^>]*)><f\b[^>]*>([^<]*)<\/f>(?:<v\s*\/>|<v><\/v>)?<\/c>/g, (_, attributes: string, formula: string) => {
    const place = attributes.replace(/\st="[^"]*"/, "");
    return `<c${place} t="inlineStr"><is><t>=${formula}</t></is></c>`;
  });
}

async function answerOf(bytes: Uint8Array): Promise<XlsxAnswer> {
  const packed = repacked(bytes);
  if (!(packed instanceof ArrayBuffer)) return packed;
  const sheets = (await readXlsxFile(packed, { trim: false })).map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map(textOf)),
  }));
  return sheets.map(({ rows }) => tooLarge(rows)).find((refusal) => refusal !== undefined) ?? { sheets };
}

/** A formula's cell is its last result; nothing is worked out here. */
function textOf(value: CellValue | null): string {
  if (value === null) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

try {
  parentPort?.postMessage(await answerOf(workerData as Uint8Array));
} catch {
  parentPort?.postMessage(notXlsx);
}
