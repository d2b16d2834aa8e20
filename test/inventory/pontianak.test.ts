// Kota Pontianak as entered: literal counts of the regulation, and facts at the lines that they cite.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { loadRegionOrThrow } from "../../inventory/load.ts";
import type { Site } from "../../inventory/schema/site.ts";

const root = resolve(import.meta.dirname, "../..");
const inventory = loadRegionOrThrow(root, "pontianak");
const seed = resolve(root, "../shared/seeds/000_45bca86a13b9116d.txt");

function siteOf(id: string): Site {
  const site = inventory.sites.find((record) => record.id === id);
  if (site === undefined) throw new Error(`no site ${id}`);
  return site;
}

function kinds(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of inventory.sites) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

test("six kecamatan, 61 surveyed sites and two that the survey left out", () => {
  expect(inventory.kecamatan).toHaveLength(6);
  expect(inventory.sites).toHaveLength(63);
  const rows = inventory.sites.flatMap(({ survey }) => survey ?? []).sort((a, b) => a - b);
  expect(rows).toEqual(Array.from({ length: 61 }, (_, row) => row + 1));
  expect(inventory.sites.filter(({ survey }) => survey === undefined).map(({ id }) => id)).toEqual(["inspektorat", "bkd"]);
  expect(kinds()).toEqual({ kecamatan: 6, kelurahan: 29, opd: 24, bumd: 2, rsud: 1, vertical: 1 });
});

test("29 kelurahan in their kecamatan as the table groups them", () => {
  const counts = Object.fromEntries(
    inventory.kecamatan.map(({ id }) => [id, inventory.sites.filter((site) => site.kecamatan === id && site.kind === "kelurahan").length]),
  );
  expect(counts).toEqual({
    "pontianak-selatan": 5,
    "pontianak-timur": 7,
    "pontianak-barat": 4,
    "pontianak-utara": 4,
    "pontianak-kota": 5,
    "pontianak-tenggara": 4,
  });
});

test("20 sites have an Mbps, 379 in all, row 12 counted once and second lines left out", () => {
  const stated = inventory.sites.filter(({ isp }) => isp?.some(({ mbps }) => mbps !== undefined));
  expect(stated.map(({ survey }) => survey)).toEqual([7, 10, 12, 13, 15, 21, 26, 27, 28, 29, 30, 31, 32, 35, 36, 37, 38, 39, 40, 41]);
  const all = stated.flatMap(({ isp }) => isp ?? []).reduce((sum, { mbps }) => sum + (mbps ?? 0), 0);
  const second = [2, 5, 2, 20].reduce((sum, mbps) => sum + mbps, 0);
  expect(all).toBe(350 + second);
});

test("connection types of Tabel 5.1: 1 none, 37 Indihome, 2 Astinet, 16 both, 5 others", () => {
  const type = ({ isp = [] }: Site): string => {
    const names = new Set(isp.map(({ provider }) => provider));
    if (names.size === 0) return "none";
    if (names.has("indihome")) return names.size === 1 ? "indihome" : "both";
    return names.size === 1 && names.has("astinet") ? "astinet" : "other";
  };
  const surveyed = inventory.sites.filter(({ survey }) => survey !== undefined);
  const counts = Object.fromEntries(
    Map.groupBy(surveyed, type)
      .entries()
      .map(([name, sites]) => [name, sites.length]),
  );
  expect(counts).toEqual({ both: 16, indihome: 37, astinet: 2, other: 5, none: 1 });
});

test("three simpul with their years, and a star of links to the first", () => {
  expect(inventory.simpul.map(({ id, years }) => [id, years.from, years.to])).toEqual([
    ["simpul-1", 2021, 2023],
    ["simpul-2", 2022, 2024],
    ["simpul-3", 2023, 2025],
  ]);
  const between = inventory.links.filter(({ a, b }) => a.device.startsWith("simpul") && b.device.startsWith("simpul"));
  expect(between.map(({ a, b }) => [b.device, a.device])).toEqual([
    ["simpul-2", "simpul-1"],
    ["simpul-3", "simpul-1"],
  ]);
});

test("four other legal bodies are mitra, nobody else", () => {
  expect(inventory.sites.filter(({ policy }) => policy === "mitra").map(({ id }) => id)).toEqual(["rsud", "pdam", "bpr-bank-pasar", "kpu"]);
});

