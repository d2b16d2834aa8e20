// Other names for the same things, and what the device changes by itself when a name changes.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { selectedBy } from "../selector.ts";
import { normalValue } from "../values.ts";
import type { Change } from "./change.ts";
import { nameOf } from "./pairs.ts";
import type { MenuPlan } from "./plan.ts";
import { givenName, INTERFACE, namingAttributes, spaceOf } from "./references.ts";

export interface Rename {
  readonly menu: Menu;
  readonly before: Item;
  readonly after: Item;
  readonly from: string;
  readonly to: string;
}

/** A name that somebody else bears, before or after, cannot be taken first and given back first: such a pair is no rename. */
export function renamesIn(plans: readonly MenuPlan[]): readonly Rename[] {
  const found = plans.flatMap(renamesOf);
  if (found.length === 0) return found;
  const old = namesOf(plans, "before");
  const fresh = namesOf(plans, "after");
  return found.filter(({ menu, before, after }) => {
    const [from, to] = [givenName(menu, before) ?? "", givenName(menu, after) ?? ""];
    return !old.has(to) && !fresh.has(from);
  });
}

function renamesOf({ menu, before, after, partner }: MenuPlan): Rename[] {
  if (!isNamed(menu)) return [];
  return after.flatMap((item, at): Rename[] => {
    const was = before[partner[at] ?? -1];
    if (was === undefined || item.opaque !== undefined) return [];
    const [from, to] = [nameOf(menu, was), nameOf(menu, item)];
    return from === undefined || to === undefined || from === to ? [] : [{ menu, before: was, after: item, from, to }];
  });
}

/** The name is what the item is known by to others. */
function isNamed(menu: Menu): boolean {
  return (menu.key.length === 1 && menu.key[0] === "name") || menu.derived?.name !== undefined;
}

function namesOf(plans: readonly MenuPlan[], side: "before" | "after"): ReadonlySet<string> {
  return new Set(
    plans.filter(({ menu }) => isNamed(menu)).flatMap(({ menu, [side]: items }) => items.flatMap((item) => givenName(menu, item) ?? [])),
  );
}

export type Names = ReadonlyMap<string, string>;

/** Items written with other names: a renamed item's own, and the references that the device follows by itself. */
export function rewriter(renames: readonly Rename[], way: "there" | "back"): (menu: Menu, item: Item) => Item {
  const spaces = new Map<string, Map<string, string>>();
  for (const { menu, from, to } of renames) {
    const [old, fresh] = way === "there" ? [from, to] : [to, from];
    const space = spaceOf(menu.path);
    spaces.set(space, (spaces.get(space) ?? new Map<string, string>()).set(old, fresh));
  }
  return (menu, item) => rewrite(menu, item, spaces);
}

/** The name that an interface has once the renames are done. */
export function nameAfter(renames: readonly Rename[], name: string): string {
  return renames.find(({ menu, from }) => from === name && spaceOf(menu.path) === INTERFACE)?.to ?? name;
}

function rewrite(menu: Menu, item: Item, spaces: ReadonlyMap<string, Names>): Item {
  let changed: Map<string, string> | undefined;
  const name = nameOf(menu, item);
  const other = name === undefined || !isNamed(menu) ? undefined : spaces.get(spaceOf(menu.path))?.get(name);
  if (other !== undefined) changed = new Map(item.attributes).set("name", other);
  for (const [key, all] of namingAttributes(menu)) {
    const value = item.attributes.get(key);
    const names = all.map((space) => spaces.get(space)).find((known) => known !== undefined);
    const written = value === undefined || names === undefined ? value : renamed(value, names);
    if (written === undefined || written === value) continue;
    changed = (changed ?? new Map(item.attributes)).set(key, normalValue(menu.types[key], written));
  }
  return changed === undefined ? item : { ...item, attributes: withoutDerived(menu, changed) };
}

/** A port that has its first name again says nothing of it. */
function withoutDerived(menu: Menu, attributes: Map<string, string>): Map<string, string> {
  const name = menu.derived?.name;
  if (name !== undefined && attributes.get("name") === attributes.get(name.from)) attributes.delete("name");
  return attributes;
}

const separators = /([,/])/;

/** One name, a list or pair of names, negated ones too. */
function renamed(value: string, names: Names): string {
  const words = value.split(separators).map((word) => {
    const bare = word.replace(/^!/, "");
    const other = names.get(bare);
    return other === undefined ? word : word.replace(bare, () => other);
  });
  return words.join("");
}

export function renameChanges(renames: readonly Rename[], way: "there" | "back"): Change[] {
  return renames.map(({ menu, before, after, from, to }, sequence): Change => {
    const [was, is, old, name] = way === "there" ? [before, after, from, to] : [after, before, to, from];
    const by = before.fixed ? selectedBy(menu, before.attributes) : undefined;
    const found = by === undefined ? { key: "name", value: old } : { key: by, value: before.attributes.get(by) };
    const change = { menu, stage: "rename", turn: "set", sequence, entity: { before, after }, found: { where: [found] } } as const;
    return { ...change, verb: "set", before: was, after: is, values: [["name", name]] };
  });
}
