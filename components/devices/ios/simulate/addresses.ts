// Addresses of interfaces: what may not stand beside what.

import { ipv4Of, printIpv4 } from "../../engine/ipv4.ts";
import type { Branch } from "../branch.ts";
import type { Said } from "../read.ts";
import type { Place } from "./place.ts";

/** An address of an interface with its mask, as numbers. */
interface Held {
  readonly interface: string;
  readonly address: number;
  readonly mask: number;
  readonly vrf: string;
}

export function addressRefusal(_: Branch, { branches, keys }: Place, said: Said): string | undefined {
  const branch = branches[0];
  if (branch === undefined || branch.mode.name !== "interface") return undefined;
  const name = keys[0]?.split(" ")[1] ?? "";
  if (said.kind === "unset") return primaryGone(branch, said);
  const own = said.kind === "set" ? addressIn(said.item.line, name, vrfOf(branch)) : undefined;
  return said.kind !== "set" || own === undefined ? undefined : (sameAsPrimary(branch, said.item.line, own) ?? unlabelled(branch, own));
}

/** What the device says when an interface that is up has, or comes up with, an address of another's network. */
export function overlapWords(root: Branch, branch: Branch, name: string): string | undefined {
  return branch.get("shutdown") === undefined ? overlapOf(root, name, addressesOf(branch, name)) : undefined;
}

function vrfOf(branch: Branch): string {
  return branch.get("vrf forwarding")?.line.split(" ").at(-1) ?? "";
}

function addressIn(line: string, name: string, vrf: string): Held | undefined {
  const [, address = "", mask = ""] = /^ip address (\S+) (\S+)(?: secondary)?$/.exec(line) ?? [];
  const [one, other] = [ipv4Of(address), ipv4Of(mask)];
  return one === undefined || other === undefined ? undefined : { interface: name, address: one, mask: other, vrf };
}

function addressesOf(branch: Branch, name: string): readonly Held[] {
  return [...branch.keyed()].flatMap(({ line }) => addressIn(line, name, vrfOf(branch)) ?? []);
}

/** The first address goes last. `no ip address` takes all of them. */
function primaryGone(branch: Branch, { key, line }: Extract<Said, { kind: "unset" }>): string | undefined {
  const isPrimary = key === "ip address" && line !== "ip address" && branch.get("ip address")?.line === line;
  const secondary = isPrimary && [...branch.keyed()].some((item) => item.key.startsWith("ip address ") && item.key.endsWith(" secondary"));
  return secondary ? "Must delete secondary before deleting primary" : undefined;
}

function sameAsPrimary(branch: Branch, line: string, own: Held): string | undefined {
  const primary = addressIn(branch.get("ip address")?.line ?? "", own.interface, own.vrf);
  return line.endsWith(" secondary") && primary?.address === own.address ? "Secondary can't be same as primary" : undefined;
}

/** A sub-interface without a VLAN takes no address. */
function unlabelled(branch: Branch, own: Held): string | undefined {
  const isSub = /^(Fast|Gigabit|TenGigabit|Ten|TwoGigabit|)Ethernet.*\./.test(own.interface);
  const labelled = [...branch.keyed()].some(({ line }) => line.startsWith("encapsulation "));
  return isSub && !labelled
    ? "% Configuring IP routing on a LAN subinterface is only allowed if that subinterface is already configured as part of an IEEE 802.10, IEEE 802.1Q, or ISL vLAN."
    : undefined;
}

/** Interfaces that are shut do not count: they are asked when they come up. */
function overlapOf(root: Branch, name: string, own: readonly Held[]): string | undefined {
  if (own.length === 0) return undefined;
  for (const { key, rule } of root.keyed()) {
    if (rule?.opens !== "interface" || key === `interface ${name}`) continue;
    const other = root.below(key);
    if (other === undefined || other.get("shutdown") !== undefined) continue;
    const held = addressesOf(other, key.split(" ")[1] ?? "");
    const both = own.find((one) => held.some((two) => overlaps(one, two)));
    if (both !== undefined) return `% ${printIpv4((both.address & both.mask) >>> 0)} overlaps with ${key.split(" ")[1] ?? ""}`;
  }
  return undefined;
}

function overlaps(a: Held, b: Held): boolean {
  const mask = a.mask & b.mask;
  return a.vrf === b.vrf && (a.address & mask) === (b.address & mask);
}
