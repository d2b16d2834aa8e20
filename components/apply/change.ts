// A change to one device: from what was read to what is intended, worked out before anything is sent.
import { createHash } from "node:crypto";
import type { Mask, Model, Ownership, Platform } from "../devices/platform.ts";
import type { Target } from "../transport/session.ts";
import type { Procedure } from "./procedure.ts";

export interface Change {
  readonly device: string;
  readonly target: Target;
  readonly platform: Platform;
  readonly procedure: Procedure;
  readonly mask: Mask;
  /** what should run, with clear secrets: only in memory */
  readonly intended: Model;
  readonly own: Ownership;
  /** clear commands, and the same with secrets masked */
  readonly commands: readonly string[];
  readonly undo: readonly string[];
  readonly shown: { readonly commands: readonly string[]; readonly undo: readonly string[] };
  /** one sentence a change */
  readonly explain: readonly string[];
  /** masked canonical text of what ran when the commands were worked out: the backup that evidence keeps */
  readonly before: string;
  /** of the running configuration that the commands were worked out from */
  readonly runningHash: string;
  /** of the masked commands */
  readonly scriptHash: string;
  /** nothing of ours runs on it yet: it is built, not changed */
  readonly fresh: boolean;
  /** others are reached through it: an undo that a reboot would lose is not enough, unless the user named it */
  readonly core?: boolean;
}

/** Short hash of a text: 64 bits of SHA-256, as hex. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Hash of what a device runs: canonical and masked, so that two looks at the same configuration agree. */
export function runningHash(platform: Platform, mask: Mask, model: Model): string {
  return digest(platform.print(platform.mask(model, mask)));
}

/** Hash of a script as it is shown; "" where there is nothing to do. */
export function scriptHash(shown: readonly string[]): string {
  return shown.length === 0 ? "" : digest(shown.join("\n"));
}
