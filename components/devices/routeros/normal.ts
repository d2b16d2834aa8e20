// An item in normal form: values in one spelling, defaults left out, what the device fills in filled in.
import { networkOf } from "../engine/prefix.ts";
import { modern } from "./dialect.ts";
import { LONE, type Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import { normalValue } from "./values.ts";

export type Attributes = ReadonlyMap<string, string>;

/** What an absent attribute of this very item means; undefined where nothing is known of it. */
export function defaultOf(menu: Menu, attributes: Attributes, key: string): string | undefined {
  const derived = menu.derived?.[key];
  if (derived !== undefined) return derivedOf(derived, attributes);
  return builtinOf(menu, attributes)?.[key] ?? menu.defaults[key];
}

/** What the device's own item of that name holds; undefined for an item that somebody added. */
export function builtinOf(menu: Menu, attributes: Attributes): Readonly<Record<string, string>> | undefined {
  const name = menu.fixed === undefined ? undefined : attributes.get(menu.fixed);
  if (name === undefined || menu.builtins === undefined || !Object.hasOwn(menu.builtins, name)) return undefined;
  return menu.builtins[name];
}

function derivedOf(derived: { readonly from: string; readonly how: "same" | "network" }, attributes: Attributes): string | undefined {
  const from = attributes.get(derived.from);
  return from === undefined || derived.how === "same" ? from : networkOf(from);
}

/** The value that counts: the item's own, else its default. */
export function valueIn(menu: Menu, attributes: Attributes, key: string): string | undefined {
  return attributes.get(key) ?? defaultOf(menu, attributes, key);
}

/** One value in normal form; undefined where it says no more than its absence. */
export function normalAttribute(menu: Menu, attributes: Attributes, key: string, value: string): string | undefined {
  const type = menu.types[key];
  const normal = type === undefined ? value : normalValue(type, value);
  const standard = defaultOf(menu, attributes, key);
  if (key === menu.fixed || key === LONE) return normal;
  if (standard === undefined) return normal === "" || (normal === "no" && menu.flags.includes(key)) ? undefined : normal;
  return normal === standard || normalValue(type, standard) === normal ? undefined : normal;
}

function withAlways({ always }: Menu, attributes: Attributes): Attributes {
  const missing = Object.entries(always ?? {}).filter(([key]) => (attributes.get(key) ?? "") === "");
  return missing.length === 0 ? attributes : new Map([...attributes, ...missing]);
}

/** Attributes in normal form; `fixed` items (set, never added) are not given what `add` fills in. */
export function normalAttributes(menu: Menu, attributes: Attributes, fixed: boolean): Map<string, string> {
  const named = modern(menu, attributes);
  const filled = fixed ? named : withAlways(menu, named);
  const result = new Map<string, string>();
  for (const [key, value] of filled) {
    const normal = normalAttribute(menu, filled, key, value);
    if (normal !== undefined) result.set(key, normal);
  }
  return result;
}

/** The name by which other items refer to this one; undefined where it has none. */
export function nameOf(path: string, attributes: Attributes): string | undefined {
  const menu = menuOf(path);
  if (menu === undefined) return attributes.get("name");
  return valueIn(menu, attributes, "name") ?? (menu.key.length === 1 ? attributes.get(menu.key[0] ?? "") : undefined);
}
