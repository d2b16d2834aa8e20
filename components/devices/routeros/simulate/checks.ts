// What a device does not take: values that do not fit, names of nothing, what is missing, what is there already.

import { noMatch, wrongValue } from "../allowed.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { nameOf, valueIn } from "../normal.ts";
import { missingArguments } from "../required.ts";
import { itemsOf, type Machine, namesIn } from "./machine.ts";
import { nameSpaceOf, unknownName } from "./references.ts";
import { DeviceError } from "./refusal.ts";

/** Refuses the first value that the device would not take. */
export function checkValues(machine: Machine, menu: Menu, values: ReadonlyMap<string, string>): void {
  for (const [key, value] of values) {
    const wrong = wrongValue(menu, key, value);
    if (wrong !== undefined) throw new DeviceError(wrong);
    if (unknownName(machine, menu, key, value) !== undefined) throw new DeviceError(noMatch(key));
  }
}

/** Refuses an `add` that lacks what the console asks for, in its words of 7.22. */
export function checkRequired({ base: { version } }: Machine, menu: Menu, given: ReadonlyMap<string, string>): void {
  const missing = missingArguments(version, menu, given);
  if (missing.length === 0) return;
  throw new DeviceError(`missing value(s) of argument(s) ${missing.join(" ")} (${menu.path}/add; line 1)`);
}

/** Refuses an item that is there already under another number. */
export function checkUnique(machine: Machine, menu: Menu, item: Item): void {
  if (menu.unique === undefined) return;
  if (isTaken(machine, menu, item) || sharesKey(machine, menu, item)) throw new DeviceError(menu.unique);
}

function sharesKey(machine: Machine, menu: Menu, item: Item): boolean {
  const key = menu.key.map((one) => valueIn(menu, item.attributes, one));
  if (key.length === 0 || key.every((value) => value === undefined)) return false;
  return itemsOf(machine, menu).some(
    (other) => other.id !== item.id && menu.key.every((one, at) => valueIn(menu, other.attributes, one) === key[at]),
  );
}

/** A name is taken when anything of its name space has it: no VLAN may be called as a bridge is. */
function isTaken(machine: Machine, menu: Menu, item: Item): boolean {
  const space = nameSpaceOf(menu.path).filter((path) => path !== menu.path);
  const name = nameOf(menu.path, item.attributes);
  return space.length > 0 && name !== undefined && (name === "lo" || namesIn(machine, space).has(name));
}
