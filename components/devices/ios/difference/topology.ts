// What a device's commands say of its ways: interfaces that are up, the networks on them, the VLANs that ports carry, static routes.
import { ipv4Of, prefixOf } from "../../engine/ipv4.ts";
import type { Branch } from "../branch.ts";
import { parentOf } from "../interface-name.ts";
import { vlanIds } from "../vlans.ts";

export interface Network {
  readonly interface: string;
  readonly address: number;
  readonly mask: number;
}

export function interfaceOf(root: Branch, name: string): Branch | undefined {
  return root.below(`interface ${name}`);
}

export function interfaceNames(root: Branch): readonly string[] {
  return [...root.keyed()].flatMap(({ key, rule }) => (rule?.opens === "interface" ? [key.slice("interface ".length)] : []));
}

/** Neither shut itself nor part of one that is. */
export function isUp(root: Branch, name: string): boolean {
  const branch = interfaceOf(root, name);
  if (branch === undefined || branch.get("shutdown") !== undefined) return false;
  const parent = parentOf(name);
  return parent === undefined || interfaceOf(root, parent)?.get("shutdown") === undefined;
}

export function networksOn(root: Branch, name: string): readonly Network[] {
  const branch = interfaceOf(root, name);
  return branch === undefined ? [] : [...branch.keyed()].flatMap(({ line }) => networkOf(line, name) ?? []);
}

function networkOf(line: string, name: string): Network | undefined {
  const [, address = "", mask = ""] = /^ip address (\S+) (\S+)(?: secondary)?$/.exec(line) ?? [];
  const [one, other] = [ipv4Of(address), ipv4Of(mask)];
  return one === undefined || other === undefined ? undefined : { interface: name, address: one, mask: other };
}

/** The interface that has this very address. */
export function holderOf(root: Branch, text: string): string | undefined {
  const address = ipv4Of(text);
  return interfaceNames(root).find((name) => networksOn(root, name).some((network) => network.address === address));
}

/** Networks of interfaces that are up. */
export function connected(root: Branch): readonly Network[] {
  return interfaceNames(root).flatMap((name) => (isUp(root, name) ? networksOn(root, name) : []));
}

export function covers({ address, mask }: Pick<Network, "address" | "mask">, other: number): boolean {
  return ((address ^ other) & mask) === 0;
}

/** How packets to an address leave: on a network of ours, or by the longest static route whose next hop is on one; undefined where neither is known. */
export function egressTo(root: Branch, text: string): string | undefined {
  const target = prefixOf(text)?.address;
  if (target === undefined) return undefined;
  const own = connected(root);
  const direct = own.find((network) => covers(network, target));
  if (direct !== undefined) return direct.interface;
  return routesTo(root, target).flatMap(({ hop }) => nextHop(root, own, hop) ?? [])[0];
}

function nextHop(root: Branch, own: readonly Network[], hop: string): string | undefined {
  const address = ipv4Of(hop);
  if (address === undefined) return isUp(root, hop) ? hop : undefined;
  return own.find((network) => covers(network, address))?.interface;
}

/** Static routes of the global table that cover it, the most specific and nearest first. */
function routesTo(root: Branch, target: number): readonly { readonly hop: string }[] {
  const routes = [...root.keyed()].flatMap(({ key, line }) => {
    const [, network = "", mask = "", hop = ""] = /^ip route (\d\S*) (\d\S*) (\S+)/.exec(key) ?? [];
    const [address, bits] = [ipv4Of(network), ipv4Of(mask)];
    if (address === undefined || bits === undefined || !covers({ address, mask: bits }, target)) return [];
    const distance = Number(/^(\d+)/.exec(line.slice(key.length + 1))?.[1] ?? 1);
    return [{ hop, bits, distance }];
  });
  return routes.sort((a, b) => b.bits - a.bits || a.distance - b.distance);
}

/** Ports that carry a VLAN's frames: members of it, and trunks that let it through. */
export function carriersOf(root: Branch, vlan: number): readonly string[] {
  return interfaceNames(root).filter((name) => isUp(root, name) && carries(interfaceOf(root, name), vlan));
}

export function carries(branch: Branch | undefined, vlan: number): boolean {
  if (branch === undefined || branch.get("switchport") !== undefined) return false;
  if (branch.get("switchport mode")?.line === "switchport mode trunk") {
    const allowed = branch.get("switchport trunk allowed vlan")?.line.split(" ").at(-1);
    return allowed === undefined || allowed === "all" || vlanIds(allowed)?.includes(vlan) === true;
  }
  const access = branch.get("switchport access vlan")?.line.split(" ").at(-1);
  return access === `${vlan}`;
}

export function isSwitched(branch: Branch | undefined): boolean {
  return branch !== undefined && [...branch.keyed()].some(({ line }) => line.startsWith("switchport "));
}

export function vlanOf(name: string): number | undefined {
  const id = /^Vlan(\d+)$/.exec(name)?.[1];
  return id === undefined ? undefined : Number(id);
}
