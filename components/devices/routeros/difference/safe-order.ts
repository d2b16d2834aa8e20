// Another order of a script in which the way by which it is sent never breaks: searched where the usual one would cut it.
import { firstEnd } from "../../engine/search.ts";
import type { Change } from "./change.ts";
import { type Open, reasonAfter, watchedBy } from "./lock-out.ts";
import { precedence } from "./precedence.ts";
import type { Replay } from "./replay.ts";

/** States that are looked at before the search gives up. */
const patience = 20_000;
/** So many of the last changes are tried in every order; those before them in the first one that is safe. */
const deepest = 200;

/** A change as it is made now, when these have been made: a new item of a list stands before the next one that is there. */
export type Placed = (change: Change, taken: ReadonlySet<Change>) => Change;

interface Search {
  readonly before: ReadonlyMap<Change, ReadonlySet<Change>>;
  readonly open: readonly Open[];
  readonly placed: Placed;
}

interface State {
  readonly rest: readonly Change[];
  readonly replay: Replay;
  readonly taken: readonly Change[];
}

/** Undefined where no order is safe, or none was found in time. */
export function safeOrder(script: readonly Change[], start: Replay, open: readonly Open[], placed: Placed): readonly Change[] | undefined {
  const search: Search = { before: precedence(script), open, placed };
  let state: State | undefined = takeFree(search, { rest: script, replay: start, taken: [] });
  while (state !== undefined && state.rest.length > deepest) state = steps(search, state).next().value ?? undefined;
  if (state === undefined) return undefined;
  const number = new Map(script.map((change, at) => [change, at]));
  return firstEnd(state, {
    isEnd: ({ rest }) => rest.length === 0,
    keyOf: ({ rest }) => rest.map((change) => number.get(change)).join(),
    next: (here) => steps(search, here),
    patience,
  })?.taken;
}

/** Each state that is one safe change away. */
function* steps(search: Search, { rest, replay, taken }: State): Generator<State, undefined> {
  const done = new Set(taken);
  for (const change of rest) {
    if (!isReady(search, change, done)) continue;
    const next = made(search, replay, change, done);
    if (reasonAfter(search.open, next, change) !== undefined) continue;
    yield takeFree(search, { rest: rest.filter((other) => other !== change), replay: next, taken: [...taken, change] });
  }
  return undefined;
}

function isReady({ before }: Search, change: Change, done: ReadonlySet<Change>): boolean {
  for (const earlier of before.get(change) ?? []) if (!done.has(earlier)) return false;
  return true;
}

/** Names were given before the replay began. */
function made({ placed }: Search, replay: Replay, change: Change, done: ReadonlySet<Change>): Replay {
  return change.stage === "rename" ? replay : replay.with(placed(change, done));
}

/** Changes that nobody watches are made as soon as they can be. */
function takeFree(search: Search, state: State): State {
  const done = new Set(state.taken);
  let { rest, replay } = state;
  for (let before = -1; before !== rest.length; ) {
    before = rest.length;
    rest = rest.filter((change) => {
      if (watchedBy(search.open, change) || !isReady(search, change, done)) return true;
      replay = made(search, replay, change, done);
      done.add(change);
      return false;
    });
  }
  return { rest, replay, taken: [...done] };
}
