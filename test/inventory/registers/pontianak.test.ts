// Kota Pontianak's registers: literal counts of what the two regulations print, so that a dropped or a doubled row fails.
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { loadRegionOrThrow } from "../../../inventory/load.ts";
import { seedLines, textBetween } from "../seed-lines.ts";
import { countBy, numbered, perRow, rowsOf, sum } from "./rows.ts";

const inventory = loadRegionOrThrow(resolve(import.meta.dirname, "../../.."), "pontianak");
const perwal20 = seedLines("000_45bca86a13b9116d.txt");
const perwal47 = seedLines("002_0ee5df5aa06e842c.txt");

test("printed tables and their rows", () => {
  expect(Object.fromEntries(inventory.tables.map(({ id, rows }) => [id, rows]))).toEqual({
    "ptk-daftar-opd": 39, // 2938-3006
    "ptk-3-7": 11, // 3356-3371: three domains, seven aspects, the index
    "ptk-3-8": 5, // 3511-3572
    "ptk-isu": 10, // 3014-3041
    "ptk-temuan": 5, // 7073-7112, a to e
    "ptk-5-1": 5, // 7096-7104
    "ptk-5-2": 61, // 7140-8757
    "ptk-5-5": 6, // 9492-9943
    "ptk-6-4-3": 18, // 12165-12298: a paragraph, nine services of the administration, eight for the public
    "ptk-6-1": 6, // 12744-12771
    "ptk-6-2": 8, // 12783-12826
    "ptk-6-3": 19, // 12841-12930
    "ptk-6-4": 6, // 12940-12961
    "ptk-6-5": 86, // 12979-13463
    "ptk-tim-koordinasi": 5, // 11918-11922
    "ptk-tim-evaluator": 4, // 11939-11942
    "p47-tim-koordinasi": 5, // Perwal 47/2021, 783-787
    "p47-tim-evaluator": 4, // Perwal 47/2021, 800-803
    "ptk-aplikasi-umum": 9, // 12478-12486
    "p47-29": 8, // Perwal 47/2021, 428-436
    "p47-40": 11, // Perwal 47/2021, 561-572
    "p47-41": 8, // Perwal 47/2021, 579-586
    "ptk-model-generik": 7, // 1328-1359
    "ptk-lain": 47, // ours: places in the running text
    "ptk-47-lain": 5, // ours
  });
});

test("39 rows of the official list, the last one standing for 29 kelurahan", () => {
  const rows = rowsOf(inventory.organisations, "ptk-daftar-opd");
  expect(rows.filter((row) => row < 39)).toEqual(numbered(1, 38));
  expect(rows.filter((row) => row === 39)).toHaveLength(29);
  const last = inventory.organisations.filter(({ table, row }) => table === "ptk-daftar-opd" && row === 39);
  expect(countBy(last, ({ kind }) => kind)).toEqual({ kelurahan: 29 });
});

const survey = numbered(1, 61);

test("equipment of the 61 rows of Tabel 5.2: how many lines each row prints", () => {
  expect(rowsOf(inventory.equipment, "ptk-5-2")).toEqual(survey);
  const lines = survey.map((row) => inventory.equipment.find((record) => record.row === row)?.items.length);
  expect(lines.slice(0, 11)).toEqual([4, 7, 3, 3, 3, 3, 3, 3, 3, 3, 2]); // Pontianak Barat, Pontianak Kota
  expect(lines.slice(11, 22)).toEqual([3, 9, 2, 2, 2, 2, 7, 3, 2, 6, 2]); // Selatan, Tenggara
  expect(lines.slice(22, 35)).toEqual([3, 1, 3, 1, 2, 2, 2, 2, 2, 2, 2, 1, 1]); // Utara, Timur
  // row 56 prints the same four things for each of seven applications; row 59 nothing
  expect(lines.slice(35)).toEqual([3, 2, 3, 2, 4, 17, 15, 4, 2, 3, 3, 2, 1, 9, 4, 7, 3, 3, 4, 3, 28, 3, 3, 0, 2, 10]);
});

