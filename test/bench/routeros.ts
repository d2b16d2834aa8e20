// How long the RouterOS difference takes, how it grows, what memory it needs, and how a peer fares: seconds of the processor, texts read before.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { difference } from "../../components/devices/routeros/difference.ts";
import { parse } from "../../components/devices/routeros/parse.ts";
import { peer } from "./peer.ts";
import { edits, rulesText, textsOf } from "./routeros-text.ts";

const repeats = 5;

/** The best of several: what a busy machine adds is not ours. */
function seconds(running: string, intended: string): readonly [best: number, commands: number] {
  const [a, b] = [parse(running), parse(intended)];
  let best = Number.POSITIVE_INFINITY;
  let commands = 0;
  for (let turn = 0; turn < repeats; turn++) {
    const start = process.threadCpuUsage();
    commands = difference(a, b, { own: { kind: "exclusive" } }).commands.length;
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  return [best, commands];
}

function verdict(value: number, bar: number | undefined, unit: string): string {
  return bar === undefined ? "" : ` (bar ${bar} ${unit}${value > bar ? ", MISSED" : ""})`;
}

/** Seconds by number of lines, for what is measured against a bar. */
const bars: Readonly<Record<number, number>> = { 10000: 0.2, 30000: 0.8 };
const growth = 2.4;

export function* benchDifference(): Generator<string> {
  for (const [name, edit] of Object.entries(edits)) {
    const times = new Map<number, number>();
    for (const lines of [10_000, 30_000, 40_000]) {
      const [time, commands] = seconds(...textsOf(lines, edit));
      times.set(lines, time);
      const bar = name.startsWith("5 %") ? bars[lines] : undefined;
      yield `${lines} lines, ${name}: ${time.toFixed(3)} s, ${commands} commands${verdict(time, bar, "s")}`;
    }
    // two doublings, so that a pause of the collector counts half
    const ratio = Math.sqrt((times.get(40_000) ?? 0) / (times.get(10_000) ?? 1));
    yield `twice the lines, ${name}: ${ratio.toFixed(2)} times as long${verdict(ratio, growth, "times")}`;
  }
}

const rules = 2000;
const matching = 50;

export function* benchMatching(): Generator<string> {
  for (const name of ["5 % changed", "5 % changed, no ids"]) {
    const edit = edits[name];
    if (edit === undefined) continue;
    const [time] = seconds(rulesText(rules, { ...edit, changes: () => false }), rulesText(rules, edit));
    const milliseconds = Math.round(time * 1000);
    yield `${rules} rules matched, ${name}: ${milliseconds} ms${verdict(milliseconds, matching, "ms")}`;
  }
}

const most = 300;
const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");
const tell = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

/** The door itself, as a person runs it. */
export function* benchMemory(): Generator<string> {
  const edit = edits["5 % changed"];
  if (edit === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), "simpul-bench-"));
  try {
    const files = ["running.rsc", "intended.rsc"].map((name) => join(folder, name));
    textsOf(100_000, edit).forEach((text, at) => {
      writeFileSync(files[at] ?? "", text);
    });
    const { stderr } = spawnSync(process.execPath, ["--import", tell, simpul, "diff", "routeros", ...files], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const megabytes = Math.round(Number(stderr.trim().split("\n").at(-1)) / 1024);
    yield `100000 lines against 100000, the whole door: ${megabytes} MB${verdict(megabytes, most, "MB")}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The peer is quadratic: at ten thousand lines it takes half a minute, so it is asked for less. */
export function* benchPeer(): Generator<string> {
  const ask = peer();
  const edit = edits["5 % changed"];
  if (ask === undefined || edit === undefined) return yield "routeros-diff: not measured (no python3, or no way to PyPI)";
  for (const lines of [1000, 3000]) {
    const texts = textsOf(lines, edit);
    const heard = ask(...texts);
    const [own] = seconds(...texts);
    const said =
      heard.failed ?? `${heard.difference?.toFixed(2)} s, ours ${own.toFixed(3)} s: ${Math.round((heard.difference ?? 0) / own)} times`;
    yield `${lines} lines, 5 % changed, routeros-diff 0.6a2: ${said}`;
  }
}
