// From what runs to what should run: commands, undo and one sentence a change. How it works: docs/linux.md.
import { unreadable } from "../engine/unreadable.ts";
import type { Difference, DifferenceOptions, Refusal } from "../platform.ts";
import { keepWay } from "./difference/lock-out.ts";
import { orphaned } from "./difference/orphaned.ts";
import { unsendable } from "./difference/refuse.ts";
import { scriptBetween } from "./difference/script.ts";
import { targetOf } from "./difference/target.ts";
import type { LinuxModel } from "./model.ts";

export { without } from "./difference/without.ts";

/** Pure: says what to send, sends nothing. Both models masked, or both clear: values are compared as they stand. */
export function difference(running: LinuxModel, intended: LinuxModel, options: DifferenceOptions): Difference {
  const blind = unreadable(running, intended, options);
  if (blind !== undefined) return refusedWith(blind, []);
  const { parts, unmanaged } = targetOf(running, intended, options.own);
  const usual = scriptBetween(running.parts, parts, "there");
  const undo = scriptBetween(parts, running.parts, "back");
  const unsent = unsendable(usual) ?? unsendable(undo);
  if (unsent !== undefined) return refusedWith(unsent, unmanaged);
  const { script, refused } = keepWay(running, usual, undo, options.manage ?? []);
  if (refused !== undefined) return refusedWith(refused, unmanaged);
  const lost = orphaned(running.parts, parts);
  if (lost !== undefined) return refusedWith(lost, unmanaged);
  return {
    equal: script.length === 0,
    commands: script.map(({ command }) => command),
    undo: undo.map(({ command }) => command),
    explain: script.map(({ explain }) => explain),
    unmanaged,
  };
}

function refusedWith(refused: Refusal, unmanaged: readonly string[]): Difference {
  return { equal: false, commands: [], undo: [], explain: [], unmanaged, refused };
}
