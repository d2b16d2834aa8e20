// Rules of which a list holds several just alike: no selector tells them apart, so they are counted, or all go and come again.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import type { Copies } from "./change.ts";
import { groupOf } from "./content.ts";
import type { MenuPlan } from "./plan.ts";
import type { Entity, Selectors } from "./selectors.ts";

/**
 * Items to be taken out, all copies at once, and put back in their places. One copy more or less in a list that does not change
 * otherwise can be counted; beside other changes only a clean slate is right from every state in between.
 */
export function rebuiltIn(plan: MenuPlan, entities: readonly Entity[], selectors: Selectors): ReadonlySet<Entity> {
  const rebuilt = new Set<Entity>();
  if (plan.menu.kind !== "ordered") return rebuilt;
  const shifting = entities.filter((entity, at) => isShifting(plan, entity, at));
  const shifts = countByGroup(plan.menu, shifting);
  for (const entity of shifting) {
    const item = itemOf(entity);
    const [old, fresh] = [selectors.alike(item, "before"), selectors.alike(item, "after")];
    if (Math.max(old.length, fresh.length) < 2) continue;
    const oneMoreOrLess = old.length > 0 && Math.abs(old.length - fresh.length) === 1 && shifts.get(groupOf(plan.menu, item)) === 1;
    if (!oneMoreOrLess) for (const copy of fresh) rebuilt.add(copy);
  }
  return rebuilt;
}

/** New, gone or moved: what it stands between changes. */
function isShifting({ after, stays }: MenuPlan, entity: Entity, at: number): boolean {
  const { fixed, opaque } = itemOf(entity);
  return !fixed && opaque === undefined && (at >= after.length || stays[at] !== true);
}

function itemOf({ before, after }: Entity): Item {
  const item = after ?? before;
  if (item === undefined) throw new TypeError("an item that is neither before nor after");
  return item;
}

function countByGroup(menu: Menu, entities: readonly Entity[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { before, after } of entities) {
    const groups = new Set([before, after].flatMap((item) => (item === undefined ? [] : [groupOf(menu, item)])));
    for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

/** A new copy comes while there are fewer than it makes. */
export function copiesToAdd(selectors: Selectors, entity: Entity, item: Item): Copies {
  const all = selectors.alike(item, "after");
  const coming = all.filter((other) => other.before === undefined);
  return { limit: all.length - coming.length + coming.indexOf(entity) + 1 };
}

/** Put back from the last to the first: those behind it are there by then. */
export function copiesToRebuild(selectors: Selectors, entity: Entity, item: Item): Copies {
  const all = selectors.alike(item, "after");
  return { limit: all.length - all.indexOf(entity) };
}

/** Which copy goes, the last first, where others just alike stay; undefined where all go. */
export function copyToRemove(selectors: Selectors, entity: Entity, item: Item): Copies | undefined {
  const old = selectors.alike(item, "before");
  const staying = selectors.alike(item, "after").length;
  if (staying === 0) return undefined;
  const extra = old.filter((other) => other.after === undefined);
  return { limit: staying + extra.indexOf(entity), index: old.indexOf(entity) };
}
