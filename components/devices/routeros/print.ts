// Canonical text of a model: one line an item with its full path, the same for every spelling of the same configuration.
import { compareNatural, compareText } from "../engine/natural.ts";
import { argumentsOf, targetOf } from "./line.ts";
import type { Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { valueIn } from "./normal.ts";
import { readable } from "./readable.ts";
import { selectedBy } from "./selector.ts";

/** No header; sections and keys sorted, defaults left out, chains together; the order of items only where it means something. */
export function print(model: RouterosModel): string {
  const paths = [...model.menus.keys()].sort(compareText);
  const lines = paths.flatMap((path) => printMenu(path, model.menus.get(path) ?? []));
  return lines.map((line) => `${line}\n`).join("");
}

/** One item as its canonical line; undefined for one that says no more than its existence. */
export function printItem(path: string, item: Item): string | undefined {
  const menu = menuOf(path);
  if (item.opaque !== undefined || menu === undefined) return item.opaque;
  const by = item.fixed ? selectedBy(menu, item.attributes) : undefined;
  const words = argumentsOf(menu, item.attributes, by, readable);
  if (!item.fixed) return [path, "add", ...words].join(" ");
  return words.length === 0 ? undefined : [path, "set", targetOf(menu, item.attributes), ...words].filter((word) => word !== "").join(" ");
}

function printMenu(path: string, items: readonly Item[]): string[] {
  const menu = menuOf(path);
  const typed = items.filter((item) => item.opaque === undefined);
  const whole = items.filter((item) => item.opaque !== undefined);
  return [...arranged(menu, typed), ...whole].map((item) => printItem(path, item)).filter((line) => line !== undefined);
}

/** The order of canonical text. Sorting is stable: within a group the device's order stays. */
export function arranged(menu: Menu | undefined, items: readonly Item[]): readonly Item[] {
  if (menu === undefined || menu.kind === "singleton") return items;
  if (menu.kind === "ordered") return menu.group === undefined ? fixedFirst(items) : sortedBy(items, (item) => [groupOf(menu, item)]);
  return sortedBy(items, (item) => [item.fixed ? "" : "added", ...keyOf(menu, item), printItem(menu.path, item) ?? ""]);
}

function fixedFirst(items: readonly Item[]): readonly Item[] {
  return sortedBy(items, (item) => [item.fixed ? "" : "added"]);
}

function groupOf(menu: Menu, item: Item): string {
  return valueIn(menu, item.attributes, menu.group ?? "") ?? "";
}

function keyOf(menu: Menu, item: Item): string[] {
  const by = item.fixed ? selectedBy(menu, item.attributes) : undefined;
  return by === undefined ? menu.key.map((key) => item.attributes.get(key) ?? "") : [item.attributes.get(by) ?? ""];
}

function sortedBy(items: readonly Item[], rank: (item: Item) => readonly string[]): readonly Item[] {
  const ranked = items.map((item) => ({ item, rank: rank(item) }));
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ item }) => item);
}

function compareRanks(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? a.length - b.length : compareNatural(a[at] ?? "", b[at] ?? "");
}
