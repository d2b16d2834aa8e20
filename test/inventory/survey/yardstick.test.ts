// The yardstick: printed tables of both regions, as CSV and as XLSX, are read back to the very sites, points and findings of the inventory.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { type Finding, findingsOf } from "../../../inventory/findings/index.ts";
import { loadRegionOrThrow } from "../../../inventory/load.ts";
import type { RegionInventory } from "../../../inventory/schema/inventory.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import { linesOf } from "../../../inventory/truth.ts";
import { documents } from "../../../scripts/schema/documents.ts";
import { surveyAnswer } from "../../../scripts/survey.ts";
import { connectionCell, csvOf, type Rows, surveyedSites, table49, table52, table410 } from "./tables.ts";

const root = resolve(import.meta.dirname, "../../..");
const pontianak = loadRegionOrThrow(root, "pontianak");
const pesawaran = loadRegionOrThrow(root, "pesawaran");
const folder = mkdtempSync(join(tmpdir(), "simpul-yardstick-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The door's document, as far as it is looked at here. */
interface Document {
  readonly region?: string;
  readonly sheet?: string;
  readonly rows: number;
  readonly ignored: readonly string[];
  readonly findings: readonly Finding[];
  readonly draft: Pick<RegionInventory, "sites" | "titik" | "equipment">;
}

async function surveyed(file: string, region: string): Promise<Document> {
  const answer = await surveyAnswer(join(folder, file), { region, lang: "en" }, 2026);
  expect(answer.exit).toBe(2);
  return documents.survey.parse(answer.json()) as unknown as Document;
}

function write(file: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, file), content);
  return file;
}

/** Numbers as numbers, as a spreadsheet has them. */
async function xlsxOf(rows: Rows): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((cell) => (cell === "" ? null : /^\d+$/.test(cell) ? Number(cell) : cell)));
  return writeXlsxFile(cells, { sheet: "Hasil survei" }).toBuffer();
}

/** What the survey is held to of a site. */
function told({ id, name, printed, ...site }: Site) {
  return { id, name, printed, ...nameless(site) };
}

function nameless({ kind, kecamatan, policy, survey, isp = [] }: Pick<Site, "kind" | "kecamatan" | "policy" | "survey" | "isp">) {
  const lines = isp.map(({ provider, printed, mbps, count, status }) => ({ provider, printed, mbps, count, status }));
  return { kind, kecamatan, policy, survey, lines };
}

const rules = ["single-provider", "rate-missing", "same-name", "dead-line", "titik-min-above-max", "titik-column-shifted"];

/** Rule and subject of each finding of these rules, in the order of the rules. */
function pairs(findings: readonly Pick<Finding, "rule" | "subject">[], of = rules): readonly string[] {
  return findings.filter(({ rule }) => of.includes(rule)).map(({ rule, subject }) => `${rule} ${subject}`);
}

function expectTable52({ draft, findings, rows, ignored }: Document): void {
  expect([rows, ignored]).toEqual([61, []]);
  expect(draft.sites.map(told)).toEqual(surveyedSites(pontianak).map(told));
  expect(pairs(findings)).toEqual(pairs(findingsOf(pontianak, "2026-11-24")));
  const count = (rule: string): number => findings.filter((finding) => finding.rule === rule).length;
  expect([count("single-provider"), count("rate-missing"), count("same-name"), count("dead-line")]).toEqual([39, 41, 1, 1]);
  // rows 28 (twice), 37, 38, 39 and 40 print MBps; row 1 prints ": 2" and ": 1"
  expect([count("survey-unit"), count("survey-ambiguous"), count("survey-unknown-name")]).toEqual([6, 2, 0]);
}

test.each([
  ["comma", ",", "\n"],
  ["semicolon", ";", "\r\n"],
  ["tab", "\t", "\n"],
])("Tabel 5.2 as CSV, parted by %s", async (name, delimiter, end) => {
  const file = write(`t52-${name}.csv`, csvOf(table52(pontianak), delimiter, end));
  expectTable52(await surveyed(file, "pontianak"));
});

test("Tabel 5.2 as XLSX", async () => {
  const document = await surveyed(write("t52.xlsx", await xlsxOf(table52(pontianak))), "pontianak");
  expect(document.sheet).toBe("Hasil survei");
  expectTable52(document);
});

const seed = resolve(root, "../shared/seeds/000_45bca86a13b9116d.txt");

