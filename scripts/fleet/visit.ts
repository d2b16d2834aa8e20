// One visit to each device of a fleet: progress on standard error, a result for every device, also for those that were not reached.
import { setFlagsFromString } from "node:v8";
import { readerOf, Unreadable } from "../../components/fleet/reading/reading.ts";
import { onEach, readers, type Session, type Target } from "../../components/transport/index.ts";
import { DoorError } from "../door/door.ts";
import { progressOf } from "../door/progress.ts";
import { type Fleet, type FleetDevice, type FleetOptions, placed } from "./devices.ts";

// A session leaves much that is soon garbage. Measured on a thousand: 240 MB at the peak without this, 160 MB with it, no slower.
setFlagsFromString("--max-semi-space-size=4");

export type Visited<T> = { readonly device: string; readonly seconds: number } & (
  | { readonly ok: true; readonly value: T; readonly target: Target }
  | { readonly ok: false; readonly why: string }
);

/** Work that changes nothing: it is done once more when it was cut. `did` is for the progress, e.g. "read". */
export async function onFleet<T>(
  fleet: Fleet,
  options: FleetOptions,
  did: string,
  work: (session: Session, device: FleetDevice) => Promise<T>,
): Promise<readonly Visited<T>[]> {
  const all = placed(fleet, options).map((each) => (readerOf(each.device.vendor) === undefined ? unread(each.device) : each));
  const found = new Map(all.flatMap((each) => ("target" in each ? [[each.target, each.device] as const] : [])));
  const progress = progressOf(did, all.length);
  const stop = interruption();
  const act = async (session: Session, target: Target): Promise<{ readonly value: T } | { readonly why: string }> => {
    try {
      return { value: await work(session, found.get(target) as FleetDevice) };
    } catch (error) {
      if (error instanceof Unreadable) return { why: error.message };
      throw error;
    }
  };
  const done = ({ device }: Target, ok: boolean): void => progress.step(`${device}${ok ? "" : " not reached"}`);
  const reached = await onEach([...found.keys()], act, { atOnce: atOnceOf(options), repeat: true, signal: stop.signal, done });
  progress.end();
  stop.end();
  const results = new Map(reached.map((each) => [each.target.device, each]));
  return all.map(({ device: { device }, ...rest }): Visited<T> => {
    const result = results.get(device);
    if (result === undefined) return { device, ok: false, seconds: 0, why: "why" in rest ? rest.why : "" };
    const seconds = Math.round(result.seconds * 1000) / 1000;
    if (!result.ok) return { device, ok: false, seconds, why: result.error.why };
    return "why" in result.value
      ? { device, ok: false, seconds, why: result.value.why }
      : { device, ok: true, seconds, value: result.value.value, target: result.target };
  });
}

function unread(device: FleetDevice): { readonly device: FleetDevice; readonly why: string } {
  return { device, why: `reading ${device.vendor} devices is not there yet` };
}

export function atOnceOf({ atOnce }: FleetOptions, usual = readers): number {
  if (atOnce === undefined) return usual;
  const number = Number(atOnce);
  if (/^\d+$/.test(atOnce) && number >= 1 && number <= 2000) return number;
  throw new DoorError(`--at-once is a whole number from 1 to 2000, not "${atOnce}"`);
}

/** Ctrl-C ends every session; what was read until then is told. A second one ends us. */
export function interruption(): { readonly signal: AbortSignal; readonly end: () => void } {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, abort);
  return {
    signal: stop.signal,
    end: () => {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, abort);
    },
  };
}
