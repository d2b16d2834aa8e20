// Hand-made pairs of IOS configurations with the exact script, undo and sentences, found by the names of their folders.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";
import type { DifferenceOptions } from "../../../../components/devices/platform.ts";
import { brokenLaws } from "../../../laws.ts";

const folder = resolve(import.meta.dirname, "../../../golden/diff/ios");

function read(name: string, file: string): string {
  return readFileSync(join(folder, name, file), "utf8");
}

/** With UPDATE_GOLDEN=1 the file is written anew: read it before it is committed. */
function golden(name: string, file: string, lines: readonly string[]): void {
  const text = lines.map((line) => `${line}\n`).join("");
  if (process.env.UPDATE_GOLDEN === "1" && text !== "") writeFileSync(join(folder, name, file), text);
  expect(text).toBe(existsSync(join(folder, name, file)) ? read(name, file) : "");
}

/** A command may be several lines: a mark ends each. */
const marked = (commands: readonly string[]): readonly string[] => commands.flatMap((command) => [command, "!"]);

describe.each(readdirSync(folder))("%s", (name) => {
  const [running, intended] = [ios.parse(read(name, "running.cfg")), ios.parse(read(name, "intended.cfg"))];
  const options = JSON.parse(read(name, "options.json")) as DifferenceOptions;
  const result = ios.difference(running, intended, options);

  test("both texts are read whole, and the first line says what is shown", () => {
    expect([...running.unparsed, ...intended.unparsed]).toEqual([]);
    expect(read(name, "running.cfg")).toMatch(/^! \S/);
  });

  test("the script, the undo and the sentences are as written down", () => {
    golden(name, "commands.txt", marked(result.commands));
    golden(name, "undo.txt", marked(result.undo));
    golden(name, "explain.txt", [...result.explain, ...result.unmanaged.map((line) => `unmanaged: ${line}`)]);
    golden(
      name,
      "refused.txt",
      result.refused === undefined ? [] : [`${result.refused.step}: ${result.refused.command}`, result.refused.reason],
    );
  });

  test("the laws hold", () => {
    if (result.refused !== undefined) return;
    const wanted =
      options.own.kind === "exclusive" ? ios.print(intended) : ios.print(ios.simulate(running, result.commands.join("\n")).model);
    expect(brokenLaws(ios, running, intended, options, wanted, 100)).toEqual([]);
  });
});
