// From a look at a device and what is intended to the exact commands: clear for sending, masked for showing, one for one.
import type { Difference, ManagementPath, Mask, Model, Ownership, Platform, Reveal } from "../devices/platform.ts";
import { type Change, digest, runningHash, scriptHash } from "./change.ts";

/** Every item of ours carries a comment that starts with this. */
const PREFIX = "simpul:";

export interface Work {
  readonly platform: Platform;
  readonly own: Ownership;
  readonly intended: Model;
  readonly running: Model;
  readonly clear: Difference;
  /** the same with secrets as fingerprints, or as secret(NAME) while they are not known */
  readonly shown: Difference;
  /** masked canonical text of what runs */
  readonly runningText: string;
  readonly runningHash: string;
  readonly scriptHash: string;
  /** nothing of ours is on the device */
  readonly fresh: boolean;
}

export function ownership(own: "tagged" | "exclusive"): Ownership {
  return own === "exclusive" ? { kind: "exclusive" } : { kind: "tagged", prefix: PREFIX };
}

/** The intended model with the secrets that are known, and the names of those that are not. */
export function intendedModel(
  platform: Platform,
  text: string,
  reveal: Reveal,
): { readonly model: Model; readonly unknown: readonly string[] } {
  const unknown = new Set<string>();
  const model = platform.reveal(platform.parse(text), (name) => {
    const value = reveal(name);
    if (value === undefined) unknown.add(name);
    return value;
  });
  return { model, unknown: [...unknown].sort() };
}

export interface WorkOptions {
  readonly own: Ownership;
  /** ways in that must not be cut */
  readonly manage?: readonly ManagementPath[] | undefined;
}

export function workOut(platform: Platform, mask: Mask, running: Model, intended: Model, { own, manage }: WorkOptions): Work {
  const options = { own, allowUnparsed: true, ...(manage === undefined ? {} : { manage }) };
  const clear = platform.difference(running, intended, options);
  const maskedRunning = platform.mask(running, mask);
  const shown = platform.difference(maskedRunning, platform.mask(intended, mask), options);
  const runningText = platform.print(maskedRunning);
  return {
    platform,
    own,
    intended,
    running,
    clear,
    shown,
    runningText,
    runningHash: digest(runningText),
    scriptHash: scriptHash(shown.commands),
    fresh: !runningText.includes(PREFIX),
  };
}

/** What the device will run once the commands are done, as far as the model of the device can tell. */
export function hashAfter({ platform, running, clear, runningHash: now }: Work, mask: Mask): string {
  if (clear.commands.length === 0) return now;
  const after = platform.simulate(running, clear.commands.join("\n"));
  return after.accepted ? runningHash(platform, mask, after.model) : now;
}

/**
 * Day-0 values of what is there by itself and that we set: the lines that set something, less what is already ours and what holds a
 * secret (a masked value cannot be put back).
 */
export function dayZero({ platform, running, intended }: Pick<Work, "platform" | "running" | "intended">, mask: Mask): string {
  const ours = new Set(platform.print(platform.mask(intended, mask)).split("\n"));
  const lines = platform.print(platform.mask(running, mask)).split("\n");
  return lines
    .filter((line) => / set( |$)/.test(line) && !ours.has(line) && !line.includes(PREFIX) && !/secret:[0-9a-f]{8}/.test(line))
    .join("\n");
}

/** What others put on the device: unmanaged, less day 0. */
export function foreign({ shown }: Pick<Work, "shown">, before: string | undefined): readonly string[] {
  const dayZeroLines = new Set((before ?? "").split("\n"));
  return shown.unmanaged.filter((line) => !dayZeroLines.has(line));
}

/** The change that a look and its work make. */
export function changeFrom(work: Work, how: Pick<Change, "target" | "procedure" | "mask">): Change {
  const { platform, intended, own, clear, shown, runningText: before, runningHash: hash, scriptHash: script, fresh } = work;
  return {
    device: how.target.device,
    ...how,
    platform,
    intended,
    own,
    commands: clear.commands,
    undo: clear.undo,
    shown: { commands: shown.commands, undo: shown.undo },
    explain: shown.explain,
    before,
    runningHash: hash,
    scriptHash: script,
    fresh,
  };
}
