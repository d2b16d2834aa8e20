// Folders of mistakes and the exact lines that a person sees: a case replaces or adds files of the region in test/mistakes/base.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { issueLine, loadTexts } from "../inventory/load.ts";

const root = join(import.meta.dirname, "mistakes");
const cases = readdirSync(root).filter((name) => name !== "base");

function filesOf(name: string): ReadonlyMap<string, string> {
  const folder = join(root, name);
  const names = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return new Map(names.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

function loaded(name: string): ReturnType<typeof loadTexts> {
  const files = new Map([...filesOf("base"), ...filesOf(name)]);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => ({ file, text }));
  return loadTexts(sorted, "base");
}

test("the region that the cases start from has no mistake", () => {
  expect(loaded("base").issues ?? []).toEqual([]);
});

test("there are at least fifteen cases", () => {
  expect(cases.length).toBeGreaterThanOrEqual(15);
});

test.each(cases)("%s", (name) => {
  const lines = (loaded(name).issues ?? []).map((issue) => `${issueLine(issue)}\n`).join("");
  expect(lines).toBe(readFileSync(join(root, name, "expected.txt"), "utf8"));
});

test("ten mistakes are ten lines", () => {
  expect(loaded("ten-mistakes").issues?.length).toBe(10);
});

test("every mistake has a fix and a place inside its file", () => {
  for (const name of cases) {
    const files = new Map([...filesOf("base"), ...filesOf(name)]);
    for (const issue of loaded(name).issues ?? []) {
      const line = files.get(issue.file)?.split("\n")[issue.line - 1];
      expect(issue.fix, `${name}: ${issue.message}`).toBeTruthy();
      expect(line?.length ?? -1, `${name}: ${issue.message}`).toBeGreaterThanOrEqual(issue.column - 1);
    }
  }
});
