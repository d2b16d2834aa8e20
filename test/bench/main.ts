// `npm run bench`: every measurement against its bar; `npm run bench -- plan` runs one; `-- devices --correctness` shows what peers get wrong.
import { Argument, Command } from "commander";
import { benchDevices } from "./devices.ts";
import { benchFleet } from "./fleet.ts";
import { benchPlan } from "./plan.ts";
import { benchUp } from "./up.ts";

/** Measurements by name; each yields lines, and a missed bar says MISSED. */
const benches: Readonly<Record<string, (flags: ReadonlySet<string>) => Iterable<string> | AsyncIterable<string>>> = {
  devices: benchDevices,
  fleet: benchFleet,
  plan: benchPlan,
  up: benchUp,
};

const asked = new Command("bench")
  .addArgument(new Argument("[bench...]").choices(Object.keys(benches)))
  .option("--correctness")
  .parse();
const wanted = asked.args;
const flags = new Set(asked.opts().correctness === true ? ["--correctness"] : []);
let missed = false;
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for await (const line of bench(flags)) {
    process.stdout.write(`${name}: ${line}\n`);
    missed ||= line.includes("MISSED");
  }
}
if (missed) process.exitCode = 2;
