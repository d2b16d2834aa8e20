// What is the same fault table for each vendor, and what is its own: the change, the faults, how a device is prepared and judged. A folder a vendor.
import type { Vendor } from "../../components/devices/platform.ts";
import type { SpecDevice } from "../../components/emulator/index.ts";
import type { Session } from "../../components/transport/session.ts";

/** What the judge was answered. */
export interface Seen {
  readonly configuration: string;
  /** names of ours that are on it: timers, files, jobs, marks */
  readonly left: readonly string[];
}

export interface Trial {
  /** the folder that it is in */
  readonly name: string;
  readonly vendor: Vendor;
  readonly device: Pick<SpecDevice, "role" | "board" | "version">;
  /** what the device runs before; secrets are clear, as on the device */
  readonly before: string;
  /** what is intended, thirty commands from it; secrets by name */
  readonly intended: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** Puts a configuration on a device that is fresh from the bench, as an operator would. */
  prepare(session: Session, configuration: string): Promise<void>;
  /** what the judge asks over the stock client, each on a connection of its own */
  readonly asks: readonly string[];
  /** undefined: these are no answers */
  seen(answers: readonly string[]): Seen | undefined;
  /** lines of the canonical text that are no part of the change: a timer of ours, what a person did meanwhile */
  isForeign(line: string): boolean;
  /** of what is left, that by which the device undoes by itself */
  isTimer(name: string): boolean;
  /** every kind at every step of the state machine where it can strike; `kill…` is our own end */
  readonly systematic: readonly string[];
  /** of these, what every run of the tests plays */
  readonly chosen: readonly string[];
  /** commands that leave a device between, with a timer of ours on it; and what is seen of that */
  readonly halfway: { readonly commands: readonly string[]; readonly left: readonly string[] };
  /** the thing that is asked while the commands run, by its number */
  readonly applyAsked: number;
}

/** In every clear secret of every change, and in nothing else. */
export const planted = /RAHASIA-(LAMA|BARU)/;

/** The folders here. */
export const trials: readonly string[] = ["routeros", "ios", "ios-applet", "linux"];

/** Of a vendor, or `VENDOR-VARIANT`: the same change on devices that are set up otherwise. */
export async function trialOf(name: string): Promise<Trial> {
  if (!trials.includes(name)) throw new Error(`no trial is called ${name}`);
  return ((await import(`./${name}/trial.ts`)) as { readonly trial: Trial }).trial;
}

export function unique(faults: readonly string[]): readonly string[] {
  return [...new Set(faults)];
}

/** Each kind at each place. */
export const at = (kinds: readonly string[], places: readonly string[]): string[] =>
  kinds.flatMap((kind) => places.map((place) => `${kind}@${place}`));

export const upTo = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1));

/** Where a connection begins, whatever the vendor. */
export const opening: readonly string[] = [
  ...at(["cut", "reboot", "hang", "slow", "garbage"], ["connect"]),
  ...at(["cut", "reboot", "hang"], ["auth"]),
  ...at(["wrong-host-key"], ["connect", "verify"]),
  ...at(["auth-refused", "auth-slow"], ["auth", "verify"]),
];
