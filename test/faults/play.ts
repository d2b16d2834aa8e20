// Plays one row: a disturbed run, the judge, what brings the device to rest, the judge, an undisturbed run, the judge.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import type { Verdict } from "./judge.ts";
import type { Row } from "./rows.ts";
import { planted, type Trial } from "./trial.ts";
import { type Report, type UpOptions, up } from "./up.ts";

export interface Played {
  readonly row: Row;
  /** whether the fault struck at all */
  readonly struck: boolean;
  readonly report: Report;
  readonly ended: "old" | "new" | "lost";
  /** what is not as promised; empty where all is */
  readonly wrong: readonly string[];
}

/** Longer than the undo timer, and than the delay of its other entry. */
const untilUndone = 10 * 60_000;
const conditions =
  /^(clock-off|session-limit|ram-disk|job-lost|bridge-drop|prompt-lookalike|read-only-user|device-mode-home|little-\w+|busy|safe-mode)$/;

export async function play(bench: Bench, device: string, row: Row): Promise<Played> {
  await bench.prepare(device);
  const folder = mkdtempSync(join(bench.folder, `row-${row.seed}-`));
  const options = { target: bench.target(device), trial: bench.trial.name, folder };
  const strike = async (): Promise<void> => void (await bench.fault(device, row.fault, row.seed, conditions.test(row.fault)));
  const report = await disturbed(bench, row, options, strike);
  const struck = conditions.test(row.fault) || report.outcome === "killed" || (await bench.fault(device, "", 0)) === 0;
  await bench.fault(device, "clear", 0);
  await bench.pass(device, row.after === "timer" ? untilUndone : 1000);
  const rest = await bench.judged(device);
  const next = await up(options);
  // Whatever is still to come has come by then.
  await bench.pass(device, untilUndone);
  const last = await bench.judged(device);
  const wrong = [...wrongAtRest(bench.trial, row, report, rest), ...wrongAtLast(rest, next, last)];
  return { row, struck, report, ended: endedOf(row, rest), wrong };
}

async function disturbed(bench: Bench, row: Row, options: UpOptions, strike: () => Promise<void>): Promise<Report> {
  if (row.fault.startsWith("kill-slow")) await bench.fault(options.target.device, row.fault.replace("kill-slow@", "slow@apply:"), 0);
  if (row.fault.startsWith("kill"))
    return killed(bench, options, row.fault.replace(/^kill-slow@.*/, `kill-slow@${bench.trial.applyAsked}`));
  if (row.set === "at start") await strike();
  return up({ ...options, hurried: true, ...(row.set === "when staged" ? { staged: strike } : {}) });
}

/** The run in a process of its own, which dies by kill -9. */
async function killed(bench: Bench, options: UpOptions, fault: string): Promise<Report> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "killed.ts"), JSON.stringify(options), fault], { stdio: "inherit" });
  const [, signal] = await once(child, "exit");
  await bench.hungUp(options.target.device);
  return { outcome: signal === "SIGKILL" ? "killed" : "spared", step: fault, words: "killed, it says nothing" };
}

/** While the undo is still armed a device may be between; it is lost only if it is so at rest. */
function endedOf({ after }: Row, { reachable, ended, left }: Verdict): Played["ended"] {
  if (!reachable) return "lost";
  if (ended !== "between") return ended;
  return after === "next run" && left.length > 0 ? "old" : "lost";
}

function* wrongAtRest(
  { isTimer }: Trial,
  { after }: Row,
  { outcome, words, step }: Report,
  { reachable, ended, left }: Verdict,
): Generator<string> {
  if (!reachable) yield "it is not reached";
  if (ended === "between" && !(after === "next run" && left.length > 0)) yield "it is neither old nor new";
  if (outcome === "applied" && (ended !== "new" || left.length > 0)) yield `reported as applied, it is ${ended}, left: ${left.join(" ")}`;
  if (["undone", "refused", "not started"].includes(outcome) && ended !== "old") yield `reported as ${outcome}, it is ${ended}`;
  if (planted.test(words)) yield "a secret is in the report";
  if (outcome !== "applied" && (step === "" || words === "")) yield "the report does not say what happened";
  const timers = left.filter(isTimer);
  if (after === "timer" && timers.length > 0) yield `left after its timer: ${timers.join(" ")}`;
}

function* wrongAtLast(rest: Verdict, next: Report, { reachable, ended, left }: Verdict): Generator<string> {
  if (planted.test(next.words)) yield "a secret is in the next report";
  if (next.outcome !== "applied" && next.outcome !== "unchanged")
    yield `the next run does not complete: ${next.outcome} at ${next.step}: ${next.words}`;
  if (rest.left.length > 0 && !/was cut off|undo/.test(next.words)) yield "the next run does not say what it found";
  if (!reachable || ended !== "new") yield `after the next run it is ${reachable ? ended : "not reached"}`;
  if (left.length > 0) yield `left after the next run: ${left.join(" ")}`;
}
