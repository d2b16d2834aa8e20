// Whether a script cuts the way by which it is sent, at its end or at any step before it.
import type { ManagementPath, Refusal } from "../../platform.ts";
import type { RouterosModel } from "../model.ts";
import type { Change } from "./change.ts";
import { type Check, checks, watched } from "./reach.ts";
import { Replay } from "./replay.ts";

/** The part of a script's outlook that decides. */
export interface Way {
  readonly running: RouterosModel;
  readonly named: RouterosModel;
  readonly nameNow: (name: string) => string;
  readonly script: readonly Change[];
  readonly commands: readonly string[];
}

export function lockOut({ running, named, nameNow, script, commands }: Way, manage: readonly ManagementPath[]): Refusal | undefined {
  if (manage.length === 0 || script.length === 0) return undefined;
  const open = openNow(new Replay(running), manage).map(({ check, path }) => ({ check, path: renamedPath(path, nameNow) }));
  const replay = new Replay(named);
  for (const [at, change] of script.entries()) {
    if (change.stage !== "rename") replay.take(change);
    const reason = watched.has(change.menu.path) ? firstReason(replay, open) : undefined;
    if (reason !== undefined) return { step: at + 1, command: commands[at] ?? "", reason };
  }
  return undefined;
}

interface Open {
  readonly check: Check;
  readonly path: ManagementPath;
}

/** What is cut before anything was sent cannot be cut by what is sent. */
function openNow(replay: Replay, manage: readonly ManagementPath[]): readonly Open[] {
  return manage.flatMap((path) => checks.filter((check) => check(replay, path) === undefined).map((check) => ({ check, path })));
}

function renamedPath(path: ManagementPath, nameNow: (name: string) => string): ManagementPath {
  return path.interface === undefined ? path : { ...path, interface: nameNow(path.interface) };
}

function firstReason(replay: Replay, open: readonly Open[]): string | undefined {
  for (const { check, path } of open) {
    const reason = check(replay, path);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
