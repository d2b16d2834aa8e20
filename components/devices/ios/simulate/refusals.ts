// What the device refuses although it is well said: names that are not there, things in use, addresses that are taken.
import type { Branch } from "../branch.ts";
import { isPort } from "../interface-name.ts";
import { modeBelow } from "../mode.ts";
import type { Item } from "../model.ts";
import type { Said } from "../read.ts";
import { addressRefusal } from "./addresses.ts";
import type { Place } from "./place.ts";

type Check = (root: Branch, place: Place, said: Said) => string | undefined;

const checks: readonly Check[] = [physical, defaultVlan, otherKind, unknownClass, unknownVrf, inUse, keyThere, entryTaken, addressRefusal];

/** The device's words; undefined where it would do as it is told. */
export function refusalOf(root: Branch, place: Place, said: Said): string | undefined {
  for (const check of checks) {
    const refused = check(root, place, said);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function physical(_: Branch, __: Place, said: Said): string | undefined {
  if (said.kind !== "unset" || said.rule?.fixed !== "port") return undefined;
  return isPort(said.key.split(" ")[1] ?? "") ? "% Removal of physical interfaces is not permitted" : undefined;
}

function defaultVlan(_: Branch, place: Place, said: Said): string | undefined {
  const isVlan = said.kind === "unset" && said.rule?.opens === "vlan" && place.keys[0] === "";
  return isVlan && said.key === "vlan 1" ? "%Default VLAN 1 may not be deleted." : undefined;
}

/** A name is that of a standard or of an extended list. */
function otherKind(root: Branch, _: Place, said: Said): string | undefined {
  if (said.kind !== "set") return undefined;
  const [, kind, name] = /^ip access-list (standard|extended) (\S+)$/.exec(said.item.key) ?? [];
  if (kind === undefined) return undefined;
  const other = kind === "standard" ? "Extended" : "Standard";
  const taken = root.get(`ip access-list ${other.toLowerCase()} ${name}`) !== undefined;
  return taken ? `A named ${other} IP access list with this name already exists` : undefined;
}

function unknownClass(root: Branch, _: Place, said: Said): string | undefined {
  if (said.kind !== "set" || said.item.rule?.opens !== "class") return undefined;
  const name = said.item.key.split(" ").at(-1) ?? "";
  return name === "class-default" || isThere(root, "class-map", name) ? undefined : `% class map ${name} not configured`;
}

function unknownVrf(root: Branch, _: Place, said: Said): string | undefined {
  if (said.kind !== "set" || said.item.key !== "vrf forwarding") return undefined;
  const name = said.item.line.split(" ").at(-1) ?? "";
  const there = root.get(`vrf definition ${name}`) !== undefined || root.get(`ip vrf ${name}`) !== undefined;
  return there ? undefined : `% VRF ${name} not configured.`;
}

/** Global items of a kind by their name, whatever else their key says. */
function isThere(root: Branch, opens: string, name: string): boolean {
  for (const { rule, key } of root.keyed()) if (rule?.opens === opens && key.split(" ").at(-1) === name) return true;
  return false;
}

function inUse(root: Branch, _: Place, said: Said): string | undefined {
  if (said.kind !== "unset" || root.get(said.key) === undefined) return undefined;
  const name = said.key.split(" ").at(-1) ?? "";
  if (said.rule?.opens === "class-map" && uses(root, (line) => line === `class ${name}` || line.endsWith(`match class-map ${name}`)))
    return `% Class-map ${name} is being used`;
  if (said.rule?.opens === "policy-map" && uses(root, (line) => /^service-policy /.test(line) && line.endsWith(` ${name}`)))
    return `% Policy-map ${name} is being used`;
  const pool = said.rule?.gives === "nat-pool" ? said.key.split(" ")[3] : undefined;
  if (pool !== undefined && uses(root, (line) => /^ip nat \w+ source /.test(line) && `${line} `.includes(` pool ${pool} `)))
    return `%Pool ${pool} in use, cannot destroy`;
  return undefined;
}

/** Does any command, however deep, say this? */
function uses(root: Branch, says: (line: string) => boolean): boolean {
  const look = (branch: Branch): boolean => {
    for (const item of [...branch.keyed(), ...branch.listed]) {
      if (says(item.line)) return true;
      const below = modeBelow(item) === undefined || item.children === undefined ? undefined : branch.below(item.key);
      if (below !== undefined && look(below)) return true;
    }
    return false;
  };
  return look(root);
}

/** A key of an interface cannot be said anew: it has to go first. */
function keyThere(_: Branch, { branches }: Place, said: Said): string | undefined {
  if (said.kind !== "set" || said.item.rule?.once !== true) return undefined;
  const { key, line } = said.item;
  const differs = branches.some((branch) => (branch.get(key)?.line ?? line) !== line);
  return differs ? `OSPF: Key ${/\d+/.exec(key)?.[0] ?? ""} already exists` : undefined;
}

/** A prefix list has a number once. */
function entryTaken(root: Branch, _: Place, said: Said): string | undefined {
  if (said.kind !== "nest" || said.off || said.rule.nests === undefined || !/prefix-list/.test(said.rule.nests)) return undefined;
  const [, number, entry = ""] = /^seq (\d+) (.*)$/.exec(said.tail) ?? [];
  const held = number === undefined ? undefined : root.below(said.head.key)?.listed.find(({ sequence }) => sequence === Number(number));
  return held === undefined || sameWords(held, entry) ? undefined : `%Insertion failed - seq # exists: ${held.line}`;
}

function sameWords({ line }: Item, text: string): boolean {
  return line === text.split(/\s+/).join(" ");
}
