// The undo of a script whose order was changed: a list is built up again in the reverse of the order in which it was taken down.
import { type Add, type Change, type Remove, stages } from "./change.ts";
import type { MenuChanges } from "./changes.ts";
import { groupOf } from "./content.ts";
import { anchorAll, neededFirst } from "./order.ts";

/** Lists without items just alike: what leaves them may leave in any order. */
export function freeRemovals(changes: readonly Change[]): readonly Remove[] {
  const removes = changes.filter((change): change is Remove => change.verb === "remove" && change.menu.kind === "ordered");
  const lists = Map.groupBy(removes, listOf);
  return [...lists.values()].filter((all) => all.every(({ copies, turn }) => copies === undefined && turn === "remove")).flat();
}

/** So whatever part of the list is gone, what a new item is to stand before is there when it comes. */
export function undoAfter(script: readonly Change[], undo: readonly Change[], layout: readonly MenuChanges[]): readonly Change[] {
  const gone = new Map(freeRemovals(script).map((change, at) => [nameOf(change), at]));
  const back = undo.filter((change): change is Add => change.verb === "add" && gone.has(nameOf(change)));
  const instead = new Map<Change, Change>();
  for (const adds of Map.groupBy(back, listOf).values()) {
    const turned = adds.toSorted((a, b) => (gone.get(nameOf(b)) ?? 0) - (gone.get(nameOf(a)) ?? 0));
    for (const [at, add] of adds.entries()) instead.set(add, turned[at] ?? add);
  }
  const order = undo.map((change) => instead.get(change) ?? change);
  const whole = stages.flatMap((stage) => inStage(order, stage));
  anchorAll(layout, whole);
  return whole;
}

function inStage(order: readonly Change[], stage: Change["stage"]): readonly Change[] {
  const part = order.filter((change) => change.stage === stage);
  return stage === "make" ? neededFirst(part) : part;
}

function listOf({ menu, item }: Add | Remove): string {
  return `${menu.path} ${groupOf(menu, item)}`;
}

/** An item goes and comes again under one number. */
function nameOf({ menu, item }: Add | Remove): string {
  return `${menu.path} ${item.id}`;
}
