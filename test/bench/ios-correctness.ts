// The golden cases that hier_config gets wrong: what it says of each beside what we say.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { folded } from "../../components/devices/ios/difference/command.ts";
import { difference } from "../../components/devices/ios/difference.ts";
import { parse } from "../../components/devices/ios/parse.ts";
import type { DifferenceOptions } from "../../components/devices/platform.ts";
import { iosPeers, versions } from "./ios-peers.ts";

const folder = resolve(import.meta.dirname, "../golden/diff/ios");

export function* benchIosCorrectness(): Generator<string> {
  const ask = iosPeers()?.["hier-config"];
  for (const name of readdirSync(folder)) {
    const [running, intended, options] = ["running.cfg", "intended.cfg", "options.json"].map((file) =>
      readFileSync(join(folder, name, file), "utf8"),
    );
    if (running === undefined || intended === undefined || options === undefined) continue;
    const { commands, refused } = difference(parse(running), parse(intended), JSON.parse(options) as DifferenceOptions);
    const heard = ask?.(running.replace(/^! .*\n/, ""), intended);
    yield `ios ${name}: ours: ${refused === undefined ? shown(folded(commands)) : `refused: ${refused.reason}`}`;
    yield `ios ${name}: hier-config ${versions["hier-config"]}: ${heard === undefined ? "not asked (no python3, or no way to PyPI)" : (heard.failed ?? shown(heard.script ?? ""))}`;
  }
}

function shown(script: string): string {
  const said = script.split("\n").filter((line) => line.trim() !== "");
  return said.length === 0 ? "nothing to do" : said.join(" ⏎ ");
}