test("equipment of the survey, summed by kind where the survey counts", () => {
  const sums: Record<string, number> = {};
  for (const { kind, count } of inventory.equipment.flatMap(({ items }) => items))
    if (typeof count === "number") sums[kind] = (sums[kind] ?? 0) + count;
  expect(sums).toEqual({
    pc: 619,
    laptop: 53,
    tablet: 50,
    printer: 208,
    scanner: 13,
    server: 26,
    disk: 8,
    router: 13,
    "access-point": 7,
    modem: 10,
    "wifi-adapter": 8,
    antenna: 1,
    radio: 2,
    tower: 9,
    cable: 1,
    cctv: 179,
    fingerprint: 3,
    ups: 17,
    monitor: 5,
    projector: 1,
    signage: 1,
    "control-room": 1,
    connected: 21,
    other: 6,
  });
});

test("cameras row by row, a range kept as a range, and 87 planned where 24 stand", () => {
  const cameras = inventory.equipment.flatMap(({ row, items }) =>
    items.filter(({ kind }) => kind === "cctv").map(({ count, target }) => [row, count, target]),
  );
  expect(cameras).toEqual([
    [18, 4, undefined],
    [23, 5, undefined],
    [37, 8, undefined],
    [38, { from: 4, to: 5 }, undefined], // 7947
    [40, 21, undefined],
    [41, 13, undefined],
    [42, 40, undefined],
    [43, 64, undefined],
    [51, 24, 87], // 8348, 8360
    [61, "unknown", undefined], // 8747
  ]);
});

test("IT staff of the 61 rows", () => {
  expect(rowsOf(inventory.staffing, "ptk-5-2")).toEqual(survey);
  const groups = inventory.staffing.flatMap(({ row, groups: of }) => of.map((group) => ({ ...group, row })));
  expect(groups.filter(({ count }) => count === "unknown").map(({ row }) => row)).toEqual([37, 38]); // both print "-"
  const sums: Record<string, number> = {};
  for (const { count, status } of groups) if (typeof count === "number") sums[status] = (sums[status] ?? 0) + count;
  expect(sums).toEqual({ pns: 25, "non-pns": 74, contract: 8, operator: 22, admin: 2, unknown: 133 });
});

test("wishes, plans and complaints: how many each row of the survey has", () => {
  const wishes = perRow(inventory.wishes, "ptk-5-2", 1, 61);
  expect(sum(wishes)).toBe(inventory.wishes.length);
  expect(wishes.slice(0, 11)).toEqual([0, 0, 3, 0, 1, 4, 3, 3, 3, 4, 1]);
  expect(wishes.slice(11, 22)).toEqual([3, 1, 3, 8, 6, 2, 5, 3, 2, 1, 2]);
  expect(wishes.slice(22, 35)).toEqual([5, 3, 3, 2, 3, 2, 3, 3, 3, 1, 4, 1, 3]);
  expect(wishes.slice(35)).toEqual([1, 1, 2, 3, 1, 2, 2, 1, 1, 0, 4, 1, 2, 3, 3, 14, 1, 1, 3, 1, 7, 0, 0, 0, 1, 0]);
});

test("eight sites name the Mbps that they want", () => {
  expect(inventory.wishes.filter(({ wantedMbps }) => wantedMbps !== undefined).map(({ row, wantedMbps }) => [row, wantedMbps])).toEqual([
    [9, [40, 50]],
    [18, [20, 40]],
    [19, [40]],
    [20, [10]],
    [21, [20, 40]],
    [26, [40]],
    [27, [40]],
    [28, [40]],
  ]);
});

const mentions = inventory.applications.flatMap((application) => application.mentions);

test("places that name an application, table by table", () => {
  expect(countBy(mentions, ({ table }) => table)).toEqual({ "ptk-5-2": 179, "ptk-6-4-3": 33, "ptk-lain": 47, "ptk-47-lain": 5 });
  expect(rowsOf(mentions, "ptk-lain")).toEqual(numbered(1, 47));
  expect(rowsOf(mentions, "ptk-47-lain")).toEqual(numbered(1, 5));
});

