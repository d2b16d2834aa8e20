// Which items a command means: results of `find`, names, numbers, lists of these.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { nameOf } from "../normal.ts";
import { itemsOf, type Machine } from "./machine.ts";
import { DeviceError, noSuchItem } from "./refusal.ts";
import { isList, textOfValue, type Value } from "./value.ts";
import { idOf } from "./where.ts";

/** The items in the order they were named. An empty result of `find` is no items; a name that nothing has is refused. */
export function itemsNamed(machine: Machine, menu: Menu, target: Value): readonly Item[] {
  if (target === undefined) return [];
  const names = namesIn(target);
  if (names.length === 0) return [];
  const all = itemsOf(machine, menu, names);
  return names.map((name) => {
    const found = itemNamed(menu, all, name) ?? builtinNamed(machine, menu, name);
    if (found === undefined) throw new DeviceError(noSuchItem);
    return found;
  });
}

/** The names in a target: a list of a script, or words parted by commas. */
export function namesIn(target: Value): readonly string[] {
  return isList(target) ? target.flatMap(namesOf) : namesOf(target);
}

/** One item by its name, number or id; undefined where nothing has it. */
export function itemCalled(machine: Machine, menu: Menu, name: string): Item | undefined {
  return itemNamed(menu, itemsOf(machine, menu, [name]), name) ?? builtinNamed(machine, menu, name);
}

function namesOf(value: Value): string[] {
  return textOfValue(value)
    .split(/[;,]/)
    .filter((name) => name !== "");
}

function itemNamed(menu: Menu, all: readonly Item[], name: string): Item | undefined {
  const own = menu.numbers?.[name];
  if (own !== undefined) return all.find((item) => item.attributes.get(menu.fixed ?? "") === own);
  if (/^\*[0-9A-F]+$/.test(name)) {
    const id = Number.parseInt(name.slice(1), 16);
    return all.find((item) => item.id === id || item.attributes.get("numbers") === name);
  }
  const byName = all.find(
    (item) => nameOf(menu.path, item.attributes) === name || (menu.fixed !== undefined && item.attributes.get(menu.fixed) === name),
  );
  if (byName === undefined && menu.namesBefore7?.includes(name) === true) return all.find((item) => item.attributes.has("default"));
  return byName ?? (/^\d+$/.test(name) ? all[Number(name)] : undefined);
}

/** A port that `find` came upon, of a box whose ports are not listed. */
function builtinNamed(machine: Machine, menu: Menu, id: string): Item | undefined {
  return [...machine.builtins].find(([key, item]) => key.startsWith(`${menu.path} `) && id === idOf(item))?.[1];
}

/** The one item of a singleton; made where the model did not speak of it. */
export function theItem(machine: Machine, menu: Menu): Item {
  return (
    machine.menus.get(menu.path)?.find((item) => item.opaque === undefined && item.fixed) ?? {
      id: machine.next++,
      attributes: new Map(),
      fixed: true,
    }
  );
}

/** An item as it is held now: another command of the same script may have changed it. */
export function itemNow(machine: Machine, path: string, item: Item): Item {
  return machine.menus.get(path)?.find(({ id }) => id === item.id) ?? item;
}
