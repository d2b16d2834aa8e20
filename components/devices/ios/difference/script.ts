// The changes there and back, each in an order in which every one can be made.
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { ordered } from "./order.ts";
import { differenceOf, type Walk } from "./tree.ts";

export interface Scripts {
  readonly script: readonly Change[];
  readonly undo: readonly Change[];
}

/** `pinned`: entries of lists that must not lose their place, by their text. */
export function scriptsBetween(running: readonly Item[], intended: readonly Item[], pinned: ReadonlySet<string> = new Set()): Scripts {
  const there: Walk = { back: false, pinned, changes: [] };
  differenceOf(there, running, intended);
  const back: Walk = { back: true, pinned, changes: [] };
  differenceOf(back, intended, running);
  return { script: ordered(there.changes), undo: ordered(back.changes) };
}
