// `npm run laws`: the laws of every vendor over 100,000 random cases each (`npm run laws -- 5000`: so many), and a table of what was tried.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import type { Tally } from "./tally.ts";

const root = resolve(import.meta.dirname, "..");
const devices = "test/components/devices";
const wanted = Number(process.argv[2] ?? 100_000);
/** Cases of one round: each has its own seed, and ends well before a test's time is up. */
const round = Math.min(wanted, 1000);

interface Law {
  readonly vendor: string;
  readonly law: string;
  readonly file: string;
  cases: number;
  failures: number;
  pairs: number;
  unread: number;
}

/** Runs files of tests with that seed, and adds what they counted. */
function runRound(laws: Map<string, Law>, seed: number, files: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "simpul-laws-"));
  const tally = join(folder, "tally");
  try {
    spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "unit", ...files], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, SIMPUL_RUNS: `${round}`, SIMPUL_SEED: `${seed}`, SIMPUL_TALLY: tally },
    });
    const lines = existsSync(tally) ? readFileSync(tally, "utf8").split("\n").slice(0, -1) : [];
    for (const line of lines) add(laws, JSON.parse(line) as Tally);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function add(laws: Map<string, Law>, { file, test, cases, pairs, unread, failed }: Tally): void {
  const path = relative(root, file);
  const key = `${path} ${test}`;
  const vendor = /devices\/([^/]+)\//.exec(path)?.[1] ?? "";
  const law = laws.get(key) ?? { vendor, law: test, file: path, cases: 0, failures: 0, pairs: 0, unread: 0 };
  laws.set(key, { ...law, cases: law.cases + cases, failures: law.failures + (failed ? 1 : 0), pairs, unread });
}

/** Columns as wide as their widest word. */
function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => `${row[column]}`.length)));
  const line = (row: readonly (string | number)[]): string =>
    row
      .map((cell, column) => (typeof cell === "number" ? `${cell}`.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ");
  return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}

function summary(laws: readonly Law[]): string {
  // what fails and is no law is shown as well
  const properties = laws.filter(({ cases, pairs, failures }) => cases > 0 || (failures > 0 && pairs === 0));
  const texts = Map.groupBy(
    laws.filter(({ cases, pairs }) => cases === 0 && pairs > 0),
    ({ vendor }) => vendor,
  );
  const sum = (own: readonly Law[], of: (law: Law) => number): number => own.reduce((total, law) => total + of(law), 0);
  return [
    table([
      ["vendor", "law", "cases", "failures"],
      ...properties.map(({ vendor, law, cases, failures }) => [vendor, law, cases, failures]),
    ]),
    table([
      ["vendor", "whole texts", "pairs", "lines not read", "failures"],
      ...[...texts].map(([vendor, own]) => [
        vendor,
        own.length,
        sum(own, (law) => law.pairs),
        sum(own, (law) => law.unread),
        sum(own, (law) => law.failures),
      ]),
    ]),
  ].join("\n");
}

const laws = new Map<string, Law>();
runRound(laws, 1, [devices]);
for (let seed = 2; ; seed++) {
  const short = [...laws.values()].filter(({ cases, failures }) => cases > 0 && cases < wanted && failures === 0);
  if (short.length === 0) break;
  runRound(laws, seed, [...new Set(short.map(({ file }) => file))]);
}
const all = [...laws.values()].sort((a, b) => (a.vendor < b.vendor ? -1 : a.vendor > b.vendor ? 1 : 0));
process.stdout.write(`\n${summary(all)}`);
if (all.some(({ failures }) => failures > 0)) process.exitCode = 2;
