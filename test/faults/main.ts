// `npm run faults`: the fault table of every vendor, a row a line, then `simpul apply` killed at random moments; `-- --vendor V` that of one vendor, `-- --seed N` plays one
// row of it again (of RouterOS where no vendor is named), `-- --bytes N` so many random bytes, `-- --kills N` so many kills.
import { Command, Option } from "commander";
import limit from "p-limit";
import { wholeNumber, wholeNumbers } from "../asked.ts";
import { Bench } from "./bench.ts";
import { KilledApply } from "./killed-apply.ts";
import { type Played, play } from "./play.ts";
import { rowOf } from "./rows.ts";
import { trialOf, trials } from "./trial.ts";

interface Asked {
  readonly vendor?: readonly string[];
  readonly seed?: readonly number[];
  readonly bytes: number;
  readonly kills?: number;
}

const values = new Command("faults")
  .addOption(new Option("--vendor <vendor...>", "whose table").choices(trials))
  .addOption(new Option("--seed <number...>", "only this row").argParser(wholeNumbers))
  .option("--bytes <number>", "so many random bytes", wholeNumber, 200)
  .option("--kills <number>", "so many kills", wholeNumber)
  .parse()
  .opts<Asked>();
const chosen = values.vendor ?? (values.seed === undefined ? trials : ["routeros"]);
for (const name of chosen) await table(name);
await kills(values.kills ?? (values.seed === undefined && chosen.includes("routeros") ? 10 : 0));

async function table(name: string): Promise<void> {
  const { systematic } = await trialOf(name);
  const seeds = values.seed ?? Array.from({ length: systematic.length + values.bytes }, (_, index) => index + 1);
  const free = Array.from({ length: Math.min(8, seeds.length) }, (_, index) => `r${index + 1}`);
  const bench = await Bench.start(name, [...free]);
  try {
    const turn = limit(free.length);
    const played = await Promise.all(seeds.map((seed) => turn(() => onFreeLane(bench, free, seed))));
    const secrets = bench.secretsFound();
    process.stdout.write(`${name}: ${summary(played)}; clear secrets in files = ${secrets.length}\n`);
    if (secrets.length > 0 || played.some(({ ended, wrong }) => ended === "lost" || wrong.length > 0)) process.exitCode = 2;
  } finally {
    await bench.end();
  }
}

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

async function onFreeLane(bench: Bench, free: string[], seed: number): Promise<Played> {
  const device = free.pop() ?? "";
  try {
    const played = await play(bench, device, rowOf(seed, bench.trial.systematic));
    process.stdout.write(`${bench.trial.name.padEnd(10)}  ${lineOf(played)}\n`);
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
