// Findings: what Pontianak's own inventory tells, counted; and each rule on a small region, on and off.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { countsOf, type Finding, findingsOf } from "../../../inventory/findings/index.ts";
import { atStake, properties } from "../../../inventory/findings/properties.ts";
import { InventoryError, loadRegionOrThrow, loadTexts } from "../../../inventory/load.ts";

const root = resolve(import.meta.dirname, "../../..");
const today = "2026-11-24";
const found = findingsOf(loadRegionOrThrow(root, "pontianak"), today);

function of(rule: string, findings: readonly Finding[] = found): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

function subjects(rule: string, findings: readonly Finding[] = found): readonly string[] {
  return of(rule, findings).map(({ subject }) => subject);
}

test("39 sites depend on one provider: 37 on Indihome, 2 on Astinet", () => {
  expect(of("single-provider")).toHaveLength(39);
  expect(of("single-provider").filter(({ message }) => message.includes("astinet"))).toHaveLength(2);
  expect(subjects("single-provider")).toContain("kec-pontianak-selatan");
  expect(subjects("single-provider")).not.toContain("pdam");
});

test("41 of the 61 have no Mbps", () => {
  expect(of("rate-missing")).toHaveLength(41);
});

test("the dead line of row 6, two sites not surveyed, a name twice, two nodes on one link, four mitra", () => {
  expect(subjects("dead-line")).toEqual(["kec-pontianak-kota"]);
  expect(subjects("not-surveyed")).toEqual(["inspektorat", "bkd"]);
  expect(subjects("same-name")).toEqual(["kel-bansir-laut-2"]);
  expect(subjects("single-uplink")).toEqual(["simpul-2", "simpul-3"]);
  expect(subjects("mitra-closed")).toEqual(["rsud", "pdam", "bpr-bank-pasar", "kpu"]);
});

const values = readFileSync(join(root, "inventory/findings/values.ts"), "utf8");

