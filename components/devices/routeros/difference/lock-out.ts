// Whether a script cuts the way by which it is sent, at its end or at any step before it.
import type { Cut } from "../../engine/cut.ts";
import type { ManagementPath } from "../../platform.ts";
import type { RouterosModel } from "../model.ts";
import type { Change } from "./change.ts";
import { type Check, checks } from "./reach.ts";
import { Replay } from "./replay.ts";

/** The part of a script's outlook that decides. */
export interface Way {
  readonly running: RouterosModel;
  readonly named: RouterosModel;
  readonly nameNow: (name: string) => string;
  readonly script: readonly Change[];
}

/** A check that a path passes before anything is sent: what is cut already cannot be cut by what is sent. */
export interface Open {
  readonly check: Check;
  readonly path: ManagementPath;
  readonly start: Replay;
}

export function openPaths({ running, named, nameNow }: Omit<Way, "script">, manage: readonly ManagementPath[]): readonly Open[] {
  const before = Replay.of(running);
  const start = running === named ? before : Replay.of(named);
  return manage.flatMap((path) =>
    checks
      .filter((check) => check.cut(before, path, before) === undefined)
      .map((check) => ({ check, path: renamedPath(path, nameNow), start })),
  );
}

function renamedPath(path: ManagementPath, nameNow: (name: string) => string): ManagementPath {
  return path.interface === undefined ? path : { ...path, interface: nameNow(path.interface) };
}

export function firstCut(named: RouterosModel, script: readonly Change[], open: readonly Open[]): Cut | undefined {
  if (open.length === 0) return undefined;
  const replay = Replay.of(named);
  for (const [at, change] of script.entries()) {
    if (change.stage !== "rename") replay.take(change);
    const reason = reasonAfter(open, replay, change);
    if (reason !== undefined) return { step: at + 1, reason };
  }
  return undefined;
}

/** Why a path is cut once this change is made; only what looks at its menu is asked. */
export function reasonAfter(open: readonly Open[], replay: Replay, { menu }: Change): string | undefined {
  for (const { check, path, start } of open) {
    const reason = check.watches.has(menu.path) ? check.cut(replay, path, start) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

export function watchedBy(open: readonly Open[], { menu }: Change): boolean {
  return open.some(({ check }) => check.watches.has(menu.path));
}
