// What a person sees who misspells a word of the command line: one sentence and a way out, never a half answer.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");

function typed(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [simpul, ...words], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test.each(["check", "survey", "show", "render"])("%s speaks two languages, and says so of a third", (door) => {
  const message = "option '--lang <id|en>' argument 'fr' is invalid. Allowed choices are id, en.";
  const fix = `simpul ${door} --help`;
  expect(typed(door, "x", "--lang", "fr")).toEqual({ status: 1, stdout: "", stderr: `simpul: ${message}\nfix: ${fix}\n` });
  const { status, stdout } = typed(door, "x", "--lang", "fr", "--json");
  expect([status, JSON.parse(stdout)]).toEqual([1, { error: { message, fix } }]);
});
