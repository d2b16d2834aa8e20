// The commands from a running configuration to the intended one, and back.
import { unreadable } from "../engine/unreadable.ts";
import type { Difference, DifferenceOptions, Refusal } from "../platform.ts";
import { commandOf } from "./difference/command.ts";
import { explanationOf } from "./difference/explain.ts";
import { refusalOf } from "./difference/refuse.ts";
import { scriptsBetween } from "./difference/script.ts";
import type { Target } from "./difference/target.ts";
import type { RouterosModel } from "./model.ts";
import { printItem } from "./print.ts";

export { without } from "./difference/without.ts";

/** Pure: says what to send, sends nothing. Both models masked, or both clear: values are compared as they stand. */
export function difference(running: RouterosModel, intended: RouterosModel, options: DifferenceOptions): Difference {
  const blind = unreadable(running, intended, options);
  if (blind !== undefined) return refusedWith(blind, []);
  const scripts = scriptsBetween(running, intended, options);
  const { script, undo, targets } = scripts;
  const unmanaged = unmanagedOf(targets);
  const commands = script.map(commandOf);
  const refused = refusalOf({ ...scripts, running, commands, options });
  if (refused !== undefined) return refusedWith(refused, unmanaged);
  return { equal: commands.length === 0, commands, undo: undo.map(commandOf), explain: script.map(explanationOf), unmanaged };
}

function refusedWith(refused: Refusal, unmanaged: readonly string[]): Difference {
  return { equal: false, commands: [], undo: [], explain: [], unmanaged, refused };
}

function unmanagedOf(targets: readonly Target[]): readonly string[] {
  return targets.flatMap(({ plan, unmanaged }) => unmanaged.flatMap((item) => printItem(plan.menu.path, item) ?? []));
}
