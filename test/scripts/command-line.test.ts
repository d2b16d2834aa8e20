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

test.each([
  [["nosuch"], "unknown command 'nosuch'", "simpul --help"],
  [["parse", "linux"], "missing required argument 'file'", "simpul parse --help"],
  [["lab", "lisst"], 'lab has no command "lisst"', "did you mean list?"],
  [["lab", "log", "nosuch", "--dir", "nowhere"], 'there is no device "nosuch" in the lab', "see: simpul lab list"],
])("%j: what is wrong, and a way out", (words, message, fix) => {
  expect(typed(...words)).toEqual({ status: 1, stdout: "", stderr: `simpul: ${message}\nfix: ${fix}\n` });
});

test("`help DOOR` is what `DOOR --help` prints", () => {
  for (const words of [["parse"], ["lab", "clock"]]) {
    const told = typed(...words, "--help");
    expect([told.status, told.stdout.length > 400]).toEqual([0, true]);
    expect(typed("help", ...words.slice(0, 1))).toEqual(typed(words[0] ?? "", "--help"));
  }
});

test.each(["apply", "diff", "drift", "trust"])("the help of %s says what holds without an option in words, once", (door) => {
  const { status, stdout } = typed(door, "--help");
  expect([status, stdout.match(/\[\]|\(default[^()]*\)\s*\(default/g)]).toEqual([0, null]);
});
