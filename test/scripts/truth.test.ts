// `npm run truth`: exit 0 when every cited word stands, 2 with those that do not, 1 without the texts; its document; its help.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadRegionOrThrow, regionNames } from "../../inventory/load.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { truthAnswer } from "../../scripts/truth.ts";
import { seeds } from "../inventory/seed-lines.ts";
import { real } from "./checkout.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-truth-"));
  cpSync(join(real, "test/mistakes/base"), join(root, "inventory/regions/contoh"), { recursive: true });
  writeFileSync(join(root, "inventory/regions/contoh/decrees.yaml"), decrees);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const decrees = `organisations:
  - { id: dinas-a, name: Dinas A, printed: Dinas  A, kind: dinas, source: { document: perwal, lines: "2" } }
  - { id: dinas-b, name: Dinas B, printed: Dinas B, kind: dinas, source: { document: perwal, lines: "2-3", quote: "A … Dinas B" } }
`;

function answer(text: string): ReturnType<typeof truthAnswer> {
  writeFileSync(join(root, "perwal.txt"), text);
  return truthAnswer(["contoh"], root, root);
}

test("every word stands: exit code 0 and a sum", () => {
  const { exit, text, json } = answer("PERATURAN\n1. Dinas A\n2. Dinas   B\n");
  expect(exit).toBe(0);
  expect(text()).toBe("contoh: 3 of 3 citations stand at their lines; 6 more cite lines without words\n");
  expect(documents.truth.parse(json())).toEqual({ regions: [{ region: "contoh", found: 3, wordless: 6, missing: [] }] });
});

test("words that do not stand: exit code 2, each with its path, its lines, and what stands there", () => {
  const { exit, text, json } = answer("PERATURAN\n1. Dinas C\n2. Dinas   B\n");
  expect(exit).toBe(2);
  expect(text()).toBe(
    "organisations.dinas-a: not at perwal:2\n  cited: Dinas  A\n  there: 1. Dinas C\n" +
      "organisations.dinas-b: not at perwal:2-3\n  cited: A … Dinas B\n  there: 1. Dinas C 2. Dinas B\n" +
      "contoh: 1 of 3 citations stand at their lines; 6 more cite lines without words\n",
  );
  const [region] = documents.truth.parse(json()).regions;
  expect(region?.missing).toEqual([
    { path: "organisations.dinas-a", document: "perwal", lines: "2", words: "Dinas  A", there: "1. Dinas C" },
    { path: "organisations.dinas-b", document: "perwal", lines: "2-3", words: "A … Dinas B", there: "1. Dinas C 2. Dinas B" },
  ]);
});

/** The door as a person starts it. */
function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(real, "scripts/truth.ts"), ...words], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

test("without the texts: exit code 1, one sentence and its fix, or the error's document", () => {
  const nowhere = join(root, "nowhere");
  const missing = `there is no text ${join(nowhere, "004_cdff9fdcf5e09f3b.txt")}`;
  const fix = "name the folder of the documents' texts with --seeds DIR";
  expect(run("--region", "pesawaran", "--seeds", nowhere)).toEqual({ status: 1, stdout: "", stderr: `simpul: ${missing}\nfix: ${fix}\n` });
  const { status, stdout } = run("--region=pesawaran", "--seeds", nowhere, "--json");
  expect([status, documents.error.parse(JSON.parse(stdout))]).toEqual([1, { error: { message: missing, fix } }]);
});

test("a region that is not there: exit code 1", () => {
  const { status, stderr } = run("--region", "pontianakk", "--seeds", root);
  expect([status, stderr]).toEqual([1, expect.stringContaining('there is no region "pontianakk"\nfix: did you mean pontianak?\n')]);
});

test.each([
  { words: [], first: "pesawaran" },
  { words: ["--region", "pontianak"], first: "pontianak" },
  { words: ["--region=pontianak"], first: "pontianak" },
  { words: ["--region", "pontianak", "--all"], first: "pesawaran" },
])("$words looks $first up first: all regions unless one is named", ({ words, first }) => {
  const [document] = loadRegionOrThrow(real, first).documents;
  expect(run(...words, "--seeds", root).stderr).toContain(`there is no text ${join(root, document?.file ?? "")}\n`);
});

test.skipIf(!existsSync(seeds))("beside the texts every word of the checkout stands", () => {
  const { status, stdout, stderr } = run("--json");
  expect([status, stderr]).toEqual([0, ""]);
  const { regions } = documents.truth.parse(JSON.parse(stdout));
  expect(regions.map(({ region, missing }) => [region, missing])).toEqual(regionNames(real).map((region) => [region, []]));
});

test("--help names every option and its folder", () => {
  const { status, stdout } = run("--help");
  expect(status).toBe(0);
  for (const option of ["--all", "--seeds <dir>", "--json", "--region <region>"]) expect(stdout).toContain(option);
});