test("applications of Tabel 5.2: how many each row names", () => {
  const named = perRow(mentions, "ptk-5-2", 1, 61);
  expect(named.slice(0, 11)).toEqual([10, 0, 1, 1, 0, 0, 1, 4, 2, 2, 2]);
  expect(named.slice(11, 22)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1]);
  expect(named.slice(22, 35)).toEqual([2, 1, 3, 0, 2, 0, 1, 2, 1, 3, 0, 2, 1]);
  expect(named.slice(35)).toEqual([7, 1, 3, 3, 3, 2, 4, 15, 1, 0, 6, 1, 5, 3, 19, 2, 1, 3, 3, 5, 7, 6, 0, 0, 15, 13]);
});

test("applications of 6.4.3: how many each service names, and the eight that are in JePin", () => {
  // service 8 names five applications, one of them with its user beside its manager
  expect(perRow(mentions, "ptk-6-4-3", 0, 17)).toEqual([2, 1, 1, 2, 1, 1, 2, 2, 6, 2, 2, 1, 2, 2, 3, 1, 1, 1]);
  expect(inventory.applications.filter(({ portal }) => portal === true).map(({ id }) => id)).toEqual([
    "sipp", // 12201-12204
    "sima", // 12214-12217
    "simbada", // 12219-12222
    "sp4n-lapor", // 12244-12259
    "jdih", // 12264-12269
    "wbs-ponti", // 12271-12274
    "si-ppid", // 12276-12283
    "satu-data-pontianak",
  ]);
});

test("26 servers outside the pusat data, beside three computers that serve and two places without a count", () => {
  const rows = inventory.servers.map(({ id, row, count, place }) => ({ id, row, count, place }));
  const computers = new Set(["srv-dpmtkptsp-komputer", "srv-rsud-database"]); // 8000 "Komputer server", 8058 "Komputer"
  const counted = rows.filter(({ id, count }) => typeof count === "number" && !computers.has(id));
  expect(counted.map(({ row, count }) => [row, count])).toEqual([
    [36, 4], // 7915
    [40, 7], // 7982
    [41, 3], // 7997
    [42, 1], // 8059 mainframe
    [42, 1], // 8062 backup
    [43, 8], // 8110
    [51, 1], // 8353
    [54, 1], // 8463
  ]);
  expect(sum(counted.map(({ count }) => Number(count)))).toBe(26);
  expect(counted.every(({ place }) => place === "agency")).toBe(true);
  expect(rows.filter(({ id }) => computers.has(id)).map(({ count }) => count)).toEqual([1, 2]);
  expect(rows.filter(({ count }) => count === "unknown").map(({ id }) => id)).toEqual(["srv-diskominfo", "srv-kominfo-hosting"]);
});

const programmes = inventory.roadmap.filter(({ table }) => table === "ptk-6-5").map(({ number }) => number ?? "");

test("roadmap: rows of the five tables", () => {
  expect(countBy(inventory.roadmap, ({ table }) => table)).toEqual({
    "ptk-6-1": 6,
    "ptk-6-2": 8,
    "ptk-6-3": 19,
    "ptk-6-4": 6,
    "ptk-6-5": 86,
  });
});

test("Tabel 6.5: programmes 1 to 63 without 44, and 24 parts of seven of them", () => {
  const whole = programmes.filter((number) => !number.includes("-")).map(Number);
  expect(whole).toEqual(numbered(1, 63, [44]));
  const parts = programmes.filter((number) => number.includes("-"));
  expect(countBy(parts, (number) => number.split("-")[0] ?? "")).toEqual({ "24": 3, "34": 4, "35": 5, "41": 1, "43": 9, "63": 2 });
  expect(new Set(programmes).size).toBe(86);
});

/** A line of the table that begins with a number: "Indikator 22 33", "35-a Membangun …", "Indikator 35-2 63-a a. Pendidikan". */
const programmeLine = /^(?:Indikator\s+[\d-]+\s+)?(\d{1,2}(?:-[a-i])?)(?:\s+[A-Za-z]|$)/;

