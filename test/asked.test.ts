// `npm run bench`, `laws` and `faults` with a word that they do not know: one sentence, what is known, exit 1, and nothing is run.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

function typed(tool: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, tool, "main.ts"), ...words], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const benches = "Allowed choices are devices, fleet, plan, up.";
const laws = "Allowed choices are draft, engine, ios, linux, readings, routeros, vyos.";
const faults = "Allowed choices are routeros, ios, ios-applet, linux.";

test.each([
  ["bench", ["fleeet"], `command-argument value 'fleeet' is invalid for argument 'bench'. ${benches}`],
  ["bench", ["fleet", "--corectness"], "unknown option '--corectness'\n(Did you mean --correctness?)"],
  ["laws", ["junos"], `command-argument value 'junos' is invalid for argument 'vendor'. ${laws}`],
  ["laws", ["--cases", "many"], "option '--cases <number>' argument 'many' is invalid. It is no whole number."],
  ["laws", ["--cases", "0"], "option '--cases <number>' argument '0' is invalid. It is less than 1."],
  ["laws", ["--case", "5"], "unknown option '--case'\n(Did you mean --cases?)"],
  ["faults", ["--vendor", "junos"], `option '--vendor <vendor...>' argument 'junos' is invalid. ${faults}`],
  ["faults", ["--seed", "x"], "option '--seed <number...>' argument 'x' is invalid. It is no whole number."],
  ["faults", ["linux"], "too many arguments. Expected 0 arguments but got 1: linux."],
  ["faults", ["--vendor"], "option '--vendor <vendor...>' argument missing"],
])("%s %j", (tool, words, message) => {
  expect(typed(tool, ...words)).toEqual({ status: 1, stdout: "", stderr: `error: ${message}\n` });
});
