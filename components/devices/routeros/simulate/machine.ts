// The device while commands run: its items, copied only where they are changed, and what the commands left behind.
import { modelOf } from "../build.ts";
import { isBefore7 } from "../dialect.ts";
import { LONE, type Menu } from "../menu.ts";
import { menuOf } from "../menus.ts";
import type { Item, RouterosModel } from "../model.ts";
import { nameOf } from "../normal.ts";
import { silentItems } from "../ports.ts";
import type { Value } from "./value.ts";

/** A command that the engine does not know itself; undefined where the host does not know it either. */
export type Host = (call: {
  readonly path: string;
  readonly verb: string;
  readonly text: string;
}) => { readonly output: string; readonly error?: string } | undefined;

export interface Machine {
  readonly base: RouterosModel;
  readonly menus: Map<string, Item[]>;
  /** menus whose array is our own */
  readonly owned: Set<string>;
  /** items that the device has by itself and the model did not speak of, by path and name */
  readonly builtins: Map<string, Item>;
  readonly globals: Map<string, Value>;
  readonly output: string[];
  readonly changed: Set<string>;
  readonly host: Host | undefined;
  next: number;
  /** turns of loops left */
  turns: number;
}

export function machineOf(model: RouterosModel, globals: ReadonlyMap<string, Value> = new Map(), host?: Host): Machine {
  let last = 0;
  for (const items of model.menus.values()) for (const item of items) last = Math.max(last, item.id);
  return {
    base: model,
    menus: new Map([...model.menus].map(([path, items]) => [path, items as Item[]])),
    owned: new Set(),
    builtins: new Map(),
    globals: new Map(globals),
    output: [],
    changed: new Set(),
    host,
    next: last + 1,
    turns: 100_000,
  };
}

/** The model as it is now; the machine copies again before it changes anything more. */
export function modelNow(machine: Machine): RouterosModel {
  machine.owned.clear();
  return modelOf(new Map(machine.menus), machine.base);
}

/** The items of a menu, to be changed in place. */
export function editable(machine: Machine, path: string): Item[] {
  if (!machine.owned.has(path)) {
    machine.menus.set(path, [...(machine.menus.get(path) ?? [])]);
    machine.owned.add(path);
  }
  return machine.menus.get(path) ?? [];
}

/** Items in the order the device lists them: its own first, whether the model spoke of them or not. `asked` are names of the device's own items that a command looks for. */
export function itemsOf(machine: Machine, menu: Menu, asked: readonly string[] = []): readonly Item[] {
  const held = (machine.menus.get(menu.path) ?? []).filter((item) => item.opaque === undefined);
  const fixed = menu.fixed ?? oldDefault(machine, menu);
  if (fixed === undefined) return held;
  if (menu.lone === true && held.length === 0) return [builtin(machine, menu, LONE, "")];
  const own = menu.fixed === undefined ? ["yes"] : Object.keys(menu.builtins ?? {});
  const names = [...own, ...silentItems(menu, machine.base, asked)];
  if (names.length === 0) return held;
  const byName = new Map(held.filter((item) => item.fixed).map((item) => [item.attributes.get(fixed), item]));
  const missing = names.some((name) => !byName.has(name));
  if (!missing && menu.builtins === undefined) return held;
  const first = names.map((name) => byName.get(name) ?? builtin(machine, menu, fixed, name));
  const listed = new Set(first);
  return [...first, ...held.filter((item) => !listed.has(item))];
}

/** Before version 7 there was one by itself, which exports find by `default=yes`. */
function oldDefault({ base: { version } }: Machine, { namesBefore7 }: Menu): string | undefined {
  return namesBefore7 !== undefined && isBefore7(version) ? "default" : undefined;
}

function builtin(machine: Machine, menu: Menu, fixed: string, name: string): Item {
  const known = machine.builtins.get(`${menu.path} ${name}`);
  if (known !== undefined) return known;
  const made = { id: machine.next++, attributes: new Map([[fixed, name]]), fixed: true };
  machine.builtins.set(`${menu.path} ${name}`, made);
  return made;
}

/** Puts a changed item in the place of the one with its id; one that the model did not speak of comes at the end. */
export function replace(machine: Machine, path: string, item: Item): void {
  const items = editable(machine, path);
  const at = items.findIndex((one) => one.id === item.id);
  if (at === -1) items.push(item);
  else items[at] = item;
}

/** Everything that the items of the given menus are called. */
export function namesIn(machine: Machine, paths: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const path of paths) {
    const menu = menuOf(path);
    const items = menu === undefined ? (machine.menus.get(path) ?? []) : itemsOf(machine, menu);
    for (const item of items) {
      const name = nameOf(path, item.attributes);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/** What a person would call an item: its stable comment, its name, its key. */
export function labelOf(path: string, item: Item): string {
  const menu = menuOf(path);
  const comment = item.attributes.get("comment");
  const name = menu?.kind === "singleton" ? undefined : nameOf(path, item.attributes);
  const key = (menu?.key ?? []).map((one) => item.attributes.get(one) ?? "").join(" ");
  const label = name ?? comment ?? (key.trim() === "" ? undefined : key);
  return label === undefined ? path : `${path} ${label}`;
}
