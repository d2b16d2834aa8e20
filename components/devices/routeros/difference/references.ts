// Which names an item gives and which it needs: what must be there before it, and must go after it.
import type { Menu } from "../menu.ts";
import { interfaceMenus } from "../menus/row.ts";
import type { Item } from "../model.ts";
import { type Attributes, valueIn } from "../normal.ts";

const interfaces: ReadonlySet<string> = new Set(interfaceMenus);
/** Interfaces of all menus share one name space. */
export const INTERFACE = "interface";

/** Name space of a menu's items. */
export function spaceOf(path: string): string {
  return interfaces.has(path) ? INTERFACE : path;
}

const spaces = new WeakMap<Menu, readonly (readonly [key: string, spaces: readonly string[]])[]>();

/** Attributes that hold names, each with the name spaces they may be of. */
export function namingAttributes(menu: Menu): readonly (readonly [key: string, spaces: readonly string[]])[] {
  const known = spaces.get(menu);
  if (known !== undefined) return known;
  const found = Object.entries(menu.references).map(([key, paths]) => [key, [...new Set(paths.map(spaceOf))]] as const);
  spaces.set(menu, found);
  return found;
}

/** The name by which others refer to this item, within its name space. */
export function givenName(menu: Menu, { attributes }: Item): string | undefined {
  const name = valueIn(menu, attributes, "name") ?? (menu.key.length === 1 ? valueIn(menu, attributes, menu.key[0] ?? "") : undefined);
  return name === undefined ? undefined : `${spaceOf(menu.path)} ${name}`;
}

/** Words of a value that may be names: `!LAN`, `a,b`, `up/down`. */
function wordsOf(value: string): readonly string[] {
  return value.replace(/^!/, "").split(/[,/]/);
}

export function neededNames(menu: Menu, attributes: Attributes): readonly string[] {
  const needed: string[] = [];
  for (const [key, all] of namingAttributes(menu)) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    for (const word of wordsOf(value)) for (const space of all) needed.push(`${space} ${word}`);
  }
  return needed;
}
