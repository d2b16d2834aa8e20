// Hand-made pairs of RouterOS configurations with the exact script, undo and sentences, found by the names of their folders.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { DifferenceOptions } from "../../../../components/devices/platform.ts";
import { difference } from "../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../components/devices/routeros/simulate.ts";
import { brokenLaws } from "../../../laws.ts";

const folder = resolve(import.meta.dirname, "../../../golden/diff/routeros");
const routeros = { difference, simulate, print };

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), "utf8");
}

/** With UPDATE_GOLDEN=1 the file is written anew: read it before it is committed. */
function golden(name: string, file: string, lines: readonly string[]): void {
  const text = lines.map((line) => `${line}\n`).join("");
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(join(folder, name, file), text);
  expect(text).toBe(existsSync(join(folder, name, file)) ? read(name, file) : "");
}

describe.each(readdirSync(folder))("%s", (name) => {
  const [running, intended] = [parse(read(name, "running.rsc")), parse(read(name, "intended.rsc"))];
  const options = JSON.parse(read(name, "options.json")) as DifferenceOptions;
  const result = difference(running, intended, options);

  test("both texts are read whole, but where that is the case", () => {
    expect(running.unparsed.length + intended.unparsed.length > 0).toBe(name === "refused-line-not-read");
  });

  test("the script, the undo and the sentences are as written down", () => {
    golden(name, "commands.txt", result.commands);
    golden(name, "undo.txt", result.undo);
    golden(name, "explain.txt", [...result.explain, ...result.unmanaged.map((line) => `unmanaged: ${line}`)]);
    golden(
      name,
      "refused.txt",
      result.refused === undefined ? [] : [`${result.refused.step}: ${result.refused.command}`, result.refused.reason],
    );
  });

  test("the laws hold", () => {
    if (result.refused !== undefined) return;
    const whole = options.own.kind === "exclusive" && running.incomplete.length === 0;
    const wanted = whole ? print(intended) : print(simulate(running, result.commands.join("\n")).model);
    expect(brokenLaws(routeros, running, intended, options, wanted)).toEqual([]);
  });
});
