// Whether a device is fit for a change: room, memory, a processor that has time, a guard that is strong enough, and nobody else at it.
import { outlivesReboot } from "./outcome.ts";
import type { Condition, Staged } from "./procedure.ts";

const KiB = 1024;
const MiB = 1024 * KiB;

/**
 * Bytes beyond the files themselves, which count twice: the device writes its configuration anew, longer by what they add. Boards with
 * 16 MB of flash are left some hundreds of KiB by RouterOS 7; no source says what is too little, this is a choice.
 */
const spareSpace = 256 * KiB;

/** The smallest boards have 32 MiB and a few of them free at rest. A choice, too: below it a second login beside an import may fail. */
const spareMemory = 2 * MiB;
/** A script is read whole, and each command in it is parsed. */
const memoryPerByte = 16;

/** Percent. What is asked then is answered late or not at all, and a verify that runs out of patience undoes a good change. */
const busy = 90;

/** The load is that of a second, and a login alone keeps a small board busy for 1 to 3: so many readings in a row, so many seconds apart. */
export const readings = 3;
export const between = 4;

export function isBusy({ cpuLoad = 0 }: Condition): boolean {
  return cpuLoad >= busy;
}

export interface Demands {
  /** of all that is sent */
  readonly bytes: number;
  /** the guard has to outlive a reboot */
  readonly strong: boolean;
}

export function bytesOf({ commands, undo }: Pick<Staged, "commands" | "undo">): number {
  return [...commands, ...undo].reduce((sum, command) => sum + Buffer.byteLength(command) + 1, 0);
}

/** Why the change must not be made, for people; undefined where it may. What the device does not say is not held against it. */
export function refusalOf(condition: Condition, { bytes, strong }: Demands): string | undefined {
  const { unfit, writers, freeSpace, freeMemory, cpuLoad = 0 } = condition;
  if (unfit !== undefined) return unfit;
  if (writers.length > 0) return `somebody else is at it: ${writers.join("; ")}. Wait until that is over`;
  const space = 2 * bytes + spareSpace;
  if (freeSpace !== undefined && freeSpace < space)
    return `its disk has ${sized(freeSpace)} free, the change wants ${sized(space)}: remove files from it (old backups, packages, logs)`;
  const memory = memoryPerByte * bytes + spareMemory;
  if (freeMemory !== undefined && freeMemory < memory)
    return `it has ${sized(freeMemory)} of memory free, the change wants ${sized(memory)}: see what takes it, or restart it in a quiet hour`;
  if (isBusy(condition))
    return `its processor is ${cpuLoad} % busy, ${readings} times in ${readings * between} s: see what keeps it busy (/tool/profile on RouterOS), or come back later`;
  return weakness(condition, strong);
}

function weakness({ guard }: Condition, strong: boolean): string | undefined {
  if (guard === undefined) return undefined;
  const why = guard.why === undefined ? "" : `: ${guard.why}`;
  if (guard.kind === "none") return `nothing on it would undo the change when we cannot${why}`;
  if (strong && !outlivesReboot(guard.kind))
    return `it is of the core, and the only undo that it can be given (${guard.kind}) is lost at a reboot${why}. Allow that on it, or name it with --allow-weak-guard (simpul:weakGuard of the stack)`;
  return undefined;
}

function sized(bytes: number): string {
  return bytes < MiB ? `${Math.round(bytes / KiB)} KiB` : `${(bytes / MiB).toFixed(1)} MiB`;
}
