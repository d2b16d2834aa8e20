// What a menu holds, what it should hold, and which is which: the same value read backwards gives the undo.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";

export interface MenuPlan {
  readonly menu: Menu;
  /** in the device's order; ordered menus hold their groups mixed, as the device does */
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** index in `before` of each item of `after`, -1 for a new one */
  readonly partner: readonly number[];
  /** for each item of `after`: it is there already and keeps its place */
  readonly stays: readonly boolean[];
}

/** The way back. What stays, stays both ways: so both scripts speak of the same moves. */
export function reversed({ menu, before, after, partner, stays }: MenuPlan): MenuPlan {
  const heir: number[] = new Array(before.length).fill(-1);
  partner.forEach((beforeAt, afterAt) => {
    if (beforeAt >= 0) heir[beforeAt] = afterAt;
  });
  return { menu, before: after, after: before, partner: heir, stays: heir.map((afterAt) => stays[afterAt] ?? false) };
}

/** The same plan with its items written otherwise (other names of interfaces). */
export function rewritten(plan: MenuPlan, rewrite: (menu: Menu, item: Item) => Item): MenuPlan {
  const { menu } = plan;
  return { ...plan, before: plan.before.map((item) => rewrite(menu, item)), after: plan.after.map((item) => rewrite(menu, item)) };
}
