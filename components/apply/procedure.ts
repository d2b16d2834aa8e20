// What a vendor's devices need for a safe change, step by step; everything goes through a Session.
import type { Model, Platform, Vendor } from "../devices/platform.ts";
import type { Session } from "../transport/session.ts";
import { ios } from "./ios.ts";
import { linux } from "./linux.ts";
import type { Guard } from "./outcome.ts";
import { routeros } from "./routeros.ts";

/** What was found on a device: its configuration, and what an earlier transaction of ours left. */
export interface Look {
  /** the configuration less our own traces */
  readonly model: Model;
  readonly traces: Traces;
}

export interface Traces {
  /** transaction whose undo timer is armed */
  readonly armed?: string;
  /** who began it, as the device has it: USER@HOST */
  readonly by?: string;
  /** transaction that left what is there, where its undo is not armed */
  readonly left?: string;
  /** entries of the timer that are there */
  readonly timers: number;
  /** files of ours, as the device names them */
  readonly files: readonly string[];
  /** where files must go to survive a power cut, e.g. "flash/" */
  readonly folder: string;
}

/** What a device says of itself before anything is put on it; absent: it does not say. */
export interface Condition {
  /** why no change of ours can be made on it (its version, the rights of its user), in words */
  readonly unfit?: string;
  /** bytes */
  readonly freeSpace?: number;
  readonly freeMemory?: number;
  /** percent, just now */
  readonly cpuLoad?: number;
  /** the strongest guard that it can be given, as it says, and why it is no stronger */
  readonly guard?: { readonly kind: Guard; readonly why?: string };
  /** who else is changing it, each in words: "budi has safe mode on" */
  readonly writers: readonly string[];
}

/** What is put on the device for the time of a change. */
export interface Staged {
  readonly transaction: string;
  /** USER@HOST, for whoever meets its undo on the device */
  readonly by?: string;
  readonly folder: string;
  readonly commands: readonly string[];
  readonly undo: readonly string[];
  /** minutes until the device undoes by itself */
  readonly minutes: number;
}

/** Hands off: what the undo of another transaction on a device means, and whose it is. */
export function anotherAtWork(transaction: string, by: string | undefined): string {
  return `the undo of transaction ${transaction}${by === undefined ? "" : `, begun by ${by},`} is armed on it: another change is under way`;
}

/** The device said no, in its own words. */
export class DeviceRefusal extends Error {}

export interface Procedure {
  readonly vendor: Vendor;
  look(session: Session, platform: Platform): Promise<Look>;
  /** a look, and the device's condition in the same breath; absent: its condition is not asked for. `user`: who we are on it */
  inspect?(session: Session, platform: Platform, user: string): Promise<{ readonly look: Look; readonly condition: Condition }>;
  upload(session: Session, staged: Staged): Promise<void>;
  /** false where the version has no dry run */
  dryRun(session: Session, staged: Staged, version: string | undefined): Promise<boolean>;
  /** arms the undo timer and looks at once: nothing else happened on the device since it was compared */
  arm(session: Session, platform: Platform, staged: Staged): Promise<{ readonly guard: Guard; readonly look: Look }>;
  run(session: Session, staged: Staged): Promise<void>;
  /** makes what runs outlive a restart; absent: it does by itself */
  keep?(session: Session, platform: Platform, staged: Staged): Promise<void>;
  /** runs the undo of a transaction now, from a fresh file where `commands` are given; it removes its own traces at its end */
  undo(session: Session, transaction: string, folder: string, commands?: readonly string[]): Promise<void>;
  /** removes the timer and the files, and reads back at once */
  disarm(session: Session, platform: Platform, transaction: string): Promise<Look>;
  /** removes files that no timer needs */
  sweep(session: Session, files: readonly string[]): Promise<void>;
}

/** Undefined where a safe change is not there yet for the vendor. */
export function procedureOf(vendor: Vendor): Procedure | undefined {
  const procedures: Readonly<Partial<Record<Vendor, Procedure>>> = { routeros, ios, linux };
  return procedures[vendor];
}
