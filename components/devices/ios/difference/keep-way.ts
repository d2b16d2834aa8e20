// A script that does not cut the way by which it is sent: the usual one, one that leaves our own entries in their places, or another order.
import type { Cut } from "../../engine/cut.ts";
import { firstEnd } from "../../engine/search.ts";
import type { ManagementPath } from "../../platform.ts";
import type { Item } from "../model.ts";
import { Session } from "../simulate/session.ts";
import type { Change } from "./change.ts";
import { firstCut, isWatched, type Open, openPaths, reasonNow, take } from "./lock-out.ts";
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

interface State {
  readonly taken: readonly Change[];
  readonly rest: readonly Change[];
  readonly items: readonly Item[];
}

type Before = ReadonlyMap<Change, ReadonlySet<Change>>;

/** Undefined where no order is safe, or none was found in time. */
function safeOrder(running: readonly Item[], script: readonly Change[], open: readonly Open[]): readonly Change[] | undefined {
  const before = precedence(script);
  const number = new Map(script.map((change, at) => [change, at]));
  const start: State = { taken: [], rest: script, items: running };
  return firstEnd(start, {
    isEnd: ({ rest }) => rest.length === 0,
    keyOf: ({ rest }) => rest.map((change) => number.get(change)).join(),
    next: (state) => steps(state, before, open),
    patience,
  })?.taken;
}

/** Each state that is one safe change away; what comes first in the usual order first. */
function* steps({ taken, rest, items }: State, before: Before, open: readonly Open[]): Generator<State> {
  const done = new Set(taken);
  for (const change of rest) {
    if ([...(before.get(change) ?? [])].some((earlier) => !done.has(earlier))) continue;
    const session = new Session(items);
    take(session, change);
    if (isWatched(change) && reasonNow(session, open) !== undefined) continue;
    yield { taken: [...taken, change], rest: rest.filter((other) => other !== change), items: session.items() };
  }
}
