// Hand-made pairs of Linux configurations with the exact script, undo and sentences, found by the names of their folders.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";
import type { DifferenceOptions } from "../../../../components/devices/platform.ts";
import { brokenLaws } from "../../../laws.ts";

const { difference, parse, print, simulate } = linux;
const folder = resolve(import.meta.dirname, "../../../golden/diff/linux");

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), "utf8");
}

/** With UPDATE_GOLDEN=1 the file is written anew: read it before it is committed. What is empty has no file. */
function golden(name: string, file: string, lines: readonly string[]): void {
  const text = lines.map((line) => `${line}\n`).join("");
  if (process.env.UPDATE_GOLDEN === "1" && text !== "") writeFileSync(join(folder, name, file), text);
  expect(text).toBe(existsSync(join(folder, name, file)) ? read(name, file) : "");
}

describe.each(readdirSync(folder))("%s", (name) => {
  const [running, intended] = [parse(read(name, "running.conf")), parse(read(name, "intended.conf"))];
  const options = JSON.parse(read(name, "options.json")) as DifferenceOptions;
  const result = difference(running, intended, options);

  test("both texts are read whole, but where that is the case", () => {
    expect(running.unparsed.length + intended.unparsed.length > 0).toBe(name === "refused-line-not-read");
  });

  test("the script, the undo and the sentences are as written down", () => {
    golden(name, "commands.txt", result.commands);
    golden(name, "undo.txt", result.undo);
    golden(name, "explain.txt", [...result.explain, ...result.unmanaged.map((line) => `unmanaged: ${line}`)]);
    const { refused } = result;
    golden(name, "refused.txt", refused === undefined ? [] : [`${refused.step}: ${refused.command}`, refused.reason]);
    expect(refused !== undefined).toBe(name.startsWith("refused-"));
  });

  test("the laws hold", () => {
    if (result.refused !== undefined) return;
    const wanted = options.own.kind === "exclusive" ? print(intended) : print(simulate(running, result.commands.join("\n")).model);
    expect(brokenLaws(linux, running, intended, options, wanted)).toEqual([]);
  });
});
