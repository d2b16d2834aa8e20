// What a running provider has around it: settings, the devices, the checkout's files, and what this process has seen so far.
import type { Change, Connect, Journal, Seen, Work } from "../apply/index.ts";
import type { Mask, Platform } from "../devices/platform.ts";
import type { Settings } from "../fleet/settings.ts";
import type { Log } from "./calls.ts";
import type { DeviceConfigInputs } from "./inputs.ts";
import type { Observer } from "./observer.ts";
import type { Previews } from "./previews.ts";

/** What a check found, kept for the diff, create or update of the same resource in the same run. */
export interface Observation {
  readonly inputs: DeviceConfigInputs;
  readonly seen: Seen;
  /** absent where the device was not reached */
  readonly work?: Work;
  /** a killed run's traces are still on it */
  readonly unsettled: boolean;
}

export interface Surroundings {
  readonly settings: Settings;
  readonly log: Log;
  readonly mask: Mask;
  readonly connect: Connect;
  readonly observer: Observer;
  readonly journal: Journal;
  readonly previews: Previews;
  readonly platformOf: (vendor: string) => Platform | undefined;
  readonly signal: AbortSignal;
  /** by URN */
  readonly observations: Map<string, Observation>;
  /** by device: passed the guard, waits for Rollout */
  readonly staged: Map<string, Change>;
  /** devices that the Rollout of this run, or the last one, names as those through which others are reached */
  readonly core: Set<string>;
}

/** `urn:pulumi:STACK::PROJECT::TYPE::NAME` */
export function stackOf(urn: string): string {
  const stack = /^urn:pulumi:([^:]+)::/.exec(urn)?.[1] ?? "";
  // It becomes a file name; the engine allows letters, digits, hyphens, underscores and dots.
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(stack) ? stack : "stack";
}