test.skipIf(!existsSync(seed))("Tabel 5.2 with the connection cells cut out of the regulation's own lines", async () => {
  const lines = readFileSync(seed, "utf8").split("\n");
  const cut = (site: Site): string => {
    const words = (site.isp ?? []).map(({ printed, source }) => {
      const there = "lines" in source ? linesOf(lines, source.lines) : "";
      const parts = printed.split("…").map((part) => part.trim());
      return parts.map((part) => there.slice(there.indexOf(part), there.indexOf(part) + part.length)).join(" … ");
    });
    return [...new Set(words)].join("\n");
  };
  expect(surveyedSites(pontianak).map(cut)).toEqual(surveyedSites(pontianak).map(connectionCell));
  expectTable52(await surveyed(write("t52-seed.csv", csvOf(table52(pontianak, cut))), "pontianak"));
});

test("of no region: the same rows and lines, ids from the words", async () => {
  const answer = await surveyAnswer(join(folder, write("t52-alone.csv", csvOf(table52(pontianak)))), { lang: "en" }, 2026);
  const { draft, findings, region } = documents.survey.parse(answer.json()) as unknown as Document;
  expect(region).toBeUndefined();
  expect(draft.sites.map(nameless)).toEqual(surveyedSites(pontianak).map(nameless));
  const ids = draft.sites.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).toEqual(expect.arrayContaining(["kec-pontianak-barat", "kel-bansir-laut-2", "bpbd", "dinas-sosial"]));
  expect(findings.filter(({ rule }) => rule === "single-provider")).toHaveLength(39);
  expect(findings.filter(({ rule }) => rule === "rate-missing")).toHaveLength(41);
});

test.each(["csv", "xlsx"])("Tabel 4.9 as %s: 54 points, 20 with Min above Max, and the shifted column", async (form) => {
  const rows = table49(pesawaran);
  const document = await surveyed(write(`t49.${form}`, form === "csv" ? csvOf(rows) : await xlsxOf(rows)), "pesawaran");
  const point = ({
    name,
    printed,
    organisation,
    site,
    place,
    minMbps,
    maxMbps,
    year,
    state,
    medium,
    row,
  }: RegionInventory["titik"][number]) => ({
    ...{ name, printed, organisation, site, place, minMbps, maxMbps, year, state, medium, row },
  });
  expect(document.draft.titik.map(point)).toEqual(pesawaran.titik.map(point));
  const mine = document.findings.map(({ rule, subject }) => `${rule} ${Number(/\d+$/.exec(subject)?.[0] ?? 0)}`);
  const theirs = pairs(findingsOf(pesawaran, "2026-11-24"), ["titik-min-above-max"]).map((pair) => pair.replace(/ titik-0*/, " "));
  expect(mine.filter((pair) => pair.startsWith("titik-min"))).toEqual(theirs);
  expect(theirs).toHaveLength(20);
  const shifted = document.findings.filter(({ rule }) => rule === "titik-column-shifted");
  expect(shifted.map(({ message, line, column }) => [message, line, column])).toEqual([
    [
      "Tabel 4.9 - Distribusi Bandwith Perangkat Daerah Kabupaten Pesawaran Tahun 2021: the Max column is the Min column 9 rows late, in 45 of 45 rows from row 10 on (Max of row r is Min of row r − 9)",
      13,
      4,
    ],
  ]);
  expect(document.findings.map(({ rule }) => rule).filter((rule) => !rule.startsWith("titik"))).toEqual(["survey-other-row"]);
});

test("Tabel 4.10: what is counted twice, and what is not connected, as in the inventory", async () => {
  const { draft, findings } = await surveyed(write("t410.csv", csvOf(table410(pesawaran))), "pesawaran");
  const counts = ({ row, organisation, items }: RegionInventory["equipment"][number]) => ({
    ...{ row, organisation, items: items.map(({ kind, count, printed }) => ({ kind, count, printed })) },
  });
  const own = pesawaran.equipment.filter(({ table }) => table === "psw-4-10");
  expect(draft.equipment.map(counts)).toEqual(own.map(counts));
  const words = (all: readonly { readonly rule: string; readonly message: string }[]): readonly string[] =>
    all
      .filter(({ rule }) => rule === "equipment-counted-twice" || rule === "devices-unlike")
      .map(({ message }) => message)
      .sort();
  expect(words(findings)).toEqual(words(findingsOf(pesawaran, "2026-11-24")));
});
