// `npm run bench`: every measurement against its bar; `npm run bench -- plan` runs one.
import { benchDifference } from "./difference.ts";
import { benchPlan } from "./plan.ts";
import { benchUp } from "./up.ts";

/** Measurements by name; each yields lines, and a missed bar says MISSED. */
const benches: Readonly<Record<string, () => Iterable<string> | AsyncIterable<string>>> = {
  difference: benchDifference,
  plan: benchPlan,
  up: benchUp,
};

const wanted = process.argv.slice(2);
let missed = false;
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for await (const line of bench()) {
    process.stdout.write(`${name}: ${line}\n`);
    missed ||= line.includes("MISSED");
  }
}
if (missed) process.exitCode = 2;
