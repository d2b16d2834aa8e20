// Findings: what Pontianak's own inventory tells, counted; and each rule on a small region, on and off.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { countsOf, type Finding, findingsOf } from "../../../inventory/findings/index.ts";
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

test("nothing else, no error, and every finding has its place, its source and a fix", () => {
  expect(countsOf(found)).toEqual({ error: 0, warning: 45, notice: 45 });
  for (const finding of found) {
    expect(finding.file).toMatch(/^inventory\/regions\/pontianak\/\w+\.yaml$/);
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.source).toBeDefined();
    expect(finding.fix).toBeTruthy();
    expect(finding).not.toHaveProperty("at");
  }
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
