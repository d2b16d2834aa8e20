// What a key takes: its words, its range, its form; said in the device's words where a value is none of it.
import { prefixOf } from "../engine/ipv4.ts";
import { durationOf } from "./duration.ts";
import type { Menu } from "./menu.ts";

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

/** How the device refuses the value; undefined where it takes it, as far as is known. */
export function wrongValue(menu: Menu, key: string, value: string): string | undefined {
  const words = choices[`${menu.path} ${key}`] ?? (key === "frame-types" ? frameTypes : undefined);
  if (words !== undefined && !words.includes(value)) return noMatch(key);
  if (menu.types[key] === "bool" && !["yes", "no", "true", "false", ""].includes(value)) return noMatch(key);
  const range = ranges[`${menu.path} ${key}`];
  if (range !== undefined && !isWithin(value, range)) return `value of ${key} out of range (${range[0]}..${range[1]})`;
  if (menu.types[key] === "duration" && /^\d/.test(value) && durationOf(value.split(",")[0] ?? "") === undefined)
    return `invalid time value for argument ${key}`;
  const isAddress = menu.path === "/ip/address" && key === "address";
  return isAddress && prefixOf(value) === undefined ? "invalid value for argument address" : undefined;
}

export function noMatch(key: string): string {
  return `input does not match any value of ${key}`;
}

function isWithin(value: string, [least, greatest]: readonly [number, number]): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= greatest;
}
