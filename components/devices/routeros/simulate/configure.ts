// The verbs that change a configuration: add, set, unset, enable, disable, comment, remove, move.
import { implied, modern, newestName } from "../dialect.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { nameOf, normalAttributes } from "../normal.ts";
import { isOlder } from "../schema.ts";
import type { Arguments } from "./arguments.ts";
import { checkRequired, checkUnique, checkValues } from "./checks.ts";
import { itemNow, itemsNamed, theItem } from "./items.ts";
import { editable, labelOf, type Machine, replace } from "./machine.ts";
import { renameReferences } from "./references.ts";
import { DeviceError, noSuchItem } from "./refusal.ts";
import { textOfValue, type Value } from "./value.ts";
import { idOf } from "./where.ts";

type Verb = (machine: Machine, menu: Menu, given: Arguments) => Value;

/** By their words. */
export const configure: Readonly<Record<string, Verb>> = {
  add,
  set,
  unset,
  enable: (machine, menu, given) => set(machine, menu, { ...given, values: new Map([["disabled", "no"]]) }),
  disable: (machine, menu, given) => set(machine, menu, { ...given, values: new Map([["disabled", "yes"]]) }),
  comment: set,
  remove,
  move,
};

function note(machine: Machine, menu: Menu, item: Item): void {
  machine.changed.add(labelOf(menu.path, item));
}

function add(machine: Machine, menu: Menu, given: Arguments): Value {
  const copied = given.items.has("copy-from")
    ? one(itemsNamed(machine, menu, given.items.get("copy-from"))).attributes
    : new Map<string, string>();
  const values = new Map([...Object.entries(implied(machine.base.version, menu)), ...copied, ...modern(menu, given.values)]);
  for (const key of given.cleared) values.delete(newestName(menu, key));
  checkRequired(machine, menu, values);
  checkValues(machine, menu, given.values);
  const item: Item = { id: machine.next++, attributes: normalAttributes(menu, named(machine, menu, values), false), fixed: false };
  checkUnique(machine, menu, item);
  const before = given.items.has("place-before") ? one(itemsNamed(machine, menu, given.items.get("place-before"))) : undefined;
  const items = editable(machine, menu.path);
  const at = before === undefined ? items.length : items.findIndex(({ id }) => id === before.id);
  items.splice(at === -1 ? 0 : at, 0, item);
  note(machine, menu, item);
  return idOf(item);
}

function one(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new DeviceError(noSuchItem);
  return first;
}

/** Interfaces, queues and peers that are added without a name are given one: `bridge1`, `queue1`. */
function named(machine: Machine, menu: Menu, values: Map<string, string>): Map<string, string> {
  if (menu.key[0] !== "name" || values.has("name") || menu.unique === undefined) return values;
  const stem = menu.path.split("/").at(-1) ?? "";
  const taken = new Set(machine.menus.get(menu.path)?.map((item) => item.attributes.get("name")));
  let number = 1;
  while (taken.has(`${stem}${number}`)) number++;
  return values.set("name", `${stem}${number}`);
}

function targets(machine: Machine, menu: Menu, given: Arguments): readonly Item[] {
  if (menu.kind === "singleton") return [theItem(machine, menu)];
  const target = given.items.get("numbers") ?? given.positional[0];
  if (target === undefined && isOnlyOne(machine, menu)) return [theItem(machine, menu)];
  if (target === undefined) throw new DeviceError("missing value(s) of argument(s) numbers");
  return itemsNamed(machine, menu, target);
}

/** In this device's version the menu holds one thing without a name. */
function isOnlyOne({ base: { version } }: Machine, { singleBefore }: Menu): boolean {
  return singleBefore !== undefined && (version === undefined || isOlder(version, singleBefore));
}

function set(machine: Machine, menu: Menu, given: Arguments): Value {
  const items = targets(machine, menu, given);
  checkValues(machine, menu, given.values);
  for (const item of items) change(machine, menu, item, given.values, given.cleared);
  return undefined;
}

function unset(machine: Machine, menu: Menu, given: Arguments): Value {
  const keys = textOfValue(given.items.get("value-name") ?? given.positional[1])
    .split(/[;,]/)
    .filter((key) => key !== "");
  for (const item of targets(machine, menu, given)) change(machine, menu, item, new Map(), keys);
  return undefined;
}

function change(machine: Machine, menu: Menu, old: Item, values: ReadonlyMap<string, string>, cleared: readonly string[]): void {
  const attributes = new Map(old.attributes);
  for (const key of cleared) attributes.delete(newestName(menu, key));
  for (const [key, value] of modern(menu, values)) attributes.set(key, value);
  const item: Item = { ...old, attributes: normalAttributes(menu, attributes, old.fixed) };
  if (sameAttributes(old, item)) return;
  checkUnique(machine, menu, item);
  replace(machine, menu.path, item);
  note(machine, menu, item);
  const [from, to] = [nameOf(menu.path, old.attributes), nameOf(menu.path, item.attributes)];
  if (from !== undefined && to !== undefined && from !== to) renameReferences(machine, menu.path, from, to);
}

function sameAttributes(a: Item, b: Item): boolean {
  return a.attributes.size === b.attributes.size && [...a.attributes].every(([key, value]) => b.attributes.get(key) === value);
}

/** What still speaks of a removed item shows its number from then on, as the device does (`interface=*1F`). */
function remove(machine: Machine, menu: Menu, given: Arguments): Value {
  for (const item of targets(machine, menu, given)) {
    if (item.fixed) throw new DeviceError("failure: can not remove default item");
    const items = editable(machine, menu.path);
    const at = items.findIndex(({ id }) => id === item.id);
    if (at === -1) continue;
    items.splice(at, 1);
    note(machine, menu, item);
    const name = nameOf(menu.path, item.attributes);
    if (name !== undefined) renameReferences(machine, menu.path, name, idOf(item));
  }
  return undefined;
}

/** `move X Y` puts X right before Y; without Y at the end. */
function move(machine: Machine, menu: Menu, given: Arguments): Value {
  const moved = targets(machine, menu, given);
  const goal = given.items.get("destination") ?? given.positional[1];
  const before = goal === undefined ? undefined : one(itemsNamed(machine, menu, goal));
  if (moved.length === 0 || (before !== undefined && moved.some(({ id }) => id === before.id))) return undefined;
  const ids = new Set(moved.map(({ id }) => id));
  const items = editable(machine, menu.path);
  const order = items.map(({ id }) => id).join();
  const others = items.filter(({ id }) => !ids.has(id));
  const at = before === undefined ? others.length : others.findIndex(({ id }) => id === before.id);
  others.splice(at === -1 ? 0 : at, 0, ...moved.map((item) => itemNow(machine, menu.path, item)));
  if (others.map(({ id }) => id).join() === order) return undefined;
  items.splice(0, items.length, ...others);
  for (const item of moved) note(machine, menu, item);
  return undefined;
}