test("every rule says which security properties it puts at stake, possibly none", () => {
  const rules = [...values.matchAll(/^ {2}"?([a-z-]+)"?: (?:Named|\{)/gm)].map(([, rule]) => rule);
  expect(rules.length).toBeGreaterThan(45);
  expect(Object.keys(atStake)).toEqual(rules);
});

test("a finding bears the properties of its rule, and no mark where there are none", () => {
  for (const { rule, properties: marks } of found) expect(marks ?? []).toEqual(atStake[rule as keyof typeof atStake]);
  expect(found.some((finding) => "properties" in finding && finding.properties?.length === 0)).toBe(false);
  const marked = properties.map((property) => [property, found.filter(({ properties: marks = [] }) => marks.includes(property)).length]);
  expect(Object.fromEntries(marked)).toEqual({
    confidentiality: 18,
    integrity: 3,
    availability: 56,
    authenticity: 5,
    "non-repudiation": 0,
  });
});

/** How many findings each rule has. */
function byRule(findings: readonly Finding[]): Record<string, number> {
  const groups = Map.groupBy(findings, ({ rule }) => rule);
  return Object.fromEntries([...groups].map(([rule, of]) => [rule, of.length] as const).sort());
}

test("Pontianak's findings, rule by rule", () => {
  expect(countsOf(found)).toEqual({ error: 0, warning: 169, notice: 133 });
  expect(byRule(found)).toEqual({
    "backup-unproved": 2,
    conflict: 89,
    "dead-line": 1,
    "deadline-passed": 9,
    "devices-unlike": 1,
    "domain-http": 3,
    "domain-outside": 2,
    "duty-overdue": 9,
    "duty-unproved": 6,
    "hosting-unknown": 1,
    "mitra-closed": 4,
    "no-cable": 1,
    "not-surveyed": 2,
    "pdn-unconnected": 1,
    "provider-own": 1,
    "rate-missing": 41,
    "roadmap-order": 4,
    "roadmap-years-unknown": 1,
    "row-twice": 2,
    "same-name": 1,
    "server-outside": 10,
    "single-provider": 39,
    "single-uplink": 2,
    "table-numbers-missing": 1,
    "third-party-hosting": 4,
    unknown: 59,
    "wish-above-plan": 6,
  });
});

const pesawaran = findingsOf(loadRegionOrThrow(root, "pesawaran"), today);

test("Pesawaran's findings, rule by rule", () => {
  expect(countsOf(pesawaran)).toEqual({ error: 0, warning: 206, notice: 104 });
  expect(byRule(pesawaran)).toEqual({
    "address-exposed": 7,
    "address-malformed": 4,
    "address-missing": 4,
    "address-raw": 5,
    "address-shared": 1,
    "admin-exposed": 16,
    "backup-unproved": 1,
    conflict: 51,
    "deadline-passed": 1,
    "decree-missing": 6,
    "devices-unlike": 11,
    "domain-http": 66,
    "domain-misspelt": 5,
    "domain-outside": 5,
    "duty-overdue": 1,
    "duty-unproved": 8,
    "equipment-counted-twice": 1,
    "hosting-unknown": 1,
    "mbps-per-device": 6,
    "no-cable": 10,
    "no-simpul": 1,
    "os-obsolete": 1,
    "pdn-unconnected": 1,
    "roadmap-years-unknown": 1,
    "row-twice": 2,
    "server-facts-missing": 11,
    "server-outside": 11,
    "single-uplink": 2,
    "table-numbers-missing": 4,
    "third-party-hosting": 1,
    "titik-column-shifted": 1,
    "titik-min-above-max": 20,
    unknown: 43,
    "upstream-unknown": 1,
  });
});

test.each(["pontianak", "pesawaran"])("every finding of %s has its place, its source, and what to do, in both languages", (region) => {
  for (const finding of region === "pontianak" ? found : pesawaran) {
    expect(finding.file).toMatch(new RegExp(`^inventory/regions/${region}/(register/)?[\\w-]+\\.yaml$`));
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.source).toBeDefined();
    const { id, en } = finding.texts ?? { id: undefined, en: undefined };
    expect([finding.message, finding.fix]).toEqual([en?.message, en?.fix]);
    for (const words of [id?.message, id?.fix, en?.message, en?.fix]) expect(words, finding.rule).toMatch(/\S{2}/);
    expect(id?.message, finding.rule).not.toBe(en?.message);
    expect(`${id?.message} ${en?.message} ${id?.fix} ${en?.fix}`).not.toMatch(/undefined|NaN|\[object/);
    expect(finding).not.toHaveProperty("at");
    expect(finding).not.toHaveProperty("values");
  }
});

test("Min above Max in 20 rows, and the shift of the Max column by nine rows", () => {
  const rows = of("titik-min-above-max", pesawaran).map(({ subject }) => Number(subject.slice(-2)));
  expect(rows).toEqual([12, 13, 14, 15, 17, 26, 27, 28, 31, 33, 35, 37, 38, 39, 40, 41, 42, 43, 45, 51]);
  const [shift] = of("titik-column-shifted", pesawaran);
  expect(shift?.message).toMatch(/9 rows late, in 45 of 45 rows from row 10 on/);
  expect(shift?.texts?.id.message).toMatch(/bergeser 9 baris/);
});

test("26 servers of Pontianak stand outside, counted row by row; PDAM is not bound", () => {
  const outside = of("server-outside").filter(({ subject }) => !/komputer|database/.test(subject));
  const counts = outside.map(({ message }) => Number(/\((\d+)\)/.exec(message)?.[1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(26);
  expect(outside.filter(({ severity }) => severity === "notice").map(({ subject }) => subject)).toEqual(["srv-pdam"]);
});

test("names outside the official domain, misspelt, or over plain http", () => {
  expect(subjects("domain-outside")).toHaveLength(2);
  expect(of("domain-http").map(({ message }) => message.split(" ")[0])).toEqual([
    "ppid.pontianakkota.go.id",
    "dpmtkptsp.pontianakkota.go.id",
    "e-pemerintahan.pontianakkota.go.id",
  ]);
  const meant = of("domain-misspelt", pesawaran).map(({ message }) => /^(\S+) is probably misspelt: (\S+) /.exec(message)?.slice(1));
  expect(meant).toContainEqual(["lose.pesawarankab.go.id", "lpse.pesawarankab.go.id"]);
  expect(meant).toContainEqual(["zonasi.data.kemdikbut.go.id", "zonasi.data.kemdikbud.go.id"]);
  expect(meant).toContainEqual(["simpegbapendapesawarankab.go.id", "simpegbapenda.pesawarankab.go.id"]);
});

test("a region whose official domain is unknown says so, and no name is outside it", () => {
  const without = small("region.yaml", (text) => text.replace("  domain: contoh.go.id\n", ""));
  expect(subjects("domain-unknown", without)).toEqual(["contoh"]);
  expect(subjects("domain-outside", without)).toEqual([]);
  expect(subjects("domain-unknown")).toEqual([]);
});

test("without the official domain, names are still held against each other, and told to use https", () => {
  const names = ["lpse.contohkab.go.id", "jdih.contohkab.go.id", "ppid.contohkab.go.id", "simda.cnotohkab.go.id", "bpbd.contohkabb.go.id"];
  const register = names.map(
    (host, index) =>
      `  - { id: d${index}, host: ${host}, scheme: http, use: website, organisation: unknown, status: active, request: unknown, decision: unknown, printed: ${host}, source: { assumption: made up for the tests } }\n`,
  );
  const without = small("region.yaml", (text) => `${text.replace("  domain: contoh.go.id\n", "")}domains:\n${register.join("")}`);
  expect(subjects("domain-misspelt", without)).toEqual(["d4"]);
  expect(subjects("domain-http", without)).toHaveLength(5);
  expect(subjects("domain-outside", without)).toEqual([]);
});

test("the heaviest come first", () => {
  const weight = { error: 0, warning: 1, notice: 2 };
  const order = found.map(({ severity }) => weight[severity]);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

const base = join(root, "test/mistakes/base");

/** Findings of the small region with one file's text changed. */
function small(file: string, change: (text: string) => string, on = today): readonly Finding[] {
  const files = readdirSync(base).map((name) => {
    const text = readFileSync(join(base, name), "utf8");
    const changed = name === file ? change(text) : text;
    if (name === file) expect(changed).not.toBe(text);
    return { file: name, text: changed };
  });
  const loaded = loadTexts(files, "base");
  if (loaded.issues !== undefined) throw new InventoryError(loaded.issues);
  return findingsOf(loaded.inventory, on);
}

const used = (text: string): string => text.replace("    source: { assumption", "    waiver: w-1\n    source: { assumption");

test.each([
  ["2027-09-01", []],
  ["2027-10-02", ["waiver-ending"]],
  ["2027-12-31", ["waiver-ending"]],
  ["2028-01-01", ["waiver-ended"]],
])("a waiver until 2027-12-31, seen on %s", (on, rules) => {
  const findings = small("flows.yaml", used, on).filter(({ rule }) => rule.startsWith("waiver"));
  expect(findings.map(({ rule }) => rule)).toEqual(rules);
  for (const { waiver } of findings) expect(waiver).toEqual({ id: "w-1", until: "2027-12-31" });
});

test("a waiver that nothing names is a notice", () => {
  expect(
    subjects(
      "waiver-unused",
      small("sites.yaml", (text) => `${text}\n`),
    ),
  ).toEqual(["w-1"]);
  expect(subjects("waiver-unused", small("flows.yaml", used))).toEqual([]);
});

const mitra = (text: string): string => text.replace("policy: opd", "policy: mitra");

test("another legal body is closed, open under a waiver, or open without one, which is an error", () => {
  expect(subjects("mitra-closed", small("sites.yaml", mitra))).toEqual(["dinas-a"]);
  const open = (waiver: string): readonly Finding[] => {
    const flow = `  - { id: open, from: { sites: [dinas-a] }, to: { service: dns }, protocol: udp, users: staff, why: names of the pusat data,${waiver} source: { assumption: made up for the tests } }\n`;
    const files = readdirSync(base).map((name) => ({ file: name, text: readFileSync(join(base, name), "utf8") }));
    const changed = files.map(({ file, text }) => ({
      file,
      text: file === "sites.yaml" ? mitra(text) : file === "flows.yaml" ? text + flow : text,
    }));
    const loaded = loadTexts(changed, "base");
    if (loaded.issues !== undefined) throw new InventoryError(loaded.issues);
    return of("mitra-open", findingsOf(loaded.inventory, today));
  };
  expect(open("").map(({ severity, waiver }) => [severity, waiver?.id])).toEqual([["error", undefined]]);
  expect(open(" waiver: w-1,").map(({ severity, waiver }) => [severity, waiver?.id])).toEqual([["notice", "w-1"]]);
});

test("a site without a simpul is told of, as is a simpul on one link", () => {
  const without = small("sites.yaml", (text) => text.replace("        simpul: simpul-1\n", ""));
  expect(subjects("no-simpul", without)).toEqual(["dinas-a"]);
  expect(subjects("single-uplink", without)).toEqual([]);
});