test("both rows of Bansir Laut are kept", () => {
  expect(inventory.sites.filter(({ name }) => name === "Kelurahan Bansir Laut").map(({ id, survey }) => [id, survey])).toEqual([
    ["kel-bansir-laut", 19],
    ["kel-bansir-laut-2", 20],
  ]);
});

test("what no document gives is an assumption with its reason", () => {
  const reasons = new Map(inventory.assumptions.map(({ path, reason }) => [path, reason]));
  for (const { id } of inventory.sites)
    for (const field of ["point", "simpul", "profile", "access"]) expect(reasons.get(`sites.${id}.${field}`)).toBeTruthy();
  for (const id of ["L009UiGS-RM", "CRS328-4C-20S-4S+RM"]) expect(reasons.get(`boards.${id}`)).toBeTruthy();
  expect(reasons.get("addressing")).toBeTruthy();
  expect(reasons.has("sites.kel-tengah.name")).toBe(false);
  expect(inventory.assumptions.every(({ reason }) => reason.length >= 8)).toBe(true);
});

test("every node has room for its sites, and one site is on VPN, one on a rented line", () => {
  for (const { id, aggregation } of inventory.simpul) {
    const sites = inventory.sites.filter((site) => site.simpul === id && site.access?.medium !== "vpn");
    expect(sites.length).toBeLessThanOrEqual(aggregation.access.length - 3);
  }
  expect(inventory.sites.filter(({ access }) => access?.medium === "vpn").map(({ id }) => id)).toEqual(["kel-batu-layang"]);
  expect(inventory.sites.filter(({ access }) => access?.medium === "leased").map(({ id, access }) => [id, access?.capacity])).toEqual([
    ["dpmtkptsp", 50],
  ]);
});

test("a ceiling follows the survey where the survey has a rate", () => {
  expect(siteOf("kel-tengah").internet).toEqual({ up: { cir: 5, mir: 10 }, down: { cir: 5, mir: 10 } });
  for (const { internet, isp = [] } of inventory.sites) {
    const printed = isp.reduce((sum, { mbps }) => sum + (mbps ?? 0), 0);
    if (printed > 0) expect(internet?.down.mir).toBe(printed);
    else expect(internet).toBeUndefined();
  }
});

const written = existsSync(seed) ? readFileSync(seed, "utf8").split("\n") : undefined;

/** The cited lines as one text, spaces and dashes of lists aside. */
function cited(lines: string): string {
  const parts = lines.split(", ").map((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return (written ?? []).slice(first - 1, last).join(" ");
  });
  return plain(parts.join(" "));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]+/gu, " ")
    .trim();
}

test.skipIf(written === undefined)("a site's lines begin with its row and its name as printed", () => {
  for (const { survey, source, printed, name, kecamatan } of inventory.sites) {
    if (survey === undefined || !("document" in source)) continue;
    const text = cited(source.lines);
    expect(text.startsWith(`${survey} `), `row ${survey}: ${text.slice(0, 60)}`).toBe(true);
    const words = plain(printed ?? name).split(" ");
    // the name's cell is broken over lines that hold other cells too, so only its beginning stands together
    if (kecamatan !== undefined) for (const word of words) expect(text, `row ${survey}`).toContain(word);
    else expect(text, `row ${survey}`).toContain(words.slice(0, 1).join(" "));
  }
});

test.skipIf(written === undefined)("a provider's line is printed where it is cited", () => {
  for (const { survey, isp = [] } of inventory.sites)
    for (const { printed, source } of isp) {
      if (!("document" in source)) throw new Error("a line of the survey without a citation");
      for (const word of plain(printed).split(" ")) expect(cited(source.lines), `row ${survey}: ${printed}`).toContain(word);
    }
});

test.skipIf(written === undefined)("years, links and agencies stand at their lines", () => {
  expect(cited("12853")).toBe("jaringan simpul diskominfo 2021 2023");
  expect(cited("12855")).toBe("jaringan simpul ali anyang 2022 2024");
  expect(cited("12857")).toBe("jaringan simpul sutoyo 2023 2025");
  expect(cited("13233")).toContain("membangun koneksi simpul 2 ke simpul 1");
  expect(cited("13237")).toContain("membangun koneksi simpul 3 ke simpul 1");
  expect(cited("2942")).toBe("5 inspektorat");
  expect(cited("2948")).toContain("badan keuangan daerah");
  expect(inventory.documents[0]?.lines).toBe((written?.length ?? 0) - 1);
});
