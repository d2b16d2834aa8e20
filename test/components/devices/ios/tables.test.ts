// The tables of commands: every pattern can be said, and the page that is made from them is as they are.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { modeOf } from "../../../../components/devices/ios/mode.ts";
import { tables } from "../../../../components/devices/ios/sections.ts";
import { iosPage } from "../../../../scripts/schema/ios-docs.ts";

test("docs/ios.md is as the tables: node scripts/schema/ios-docs.ts", () => {
  expect(readFileSync(resolve(import.meta.dirname, "../../../../docs/ios.md"), "utf8")).toBe(iosPage());
});

test("every mode that a command opens is there", () => {
  const opened = Object.keys(tables).flatMap((name) =>
    modeOf(name).rules.flatMap(({ opens, nests }) => [opens, nests].filter((mode) => mode !== undefined)),
  );
  expect([...new Set(opened)].filter((mode) => !Object.hasOwn(tables, mode))).toEqual([]);
});

test("a name that others speak of stands in what gives it", () => {
  const nameless = Object.keys(tables).flatMap((name) =>
    modeOf(name).rules.filter(({ gives, pattern }) => gives !== undefined && !/[{<]/.test(pattern)),
  );
  expect(nameless.map(({ pattern }) => pattern)).toEqual([]);
});
