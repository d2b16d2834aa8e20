// `npm run faults`: the fault table, a row a line, then `simpul apply` killed at random moments; `-- --vendor V` that of a vendor, `-- --seed N` plays one row again,
// `-- --bytes N` so many random bytes, `-- --kills N` so many kills.
import { parseArgs } from "node:util";
import limit from "p-limit";
import { Bench } from "./bench.ts";
import { KilledApply } from "./killed-apply.ts";
import { type Played, play } from "./play.ts";
import { rowOf } from "./rows.ts";
import { trialOf } from "./trial.ts";

const { values } = parseArgs({
  options: {
    vendor: { type: "string", default: "routeros" },
    seed: { type: "string", multiple: true },
    bytes: { type: "string", default: "200" },
    kills: { type: "string" },
  },
});
const { systematic } = await trialOf(values.vendor);
const all = Array.from({ length: systematic.length + Number(values.bytes) }, (_, index) => index + 1);
const seeds = values.seed?.map(Number) ?? all;
const lanes = Array.from({ length: Math.min(8, seeds.length) }, (_, index) => `r${index + 1}`);

const bench = await Bench.start(values.vendor, lanes);
try {
  const free = [...lanes];
  const turn = limit(lanes.length);
  const played = await Promise.all(seeds.map((seed) => turn(() => onFreeLane(free, seed))));
  const secrets = bench.secretsFound();
  process.stdout.write(`${summary(played)}; clear secrets in files = ${secrets.length}\n`);
  if (secrets.length > 0 || played.some(({ ended, wrong }) => ended === "lost" || wrong.length > 0)) process.exitCode = 2;
} finally {
  await bench.end();
}
await kills(Number(values.kills ?? (values.seed === undefined ? 10 : 0)));

async function kills(count: number): Promise<void> {
  if (count === 0) return;
  const killed = await KilledApply.start();
  try {
    const seeds = Array.from({ length: count }, (_, index) => index + 1);
    for (const seed of seeds) {
      const { moment, spared, old, new: young, wrong } = await killed.play(seed);
      const told = [`kill ${seed}`.padEnd(8), `${moment} ms`.padEnd(9), spared ? "spared" : "killed", `old ${old}, new ${young}`];
      process.stdout.write(`${[...told, wrong.length === 0 ? "next run clean" : `WRONG: ${wrong.join("; ")}`].join("  ")}\n`);
      if (wrong.length > 0) process.exitCode = 2;
    }
  } finally {
    await killed.end();
  }
}

async function onFreeLane(free: string[], seed: number): Promise<Played> {
  const device = free.pop() ?? "";
  try {
    const played = await play(bench, device, rowOf(seed, systematic));
    process.stdout.write(`${lineOf(played)}\n`);
    return played;
  } finally {
    free.push(device);
  }
}

function lineOf({ row, struck, report, ended, wrong }: Played): string {
  const columns = [
    String(row.seed).padStart(4),
    row.fault.padEnd(20),
    row.set.padEnd(12),
    row.after.padEnd(9),
    struck ? "struck" : "spared",
  ];
  const told = `${report.outcome}@${report.step}`.padEnd(20);
  return [...columns, ended.padEnd(5), told, wrong.length === 0 ? "" : `WRONG: ${wrong.join("; ")}`].join("  ").trimEnd();
}

function summary(played: readonly Played[]): string {
  const count = (match: (row: Played) => boolean): number => played.filter(match).length;
  const ended = (how: Played["ended"]): string => `${count((row) => row.struck && row.ended === how)}`;
  return [
    `faults tried ${count(({ struck }) => struck)} (spared ${count(({ struck }) => !struck)})`,
    `ended old ${ended("old")}, ended new ${ended("new")}`,
    `lost = ${count((row) => row.ended === "lost")}, wrong = ${count(({ wrong }) => wrong.length > 0)}`,
  ].join("; ");
}
