// Laws of the survey: whatever stands in the cells, the draft loads in a new region, says what the survey said, and can start no formula.
import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyFindings } from "../../../inventory/findings/index.ts";
import { loadTexts } from "../../../inventory/load.ts";
import { readTemplate, regionFiles } from "../../../inventory/new-region.ts";
import { draftFiles, draftText } from "../../../inventory/survey/draft-text.ts";
import type { Draft } from "../../../inventory/survey/drafting.ts";
import { headingsOf } from "../../../inventory/survey/headings.ts";
import { visible } from "../../../inventory/survey/sheet.ts";
import { type Survey, surveyedOf, surveyOf } from "../../../inventory/survey/survey.ts";

const headings = [
  "No",
  "OPD",
  "Kecamatan",
  "SDM IT",
  "Aplikasi",
  "Perangkat",
  "Koneksi",
  "Kecepatan",
  "Min",
  "Max",
  "Keluhan",
  "PC",
  "Laptop",
];
const template = regionFiles(readTemplate(), { id: "contoh", net: 0, year: 2026 });

/** Words of surveys, and words that hurt: signs of YAML, formulas, marks that turn the direction, very long ones. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "Indihome",
      "Astinet 20 MBps",
      "ICON +",
      "20/40 mbps",
      "Kelurahan Tengah",
      "Kec. Utara",
      "Dinas Sosial",
      "Jumlah",
      "PC 5 unit",
      "-",
      "―",
    ],
    ...[
      "1",
      "2",
      "007",
      "=1+1",
      "+62",
      "-1",
      "@x",
      "\t=2",
      "yes",
      "null",
      "~",
      ": ",
      " #",
      "{a: b}",
      "[",
      "&a",
      "*b",
      "!!str",
      "'",
      '"',
      "\\",
      "\n",
    ],
    ...[
      "\u202E",
      "\u2028",
      "\u0000",
      "\uFEFF",
      "\uD800",
      "x".repeat(3000),
      "(",
      ")",
      "…",
      "menjadi 40 mbps",
      "saat ini 10 mbps",
      "SIMPEG 2019",
    ],
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const cell = fc.array(piece, { maxLength: 4 }).map((pieces) => visible(pieces.join(" ")));
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: headings.length }), { minLength: 1, maxLength: 8 });
const columns = fc.uniqueArray(fc.constantFrom(...headings.filter((heading) => heading !== "OPD")), { maxLength: headings.length });

function surveyed(names: readonly string[], cells: readonly (readonly string[])[]): Survey {
  const sheet = { file: "lembar.csv", rows: [["OPD", ...names], ...cells] };
  const found = headingsOf(sheet);
  if (found === undefined) throw new Error("no headings");
  return surveyOf({ sheet, headings: found, document: "lembar", region: undefined, year: 2026 });
}

test("the draft loads in a new region, and is the same when it is read", () => {
  fc.assert(
    fc.property(columns, rows, (names, cells) => {
      const { draft } = surveyed(names, cells);
      const files = [...template, ...draftFiles(draft, "lembar.csv").map(({ file, text }) => ({ file: `draft/${file}`, text }))];
      const loaded = loadTexts(files, "contoh");
      expect(loaded.issues ?? []).toEqual([]);
      const read = Object.fromEntries(Object.keys(draft).map((name) => [name, loaded.inventory?.[name as keyof Draft]]));
      expect(read).toEqual(draft);
    }),
    { numRuns: 120 },
  );
}, 120_000);

test("no value of the YAML can start a formula", () => {
  fc.assert(
    fc.property(columns, rows, (names, cells) => {
      const text = draftText(surveyed(names, cells).draft, "lembar.csv");
      const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
      expect(bare).not.toMatch(/(?:: |- |\[|, )[=+@\t-]/);
      expect(text).not.toMatch(/(?![\n])\p{Cc}/u);
    }),
    { numRuns: 200 },
  );
});

test("every finding has its place in the sheet, its source, and words in both languages", () => {
  fc.assert(
    fc.property(columns, rows, (names, cells) => {
      const survey = surveyed(names, cells);
      for (const finding of surveyFindings(surveyedOf(survey, undefined), survey.notes.found)) {
        expect(finding.file).toBe("lembar.csv");
        expect(finding.line).toBeGreaterThanOrEqual(1);
        expect(finding.line).toBeLessThanOrEqual(cells.length + 1);
        expect(finding.column).toBeLessThanOrEqual(names.length + 1);
        expect(finding.source).toMatchObject({ document: "lembar" });
        expect(finding.texts?.id.message).not.toBe(finding.texts?.en.message);
        expect(`${finding.message} ${finding.texts?.id.message}`).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 200 },
  );
});

test("a row is a site, or is told of: none is lost", () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const survey = surveyed(["No", "Koneksi"], cells);
      const held = new Set(survey.draft.sites.flatMap(({ source }) => ("lines" in source ? spread(source.lines) : [])));
      const told = new Set(survey.notes.found.map(({ at }) => Number(at.split(".")[1])));
      const filled = cells.flatMap((row, index) => (row.slice(0, 3).some((words) => words.trim() !== "") ? [index + 2] : []));
      const lost = filled.filter((row) => !held.has(row) && !told.has(row));
      expect(lost.filter((row) => !isHeading(cells[row - 2] ?? []))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

function spread(lines: string): readonly number[] {
  const [first = 0, last = first] = lines.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Headings once more, column numbers, and the name of a district say nothing of a place: no row with a connection is one, but of numbers. */
function isHeading(row: readonly string[]): boolean {
  return (row[2] ?? "").trim() === "" || row.every((words) => /^\s*(\(?\d+\)?)?\s*$/.test(words));
}
