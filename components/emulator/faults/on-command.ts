// What each fault does to a command, or to one line of an import.
import type { RouterosDevice } from "../routeros/device.ts";
import type { Fault } from "./fault.ts";
import { garbled } from "./garble.ts";
import type { KindName } from "./kinds.ts";
import { nightShift } from "./other-writer.ts";

interface Effect {
  /** happens first; the command goes on then */
  readonly before?: (device: RouterosDevice, fault: Fault) => Promise<void> | void;
  /** the command is not run, and this is its answer */
  readonly says?: string;
  /** nothing that follows is run */
  readonly interrupts?: true;
  /** happens when it is over; no answer comes */
  readonly after?: (device: RouterosDevice) => void;
  readonly garbles?: (text: string, seed: number) => string;
}

/** How much longer a slow answer takes, milliseconds. */
export const slow = 5000;
export const timedOut = "failure: action timed out - try again, if error continues contact MikroTik support (13)";

const cut = (device: RouterosDevice): void => device.cut();

const effects: Readonly<Partial<Record<KindName, Effect>>> = {
  cut: { interrupts: true, after: cut },
  "cut-after": { after: cut },
  reboot: { interrupts: true, after: (device) => device.reboot() },
  hang: { interrupts: true, after: () => undefined },
  slow: { before: (device) => device.clock.pass(slow) },
  garbage: { garbles: garbled },
  refuse: { says: "failure: operation not permitted by the device" },
  "disk-full": { says: "failure: not enough space on disk" },
  "other-writer": { before: (device, { seed }) => nightShift(device, seed) },
  "fast-timer": { before: (device) => device.scheduler.fireAll() },
};

export function effectOf({ kind }: Fault): Effect {
  return effects[kind] ?? {};
}

/** The kinds that strike whole commands; others strike where they belong. */
export const atCommands = Object.keys(effects) as readonly KindName[];
/** Of an import, its lines are struck one by one; only its answer as a whole. */
export const atAnswers: readonly KindName[] = ["cut-after", "garbage"];
export const inImports: readonly KindName[] = [...atCommands.filter((kind) => !atAnswers.includes(kind)), "import-stops"];
