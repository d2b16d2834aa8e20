// `simpul init`: a new region loads, plans and renders at once, has a block of its own, and is refused whole where anything is wrong.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freeBlock } from "../../inventory/free-block.ts";
import { loadRegionOrThrow, loadTexts } from "../../inventory/load.ts";
import { readTemplate, regionFiles } from "../../inventory/new-region.ts";
import { rangeOf } from "../../inventory/ranges.ts";
import { readRegionFiles } from "../../inventory/region-files.ts";
import { Site } from "../../inventory/schema/site.ts";
import { addSiteAnswer } from "../../scripts/add/site.ts";
import { checkAnswer } from "../../scripts/check.ts";
import { DoorError } from "../../scripts/door/door.ts";
import { initAnswer } from "../../scripts/init.ts";
import { planAnswer } from "../../scripts/plan.ts";
import { renderAnswer } from "../../scripts/render.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { real } from "./checkout.ts";

const today = "2026-11-24";
const regions = "inventory/regions";
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-init-"));
  cpSync(join(real, "Pulumi.yaml"), join(root, "Pulumi.yaml"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const init = (id: string | undefined, options: Parameters<typeof initAnswer>[1] = {}): ReturnType<typeof initAnswer> =>
  initAnswer(id, options, 2026, root);
const kubuRaya = { name: "Kabupaten Kubu Raya", domain: "kuburayakab.go.id", timezone: "Asia/Pontianak" };

/** Rules of the findings of `simpul check`, each once. */
function rules(region: string): readonly string[] {
  const answer = checkAnswer(region, today, { root });
  expect(answer.exit).toBe(2);
  return [...new Set(documents.check.parse(answer.json()).findings.map(({ rule }) => rule))];
}

test("what it writes loads, and check has findings but no mistake", () => {
  const answer = init("kubu-raya");
  const { region, wrote, next } = documents.init.parse(answer.json());
  expect([answer.exit, region]).toEqual([0, "kubu-raya"]);
  expect(wrote).toEqual(readTemplate().map(({ file }) => `${regions}/kubu-raya/${file}`));
  for (const file of wrote) expect(readFileSync(join(root, file), "utf8")).not.toMatch(/<[a-z]/);
  expect(next).toEqual([
    "npx simpul check --region kubu-raya",
    "npx simpul survey SHEET.xlsx --region kubu-raya --out inventory/regions/kubu-raya",
    "npx simpul plan --write --region kubu-raya",
    "npm run up kubu-raya",
  ]);
  expect(answer.text()).toBe([...wrote.map((file) => `wrote ${file}`), "next:", ...next.map((line) => `  ${line}`), ""].join("\n"));
  expect(rules("kubu-raya")).toEqual(["lock-stale", "domain-unknown", "unknown"]);
});

test("it is planned and rendered as it is, and nothing but its folder is left", () => {
  init("kubu-raya", kubuRaya);
  expect(planAnswer({ region: "kubu-raya", write: true }, today, root).exit).toBe(0);
  expect(planAnswer({ region: "kubu-raya", check: true }, today, root).exit).toBe(0);
  const { devices } = documents.render.parse(renderAnswer(undefined, { region: "kubu-raya" }, root).json());
  expect(devices.map(({ device }) => device)).toEqual(["gw-1", "simpul-1", "agg-1", "dc-1"]);
  expect(rules("kubu-raya")).toEqual(["unknown"]);
  expect(readdirSync(join(root, regions))).toEqual(["kubu-raya"]);
});

test("what was said stands as a fact, what was not as an assumption with its reason", () => {
  init("kubu-raya", kubuRaya);
  init("sambas");
  const said = loadRegionOrThrow(root, "kubu-raya");
  expect(said.region).toMatchObject({ id: "kubu-raya", ...kubuRaya, rotation: 0 });
  expect(said.assumptions.map(({ path }) => path).filter((path) => path.startsWith("region."))).toEqual(["region.contact", "region.areas"]);
  const unsaid = loadRegionOrThrow(root, "sambas");
  expect(unsaid.region).toMatchObject({ id: "sambas", name: "Sambas", timezone: "Asia/Jakarta" });
  expect(unsaid.region.domain).toBeUndefined();
  expect(unsaid.assumptions.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["region.name", "region.timezone", "region", "addressing", "gateway.uplinks", "simpul.simpul-1.years"]),
  );
  expect(unsaid.simpul[0]?.years).toEqual({ from: 2026, to: 2027 });
});

test("every record of the template is an assumption, and every kind of site has its profile", () => {
  init("kubu-raya");
  const { documents: cited, sites, kecamatan, profiles, assumptions, ...rest } = loadRegionOrThrow(root, "kubu-raya");
  expect([cited, sites, kecamatan]).toEqual([[], [], []]);
  const sources = [rest.region, rest.gateway, rest.datacenter, rest.addressing, ...rest.flows, ...rest.boards, ...profiles].map(
    ({ source }) => source,
  );
  expect(sources.filter((source) => !("assumption" in source))).toEqual([]);
  expect(assumptions.length).toBeGreaterThan(sources.length);
  const ids = profiles.map(({ id }) => id);
  expect(Site.shape.kind.options.filter((kind) => !ids.includes(kind))).toEqual([]);
});

/** The template with its examples uncommented: lines that begin with # and three blanks, below an empty list. */
function withExamples(text: string): string {
  return text.replaceAll(
    /^(\w+): \[\]\n((?:#.*\n)+)/gm,
    (_, list: string, lines: string) => `${list}:\n${lines.replaceAll(/^#( {3})/gm, " $1")}`,
  );
}

test("the commented examples are records that load and plan", () => {
  const files = regionFiles(readTemplate(), { id: "contoh", net: 32, year: 2026 }).map(({ file, text }) => ({
    file,
    text: withExamples(text),
  }));
  const loaded = loadTexts(files, "contoh");
  expect(loaded.issues ?? []).toEqual([]);
  const { inventory } = loaded;
  const counts = [inventory?.documents, inventory?.kecamatan, inventory?.sites, inventory?.organisations, inventory?.applications];
  expect(counts.map((list) => list?.length)).toEqual([1, 1, 2, 1, 1]);
  expect([inventory?.servers.length, inventory?.roadmap.length, inventory?.tables.length]).toEqual([1, 1, 3]);
  mkdirSync(join(root, regions, "contoh/register"), { recursive: true });
  for (const { file, text } of files) writeFileSync(join(root, regions, "contoh", file), text);
  expect(planAnswer({ region: "contoh", write: true }, today, root).exit).toBe(0);
  const { devices } = documents.render.parse(renderAnswer(undefined, { region: "contoh" }, root).json());
  expect(devices.map(({ device }) => device).filter((device) => device.startsWith("opd"))).toEqual(["opd-001", "opd-002"]);
});

test("the first site can be added to the template", () => {
  init("kubu-raya");
  const places = join(root, regions, "kubu-raya/places.yaml");
  const district = '\n  - { id: sungai-raya, name: Sungai Raya, source: { assumption: "made up for the test" } }\n';
  writeFileSync(places, readFileSync(places, "utf8").replace("kecamatan: []\n", `kecamatan:${district}`));
  const site = { region: "kubu-raya", id: "diskominfo", name: "Diskominfo", kecamatan: "sungai-raya" };
  expect(() => addSiteAnswer({ ...site, kecamatan: "sambas" }, today, root)).toThrow('there is no kecamatan "sambas"');
  expect(addSiteAnswer(site, today, root).exit).toBe(0);
  expect(loadRegionOrThrow(root, "kubu-raya").sites.map(({ id, simpul }) => [id, simpul])).toEqual([["diskominfo", "simpul-1"]]);
});

test("each region has a block of its own, clear of what the others keep clear", () => {
  cpSync(join(real, regions), join(root, regions), { recursive: true });
  for (const id of ["satu", "dua"]) init(id);
  const blocks = ["satu", "dua"].map((id) => loadRegionOrThrow(root, id).addressing.region);
  // 10.16.0.0/12 holds 10.18.9.0/24, which Pesawaran must reach
  expect(blocks).toEqual(["10.0.0.0/12", "10.32.0.0/12"]);
});

test("a free block overlaps nothing that is taken, and is the first", () => {
  const prefix = fc.tuple(fc.nat(255), fc.integer({ min: 8, max: 24 })).map(([octet, length]) => `10.${octet}.0.0/${length}`);
  const overlaps = (a: string, b: string): boolean => {
    const [x, y] = [rangeOf(a), rangeOf(b)];
    return x !== undefined && y !== undefined && x.first <= y.last && y.first <= x.last;
  };
  fc.assert(
    fc.property(fc.array(prefix, { maxLength: 20 }), (taken) => {
      const net = freeBlock(taken);
      const blocks = Array.from({ length: 16 }, (_, index) => index * 16).filter(
        (octet) => !taken.some((used) => overlaps(used, `10.${octet}.0.0/12`)),
      );
      expect(net).toBe(blocks[0]);
    }),
  );
});

test("a region whose block cannot be read, and a checkout without a free block", () => {
  mkdirSync(join(root, regions, "rusak"), { recursive: true });
  writeFileSync(join(root, regions, "rusak/region.yaml"), "region: [\n");
  expect(refusal(() => init("baru"))).toEqual([
    "the address block of region rusak cannot be read, so no block is known to be free",
    "run `simpul check --region rusak`, and correct it",
  ]);
  writeFileSync(join(root, regions, "rusak/region.yaml"), "addressing: { region: 10.0.0.0/8 }\n");
  expect(refusal(() => init("baru"))[0]).toBe("every /12 of 10.0.0.0/8 is taken by a region of this checkout, or must be kept clear");
  expect(readdirSync(join(root, regions))).toEqual(["rusak"]);
});

/** Message and fix of a refusal; fails when there is none. */
function refusal(run: () => unknown): [message: string, fix: string | undefined] {
  try {
    run();
  } catch (error) {
    if (error instanceof DoorError) return [error.message, error.fix];
    throw error;
  }
  throw new Error("it was not refused");
}

const rule = "an id of lower-case letters, digits and hyphens, such as kel-tengah";
test.each([
  [undefined, {}, "no region is named", "name the new one: `simpul init kubu-raya`"],
  ["Kubu Raya", {}, `"Kubu Raya" is not ${rule}`, "write kubu-raya"],
  ["../kubu", {}, `"../kubu" is not ${rule}`, "write kubu"],
  ["1", {}, `"1" is not ${rule}`, "write the region's name that way"],
  ["", {}, `"" is not ${rule}`, "write the region's name that way"],
  ["a".repeat(41), {}, `"${"a".repeat(41)}" is not ${rule}`, `write ${"a".repeat(40)}`],
  ["x", { name: "a\nb" }, "--name must have 1 to 120 characters, none of them a control character", "write the name on one line"],
  [
    "x",
    { domain: "https://x.go.id" },
    '--domain "https://x.go.id" is not a domain such as pontianakkota.go.id',
    "write it in lower case, without https:// and www",
  ],
  ["x", { timezone: "Asia/Jakata" }, '--timezone cannot be "Asia/Jakata"', "did you mean Asia/Jakarta?"],
  ["x", { timezone: "UTC" }, '--timezone cannot be "UTC"', "one of Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura"],
])("%j with %o is refused, nothing written", (id, options, message, fix) => {
  expect(refusal(() => init(id, options))).toEqual([message, fix]);
  expect(existsSync(join(root, "inventory"))).toBe(false);
});

test("a region that is there is left as it is", () => {
  init("kubu-raya");
  const before = readRegionFiles(root, "kubu-raya");
  expect(refusal(() => init("kubu-raya", kubuRaya))).toEqual([
    "inventory/regions/kubu-raya is there already",
    "give the new region another id, or go on with the one that is there",
  ]);
  expect(readRegionFiles(root, "kubu-raya")).toEqual(before);
});

test("any name is taken as it is", () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .filter((text) => text.length <= 120 && /^[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]*$/u.test(text));
  const template = readTemplate().filter(({ file }) => file === "region.yaml");
  fc.assert(
    fc.property(name, (given) => {
      const loaded = loadTexts(regionFiles(template, { id: "contoh", name: given, net: 0, year: 2026 }), "contoh");
      const messages = (loaded.issues ?? []).map(({ message }) => message);
      expect(messages.filter((message) => !message.startsWith("no file of the region has"))).toEqual([]);
      expect(regionFiles(template, { id: "contoh", name: given, net: 0, year: 2026 })[0]?.text.split("\n")[5]).toMatch(/^ {2}name: "/);
    }),
  );
});
