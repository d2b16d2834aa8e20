// All changes between two configurations of a device, there and back, in the order in which they are made.
import type { DifferenceOptions } from "../../platform.ts";
import { withMenus } from "../build.ts";
import type { Menu } from "../menu.ts";
import { menuOf } from "../menus.ts";
import type { Item, RouterosModel } from "../model.ts";
import type { Change } from "./change.ts";
import { changesOf, isUnchanged, type MenuChanges, settled } from "./changes.ts";
import { ordered } from "./order.ts";
import { reversed, rewritten } from "./plan.ts";
import { nameAfter, renameChanges, renamesIn, rewriter } from "./renames.ts";
import { type Target, targetOf } from "./target.ts";

export interface Scripts {
  readonly targets: readonly Target[];
  readonly script: readonly Change[];
  /** the lists as they will be, for whoever puts the script in another order */
  readonly layout: readonly MenuChanges[];
  readonly undo: readonly Change[];
  /** the lists as they were */
  readonly undoLayout: readonly MenuChanges[];
  /** what runs, with the names that the script's first commands give */
  readonly named: RouterosModel;
  /** the name that an interface has by then */
  readonly nameNow: (name: string) => string;
}

export function scriptsBetween(running: RouterosModel, intended: RouterosModel, options: DifferenceOptions): Scripts {
  const targets = targetsOf(running, intended, options);
  const renames = renamesIn(targets.map(({ plan }) => plan));
  const named = renames.length === 0 ? running : rewriteModel(running, rewriter(renames, "there"));
  const renamed = renames.length === 0 ? targets : targetsOf(named, intended, options);
  const plans = renamed.flatMap(({ plan }) => (isUnchanged(plan) ? [] : [settled(plan)]));
  const back = renames.length === 0 ? plans : plans.map((plan) => rewritten(plan, rewriter(renames, "back")));
  const layout = plans.map(changesOf);
  const script = scriptOf(layout, renameChanges(renames, "there"));
  const undoLayout = back.map(reversed).map(changesOf);
  const undo = scriptOf(undoLayout, renameChanges(renames, "back"));
  return { targets, script, layout, undo, undoLayout, named, nameNow: (name) => nameAfter(renames, name) };
}

function scriptOf(menus: readonly MenuChanges[], renames: readonly Change[]): readonly Change[] {
  return [...renames, ...ordered(menus)];
}

/** Every menu that either side speaks of. */
function targetsOf(running: RouterosModel, intended: RouterosModel, { own }: DifferenceOptions): readonly Target[] {
  const cut = new Set([...running.incomplete, ...intended.incomplete]);
  const paths = new Set([...running.menus.keys(), ...intended.menus.keys()]);
  return [...paths].map((path) =>
    targetOf(menuOf(path) ?? unlisted(path), running.menus.get(path) ?? [], intended.menus.get(path) ?? [], own, !isCut(cut, path)),
  );
}

/** `#error exporting /ip/firewall` cuts off what is below it too; a text that just ends (""), all of it. */
function isCut(cut: ReadonlySet<string>, path: string): boolean {
  return [...cut].some((part) => part === "" || part === "/" || path === part || path.startsWith(`${part}/`));
}

/** A menu of no listed version: its lines are kept whole, never taken apart. */
function unlisted(path: string): Menu {
  return { path, kind: "ordered", key: [], defaults: {}, flags: [], secrets: [], types: {}, references: {}, comment: false };
}

function rewriteModel(model: RouterosModel, rewrite: (menu: Menu, item: Item) => Item): RouterosModel {
  const menus = new Map(
    [...model.menus].map(([path, items]) => {
      const menu = menuOf(path);
      return [path, menu === undefined ? items : items.map((item) => rewrite(menu, item))] as const;
    }),
  );
  return withMenus(model, menus);
}