test.skipIf(perwal20 === undefined)("Tabel 6.5: the numbers are those of the text", () => {
  const lines = (perwal20 ?? []).slice(12_976, 13_463).map((line) => line.trim());
  expect(lines.flatMap((line) => programmeLine.exec(line)?.[1] ?? [])).toEqual(programmes);
});

test("years of Tabel 6.1 to 6.4 as printed; those of Tabel 6.5 are lost", () => {
  const years = (of: string): string[] =>
    inventory.roadmap
      .filter(({ table }) => table === of)
      .map((item) => (item.years === "unknown" ? "unknown" : `${item.years.from % 100}-${item.years.to % 100}`));
  expect(years("ptk-6-1").join(" ")).toBe("20-20 20-20 20-20 20-20 20-29 20-29");
  expect(years("ptk-6-2").join(" ")).toBe("20-29 20-29 21-29 20-29 21-29 21-22 20-22 20-22");
  expect(years("ptk-6-3").join(" ")).toBe(
    "20-25 21-26 21-23 22-24 23-25 21-26 21-26 21-24 21-24 21-24 21-24 21-29 21-29 22-29 22-29 22-29 23-29 24-29 25-29",
  );
  expect(years("ptk-6-4").join(" ")).toBe("21-29 21-29 21-29 21-29 21-29 21-22");
  expect(new Set(years("ptk-6-5"))).toEqual(new Set(["unknown"]));
});

test("three data centres: the city's, its recovery without a place, the national one", () => {
  expect(inventory.dataCentres.map(({ role, place, managedBy }) => [role, place, managedBy])).toEqual([
    ["main", "DISKOMINFO Kota Pontianak", "diskominfo"], // 13186-13188, 12069
    ["recovery", "unknown", "diskominfo"], // Perwal 47/2021, 327
    ["national", "unknown", "unknown"], // 12841
  ]);
  expect(inventory.dataCentres.flatMap(({ connections }) => connections.map(({ centre }) => centre))).toEqual([
    "pontive-center", // 12070-12073
    "pusat-data-nasional", // Perwal 47/2021, 332
  ]);
});

test("data that the documents name: kept at the hospital, elsewhere nobody says; under no mandate", () => {
  expect(countBy(inventory.dataSets, ({ state }) => state)).toEqual({ unknown: 1, active: 8, planned: 5 });
  expect(inventory.dataSets.filter(({ kept }) => kept !== "unknown").map(({ id, kept }) => [id, kept])).toEqual([
    ["database-rsud", "agency"], // 8057-8064
  ]);
  expect(inventory.dataSets.filter(({ owner }) => owner === "unknown").map(({ id }) => id)).toEqual([
    "penduduk-kelurahan", // 7382-7386
    "masyarakat", // 7253-7258
    "jalan-jembatan", // 5850
  ]);
  expect(new Set(inventory.dataSets.flatMap(({ classification, mandate }) => [classification, mandate]))).toEqual(new Set(["unknown"]));
});

test("services: nine and eight of 6.4.3, eleven of pasal 40, eight of pasal 41, and the fields of general applications", () => {
  const listed = inventory.services.flatMap((service) => service.listed);
  expect(rowsOf(listed, "ptk-6-4-3")).toEqual(numbered(1, 17));
  expect(rowsOf(listed, "p47-40")).toEqual(numbered(1, 11));
  expect(rowsOf(listed, "p47-41")).toEqual(numbered(1, 8));
  expect(rowsOf(listed, "p47-29")).toEqual(numbered(1, 8));
  // 12483: assets and regional goods are one entry there, two services in 12214-12222
  expect(rowsOf(listed, "ptk-aplikasi-umum")).toEqual([1, 2, 3, 4, 5, 6, 6, 7, 8, 9]);
  expect(countBy(inventory.services, ({ kind }) => kind)).toEqual({ administration: 12, public: 8 });
  expect(inventory.services.filter(({ portal }) => portal === true)).toHaveLength(7); // 12203, 12216, 12221, 12258, 12267, 12273, 12281
  expect(inventory.services.filter(({ applications }) => applications.length === 0).map(({ id }) => id)).toEqual([
    "pemantauan-evaluasi", // Perwal 47/2021, 566
    "pengawasan", // 571
    "layanan-lain", // 572
  ]);
});

