// What each fault does to a command, or to one line of an import.
import type { EmulatedDevice } from "../device.ts";
import type { Fault } from "./fault.ts";
import { garbled } from "./garble.ts";
import type { KindName } from "./kinds.ts";

interface Effect {
  /** happens first; the command goes on then */
  readonly before?: (device: EmulatedDevice, fault: Fault) => Promise<void> | void;
  /** the command is not run: the device says so in its own words */
  readonly refuses?: true;
  /** nothing that follows is run */
  readonly interrupts?: true;
  /** happens when it is over; no answer comes */
  readonly after?: (device: EmulatedDevice) => void;
  readonly garbles?: (text: string, seed: number) => string;
}

/** How much longer a slow answer takes, milliseconds. */
export const slow = 5000;

const cut = (device: EmulatedDevice): void => device.cut();

const effects: Readonly<Partial<Record<KindName, Effect>>> = {
  cut: { interrupts: true, after: cut },
  "cut-after": { after: cut },
  reboot: { interrupts: true, after: (device) => device.reboot() },
  hang: { interrupts: true, after: () => undefined },
  slow: { before: (device) => device.clock.pass(slow) },
  garbage: { garbles: garbled },
  refuse: { refuses: true },
  "disk-full": { refuses: true },
  "import-stops": { refuses: true },
  "other-writer": { before: (device, { seed }) => device.changeByOther(seed) },
  "fast-timer": { before: (device) => device.fireTimers() },
};

export function effectOf({ kind }: Fault): Effect {
  return effects[kind] ?? {};
}

/** The kinds that strike whole commands; others strike where they belong. */
export const atCommands = (Object.keys(effects) as KindName[]).filter((kind) => kind !== "import-stops");
/** Of a line that is typed where a script would go. */
export const atLines = Object.keys(effects) as readonly KindName[];
/** Of an import, its lines are struck one by one; only its answer as a whole. */
export const atAnswers: readonly KindName[] = ["cut-after", "garbage"];
export const inImports: readonly KindName[] = [...atCommands.filter((kind) => !atAnswers.includes(kind)), "import-stops"];
