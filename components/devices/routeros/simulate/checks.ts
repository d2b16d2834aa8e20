// What a device does not take: values that do not fit, names of nothing, what is missing, what is there already.

import { prefixOf } from "../../engine/ipv4.ts";
import { durationOf } from "../duration.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { nameOf, valueIn } from "../normal.ts";
import { requiredArguments } from "../schema.ts";
import { itemsOf, type Machine, namesIn } from "./machine.ts";
import { nameSpaceOf, unknownName } from "./references.ts";
import { DeviceError } from "./refusal.ts";

const addLists = ["add-dst-to-address-list", "add-src-to-address-list"];

/** Words that a key takes and nothing else, by menu and key; from the console's completion and the manual. */
const choices: Readonly<Record<string, readonly string[]>> = {
  "/ip/firewall/filter action": [
    ...addLists,
    "accept",
    "drop",
    "fasttrack-connection",
    "jump",
    "log",
    "passthrough",
    "reject",
    "return",
    "tarpit",
  ],
  "/ip/firewall/nat action": [
    ...addLists,
    "accept",
    "dst-nat",
    "endpoint-independent-nat",
    "jump",
    "log",
    "masquerade",
    "netmap",
    "passthrough",
    "redirect",
    "return",
    "same",
    "socksify",
    "src-nat",
  ],
  "/ip/firewall/raw action": [...addLists, "accept", "drop", "jump", "log", "notrack", "passthrough", "return"],
  "/ip/settings rp-filter": ["no", "loose", "strict"],
  "/interface/bridge protocol-mode": ["none", "stp", "rstp", "mstp"],
  "/routing/ospf/area type": ["default", "nssa", "stub"],
  "/routing/ospf/interface-template type": ["broadcast", "nbma", "ptmp", "ptmp-broadcast", "ptp", "ptp-unnumbered", "virtual-link"],
  "/routing/ospf/interface-template auth": ["none", "simple", "md5", "sha1", "sha256", "sha384", "sha512"],
};
const frameTypes = ["admit-all", "admit-only-untagged-and-priority-tagged", "admit-only-vlan-tagged"];

/** Least and greatest; the device refuses anything else as out of range. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  "/interface/vlan vlan-id": [1, 4095],
  "/interface/bridge pvid": [1, 4094],
  "/interface/bridge/port pvid": [1, 4094],
  "/ip/route distance": [1, 255],
  "/ip/service port": [1, 65535],
  "/routing/ospf/interface-template cost": [1, 65535],
  "/routing/ospf/interface-template auth-id": [0, 255],
};

/** Refuses the first value that the device would not take. */
export function checkValues(machine: Machine, menu: Menu, values: ReadonlyMap<string, string>): void {
  for (const [key, value] of values) {
    checkShape(menu, key, value);
    if (unknownName(machine, menu, key, value) !== undefined) throw noMatch(key);
  }
}

function noMatch(key: string): DeviceError {
  return new DeviceError(`input does not match any value of ${key}`);
}

function checkShape(menu: Menu, key: string, value: string): void {
  const words = choices[`${menu.path} ${key}`] ?? (key === "frame-types" ? frameTypes : undefined);
  if (words !== undefined && !words.includes(value)) throw noMatch(key);
  if (menu.types[key] === "bool" && !["yes", "no", "true", "false", ""].includes(value)) throw noMatch(key);
  const range = ranges[`${menu.path} ${key}`];
  if (range !== undefined && !isWithin(value, range)) throw new DeviceError(`value of ${key} out of range (${range[0]}..${range[1]})`);
  if (menu.types[key] === "duration" && /^\d/.test(value) && durationOf(value.split(",")[0] ?? "") === undefined)
    throw new DeviceError(`invalid time value for argument ${key}`);
  if (menu.path === "/ip/address" && key === "address" && prefixOf(value) === undefined)
    throw new DeviceError("invalid value for argument address");
}

function isWithin(value: string, [least, greatest]: readonly [number, number]): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= greatest;
}

/** Refuses an `add` that lacks what the console asks for, in its words of 7.22. */
export function checkRequired(menu: Menu, given: ReadonlyMap<string, string>): void {
  const missing = requiredArguments(menu.path).filter((key) => !given.has(key));
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
