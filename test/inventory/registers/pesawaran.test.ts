// Kabupaten Pesawaran's registers: literal counts of what the regulation prints, and its number tables read again from the text.
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { loadRegionOrThrow } from "../../../inventory/load.ts";
import { seedLines, textBetween } from "../seed-lines.ts";
import { countBy, numbered, perRow, rowsOf, sum } from "./rows.ts";

const inventory = loadRegionOrThrow(resolve(import.meta.dirname, "../../.."), "pesawaran");
const perbup = seedLines("004_cdff9fdcf5e09f3b.txt");

test("printed tables and their rows", () => {
  expect(Object.fromEntries(inventory.tables.map(({ id, rows }) => [id, rows]))).toEqual({
    "psw-4-1": 12, // 2869-2891: three domains, seven aspects, the index, the rating
    "psw-4-2": 37, // 2953-4738: indicators 1 to 34 and 35-1 to 35-3
    "psw-4-3": 20, // 4756-4994
    "psw-4-5": 13, // 5162-5406: 1, 2a to 2e, 3a to 3d, 4, 5, 6
    "psw-4-6": 57, // 5458-5747
    "psw-4-7": 56, // 5767-6460
    "psw-4-8": 20, // 6488-6982
    "psw-4-9": 54, // 7084-7234
    "psw-4-10": 47, // 7250-7378
    "psw-4-11": 11, // 7396-7416
    "psw-4-12": 7, // 7424-7585, eleven machines
    "psw-4-13": 4, // 7609-7643
    "psw-4-14": 18, // 8215-8327
    "psw-5-2": 11, // 9977-10053
    "psw-6-2": 46, // 12015-12589
    "psw-tahap": 16, // 11171-11217
    "psw-prioritas": 15, // 2385-2415, a to o
    "psw-peran": 10, // 8383-8457
    "psw-lain": 41, // ours: places in the running text
  });
});

test("numbers that the document skips: 44 of the websites, 49 and 2 of the applications, 14 and 15 of the team", () => {
  const skipped = inventory.tables.filter(({ numbers }) => numbers?.missing !== undefined).map(({ id, numbers }) => [id, numbers?.missing]);
  expect(Object.fromEntries(skipped)).toEqual({ "psw-4-6": [44], "psw-4-7": [49], "psw-4-8": [2], "psw-4-14": [14, 15] });
});

test("54 titik: the sums of Tabel 4.9, and what they are read as", () => {
  const { titik } = inventory;
  expect(rowsOf(titik, "psw-4-9")).toEqual(numbered(1, 54));
  expect(sum(titik.map(({ minMbps }) => minMbps))).toBe(1169);
  expect(sum(titik.map(({ maxMbps }) => maxMbps))).toBe(1215);
  expect(sum(titik.map(({ readMbps }) => readMbps ?? 0))).toBe(1169);
  expect(countBy(titik, ({ minMbps }) => minMbps)).toEqual({ 8: 8, 10: 13, 15: 4, 20: 5, 25: 16, 30: 2, 40: 2, 55: 1, 60: 1, 80: 2 });
  expect(countBy(titik, ({ place }) => place)).toEqual({ room: 3, office: 48, hall: 2, worship: 1 });
  expect(titik.filter(({ minMbps, maxMbps }) => minMbps > maxMbps)).toHaveLength(20);
});

const pageOfTitik = /^(|NO|PERANGKAT DAERAH|KECEPATAN|BANDWITH \(Mbps\)|Minimal Maksimal)$/;

test.skipIf(perbup === undefined)("Tabel 4.9, read again from the text", () => {
  const text = textBetween(perbup ?? [], 7084, 7234, pageOfTitik);
  const printed = [...text.matchAll(/(\d+) (\D+?) (\d+) (\d+) /g)].map(([, row, name, min, max]) => [
    Number(row),
    name,
    Number(min),
    Number(max),
  ]);
  expect(printed).toHaveLength(54);
  expect(inventory.titik.map((titik) => [titik.row, titik.printed, titik.minMbps, titik.maxMbps])).toEqual(printed);
});

