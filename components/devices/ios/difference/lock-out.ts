// Whether a script cuts the way by which it is sent, at its end or at any step before it.
import type { Cut } from "../../engine/cut.ts";
import type { ManagementPath } from "../../platform.ts";
import { type Branch, rootBranch } from "../branch.ts";
import type { Item } from "../model.ts";
import { Session } from "../simulate/session.ts";
import type { Change } from "./change.ts";
import { commandOf } from "./command.ts";
import { type Check, checks } from "./reach.ts";

/** A check that a path passes before anything is sent: what is cut already cannot be cut by what is sent. */
export interface Open {
  readonly check: Check;
  readonly path: ManagementPath;
  readonly start: Branch;
}

export function openPaths(running: readonly Item[], manage: readonly ManagementPath[]): readonly Open[] {
  const start = rootBranch(running);
  return manage.flatMap((path) =>
    checks.filter((check) => check(start, path, start) === undefined).map((check) => ({ check, path, start })),
  );
}

export function firstCut(running: readonly Item[], script: readonly Change[], open: readonly Open[]): Cut | undefined {
  if (open.length === 0) return undefined;
  const session = new Session(running);
  for (const [at, change] of script.entries()) {
    take(session, change);
    const reason = isWatched(change) ? reasonNow(session, open) : undefined;
    if (reason !== undefined) return { step: at + 1, reason };
  }
  return undefined;
}

export function take(session: Session, change: Change): void {
  session.run(`end\n${commandOf(change)}\n`, () => true);
}

export function reasonNow(session: Session, open: readonly Open[]): string | undefined {
  for (const { check, path, start } of open) {
    const reason = check(session.root, path, start);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Commands that none of the checks looks at cannot cut anything. */
const watched = /^(no |default )?(interface|vlan|vrf|ip (vrf|route|access-list|ssh)|router|access-list|object-group|line|username|aaa)\b/;

export function isWatched({ path, lines }: Change): boolean {
  return watched.test(path[0] ?? lines[0] ?? "");
}
