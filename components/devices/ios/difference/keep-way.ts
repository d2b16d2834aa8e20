// A script that does not cut the way by which it is sent: the usual one, one that leaves our own entries in their places, or another order.
import type { ManagementPath } from "../../platform.ts";
import type { Item } from "../model.ts";
import { Session } from "../simulate/session.ts";
import type { Change } from "./change.ts";
import { type Cut, firstCut, isWatched, type Open, openPaths, reasonNow, take } from "./lock-out.ts";
import { precedence } from "./order.ts";
import { type Scripts, scriptsBetween } from "./script.ts";
import { contentOf } from "./sequence-list.ts";

export interface Kept extends Scripts {
  readonly cut: Cut | undefined;
}

export function keepWay(running: readonly Item[], intended: readonly Item[], manage: readonly ManagementPath[]): Kept {
  const usual = scriptsBetween(running, intended);
  const open = manage.length === 0 || usual.script.length === 0 ? [] : openPaths(running, manage);
  const cut = firstCut(running, usual.script, open);
  if (cut === undefined) return { ...usual, cut };
  const still = scriptsBetween(running, intended, permitsOf(running));
  if (firstCut(running, still.script, open) === undefined) return { ...still, cut: undefined };
  for (const scripts of [usual, still]) {
    const script = safeOrder(running, scripts.script, open);
    if (script !== undefined) return { ...scripts, script, cut: undefined };
  }
  return { ...usual, cut };
}

/** Entries of lists that let something in: one of them lets us in. */
function permitsOf(running: readonly Item[]): ReadonlySet<string> {
  const lists = running.filter(({ rule }) => rule?.gives === "acl");
  return new Set(lists.flatMap(({ children = [] }) => children.filter(({ line }) => line.startsWith("permit")).map(contentOf)));
}

/** States that are looked at before the search gives up. */
const patience = 2000;

interface Search {
  readonly running: readonly Item[];
  readonly open: readonly Open[];
  readonly before: ReadonlyMap<Change, ReadonlySet<Change>>;
  readonly seen: Set<string>;
  readonly number: ReadonlyMap<Change, number>;
  left: number;
}

/** Undefined where no order is safe, or none was found in time. */
function safeOrder(running: readonly Item[], script: readonly Change[], open: readonly Open[]): readonly Change[] | undefined {
  const search: Search = {
    running,
    open,
    before: precedence(script),
    seen: new Set(),
    number: new Map(script.map((change, at) => [change, at])),
    left: patience,
  };
  return extended(search, [], script, running);
}

/** Depth first; what comes first in the usual order first. */
function extended(
  search: Search,
  taken: readonly Change[],
  rest: readonly Change[],
  state: readonly Item[],
): readonly Change[] | undefined {
  if (rest.length === 0) return taken;
  const key = rest.map((change) => search.number.get(change)).join();
  if (search.seen.has(key) || search.left-- <= 0) return undefined;
  search.seen.add(key);
  const done = new Set(taken);
  for (const change of rest) {
    if ([...(search.before.get(change) ?? [])].some((earlier) => !done.has(earlier))) continue;
    const session = new Session(state);
    take(session, change);
    if (isWatched(change) && reasonNow(session, search.open) !== undefined) continue;
    const found = extended(
      search,
      [...taken, change],
      rest.filter((other) => other !== change),
      session.items(),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
