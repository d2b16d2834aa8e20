// Devices that are not there: a farm of them, started and steered from outside.
export { type FarmStart, order, prepareFarm, runningFarm, startFarm, stopFarm } from "./client.ts";
export { dayZeroText } from "./farm.ts";
export { FarmFolder } from "./farm-folder.ts";
export { kinds, readFault, steps } from "./fault.ts";
export { type Listed, listed } from "./listing.ts";
export { FarmError } from "./mistake.ts";
export { type RunningFarm, runFarm } from "./process.ts";
export { type Cable, type FarmSpec, type Latency, readLatency, type SpecDevice } from "./spec.ts";