type Computers = readonly [row: number, pc: number | undefined, laptop: number | undefined, connected: number | undefined];

function computersOf(wanted: string): Computers[] {
  return inventory.equipment
    .filter(({ table }) => table === wanted)
    .map(({ row, items }) => {
      const count = (of: string): number | undefined => {
        const found = items.find(({ kind }) => kind === of)?.count;
        return typeof found === "number" ? found : undefined;
      };
      return [row, count("pc"), count("laptop"), count("connected")];
    });
}

function sums(rows: readonly Computers[]): readonly number[] {
  return [1, 2, 3].map((column) => sum(rows.map((row) => row[column] ?? 0)));
}

test("computers of 47 agencies: a row twice, its parts once more, one row without numbers", () => {
  const rows = computersOf("psw-4-10");
  expect(rows.map(([row]) => row)).toEqual(numbered(1, 47));
  expect(sums(rows.slice(0, 34))).toEqual([329, 379, 660]);
  expect(rows[0]?.slice(1)).toEqual([100, 71, 149]);
  expect(rows[34]?.slice(1)).toEqual([100, 71, 149]); // 7342: the Sekretariat Daerah again
  expect(sums(rows.slice(35))).toEqual([100, 71, 149]); // 7344-7378: its parts
  expect(rows.filter(([, pc]) => pc === undefined).map(([row]) => row)).toEqual([10]); // 7268: Dinas Sosial
});

test("computers of 11 kecamatan", () => {
  const rows = computersOf("psw-4-11");
  expect(rows.map(([row]) => row)).toEqual(numbered(1, 11));
  expect(sums(rows)).toEqual([47, 25, 72]);
});

const pageOfComputers = /^(|No PERANGKAT DAERAH Jumlah Perangkat Komputer|PC Laptop Terhubung|Ke Internet|Ke|Internet)$/;

test.skipIf(perbup === undefined)("Tabel 4.10 and 4.11, read again from the text", () => {
  const read = (first: number, last: number): Computers[] => {
    const rows = textBetween(perbup ?? [], first, last, pageOfComputers).matchAll(/(\d+) (\D+) (?:(\d+) (\d+) (\d+)(?= ))?/g);
    const number = (word: string | undefined): number | undefined => (word === undefined ? undefined : Number(word));
    return [...rows].map(([, row, , pc, laptop, connected]) => [Number(row), number(pc), number(laptop), number(connected)]);
  };
  expect(computersOf("psw-4-10")).toEqual(read(7250, 7378));
  expect(computersOf("psw-4-11")).toEqual(read(7396, 7416));
});

test("11 kecamatan, one village, and the sites that the network plans", () => {
  expect(inventory.kecamatan).toHaveLength(11);
  expect(inventory.desa.map(({ name }) => name)).toEqual(["Desa Hanura"]); // 7663
  expect(countBy(inventory.sites, ({ kind }) => kind)).toEqual({ opd: 33, bagian: 14, kecamatan: 11, ruang: 3, gedung: 3, desa: 1 });
});

test("57 websites, numbered 1 to 58 without 44, one of them with https", () => {
  const websites = inventory.domains.filter(({ table }) => table === "psw-4-6");
  expect(websites.map(({ row }) => row)).toEqual(numbered(1, 58, [44]));
  expect(websites.filter(({ scheme }) => scheme === "https").map(({ row }) => row)).toEqual([13]); // 5542
  expect(countBy(websites, ({ status }) => status)).toEqual({ active: 57 });
});

const pageOfWebsites = /^(|NO DINAS PENANGGUNG|JAWAB|URL Status|https?:\/\/\S+)$/;

test.skipIf(perbup === undefined)("Tabel 4.6, read again from the text", () => {
  // the links of a page stand once more at its end, without a number; row 37's address is broken before ".id" (5662-5664)
  const text = textBetween(perbup ?? [], 5458, 5747, pageOfWebsites);
  const rows = [...text.matchAll(/(\d+) [A-Z][^:]*? (https?):\/\/([^ /]+)(?: (\.id))?\/? (?=Aktif )/g)];
  const printed = rows.map(([, row, scheme, host, rest = ""]) => [Number(row), scheme, `${host}${rest}`]);
  const entered = inventory.domains.filter(({ table }) => table === "psw-4-6").map(({ row, scheme, host }) => [row, scheme, host]);
  expect(entered).toEqual(printed);
});

