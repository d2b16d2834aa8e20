// `simpul lab start`, `lab stop`, `lab reset`: the farm's process, and the power of single devices.
import type { Command } from "commander";
import { type Latency, order, readLatency, stopFarm } from "../../components/emulator/index.ts";
import { type Answer, DoorError } from "../door/door.ts";
import type { FarmPlace } from "./farm-place.ts";
import { type LabOptions, said, verb } from "./place.ts";
import { statusOf } from "./shown.ts";

type StartOptions = LabOptions & { readonly latency?: string };

export function registerPower(lab: Command): void {
  verb<StartOptions>(lab, "start [devices...]", "start the lab of the region, or the power of devices", start, (command) =>
    command.option("--latency <login=MS,command=MS>", "how much longer each device takes"),
  );
  verb(lab, "stop [devices...]", "stop the lab (its state stays), or the power of devices", stop);
  verb(lab, "reset [devices...]", "devices back to day 0: all, or the named ones", reset);
}

/** Reads `--latency`. */
export function latencyOf(text: string | undefined): Latency | undefined {
  const latency = text === undefined ? undefined : readLatency(text);
  if (text !== undefined && latency === undefined)
    throw new DoorError(`--latency is not understood: "${text}"`, { fix: "milliseconds, e.g. --latency login=600,command=200" });
  return latency;
}

async function start(place: FarmPlace, devices: readonly string[], options: StartOptions): Promise<Answer> {
  if (devices.length > 0) {
    await order(place.path, "power", { devices, on: true });
    return said(`on: ${devices.join(", ")}`);
  }
  // Planning is loaded only here: the other verbs answer at once.
  const { startRegion } = await import("./farm.ts");
  const { started, changed } = await startRegion(options.region, { dir: options.dir, latency: latencyOf(options.latency) });
  const now = await statusOf(place);
  const words = `${started ? "started" : "the lab was running already"}: ${now.on} of ${now.devices} devices are on`;
  return { exit: 0, json: () => ({ ...now, started, changed }), text: () => `${words}\n` };
}

async function stop(place: FarmPlace, devices: readonly string[]): Promise<Answer> {
  if (devices.length > 0) {
    await order(place.path, "power", { devices, on: false });
    return said(`off: ${devices.join(", ")}`);
  }
  const stopped = await stopFarm(place.path);
  return said(stopped ? "stopped; its state stays on disk" : "the lab was not running", await statusOf(place));
}

async function reset(place: FarmPlace, devices: readonly string[]): Promise<Answer> {
  await order(place.path, "reset", { devices });
  return said(`back at day 0: ${devices.length === 0 ? "all devices" : devices.join(", ")}`);
}