test("an application of 6.4.3 gives the service in whose entry it stands", () => {
  const given = inventory.services.flatMap(({ applications, listed }) =>
    listed.filter(({ table }) => table === "ptk-6-4-3").flatMap(({ row }) => applications.map((id) => `${row} ${id}`)),
  );
  const named = inventory.applications
    .filter(({ id }) => id !== "jepin" && id !== "interoperabilitas") // of all services, 12165-12167
    .flatMap(({ id, mentions: own }) => own.filter(({ table }) => table === "ptk-6-4-3").map(({ row }) => `${row} ${id}`));
  expect([...new Set(given)].sort()).toEqual([...new Set(named)].sort());
});

test("a general application falls under the nine of 6.4.5.1, most of them under a letter of pasal 29 too", () => {
  const general = inventory.applications.filter(({ class: of }) => of === "general");
  const letters = (wanted: string): Record<string, number> =>
    countBy(
      general.flatMap(({ fields = [] }) => fields).filter(({ table }) => table === wanted),
      ({ letter = "" }) => letter,
    );
  expect(letters("ptk-aplikasi-umum")).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 2, g: 5, h: 2, i: 1 });
  // assets and goods, finance and official letters are no field of pasal 29; archives and evaluation have no application
  expect(letters("p47-29")).toEqual({ a: 1, b: 1, c: 2, d: 5, g: 1, h: 1 });
  expect(inventory.applications.filter(({ fields, class: of }) => fields !== undefined && of !== "general")).toEqual([]);
});

test("what agencies share: the pusat data, the intra network and the service bus of 6.4.4", () => {
  const shared = [inventory.dataCentres, inventory.networks, inventory.serviceBus].map((records) =>
    records.filter(({ shared: so }) => so === "yes").map(({ id }) => id),
  );
  expect(shared).toEqual([["pusat-data", "pusat-pemulihan"], ["jaringan-intra"], ["sistem-penghubung"]]); // 12305-12308
});

test("the planned intra network is a star: both links end at simpul 1", () => {
  expect(inventory.networks.flatMap(({ id, topology }) => (topology === undefined ? [] : [[id, topology]]))).toEqual([
    ["jaringan-intra", "star"],
  ]);
  const planned = inventory.links.filter(({ state }) => state === "planned");
  expect(planned.map(({ a, b }) => [a.device, b.device])).toEqual([
    ["simpul-1", "simpul-2"], // 13233
    ["simpul-1", "simpul-3"], // 13237
  ]);
});

test("who runs a site: seven are printed, two of them not by DISKOMINFO", () => {
  const run = inventory.domains.flatMap(({ host, managedBy }) => (managedBy === undefined ? [] : [[host, managedBy]]));
  expect(run).toHaveLength(7); // 12267, 12281, 12292, 12297, 12573
  expect(run.filter(([, by]) => by !== "diskominfo")).toEqual([
    ["jdih.pontianakkota.go.id", "bagian-hukum"],
    ["dpmtkptsp.pontianakkota.go.id", "dpmtkptsp"],
  ]);
});

test("no row of the survey prints which line is the backup", () => {
  expect(inventory.sites.flatMap(({ isp = [] }) => isp).filter(({ role }) => role !== undefined)).toEqual([]);
  const backup = /cadang|back[ -]?up/i;
  expect(inventory.sites.flatMap(({ isp = [] }) => isp).filter(({ printed }) => backup.test(printed))).toEqual([]);
});

test("readiness: rows table by table", () => {
  expect(countBy(inventory.readiness, ({ table }) => table)).toEqual({
    "ptk-3-7": 11,
    "ptk-3-8": 5,
    "ptk-5-1": 5,
    "ptk-5-5": 6,
    "ptk-isu": 10,
    "ptk-temuan": 5,
  });
});

test("Tabel 5.1 counts the 61 sites of Tabel 5.2", () => {
  const printed = inventory.readiness
    .filter(({ table }) => table === "ptk-5-1")
    .map((row) => Number(/(\d+)$/.exec(row.printed ?? "")?.[1]));
  expect(printed).toEqual([1, 37, 2, 16, 5]); // 7096-7104
  expect(sum(printed)).toBe(61);
});

