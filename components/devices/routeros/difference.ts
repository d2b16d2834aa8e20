// The commands from a running configuration to the intended one, and back.
import { unreadable } from "../engine/unreadable.ts";
import type { Difference, DifferenceOptions, Refusal } from "../platform.ts";
import type { Change } from "./difference/change.ts";
import { commandOf } from "./difference/command.ts";
import { explanationOf } from "./difference/explain.ts";
import { keepWay } from "./difference/keep-way.ts";
import { refusalOf } from "./difference/refuse.ts";
import { scriptsBetween } from "./difference/script.ts";
import { spokenChange } from "./difference/spoken.ts";
import type { Target } from "./difference/target.ts";
import type { RouterosModel } from "./model.ts";
import { printItem } from "./print.ts";

export { without } from "./difference/without.ts";

/** Pure: says what to send, sends nothing. Both models masked, or both clear: values are compared as they stand. */
export function difference(running: RouterosModel, intended: RouterosModel, options: DifferenceOptions): Difference {
  const blind = unreadable(running, intended, options);
  if (blind !== undefined) return refusedWith(blind, []);
  const scripts = scriptsBetween(running, intended, options);
  const { script, undo, cut } = keepWay(running, scripts, options.manage ?? []);
  const unmanaged = unmanagedOf(scripts.targets);
  const written = (change: Change): string => commandOf(spokenChange(running.version, change));
  const commands = script.map(written);
  const refused = refusalOf({ ...scripts, script, undo, cut, running, intended, commands });
  if (refused !== undefined) return refusedWith(refused, unmanaged);
  return { equal: commands.length === 0, commands, undo: undo.map(written), explain: script.map(explanationOf), unmanaged };
}

function refusedWith(refused: Refusal, unmanaged: readonly string[]): Difference {
  return { equal: false, commands: [], undo: [], explain: [], unmanaged, refused };
}

function unmanagedOf(targets: readonly Target[]): readonly string[] {
  return targets.flatMap(({ plan, unmanaged }) => unmanaged.flatMap((item) => printItem(plan.menu.path, item) ?? []));
}
