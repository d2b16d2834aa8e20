// The report on a region's data: which printed tables are entered whole, what is cited, what contradicts, what nobody knows.
import { type Finding, type Language, qualityOf } from "../../inventory/findings/index.ts";
import { rowsEntered } from "../../inventory/findings/known.ts";
import { type RegionInventory, recordsOf } from "../../inventory/schema/inventory.ts";
import { registerNouns } from "../../inventory/schema/register/index.ts";
import type { Source } from "../../inventory/schema/source.ts";
import { citationsOf } from "../../inventory/truth.ts";
import { findingLine } from "../door/finding-line.ts";
import { table, wrapped } from "../door/table.ts";

export interface Quality {
  readonly tables: readonly {
    readonly id: string;
    readonly title: string;
    readonly printed: number;
    readonly entered: number;
    readonly missing: readonly number[];
    readonly source: Source;
  }[];
  readonly documents: readonly { readonly id: string; readonly title: string; readonly citations: number }[];
  /** records that cite lines without words */
  readonly wordless: number;
  readonly assumptions: number;
  readonly registers: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

export function qualityReport(inventory: RegionInventory, today: string, language: Language): Quality {
  const { cited, wordless } = citationsOf(inventory);
  return {
    tables: inventory.tables.map(({ id, title, rows, numbers, source }) => ({
      id,
      title,
      printed: rows,
      entered: rowsEntered(inventory, id),
      missing: numbers?.missing ?? [],
      source,
    })),
    documents: inventory.documents.map(({ id, title }) => ({
      id,
      title,
      citations: cited.filter(({ document }) => document === id).length,
    })),
    wordless,
    assumptions: inventory.assumptions.length,
    registers: registerCounts(inventory),
    findings: qualityOf(inventory, today, language),
  };
}

function registerCounts(inventory: RegionInventory): Record<string, number> {
  return Object.fromEntries(Object.keys(registerNouns).map((name) => [name, recordsOf(inventory, name).length]));
}

const words = {
  en: {
    tables: "Printed tables",
    table: "table",
    printed: "rows printed",
    entered: "entered",
    missing: "numbers left out",
    documents: "Documents",
    citations: "citations with words",
    wordless: "records that cite lines alone",
    assumptions: "assumed values",
    empty: "Registers without an entry: nothing is known, nothing is claimed",
    findings: "Findings about the data",
  },
  id: {
    tables: "Tabel tercetak",
    table: "tabel",
    printed: "baris tercetak",
    entered: "dimasukkan",
    missing: "nomor yang terlewat",
    documents: "Dokumen",
    citations: "kutipan dengan bunyi",
    wordless: "catatan yang hanya menyebut baris",
    assumptions: "nilai asumsi",
    empty: "Daftar tanpa isi: tidak ada yang diketahui, tidak ada yang dinyatakan",
    findings: "Temuan tentang data",
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

export function qualityText(report: Quality, language: Language): string {
  const say = words[language];
  const tables = report.tables.map(({ title, printed, entered, missing }) => [title, `${printed}`, `${entered}`, missing.join(", ")]);
  const documents = report.documents.map(({ id, title, citations }) => [id, `${citations}`, title]);
  const empty = Object.entries(report.registers).flatMap(([name, count]) => (count === 0 ? [name] : []));
  return [
    `${say.tables}\n${table(wrapped([[say.table, say.printed, say.entered, say.missing], ...tables], 0, 80))}`,
    `${say.documents}\n${table([["id", say.citations, ""], ...documents])}${say.wordless}: ${report.wordless}\n${say.assumptions}: ${report.assumptions}\n`,
    empty.length === 0 ? "" : `${say.empty}:\n  ${empty.join(", ")}\n`,
    `${say.findings}: ${report.findings.length}\n${report.findings.map(findingLine).join("")}`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}
