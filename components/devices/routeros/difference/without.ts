// What is left on a device when we go: its own things as they were, everybody else's as they are.
import type { Ownership } from "../../platform.ts";
import { withMenus } from "../build.ts";
import type { Menu } from "../menu.ts";
import { menuOf } from "../menus.ts";
import type { Item, RouterosModel } from "../model.ts";
import { selectedBy } from "../selector.ts";
import { commentOf, contentOf, fixedName, keyOf } from "./content.ts";

/** The running model less what `intended` describes; what the device has by itself goes back to `before`. */
export function without(running: RouterosModel, intended: RouterosModel, before: RouterosModel, own: Ownership): RouterosModel {
  const menus = new Map(running.menus);
  for (const [path, items] of running.menus) {
    const menu = menuOf(path);
    if (menu === undefined) continue;
    const [described, old] = [intended.menus.get(path) ?? [], before.menus.get(path) ?? []];
    menus.set(path, menuWithout(menu, items, described, old, own));
  }
  return withMenus(running, menus);
}

function menuWithout(
  menu: Menu,
  running: readonly Item[],
  intended: readonly Item[],
  before: readonly Item[],
  own: Ownership,
): readonly Item[] {
  const described = new Map(intended.map((item) => [nameOf(menu, item), item]));
  const old = new Map(before.map((item) => [nameOf(menu, item), item]));
  return running.flatMap((item): Item[] => {
    const name = nameOf(menu, item);
    const [ours, was] = [described.get(name), old.get(name)];
    if (item.opaque !== undefined) return ours === undefined || was !== undefined ? [item] : [];
    if (item.fixed) return back(menu, item, ours, was);
    const isOurs = ours !== undefined || isMarked(item, own) || (own.kind === "exclusive" && intended.length > 0);
    if (!isOurs) return [item];
    return was === undefined ? [] : [{ ...item, attributes: was.attributes }];
  });
}

function isMarked(item: Item, own: Ownership): boolean {
  return own.kind === "tagged" && (commentOf(item)?.startsWith(own.prefix) ?? false);
}

function nameOf(menu: Menu, item: Item): string {
  if (item.opaque !== undefined) return `opaque ${item.opaque}`;
  if (item.fixed) return `fixed ${fixedName(menu, item)}`;
  return `item ${keyOf(menu, item.attributes) ?? contentOf(item.attributes)}`;
}

/** Attributes that we set go back to what they were; what is as it comes from the factory is not worth a line. */
function back(menu: Menu, item: Item, ours: Item | undefined, was: Item | undefined): Item[] {
  if (ours === undefined) return [item];
  const by = menu.kind === "singleton" ? undefined : selectedBy(menu, item.attributes);
  const attributes = new Map(item.attributes);
  for (const key of ours.attributes.keys()) {
    const old = was?.attributes.get(key);
    if (old !== undefined) attributes.set(key, old);
    else if (key !== by) attributes.delete(key);
  }
  return attributes.size > (by === undefined ? 0 : 1) ? [{ ...item, attributes }] : [];
}
