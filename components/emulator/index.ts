// Devices that are not there: a farm of them, started and steered from outside. What only the farm's own process needs is loaded when asked for.
import type { FarmFolder } from "./farm-folder.ts";
import type { RunningFarm } from "./process.ts";
import type { SpecDevice } from "./spec.ts";
import { emulatedVendor } from "./vendors.ts";

export { type FarmStart, type FarmStarted, order, prepareFarm, runningFarm, startFarm, stopFarm } from "./client.ts";
export { FarmFolder, markOf } from "./farm-folder.ts";
export { readFault } from "./faults/fault.ts";
export { kinds } from "./faults/kinds.ts";
export { type Listed, listed } from "./listing.ts";
export { FarmError } from "./mistake.ts";
export type { RunningFarm } from "./process.ts";
export { type Cable, type FarmSpec, type Latency, readLatency, type SpecDevice } from "./spec.ts";
export { type EmulatedVendor, emulated, emulatedVendor } from "./vendors.ts";

/** Runs a farm in this process. */
export async function runFarm(folder: FarmFolder): Promise<RunningFarm> {
  return (await import("./process.ts")).runFarm(folder);
}

/** What a device shows on day 0. */
export async function dayZeroText(spec: SpecDevice): Promise<string> {
  return (await emulatedVendor(spec.vendor)).dayZeroText(spec);
}
