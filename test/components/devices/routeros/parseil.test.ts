// What RouterOS itself makes of scripts (`:put [:parse …]` of 7.22.1, a corpus of another project): the same statements, the same refusals.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { commandOf } from "../../../../components/devices/routeros/command.ts";
import { readStatements } from "../../../../components/devices/routeros/grammar.ts";
import { sourceOf } from "../../../../components/devices/routeros/lines.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { execute, stateOf } from "../../../../components/devices/routeros/simulate.ts";

const corpus = resolve(import.meta.dirname, "../../../../../shared/fixtures/routeros");
const forms = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith(".parseil")) : [];

/** `/ip/address/print` of each outermost `(evl /ip/address/print…)`; what follows a command's name is its first argument. */
function commandsOf(form: string): string[] {
  const commands: string[] = [];
  let depth = 0;
  for (let at = 0; at < form.length; at++) {
    if (form[at] === "(" && depth++ === 0) commands.push(form.slice(at + "(evl ".length));
    else if (form[at] === ")") depth--;
  }
  return commands;
}

function statements(text: string): string[] {
  return readStatements(sourceOf(text).text)
    .filter((statement) => statement.bad === undefined)
    .map((statement) => commandOf(statement, "/"))
    .map((command) => `${command?.path ?? ""}/${command?.verb?.replace(":", "") ?? ""}`.replace(/^\/+/, "/"));
}

describe.skipIf(forms.length === 0)("parsed forms", () => {
  test.each(forms)("%s", (name) => {
    const form = readFileSync(resolve(corpus, name), "utf8").trim();
    const text = readFileSync(resolve(corpus, name.replace(/\.v[\d.]+(rc\d+)?\.parseil$/, "")), "utf8");
    expect(parse(text).unparsed).toEqual([]);
    if (/\(line \d+ column \d+\)$/.test(form)) {
      expect(execute(stateOf(parse("# by RouterOS 7.22.1\n")), text).error).toBe(form);
      return;
    }
    const theirs = commandsOf(form);
    const ours = statements(text);
    expect(ours.length).toBe(theirs.length);
    for (const [at, command] of ours.entries()) expect(theirs[at]?.startsWith(command)).toBe(true);
  });
});
