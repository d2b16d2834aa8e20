// The commands from a running configuration to the intended one, and back.
import { unreadable } from "../engine/unreadable.ts";
import type { Difference, DifferenceOptions, Refusal } from "../platform.ts";
import { commandOf } from "./difference/command.ts";
import { explanationOf } from "./difference/explain.ts";
import { ordered } from "./difference/order.ts";
import { differenceOf, type Walk } from "./difference/tree.ts";
import type { IosModel } from "./model.ts";

/** Pure: says what to send, sends nothing. Both models masked, or both clear: values are compared as they stand. */
export function difference(running: IosModel, intended: IosModel, options: DifferenceOptions): Difference {
  const blind = unreadable(running, intended, options);
  if (blind !== undefined) return refusedWith(blind, []);
  const there: Walk = { back: false, pinned: new Set(), changes: [] };
  differenceOf(there, running.root, intended.root);
  const back: Walk = { back: true, pinned: new Set(), changes: [] };
  differenceOf(back, intended.root, running.root);
  const script = ordered(there.changes);
  const undo = ordered(back.changes);
  return { equal: script.length === 0, commands: script.map(commandOf), undo: undo.map(commandOf), explain: script.map(explanationOf), unmanaged: [] };
}

function refusedWith(refused: Refusal, unmanaged: readonly string[]): Difference {
  return { equal: false, commands: [], undo: [], explain: [], unmanaged, refused };
}
