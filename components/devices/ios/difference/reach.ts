// What has to stand for whoever manages the device to reach it: the interface, its VLAN, the address, the way back, the lists on the way, the login.
import type { ManagementPath } from "../../platform.ts";
import type { Branch } from "../branch.ts";
import { interfaceName } from "../interface-name.ts";
import { adjacencyOf } from "./adjacency.ts";
import { packetOf, permits } from "./packet.ts";
import { carriersOf, carries, egressTo, holderOf, interfaceOf, isSwitched, isUp, vlanOf } from "./topology.ts";

/** Why the path is cut in the state that a device is in by now; `start` is the state before the script. */
export type Check = (now: Branch, path: ManagementPath, start: Branch) => string | undefined;

/** Where we come in: as it is said, or by the route back, or where the address is. */
function wayIn(start: Branch, { interface: named, from, address }: ManagementPath): string | undefined {
  if (named !== undefined) return interfaceName(named) ?? named;
  return (from === undefined ? undefined : egressTo(start, from)) ?? (address === undefined ? undefined : holderOf(start, address));
}

/** The interface whose network our packets come from: that of the VLAN where we come in by a switch port. */
function gateOf(start: Branch, path: ManagementPath): string | undefined {
  const way = wayIn(start, path);
  if (way === undefined || !isSwitched(interfaceOf(start, way))) return way;
  return path.address === undefined ? undefined : holderOf(start, path.address);
}

function interfaceUp(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const holder = path.address === undefined ? undefined : holderOf(start, path.address);
  for (const name of [wayIn(start, path), holder]) {
    if (name !== undefined && !isUp(now, name)) return `interface ${name}, by which the device is managed, would be down`;
  }
  return undefined;
}

function vlanCarried(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const gate = gateOf(start, path);
  const vlan = gate === undefined ? undefined : vlanOf(gate);
  if (vlan === undefined) return undefined;
  if (start.get(`vlan ${vlan}`) !== undefined && now.get(`vlan ${vlan}`) === undefined)
    return `VLAN ${vlan}, by which the device is managed, would be gone`;
  const way = wayIn(start, path) ?? "";
  const before = isSwitched(interfaceOf(start, way)) ? [way] : carriersOf(start, vlan);
  if (before.length === 0) return undefined;
  // by which of several trunks we come nobody said: one has to be left, and none of them is a port of one member
  const trunks = before.filter((name) => interfaceOf(start, name)?.get("switchport mode") !== undefined);
  const watched = trunks.length > 0 ? trunks : before;
  const left = watched.some((name) => isUp(now, name) && carries(interfaceOf(now, name), vlan));
  return left ? undefined : `VLAN ${vlan}, by which the device is managed, would be carried by ${watched.join(", ")} no more`;
}

function addressThere(now: Branch, { address }: ManagementPath, start: Branch): string | undefined {
  if (address === undefined) return undefined;
  const [before, after] = [holderOf(start, address), holderOf(now, address)];
  if (before !== undefined && before !== after) return `address ${address}, by which the device is managed, would be gone from ${before}`;
  if (before === undefined) return `the device has no address ${address}`;
  const instance = (root: Branch): string => interfaceOf(root, before)?.get("vrf forwarding")?.line ?? "";
  return instance(start) === instance(now) ? undefined : `${before}, which has the address ${address}, would be in another VRF`;
}

function routeBack(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const { from } = path;
  if (from === undefined) return undefined;
  const before = egressTo(start, from);
  if (before === undefined) return undefined;
  const after = egressTo(now, from);
  if (after === undefined) return `there would be no route back to ${from}`;
  const named = path.interface === undefined ? undefined : before;
  return named === undefined || after === before
    ? undefined
    : `the route back to ${from} would leave by ${after} and no longer by ${before}`;
}

/** Where the way back is learned, the neighbour has to stay one. */
function neighbourStays(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const gate = gateOf(start, path);
  if (gate === undefined || path.farEnd === "changes") return undefined;
  if (path.from !== undefined && egressTo(start, path.from) !== undefined) return undefined;
  const [before, after] = [adjacencyOf(start, gate), adjacencyOf(now, gate)];
  const lost = before.find((line) => !after.includes(line)) ?? after.find((line) => !before.includes(line));
  return before.length === 0 || lost === undefined
    ? undefined
    : `the routing neighbour on ${gate}, from which the way back is learned, would be lost (${lost})`;
}

