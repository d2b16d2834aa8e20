// What a vendor's devices need for a safe change, step by step; everything goes through a Session.
import type { Model, Platform, Vendor } from "../devices/platform.ts";
import type { Session } from "../transport/session.ts";
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
  /** entries of the timer that are there */
  readonly timers: number;
  /** files of ours, as the device names them */
  readonly files: readonly string[];
  /** where files must go to survive a power cut, e.g. "flash/" */
  readonly folder: string;
}

/** What is put on the device for the time of a change. */
export interface Staged {
  readonly transaction: string;
  readonly folder: string;
  readonly commands: readonly string[];
  readonly undo: readonly string[];
  /** minutes until the device undoes by itself */
  readonly minutes: number;
}

/** The device said no, in its own words. */
export class DeviceRefusal extends Error {}

export interface Procedure {
  readonly vendor: Vendor;
  look(session: Session, platform: Platform): Promise<Look>;
  upload(session: Session, staged: Staged): Promise<void>;
  /** false where the version has no dry run */
  dryRun(session: Session, staged: Staged, version: string | undefined): Promise<boolean>;
  /** arms the undo timer and looks at once: nothing else happened on the device since it was compared */
  arm(session: Session, platform: Platform, staged: Staged): Promise<{ readonly guard: Guard; readonly look: Look }>;
  run(session: Session, staged: Staged): Promise<void>;
  /** runs the undo of a transaction now, from a fresh file where `commands` are given; it removes its own traces at its end */
  undo(session: Session, transaction: string, folder: string, commands?: readonly string[]): Promise<void>;
  /** removes the timer and the files */
  disarm(session: Session, transaction: string): Promise<void>;
  /** removes files that no timer needs */
  sweep(session: Session, files: readonly string[]): Promise<void>;
}

/** Undefined where a safe change is not there yet for the vendor. */
export function procedureOf(vendor: Vendor): Procedure | undefined {
  const procedures: Readonly<Partial<Record<Vendor, Procedure>>> = { routeros };
  return procedures[vendor];
}
