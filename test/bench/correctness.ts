// The golden cases that a peer gets wrong: what the peer says of each beside what we say.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { difference } from "../../components/devices/routeros/difference.ts";
import { parse } from "../../components/devices/routeros/parse.ts";
import { peer } from "./peer.ts";

const folder = resolve(import.meta.dirname, "../golden/diff/routeros");
const named = /^# routeros-diff .*$/m;

export function* benchCorrectness(): Generator<string> {
  const ask = peer();
  for (const name of readdirSync(folder)) {
    const [running, intended] = ["running.rsc", "intended.rsc"].map((file) => readFileSync(join(folder, name, file), "utf8"));
    if (running === undefined || intended === undefined || !named.test(running + intended)) continue;
    const { commands } = difference(parse(running), parse(intended), { own: { kind: "exclusive" } });
    const heard = ask?.(running.replace(named, "").trimStart(), intended.replace(named, "").trimStart());
    yield `${name}: ours: ${shown(commands)}`;
    yield `${name}: routeros-diff: ${heard === undefined ? "not asked (no python3, or no way to PyPI)" : (heard.failed ?? shown(heard.script.split("\n")))}`;
  }
}

function shown(lines: readonly string[]): string {
  const said = lines.filter((line) => line.trim() !== "");
  return said.length === 0 ? "nothing to do" : said.join(" ⏎ ");
}
