// `simpul survey`: the document, the files, a new region from a sheet, and spreadsheets that want to hurt.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { loadRegionOrThrow } from "../../inventory/load.ts";
import { checkAnswer } from "../../scripts/check.ts";
import { DoorError } from "../../scripts/door/door.ts";
import { initAnswer } from "../../scripts/init.ts";
import { planAnswer } from "../../scripts/plan.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { type SurveyOptions, surveyAnswer } from "../../scripts/survey.ts";
import { csvOf, table52 } from "../inventory/survey/tables.ts";
import { real } from "./checkout.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simpul-survey-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const today = "2026-11-24";

function write(file: string, content: string | Uint8Array): string {
  const path = join(folder, file);
  writeFileSync(path, content);
  return path;
}

const survey = (path: string | undefined, options: Partial<SurveyOptions> = {}, root = real): ReturnType<typeof surveyAnswer> =>
  surveyAnswer(path, { lang: "en", ...options }, 2026, root);

/** Message and fix of a refusal, without the folder; fails when there is none. */
async function refusal(run: () => Promise<unknown>): Promise<[message: string, fix: string | undefined]> {
  try {
    await run();
  } catch (error) {
    if (error instanceof DoorError) return [error.message.replaceAll(`${folder}/`, ""), error.fix];
    throw error;
  }
  throw new Error("it was not refused");
}

const small = "No,OPD/Kelurahan,Jenis Koneksi,Alamat\n1,Kel. Tengah,Indihome 10 MBps,Jl. Satu\n2,Dinas Baru,Astinet,\n";

test("the document: what was read, what was not, the draft, the findings", async () => {
  const answer = await survey(write("Survei OPD 2026.csv", small));
  const document = documents.survey.parse(answer.json());
  expect(answer.exit).toBe(2);
  expect(document).toMatchObject({ file: "Survei OPD 2026.csv", rows: 2, ignored: ["Alamat"] });
  expect(document.columns).toEqual([
    { heading: "No", field: "no" },
    { heading: "OPD/Kelurahan", field: "name" },
    { heading: "Jenis Koneksi", field: "connection" },
  ]);
  expect(Object.keys(document.draft)).toEqual(["documents", "sites"]);
  expect(document.draft.documents).toEqual([
    { id: "survei-opd-2026", title: "Lembar survei Survei OPD 2026.csv", file: "Survei OPD 2026.csv", lines: 3 },
  ]);
  expect(document.counts).toEqual({ error: 0, warning: 2, notice: 3 });
  expect(document.findings.map(({ rule, line, column }) => [rule, line, column])).toEqual([
    ["single-provider", 2, 3],
    ["single-provider", 3, 3],
    ["rate-missing", 3, 2],
    ["survey-unit", 2, 3],
    ["survey-column-unread", 1, 1],
  ]);
});

test("a sheet without anything to say: exit code 0", async () => {
  const answer = await survey(write("a.csv", 'OPD,Koneksi\nDinas A,"Indihome 10 Mbps, Astinet 5 Mbps"\n'));
  expect([answer.exit, answer.told]).toEqual([0, "1 rows; 0 errors, 0 warnings, 0 notices\n"]);
});

test("names of a region are found, unknown ones get an id and the name that may be meant", async () => {
  const sheet = "OPD,Koneksi\nKel. Tengah,Indihome\nDISHUB,Indihome\nKelurahan Siantan Hilr,Indihome\nDinas Baru Kota Pontianak,Indihome\n";
  const answer = await survey(write("a.csv", sheet), { region: "pontianak" });
  const { draft, findings, region } = documents.survey.parse(answer.json());
  expect(region).toBe("pontianak");
  expect(draft.sites.map((site) => (site as { id: string }).id)).toEqual(["kel-tengah", "dishub", "kel-siantan-hilr", "dinas-baru"]);
  expect(findings.filter(({ rule }) => rule === "survey-unknown-name").map(({ message, fix }) => [message, fix])).toEqual([
    [
      "row 3: the region has no Kelurahan Siantan Hilr; it gets the new id kel-siantan-hilr",
      "if Kelurahan Siantan Hilir is meant, enter the name as an alias of it",
    ],
    [
      "row 4: the region has no Dinas Baru Kota Pontianak; it gets the new id dinas-baru",
      "keep the id, or enter the name as an alias of the site that is meant",
    ],
  ]);
});

