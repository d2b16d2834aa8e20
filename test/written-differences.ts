// Hand-made pairs of configurations with the exact script, undo and sentences, found by the names of their folders: one form for all vendors.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Difference, DifferenceOptions, Model, Platform } from "../components/devices/platform.ts";
import { brokenLaws } from "./laws.ts";

export interface Written<M extends Model> {
  /** of the two texts: running.ENDING, intended.ENDING */
  readonly ending: string;
  /** how commands stand in a file: a line each, unless they may be several lines */
  readonly lines?: (commands: readonly string[]) => readonly string[];
  /** how many prefixes of a script are undone; few where nothing is said */
  readonly prefixes?: number;
  /** what else holds of each pair */
  readonly also?: (pair: {
    readonly name: string;
    readonly running: string;
    readonly models: readonly M[];
    readonly result: Difference;
  }) => void;
}

export function writtenDifferences<M extends Model>(
  platform: Platform<M>,
  { ending, lines = (all) => all, prefixes, also }: Written<M>,
): void {
  const folder = resolve(import.meta.dirname, "golden/diff", platform.vendor);
  const read = (name: string, file: string): string => readFileSync(join(folder, name, file), "utf8");

  /** With UPDATE_GOLDEN=1 the file is written anew: read it before it is committed. What is empty has no file. */
  function golden(name: string, file: string, all: readonly string[]): void {
    const text = all.map((line) => `${line}\n`).join("");
    if (process.env.UPDATE_GOLDEN === "1" && text !== "") writeFileSync(join(folder, name, file), text);
    expect(text).toBe(existsSync(join(folder, name, file)) ? read(name, file) : "");
  }

  describe.each(readdirSync(folder))("%s", (name) => {
    const texts = ["running", "intended"].map((side) => read(name, `${side}.${ending}`)) as [string, string];
    const [running, intended] = texts.map((text) => platform.parse(text)) as [M, M];
    const options = JSON.parse(read(name, "options.json")) as DifferenceOptions;
    const result = platform.difference(running, intended, options);

    test("both texts are read whole, but where that is the case", () => {
      expect(running.unparsed.length + intended.unparsed.length > 0).toBe(name === "refused-line-not-read");
      also?.({ name, running: texts[0], models: [running, intended], result });
    });

    test("the script, the undo and the sentences are as written down", () => {
      golden(name, "commands.txt", lines(result.commands));
      golden(name, "undo.txt", lines(result.undo));
      golden(name, "explain.txt", [...result.explain, ...result.unmanaged.map((line) => `unmanaged: ${line}`)]);
      const { refused } = result;
      golden(name, "refused.txt", refused === undefined ? [] : [`${refused.step}: ${refused.command}`, refused.reason]);
    });

    test("the laws hold", () => {
      if (result.refused !== undefined) return;
      const isWhole = options.own.kind === "exclusive" && running.incomplete.length === 0;
      const wanted = isWhole ? platform.print(intended) : platform.print(platform.simulate(running, result.commands.join("\n")).model);
      expect(brokenLaws(platform, running, intended, options, wanted, prefixes)).toEqual([]);
    });
  });
}