const mentions = inventory.applications.flatMap((application) => application.mentions);

test("56 and 20 rows of applications, three offices each in two of them", () => {
  expect(countBy(mentions, ({ table }) => table)).toEqual({ "psw-4-7": 60, "psw-4-8": 20, "psw-lain": 41 });
  expect([...new Set(rowsOf(mentions, "psw-4-7"))]).toEqual(numbered(1, 57, [49]));
  expect(rowsOf(mentions, "psw-4-8")).toEqual(numbered(1, 21, [2]));
  const several = numbered(1, 57).filter((row) => (perRow(mentions, "psw-4-7", 1, 57)[row - 1] ?? 0) > 1);
  expect(several).toEqual([55, 56]); // 6400-6428, 6438-6448: Bappeda, BPKAD, Bagian Administrasi Pembangunan
});

/** A line that begins a row: "42 e-visum", "3 SSH & ASB Bagian"; an address or a size begins with no such number. */
const applicationLine = /^(\d{1,2}) [A-Za-z]/;

test.skipIf(perbup === undefined)("the rows of Tabel 4.7 and 4.8 are those of the text", () => {
  const read = (first: number, last: number): number[] =>
    (perbup ?? []).slice(first - 1, last).flatMap((line) => {
      const row = applicationLine.exec(line.trim())?.[1];
      return row === undefined ? [] : [Number(row)];
    });
  expect([...new Set(rowsOf(mentions, "psw-4-7"))]).toEqual(read(5767, 6460));
  expect(rowsOf(mentions, "psw-4-8")).toEqual(read(6488, 6982));
});

test("11 machines in 7 agencies, none of them Diskominfo's", () => {
  expect(perRow(inventory.servers, "psw-4-12", 1, 7)).toEqual([1, 2, 3, 2, 1, 1, 1]);
  expect(inventory.servers.map(({ count }) => count)).toEqual(Array.from({ length: 11 }, () => 1));
  expect(new Set(inventory.servers.map(({ organisation }) => organisation)).size).toBe(7);
  expect(inventory.servers.some(({ organisation }) => organisation === "diskominfosandi")).toBe(false);
  expect(inventory.servers.filter(({ os }) => os !== "unknown" && os !== undefined).map(({ row }) => row)).toEqual([5]); // 7523
});

test("11 addresses of other networks in Tabel 4.7 and 4.8", () => {
  expect(inventory.foreignAddresses.map(({ address, port }) => (port === undefined ? address : `${address}:${port}`)).sort()).toEqual([
    "10.18.9.24", // 5781
    "103.23.100.135:8080", // 6048
    "172.16.232.125", // 5807
    "172.16.234.50:91", // 5801
    "182.16.240.150", // 6328
    "223.27.144.198", // 5974
    "223.27.144.198:8081", // 5964, printed with a dot
    "223.27.144.200:8082", // 6120
    "223.27.144.200:8084", // 6108, printed without a dot
    "36.67.73.68:45200", // 6946-6948
    "ws.adminduk:5000", // 5791
  ]);
});

const outputs = inventory.roadmap.filter(({ table }) => table === "psw-6-2");
const outcomes = inventory.roadmap.filter(({ table }) => table === "psw-tahap");

test("roadmap: 46 outputs of 19 initiatives without years, 16 outcomes of two phases", () => {
  expect(countBy(inventory.roadmap, ({ table }) => table)).toEqual({ "psw-6-2": 46, "psw-tahap": 16 });
  const perInitiative = countBy(outputs, ({ number = "" }) => number.split(".")[0] ?? "");
  expect(Object.values(perInitiative)).toEqual([1, 1, 10, 2, 1, 2, 5, 2, 1, 1, 1, 1, 4, 2, 3, 3, 1, 4, 1]);
  expect(new Set(outputs.map(({ years }) => years))).toEqual(new Set(["unknown"]));
  const phases = outcomes.map(({ years }) => (years === "unknown" ? years : `${years.from}-${years.to}`));
  expect(countBy(phases, (years) => years)).toEqual({ "2022-2023": 11, "2024-2026": 5 }); // 11171-11199, 11209-11217
});