test("a new region from a survey: init, survey --out, and it loads and plans", async () => {
  cpSync(join(real, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  initAnswer("kubu-raya", {}, 2026, folder);
  const out = join(folder, "inventory/regions/kubu-raya");
  const path = write("survei.csv", csvOf(table52(loadRegionOrThrow(real, "pontianak"))));
  const answer = await survey(path, { region: "kubu-raya", out }, folder);
  const wrote = ["sites", "register/tables", "register/equipment", "register/staffing", "register/wishes", "register/applications"];
  expect(answer.text()).toBe(wrote.map((file) => `wrote ${out}/${file}.yaml\n`).join(""));
  const up = (file: string): string => "../".repeat(file.split("/").length + 1);
  for (const file of wrote)
    expect(readFileSync(join(out, `${file}.yaml`), "utf8").split("\n")[0]).toBe(
      `# yaml-language-server: $schema=${up(file)}schema/json/region.schema.json`,
    );
  const inventory = loadRegionOrThrow(folder, "kubu-raya");
  const { draft } = documents.survey.parse(answer.json());
  expect(inventory.sites).toEqual(draft.sites);
  expect(inventory.kecamatan).toHaveLength(6);
  expect(checkAnswer("kubu-raya", today, { root: folder }).exit).toBe(2);
  const rules = documents.check.parse(checkAnswer("kubu-raya", today, { root: folder }).json()).findings.map(({ rule }) => rule);
  expect(rules).not.toContain("table-rows");
  expect(rules.filter((rule) => rule === "single-provider")).toHaveLength(39);
  expect(planAnswer({ region: "kubu-raya", write: true }, today, folder).exit).toBe(0);
});

test("--out writes every file or none, and never over one", async () => {
  const [path, out] = [write("a.csv", small), join(folder, "draft")];
  await survey(path, { out });
  const before = readFileSync(join(out, "sites.yaml"), "utf8");
  rmSync(join(out, "sites.yaml"));
  writeFileSync(join(out, "sites.yaml"), "# mine\n");
  expect(await refusal(() => survey(path, { out }))).toEqual([
    "draft/sites.yaml is there already",
    "name another folder with --out, and put the two together by hand",
  ]);
  expect(before).toContain("id: kel-tengah");
  expect(readFileSync(join(out, "sites.yaml"), "utf8")).toBe("# mine\n");
  expect(readdirSync(out)).toEqual(["sites.yaml"]);
});

test("a long draft is parted into files that a region may have", async () => {
  const rows = Array.from({ length: 3000 }, (_, row) => `${row + 1},Kelurahan Nama ${row},"Indihome 10 Mbps, Astinet 5 Mbps"`);
  const out = join(folder, "inventory/regions/besar");
  initAnswer("besar", {}, 2026, folder);
  await survey(write("a.csv", `No,OPD,Koneksi\n${rows.join("\n")}\n`), { out });
  const parts = [2, 3, 4, 5, 6, 7, 8].map((part) => `sites-${part}.yaml`);
  expect(readdirSync(out).filter((file) => file.startsWith("sites"))).toEqual([...parts, "sites.yaml"]);
  expect(loadRegionOrThrow(folder, "besar").sites).toHaveLength(3000);
});

test.each([
  [undefined, {}, "no sheet is given", "name a CSV or .xlsx file, or - for standard input"],
  ["nothing.csv", {}, "nothing.csv is not there", "name a file that is there, or - for standard input"],
  ["draft", {}, "draft is a folder, not a sheet", "name a file that is there, or - for standard input"],
  [
    "a.csv",
    { document: "Survei 2026" },
    '--document "Survei 2026" is not an id of lower-case letters, digits and hyphens, such as kel-tengah',
    "write survei-2026",
  ],
  ["a.csv", { sheet: "OPD" }, '--sheet: a.csv has no sheet "OPD"', "a CSV file is one sheet without a name: leave --sheet out"],
  ["a.csv", { region: "pontianka" }, 'there is no region "pontianka"', "did you mean pontianak?"],
])("%j with %o is refused", async (file, options, message, fix) => {
  write("a.csv", small);
  mkdirSync(join(folder, "draft"));
  expect(await refusal(() => survey(file === undefined ? undefined : join(folder, file), options))).toEqual([message, fix]);
});

const cells = (rows: readonly (readonly (string | number | null)[])[]): (string | number | null)[][] => rows.map((row) => [...row]);

test("of several sheets the first with names of offices is read, the others are named; --sheet takes another", async () => {
  const book = await writeXlsxFile([
    { sheet: "Sampul", data: cells([["Laporan 2026"]]) },
    {
      sheet: "Kelurahan",
      data: cells([
        ["No", "Kelurahan", "Koneksi"],
        [1, "Kel. Satu", "Indihome 10 Mbps, Astinet 5 Mbps"],
      ]),
    },
    {
      sheet: "OPD",
      data: cells([
        ["Nama OPD", "Koneksi"],
        ["BPBD", "Indihome 5 Mbps, Astinet 5 Mbps"],
      ]),
    },
  ]).toBuffer();
  const path = write("buku.xlsx", book);
  const first = documents.survey.parse((await survey(path)).json());
  expect([first.sheet, first.rows]).toEqual(["Kelurahan", 1]);
  expect(first.findings.map(({ message, fix }) => [message, fix])).toEqual([
    ["the sheet Sampul was not read, only Kelurahan", 'read it too, with --sheet "Sampul"'],
    ["the sheet OPD was not read, only Kelurahan", 'read it too, with --sheet "OPD"'],
  ]);
  expect(documents.survey.parse((await survey(path, { sheet: "OPD" })).json()).sheet).toBe("OPD");
  expect(await refusal(() => survey(path, { sheet: "Opd" }))).toEqual(['--sheet: buku.xlsx has no sheet "Opd"', "did you mean OPD?"]);
});

test("merged cells: a heading over the whole row, a name and a district over several rows", async () => {
  const book = await writeXlsxFile([
    [{ value: "HASIL SURVEI 2026", columnSpan: 4 }],
    ["No", "Nama OPD", "Kecamatan", "Perangkat"],
    [{ value: "KECAMATAN", columnSpan: 4 }],
    [{ value: 1, rowSpan: 2 }, { value: "Kel. Satu", rowSpan: 2 }, { value: "Utara", rowSpan: 3 }, "PC 5 unit"],
    [null, null, null, "Printer 2 unit"],
    [2, "Kel. Dua", null, "PC 1 unit"],
    [3, "Dinas Tiga", null, "PC 2 unit"],
  ]).toBuffer();
  const { draft } = documents.survey.parse((await survey(write("a.xlsx", book))).json());
  const sites = draft.sites as readonly { id: string; kecamatan?: string; source: { lines: string } }[];
  expect(sites.map(({ id, kecamatan, source }) => [id, kecamatan, source.lines])).toEqual([
    ["kel-satu", "utara", "4-5"],
    ["kel-dua", "utara", "6"],
    ["dinas-tiga", undefined, "7"],
  ]);
});

/** An .xlsx whose one sheet is this XML. */
async function bookOf(xml: string | Uint8Array, level: 0 | 1 = 1): Promise<Uint8Array> {
  const parts = unzipSync(await writeXlsxFile([["OPD"]]).toBuffer());
  return zipSync({ ...parts, "xl/worksheets/sheet1.xml": typeof xml === "string" ? strToU8(xml) : xml }, { level });
}

const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheetXml = (rows: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

test("a formula's last result is read, and nothing is worked out", async () => {
  const formula = '<c r="B2" t="str"><f>HYPERLINK("http://contoh")</f><v>=Indihome 10 Mbps</v></c>';
  const rows = `<row r="1">${cell("A1", "OPD")}${cell("B1", "Koneksi")}</row><row r="2">${cell("A2", "Dinas A")}${formula}</row>`;
  const { draft } = documents.survey.parse((await survey(write("a.xlsx", await bookOf(sheetXml(rows))))).json());
  expect(draft.sites).toMatchObject([{ isp: [{ provider: "indihome", printed: "=Indihome 10 Mbps", mbps: 10 }] }]);
});

test("a formula that was never worked out stands in its own words", async () => {
  const formula = '<c r="A2" t="n"><f>HYPERLINK("http://a?b&amp;c")</f><v /></c><c r="B2"><f>1+1</f></c>';
  const rows = `<row r="1">${cell("A1", "OPD")}${cell("B1", "Koneksi")}</row><row r="2">${formula}</row>`;
  const { draft, findings } = documents.survey.parse((await survey(write("a.xlsx", await bookOf(sheetXml(rows))))).json());
  expect(draft.sites).toMatchObject([{ name: '=HYPERLINK("http://a?b&c")' }]);
  expect(findings.map(({ message }) => message)).toContain('row 1, =HYPERLINK("http://a?b&c"): no record holds what "Koneksi" says: =1+1');
});

test("formatted empty rows down to the last are no rows", async () => {
  const rows = `<row r="1">${cell("A1", "OPD")}</row><row r="2">${cell("A2", "Dinas A")}</row><row r="1048576"><c r="A1048576" s="0"/></row>`;
  expect(documents.survey.parse((await survey(write("a.xlsx", await bookOf(sheetXml(rows))))).json()).rows).toBe(1);
});

const tooMuch = "reading it takes more memory or time than any survey sheet needs";
const copyIt = "copy the table alone into a new file, and save it as .xlsx";
const hostile: Readonly<
  Record<string, readonly [() => Promise<Uint8Array> | Uint8Array, message: string | undefined, fix: string | undefined]>
> = {
  "a ZIP bomb": [
    () => bookOf(new Uint8Array(200 * 1024 * 1024)),
    "it unpacks to 200 MB, more than the 48 MB that a sheet may have",
    copyIt,
  ],
  "a ZIP bomb that lies about its size": [
    async () => lying(await bookOf(new Uint8Array(200 * 1024 * 1024)), 200 * 1024 * 1024),
    "it is not an .xlsx file, whatever its name says",
    "open it in a spreadsheet, and save it as .xlsx",
  ],
  "two cells at the far corners": [
    () => bookOf(sheetXml(`<row r="1">${cell("XFD1", "x")}</row><row r="1048576">${cell("A1048576", "x")}</row>`)),
    tooMuch,
    copyIt,
  ],
  "a row beyond all rows": [
    () => bookOf(sheetXml(`<row r="1">${cell("A1", "OPD")}</row><row r="99999999999">${cell("A99999999999", "x")}</row>`)),
    tooMuch,
    copyIt,
  ],
  "25,000 rows": [
    () => writeXlsxFile([["OPD"], ...Array.from({ length: 25_000 }, (_, row) => [`Dinas ${row}`])]).toBuffer(),
    "the sheet has more than 20,000 rows",
    "split it into several sheets, or delete the rows that are no survey",
  ],
  "entities in entities": [
    () =>
      bookOf(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>${sheetXml(`<row r="1">${cell("A1", "&c;")}</row>`)}`,
      ),
    'no column names the places; the headings found are "&c;"',
    "name the column of names OPD, Perangkat Daerah, Unit Kerja or OPD/Kelurahan",
  ],
  "an .xlsx that is cut off": [
    async () => (await bookOf(sheetXml(""))).subarray(0, 900),
    "it is not an .xlsx file, whatever its name says",
    "open it in a spreadsheet, and save it as .xlsx",
  ],
  "a document of another kind": [
    () => zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": strToU8("<x/>") }),
    "it is not an .xlsx file, whatever its name says",
    "open it in a spreadsheet, and save it as .xlsx",
  ],
};

/** The same archive, whose directory says that the sheet has a thousand bytes. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 28 < archive.length; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === size) view.setUint32(at + 24, 1000, true);
  return archive;
}

test.each(Object.entries(hostile))("%s is refused soon, in bounded memory", async (_, [make, message, fix]) => {
  const path = write("jahat.xlsx", await make());
  const found = await refusal(() => survey(path));
  expect(found).toEqual([`jahat.xlsx cannot be surveyed: ${message}`, fix]);
  expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000);
});

test("a million rows of CSV are refused by their size, or by their number", async () => {
  const row = "1,Dinas A,Indihome 10 Mbps\n";
  expect(await refusal(() => survey(write("juta.csv", `No,OPD,Koneksi\n${row.repeat(1_000_000)}`)))).toEqual([
    `juta.csv holds ${15 + row.length * 1_000_000} bytes, more than the 16 MB that a sheet may have`,
    "keep the survey alone in it: a sheet may have 20,000 rows",
  ]);
  expect(await refusal(() => survey(write("juta.csv", `OPD\n${"a\n".repeat(1_000_000)}`)))).toEqual([
    "juta.csv cannot be surveyed: the sheet has more than 20,000 rows",
    "split it into several sheets, or delete the rows that are no survey",
  ]);
});

test("a quote that swallows everything is found where it is too long", async () => {
  expect(await refusal(() => survey(write("a.csv", `No,OPD\n1,"${"x\n".repeat(1_000_000)}`)))).toEqual([
    "a.csv cannot be surveyed: row 2 holds more than 262136 characters",
    "look for a quote that is not closed, or shorten the row",
  ]);
});

test("a file that does not end is read no further than a sheet may be", async () => {
  expect(existsSync("/dev/zero")).toBe(true);
  expect((await refusal(() => survey("/dev/zero")))[0]).toBe("/dev/zero holds more than the 16 MB that a sheet may have");
});

test("the command: standard input, the draft on standard output, findings beside it; no region unless one is said", () => {
  const run = (...words: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [join(real, "scripts/simpul.ts"), "survey", "-", ...words], { cwd: real, input: small, encoding: "utf8" });
  const plain = run();
  expect([plain.status, String(plain.stdout).split("\n").slice(2, 7)]).toEqual([
    2,
    ["documents:", "  - id: survei", "    title: Lembar survei standard input", "    file: standard input", "    lines: 3"],
  ]);
  expect(String(plain.stderr)).toMatch(/^standard input:2:3: warning single-provider: /);
  expect(String(plain.stderr).trimEnd().split("\n").at(-1)).toBe("2 rows; 0 errors, 2 warnings, 3 notices");
  const named = run("--region", "pontianak", "--json");
  expect(documents.survey.parse(JSON.parse(String(named.stdout))).region).toBe("pontianak");
  expect(String(named.stderr)).toBe("");
}, 60_000);
