// What `npm run laws` counts while tests run: cases of properties, pairs of whole texts, lines that were not read, failures.
import { appendFileSync } from "node:fs";
import fc, { type RunDetails } from "fast-check";
import { afterAll, afterEach, expect } from "vitest";

/** Of one test; where it is a property, `cases` says how many were tried. */
export interface Tally {
  readonly file: string;
  readonly test: string;
  cases: number;
  pairs: number;
  unread: number;
  failed: boolean;
}

const file = process.env.SIMPUL_TALLY;
const tallies = new Map<string, Tally>();

function tallyNow(): Tally {
  const { testPath = "", currentTestName = "" } = expect.getState();
  const known = tallies.get(currentTestName) ?? { file: testPath, test: currentTestName, cases: 0, pairs: 0, unread: 0, failed: false };
  tallies.set(currentTestName, known);
  return known;
}

/** Two texts are held to the laws; `unread` lines of what runs were not read. */
export function tallyPair(unread: number): void {
  if (file === undefined) return;
  const tally = tallyNow();
  tally.pairs++;
  tally.unread = Math.max(tally.unread, unread);
}

function tallyCases(details: RunDetails<unknown>): void {
  tallyNow().cases += details.numRuns;
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
}

/** Called once for each file of tests: from its set-up. */
export function keepTally(): void {
  if (file === undefined) return;
  fc.configureGlobal({ ...fc.readConfigureGlobal(), reporter: tallyCases });
  afterEach(({ task }) => {
    if (task.result?.state === "fail") tallyNow().failed = true;
  });
  afterAll(() => appendFileSync(file, [...tallies.values()].map((tally) => `${JSON.stringify(tally)}\n`).join("")));
}