test.skipIf(perbup === undefined)("the numbers of Tabel 6.2 are those of the text", () => {
  const lines = (perbup ?? []).slice(12_008, 12_589);
  const printed = lines.flatMap((line) => [...line.matchAll(/(?<=^|\s)(\d{1,2}\.\d{1,2}) [A-Z]/g)].map(([, number]) => number));
  expect(outputs.map(({ number }) => number)).toEqual(printed);
});

test("three data centres: that of Dinas Kominfo, a recovery centre of one strategy, the national one", () => {
  expect(inventory.dataCentres.map(({ role, state, place }) => [role, state, place])).toEqual([
    ["main", "unknown", "Dinas Kominfo"], // 11681, and 3949 against it
    ["recovery", "planned", "unknown"], // 7929-7937
    ["national", "planned", "unknown"], // 12313-12323
  ]);
});

test("data that the plan names, and where they are kept", () => {
  expect(Object.fromEntries(inventory.dataSets.map(({ id, kept }) => [id, kept]))).toEqual({
    perencanaan: "unknown", // 4023-4029
    kependudukan: "unknown", // 4029-4033
    kesehatan: "unknown", // 4033-4035
    pengaduan: "central", // 4453-4455
    keluarga: "unknown", // 6204-6216
    "perangkat-desa": "third-party", // 6342, a form of a third party
    kegiatan: "agency", // 7541-7549
  });
});

test("fourteen services that come first, and one entry for all others: the areas of Tabel 4.14, each with its coordinator", () => {
  const listed = inventory.services.flatMap((service) => service.listed);
  expect(rowsOf(listed, "psw-prioritas")).toEqual(numbered(1, 15));
  expect(rowsOf(listed, "psw-4-14")).toEqual([...numbered(1, 13), 16]);
  const areas = inventory.roles.flatMap(({ id, table, area }) => (table !== "psw-4-14" || area === undefined ? [] : [[id, area]]));
  const coordinated = inventory.services.flatMap(({ coordinator, listed: own }) =>
    coordinator === undefined ? [] : [[coordinator, own[1]?.printed]],
  );
  expect(coordinated).toEqual(areas);
  expect(countBy(inventory.services, ({ kind }) => kind)).toEqual({ administration: 10, public: 3, unknown: 2 });
});

test("the places without a point: ten kecamatan that the intranet does not reach, and the village", () => {
  const points = new Set(inventory.titik.map(({ site }) => site));
  const without = inventory.networks.find(({ id }) => id === "intranet-kabel")?.without ?? []; // 4864-4870
  const pointless = inventory.sites.filter(({ id }) => !points.has(id)).map(({ id }) => id);
  expect([...without, "desa-hanura"].sort()).toEqual([...pointless].sort());
  expect(inventory.networks.find(({ id }) => id === "fiber-hanura")?.sites).toEqual(["desa-hanura"]); // 7663
});

test("readiness: rows table by table", () => {
  expect(countBy(inventory.readiness, ({ table }) => table)).toEqual({
    "psw-4-1": 12,
    "psw-4-2": 37,
    "psw-4-3": 20,
    "psw-4-5": 13,
    "psw-4-13": 4,
    "psw-5-2": 11,
  });
});

test("the team of Tabel 4.14: three at its head, then members 1 to 13, 16 and 17; ten skills of 4.3.3", () => {
  const team = inventory.roles.filter(({ table }) => table === "psw-4-14").map(({ row }) => row);
  expect(team).toEqual([...numbered(1, 3), ...numbered(1, 17, [14, 15])]);
  expect(rowsOf(inventory.roles, "psw-peran")).toEqual(numbered(1, 10));
});
