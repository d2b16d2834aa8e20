// The commands from a running configuration to the intended one, and back.

import type { Difference, DifferenceOptions, Refusal } from "../platform.ts";
import { withMenus } from "./build.ts";
import type { Change } from "./difference/change.ts";
import { changesOf, isUnchanged, type MenuChanges, settled } from "./difference/changes.ts";
import { commandOf } from "./difference/command.ts";
import { explanationOf } from "./difference/explain.ts";
import { ordered } from "./difference/order.ts";
import { type MenuPlan, reversed, rewritten } from "./difference/plan.ts";
import { refusalOf, unreadable } from "./difference/refuse.ts";
import { nameAfter, renameChanges, renamesIn, rewriter } from "./difference/renames.ts";
import { type Target, targetOf } from "./difference/target.ts";
import type { Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { printItem } from "./print.ts";

export { without } from "./difference/without.ts";

/** Pure: says what to send, sends nothing. Both models masked, or both clear: values are compared as they stand. */
export function difference(running: RouterosModel, intended: RouterosModel, options: DifferenceOptions): Difference {
  const blind = unreadable(running, intended, options);
  if (blind !== undefined) return refusedWith(blind, []);
  const targets = targetsOf(running, intended, options);
  const renames = renamesIn(targets.map(({ plan }) => plan));
  const there = rewriter(renames, "there");
  const named = renames.length === 0 ? running : rewriteModel(running, there);
  const renamed = renames.length === 0 ? targets : targetsOf(named, intended, options);
  const plans = renamed.map(({ plan }) => settled(plan)).filter((plan) => !isUnchanged(plan));
  const back = renames.length === 0 ? plans : plans.map((plan) => rewritten(plan, rewriter(renames, "back")));
  const script = scriptOf(plans, renameChanges(renames, "there"));
  const undo = scriptOf(back.map(reversed), renameChanges(renames, "back"));
  const unmanaged = unmanagedOf(targets);
  const commands = script.map(commandOf);
  const refused = refusalOf({ running, named, nameNow: (name) => nameAfter(renames, name), targets, script, commands, options });
  if (refused !== undefined) return refusedWith(refused, unmanaged);
  return { equal: commands.length === 0, commands, undo: undo.map(commandOf), explain: script.map(explanationOf), unmanaged };
}

function refusedWith(refused: Refusal, unmanaged: readonly string[]): Difference {
  return { equal: false, commands: [], undo: [], explain: [], unmanaged, refused };
}

function scriptOf(plans: readonly MenuPlan[], renames: readonly Change[]): readonly Change[] {
  const menus: MenuChanges[] = plans.map(changesOf);
  return [...renames, ...ordered(menus)];
}

/** Every menu that either side speaks of. */
export function targetsOf(running: RouterosModel, intended: RouterosModel, { own }: DifferenceOptions): readonly Target[] {
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

function unmanagedOf(targets: readonly Target[]): readonly string[] {
  return targets.flatMap(({ plan, unmanaged }) => unmanaged.flatMap((item) => printItem(plan.menu.path, item) ?? []));
}