/** Unicast RPF: strict asks for the way back by the same interface. */
function sourceVerified(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const gate = gateOf(start, path);
  const { from } = path;
  if (gate === undefined || from === undefined) return undefined;
  const isStrict = [...(interfaceOf(now, gate)?.keyed() ?? [])].some(({ line }) => strictSource.test(line));
  const back = isStrict ? egressTo(now, from) : undefined;
  return back === undefined || back === gate
    ? undefined
    : `${gate} would drop what comes from ${from}, whose way back is ${back} (ip verify unicast)`;
}

const strictSource = /^ip verify unicast (reverse-path|source reachable-via rx)\b/;

function listOnInterface(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const gate = gateOf(start, path);
  const packet = packetOf(path.from ?? "0.0.0.0/0", path.address, path.port);
  const list = gate === undefined ? undefined : interfaceOf(now, gate)?.get("ip access-group in")?.line.split(" ")[2];
  if (list === undefined || packet === undefined || permits(now, list, packet)) return undefined;
  return `access list ${list} on ${gate} would not let SSH${path.from === undefined ? "" : ` from ${path.from}`} in`;
}

/** The device gives the first free line: of all that are there each has to take us. */
function terminalLine(now: Branch, path: ManagementPath, start: Branch): string | undefined {
  const gate = gateOf(start, path);
  const instance = gate === undefined ? undefined : interfaceOf(now, gate)?.get("vrf forwarding")?.line.split(" ").at(-1);
  const packet = packetOf(path.from ?? "0.0.0.0/0", undefined, path.port);
  for (const { key } of now.keyed()) {
    const line = /^line vty \d+$/.test(key) ? now.below(key) : undefined;
    if (line === undefined) continue;
    const input = line.get("transport input")?.line.split(" ").slice(2);
    if (input !== undefined && !input.includes("ssh") && !input.includes("all")) return `${key} would not take SSH`;
    const taken = line.get("access-class in")?.line;
    if (taken !== undefined && !isAskedIn(taken, instance))
      return `${key} would let nobody in from VRF ${instance}: its access list is not for VRFs (vrf-also)`;
    const list = taken?.split(" ")[1];
    if (list !== undefined && packet !== undefined && !permits(now, list, packet))
      return `access list ${list} on ${key} would not let ${path.from ?? "everyone"} in`;
  }
  return undefined;
}

/** A list without `vrf-also` turns away all who come by an interface of a VRF; one with `vrfname` is asked for that one. */
function isAskedIn(line: string, instance: string | undefined): boolean {
  return instance === undefined || line.includes(" vrf-also") || line.endsWith(` vrfname ${instance}`);
}

function userStays(now: Branch, { user }: ManagementPath, start: Branch): string | undefined {
  if (user === undefined) return undefined;
  const name = `username ${user}`;
  if (start.get(name) !== undefined && now.get(name) === undefined) return `user ${user} would be gone`;
  const keyOf = (root: Branch): boolean => root.below("ip ssh pubkey-chain")?.get(name) !== undefined;
  if (keyOf(start) && !keyOf(now)) return `the key of user ${user} would be gone`;
  return start.get(name) !== undefined && !asksUsers(now) ? "the device would no longer ask its own users at login" : undefined;
}

/** Are the device's own users asked on the first line? */
function asksUsers(root: Branch): boolean {
  const line = root.below("line vty 0");
  if (root.get("aaa new-model") === undefined) return line === undefined || line.get("login")?.line !== "login";
  const list = line?.get("login authentication")?.line.split(" ").at(-1) ?? "default";
  const methods = root.get(`aaa authentication login ${list}`)?.line;
  return methods === undefined ? list === "default" : /\blocal(-case)?\b/.test(methods);
}

export const checks: readonly Check[] = [
  interfaceUp,
  addressThere,
  vlanCarried,
  routeBack,
  neighbourStays,
  sourceVerified,
  listOnInterface,
  terminalLine,
  userStays,
];
