// Items as strings to compare and to look up: whole, without some attributes, or by some attributes only.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { type Attributes, valueIn } from "../normal.ts";
import { selectedBy } from "../selector.ts";

const BETWEEN = "\u0000";

/** Everything an item says, in one string; equal strings are equal items. */
export function contentOf(attributes: Attributes, without?: string): string {
  if (without !== undefined) return joined(attributes, without);
  const known = contents.get(attributes);
  if (known !== undefined) return known;
  const content = joined(attributes);
  contents.set(attributes, content);
  return content;
}

const contents = new WeakMap<Attributes, string>();

function joined(attributes: Attributes, without?: string): string {
  const words: string[] = [];
  for (const [key, value] of attributes) if (key !== without) words.push(`${key}${BETWEEN}${value}`);
  return words.sort().join(BETWEEN);
}

export function sameContent(a: Attributes, b: Attributes): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

/** The values of these attributes; undefined where one has none. */
export function tupleOf(menu: Menu, attributes: Attributes, keys: readonly string[]): string | undefined {
  const values: string[] = [];
  for (const key of keys) {
    const value = valueIn(menu, attributes, key);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values.length === 0 ? undefined : values.join(BETWEEN);
}

/** What the key says, with nothing for an attribute that an item may lack (a route without a gateway). */
export function keyOf(menu: Menu, attributes: Attributes): string | undefined {
  if (menu.key.length === 0) return undefined;
  if (menu.key.length === 1) return tupleOf(menu, attributes, menu.key);
  return menu.key.map((key) => valueIn(menu, attributes, key) ?? "").join(BETWEEN);
}

/** By what an item that the device has by itself is known: the selector's attribute and value; "" for the one item of a singleton. */
export function fixedName(menu: Menu, { attributes }: Item): string {
  if (menu.kind === "singleton") return "";
  const by = selectedBy(menu, attributes);
  if (by === undefined && menu.singleBefore !== undefined) return "";
  return by === undefined ? contentOf(attributes) : `${by}${BETWEEN}${attributes.get(by) ?? ""}`;
}

export function groupOf(menu: Menu, { attributes }: Item): string {
  return menu.group === undefined ? "" : (valueIn(menu, attributes, menu.group) ?? "");
}

export function commentOf({ attributes }: Item): string | undefined {
  const comment = attributes.get("comment");
  return comment === "" ? undefined : comment;
}

/** The stable first word of a comment of ours (`simpul:fw.30 layanan` → `simpul:fw.30`); undefined where it is no id. */
export function commentId(item: Item): string | undefined {
  return /^[A-Za-z][\w-]*:\S+/.exec(commentOf(item) ?? "")?.[0];
}
