// Who speaks of whom: names that must exist, and names that change with the thing they name.
import type { Menu } from "../menu.ts";
import { interfaceMenus } from "../menus/row.ts";
import { menuOf, tabled } from "../menus.ts";
import type { Item } from "../model.ts";
import { isNameWord, namesOf } from "../name-words.ts";
import { normalAttributes } from "../normal.ts";
import { couldOwn } from "../ports.ts";
import { editable, type Machine, namesIn } from "./machine.ts";

interface Reference {
  readonly path: string;
  readonly key: string;
}

const byTarget = new Map<string, readonly Reference[]>();

/** Every attribute of any menu that may hold names of this menu's items. */
function referencesTo(path: string): readonly Reference[] {
  const known = byTarget.get(path);
  if (known !== undefined) return known;
  const found = tabled.flatMap((other) =>
    Object.entries(menuOf(other)?.references ?? {})
      .filter(([, targets]) => targets.includes(path))
      .map(([key]) => ({ path: other, key })),
  );
  byTarget.set(path, found);
  return found;
}

/** Puts a new name for an old one wherever the device follows it; address lists have no name of their own, so nothing follows them. */
export function renameReferences(machine: Machine, path: string, from: string, to: string): void {
  for (const { path: other, key } of referencesTo(path)) {
    const menu = menuOf(other);
    const held = machine.menus.get(other);
    if (menu === undefined || held?.some((item) => speaksOf(item, key, from)) !== true) continue;
    const items = editable(machine, other);
    items.forEach((item, at) => {
      if (speaksOf(item, key, from)) items[at] = renamed(menu, item, key, from, to);
    });
  }
}

const separators = /([,/])/;

function speaksOf(item: Item, key: string, name: string): boolean {
  const value = item.attributes.get(key);
  return value?.includes(name) === true && value.split(separators).some((part) => part === name || part === `!${name}`);
}

function renamed(menu: Menu, item: Item, key: string, from: string, to: string): Item {
  const value = (item.attributes.get(key) ?? "")
    .split(separators)
    .map((part) => (part === from ? to : part === `!${from}` ? `!${to}` : part))
    .join("");
  return { ...item, attributes: normalAttributes(menu, new Map(item.attributes).set(key, value), item.fixed) };
}

/** The part of a value that names nothing the device has; undefined where all is well. */
export function unknownName(machine: Machine, menu: Menu, key: string, value: string): string | undefined {
  const targets = menu.references[key];
  if (targets === undefined || targets.some((path) => path.endsWith("/address-list"))) return undefined;
  const asked = namesOf(value).filter((word) => !isNameWord(menu, key, word));
  if (asked.length === 0 || isFree(machine, targets)) return undefined;
  const names = namesIn(machine, targets);
  const lost = asked.find((name) => !names.has(name) && !couldBeOwn(machine, targets, name));
  return lost === undefined || isSpokenOf(machine, targets, lost) ? undefined : lost;
}

/** Interfaces of a menu that is kept whole could have any name. */
function isFree(machine: Machine, targets: readonly string[]): boolean {
  if (!targets.includes("/interface/ethernet")) return false;
  return [...machine.menus].some(([path, items]) => path.startsWith("/interface/") && items.some((item) => item.opaque !== undefined));
}

/** The device took this name before: it is there, though the text may not show what bears it. */
function isSpokenOf(machine: Machine, targets: readonly string[], name: string): boolean {
  return targets.some((target) =>
    referencesTo(target).some(({ path, key }) => machine.base.menus.get(path)?.some((item) => speaksOf(item, key, name)) === true),
  );
}

function couldBeOwn(machine: Machine, targets: readonly string[], name: string): boolean {
  return couldOwn(targets, machine.base, name) && !(targets.includes("/interface/ethernet") && isRenamed(machine, name));
}

/** A port that was given another name no longer answers to its first one. */
function isRenamed(machine: Machine, port: string): boolean {
  return (
    machine.menus
      .get("/interface/ethernet")
      ?.some((item) => item.attributes.get("default-name") === port && item.attributes.has("name")) === true
  );
}

/** The menus that share their names with this one. */
export function nameSpaceOf(path: string): readonly string[] {
  return interfaceMenus.includes(path) ? interfaceMenus : [path];
}