test("five addresses are printed in 6.4.3, two of them with https, and two of the survey stand outside the official domain", () => {
  const of = (wanted: string): string[] =>
    inventory.domains.filter(({ table }) => table === wanted).map(({ scheme, host }) => `${scheme} ${host}`);
  expect(of("ptk-6-4-3")).toEqual([
    "https jdih.pontianakkota.go.id", // 12266
    "http ppid.pontianakkota.go.id", // 12278
    "https data.pontianakkota.go.id", // 12280
    "http dpmtkptsp.pontianakkota.go.id", // 12291
    "http e-pemerintahan.pontianakkota.go.id", // 12296
  ]);
  expect(of("ptk-5-2")).toEqual(["none bpbd.pontianakkota.co.id", "none si.bippontianakkota.com"]); // 7956, 8687
});

test("Perwal 47/2021: 193 clauses, and what is made of them", () => {
  expect(inventory.articles).toHaveLength(193);
  expect(countBy(inventory.articles, ({ disposition }) => disposition)).toEqual({
    model: 55,
    rule: 51,
    out: 33,
    attest: 23,
    process: 15,
    report: 12,
    render: 4,
  });
});

/** Paragraphs that a citation such as "P47-53(2), 54(3), 55(3)" or "P47-16(4)+(6)" or "P47-57(1)-(2), 58(1)" covers; 0 is a Pasal as a whole. */
function paragraphsOf(number: string): string[] {
  return number
    .replace("P47-", "")
    .split(", ")
    .flatMap((part) => {
      const [, pasal = "", rest = ""] = /^(\d+)(.*)$/.exec(part) ?? [];
      const ranges = [...rest.matchAll(/\((\d+)\)(?:-\((\d+)\))?/g)];
      if (ranges.length === 0) return [`${pasal}(0)`];
      return ranges.flatMap(([, from, to = from]) => numbered(Number(from), Number(to)).map((ayat) => `${pasal}(${ayat})`));
    });
}

/** Definitions that "P47-1.1-4, 6-8, …" or "P47-1.5" covers. */
function definitionsOf(number: string): readonly number[] {
  return number
    .replace("P47-1.", "")
    .split(", ")
    .flatMap((range) => {
      const [from = 0, to = from] = range.split("-").map(Number);
      return numbered(from, to);
    });
}

const clauses = inventory.articles.map(({ number }) => number);

test("all 66 Pasal are there, and all 52 definitions once", () => {
  const definitions = clauses.filter((number) => number.startsWith("P47-1.")).flatMap(definitionsOf);
  expect([...definitions].sort((a, b) => a - b)).toEqual(numbered(1, 52));
  const rest = clauses.filter((number) => !number.startsWith("P47-1.")).flatMap(paragraphsOf);
  expect([...new Set(rest.map((paragraph) => Number(paragraph.split("(")[0])))].sort((a, b) => a - b)).toEqual(numbered(2, 66));
});

/** Every paragraph of the text: a heading may stand behind that of its chapter; a Pasal without paragraphs is its paragraph 0. */
function paragraphsIn(lines: readonly string[]): Set<string> {
  const counts = new Map<number, number>();
  let pasal = 0;
  for (const line of lines) {
    const heading = /^#.*Pasal (\d+)\s*$|^Pasal (\d+)\s*$/.exec(line);
    if (heading !== null) {
      pasal = Number(heading[1] ?? heading[2]);
      counts.set(pasal, 0);
    }
    const ayat = /^-?\s*\((\d+)\) /.exec(line);
    if (ayat !== null && pasal > 0) counts.set(pasal, Number(ayat[1]));
  }
  return new Set([...counts].flatMap(([of, last]) => numbered(Math.min(last, 1), last).map((ayat) => `${of}(${ayat})`)));
}

