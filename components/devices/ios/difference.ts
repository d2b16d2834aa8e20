// The commands from a running configuration to the intended one, and back.
import { lockOut } from "../engine/cut.ts";
import { unreadable } from "../engine/unreadable.ts";
import type { Difference, DifferenceOptions, Refusal } from "../platform.ts";
import { commandOf } from "./difference/command.ts";
import { explanationOf } from "./difference/explain.ts";
import { keepWay } from "./difference/keep-way.ts";
import { targetOf } from "./difference/owned.ts";
import { impossible, orphaned } from "./difference/refuse.ts";
import type { IosModel } from "./model.ts";

export { without } from "./difference/without.ts";

/** Pure: says what to send, sends nothing. Both models masked, or both clear: values are compared as they stand. */
export function difference(running: IosModel, intended: IosModel, options: DifferenceOptions): Difference {
  const blind = unreadable(running, intended, options);
  if (blind !== undefined) return refusedWith(blind, []);
  const { root, unmanaged } = targetOf(running, intended, options.own);
  const refused = impossible(running, root);
  if (refused !== undefined) return refusedWith(refused, unmanaged);
  const { script, undo, cut } = keepWay(running.root, root, options.manage ?? []);
  const commands = script.map(commandOf);
  if (cut !== undefined) return refusedWith(lockOut(cut, commands[cut.step - 1]), unmanaged);
  const lost = orphaned(running.root, root);
  if (lost !== undefined) return refusedWith(lost, unmanaged);
  return {
    equal: script.length === 0,
    commands,
    undo: undo.map(commandOf),
    explain: script.map(explanationOf),
    unmanaged,
  };
}

function refusedWith(refused: Refusal, unmanaged: readonly string[]): Difference {
  return { equal: false, commands: [], undo: [], explain: [], unmanaged, refused };
}
