// Rules that several roles share, under the same ids.
import type { Match, Rule } from "../../devices/intent.ts";
import type { PlannedDevice } from "../plan.ts";
import type { View } from "./view.ts";

/** Rules of one chain, written as id, label, action, match. */
export type Row = readonly [id: string, label: string, action: Rule["action"], match: Match];

export function chain(name: Rule["chain"], rows: readonly Row[]): Rule[] {
  return rows.map(([id, label, action, match]) => ({ chain: name, id, label, action, match }));
}

const replies = ["established", "related", "untracked"] as const;

/** Replies first: they are nearly all packets. */
export const repliesAndUntracked: Match = { states: replies };

/** Where transit is untracked, untracked packets to the box are not replies. */
export const repliesOnly: Match = { states: ["established", "related"] };

export const invalid: Match = { states: ["invalid"] };

/** Accepted with a limit, never dropped whole: path MTU discovery and traceroute live on it. */
export const someIcmp: Match = { limit: { perSecond: 50, burst: 100 }, protocol: "icmp" };

export const shellPort = 22;
/** SSH and Winbox: engineers work in Winbox, a network that forbids it is not run by them for long. */
export const managementPorts = [shellPort, 8291];
export const snmpPort = 161;

/** Input of a device of the core; `managed` is the zone that managers come in by. */
export function coreInput(managed: string, oobBox: string | undefined, more: readonly Row[], first: Match): Rule[] {
  return chain("input", [
    ["in.10", "balasan", "accept", first],
    ["in.20", "invalid", "drop", invalid],
    ["in.30", "icmp", "accept", someIcmp],
    ["in.40", "ospf core", "accept", { fromZone: "CORE", protocol: "ospf" }],
    ...more.filter(([id]) => id < "in.50"),
    ["in.50", "noc", "accept", { ports: managementPorts, fromZone: managed, protocol: "tcp", fromSet: "noc" }],
    ["in.60", "snmp", "accept", { ports: [snmpPort], fromZone: managed, protocol: "udp", fromSet: "nms" }],
    ...more.filter(([id]) => id >= "in.50"),
    ...(oobBox === undefined
      ? []
      : ([["in.80", "oob", "accept", { ports: [shellPort], fromZone: "OOB", protocol: "tcp", from: oobBox }]] as Row[])),
    ["in.99", "sisanya", "drop", {}],
  ]);
}

/** BFD from the neighbours of a ring, where the device has one. */
export function watchRows(view: View, { id }: PlannedDevice): Row[] {
  const watched = view.linksOf(id).some((link) => view.ring.has(link.id));
  return watched ? [["in.42", "bfd", "accept", { ports: [3784], fromZone: "CORE", protocol: "udp" }]] : [];
}