test.skipIf(perwal47 === undefined)("every paragraph of the text has its clause", () => {
  const text = paragraphsIn(perwal47 ?? []);
  text.delete("1(0)"); // the definitions
  const entered = new Set(clauses.filter((number) => !number.startsWith("P47-1.")).flatMap(paragraphsOf));
  expect([...text].filter((paragraph) => !entered.has(paragraph))).toEqual([]);
  expect([...entered].filter((paragraph) => !text.has(paragraph))).toEqual([]);
  expect([...text].filter((paragraph) => !paragraph.endsWith("(0)"))).toHaveLength(238);
});

test("service desk: two levels, and an incident's way in three steps", () => {
  expect(inventory.serviceDesk.map(({ level }) => level)).toEqual([1, 2]); // 706-707
  expect(inventory.incidentPath.map(({ order }) => order)).toEqual([1, 2, 3]); // 528
});

test("a count of a survey stands in its printed words", () => {
  const whole = (number: number): RegExp => new RegExp(`(?<!\\d)${number}(?!\\d)`);
  const counted = [...inventory.equipment.flatMap(({ items }) => items), ...inventory.staffing.flatMap(({ groups }) => groups)];
  for (const { count, printed } of counted) if (typeof count === "number") expect(printed).toMatch(whole(count));
  for (const { year, printed, remark } of mentions) if (year !== undefined) expect(`${printed} ${remark ?? ""}`).toMatch(whole(year));
  for (const { wantedMbps = [], printed } of inventory.wishes) for (const mbps of wantedMbps) expect(printed).toMatch(whole(mbps));
});

/** What a row says beside its facts: that the site has no system of its own, headings, and sums of parts that are entered. */
const besides = new Set(
  "belum ada masih merupakan turunan dari pemerintah pmerintaj pemkot kota pontianak tidak mengikuti program disediakan menggunakan sesuai arahan sistem yang dipakai dan keluarga berencana".split(
    " ",
  ),
);

/** Lines that the head of every page of the table repeats. */
const tableHead = /^(No\. OPD\/Kelurahan|Sarana Prasarana terkait IT|yang dimilki|Jenis Koneksi|Rencana Pengembangan|Kedepan)/;
const pageHead = /^(V-\d+ *)?Rencana Induk SPBE|^V-\d+|^Tahun 2020 -2029/;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Everything that the registers print of a row of the survey. */
function enteredOf(row: number): Set<string> {
  const site = inventory.sites.find((record) => record.survey === row);
  const parts = [
    ...inventory.equipment.filter((record) => record.row === row).flatMap(({ items }) => items),
    ...inventory.staffing.filter((record) => record.row === row).flatMap(({ groups }) => groups),
    ...mentions.filter(({ table, row: at }) => table === "ptk-5-2" && at === row),
    ...inventory.wishes.filter((record) => record.row === row),
    ...(site?.isp ?? []),
  ];
  const remarks = parts.flatMap((part) => ("remark" in part ? (part.remark ?? []) : []));
  return new Set(wordsOf([row, site?.printed ?? site?.name, ...parts.map(({ printed }) => printed), ...remarks].join(" ")));
}

test.skipIf(perwal20 === undefined)("no word of Tabel 5.2 is left out", () => {
  const left = survey.map((row) => {
    const source = inventory.sites.find((record) => record.survey === row)?.source;
    const text = source !== undefined && "document" in source ? textAt(perwal20 ?? [], source.lines) : "";
    const entered = enteredOf(row);
    return [row, wordsOf(text).filter((word) => !entered.has(word) && !besides.has(word))] as const;
  });
  expect(left.filter(([, words]) => words.length > 0)).toEqual([
    [40, ["5", "orang"]], // 4 PNS and 1 non PNS
    [42, ["database", "client", "computer", "5"]], // headings of a numbered list
    [47, ["2", "orang"]], // 1 PNS and 1 non PNS
    [49, ["63"]], // 62 non PNS and 1 PNS
  ]);
});

function textAt(lines: readonly string[], cited: string): string {
  const ranges = cited.split(", ").map((range) => range.split("-").map(Number));
  return ranges
    .map(([first = 0, last = first]) => textBetween(lines, first, last, new RegExp(`${tableHead.source}|${pageHead.source}`)))
    .join(" ");
}
