// An aggregation switch: a port a site, each its own VLAN up the trunk. It routes nothing and is reached over its management VLAN.
import type { DeviceIntent, Rule, SwitchDomain } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink } from "../plan.ts";
import { lengthOf } from "../pools.ts";
import { corePort } from "./core.ts";
import { IntentError } from "./intent-error.ts";
import { chain, managementPorts, type Row, repliesOnly, shellPort, snmpPort, someIcmp } from "./rules.ts";
import type { View } from "./view.ts";
import { accessFrom, common, managerSets, neighbours } from "./well-known.ts";

const bridge = "bridge";

export function aggregationIntent(view: View, device: PlannedDevice): DeviceIntent {
  const links = view.linksOf(device.id);
  const trunk = links.find(({ kind, a }) => kind === "trunk" && a.device === device.id);
  const [near, far] = [trunk?.l3?.a, trunk?.l3?.b.address];
  if (trunk?.l3 === undefined || trunk.vlan === undefined || near?.address === undefined || far === undefined)
    throw new IntentError(`switch ${device.id} has no trunk to a simpul`, "give the simpul's aggregation a trunk port");
  const lines = links.filter(({ kind, b }) => kind === "access" && b.device === device.id);
  const own = { address: near.address, length: lengthOf(trunk.l3.prefix), interface: near.interface, note: "mgmt" };
  return {
    ...common(view.inventory, device),
    ports: device.ports.filter(({ forcedSpeed }) => forcedSpeed !== undefined).map(corePort),
    switching: switching(trunk, lines),
    vlans: [{ name: near.interface, parent: bridge, vlan: trunk.vlan, note: "mgmt" }],
    zones: [{ name: neighbours, members: [trunk.a.interface] }],
    addresses: [own],
    routes: [{ to: "0.0.0.0/0", via: far, note: "default" }],
    sets: managerSets(view.inventory),
    filter: filter(far),
    access: accessFrom(view.inventory, [`${far}/32`]),
  };
}

/** A site's port takes no spanning tree: one router of ours is behind it, and whatever else is a mistake. */
function switching(trunk: PlannedLink, lines: readonly PlannedLink[]): SwitchDomain {
  const up = trunk.a.interface;
  const sites = lines.flatMap(({ id, b, vlan }) => (vlan === undefined ? [] : [{ id, port: b.interface, vlan }]));
  return {
    name: bridge,
    note: "agg",
    preferredRoot: false,
    ports: [
      { port: up, edge: false, note: trunk.b.device },
      ...sites.map(({ id, port, vlan }) => ({ port, access: vlan, edge: true, note: id })),
    ],
    vlans: [
      { vlan: trunk.vlan ?? 1, self: true, tagged: [up], untagged: [], note: "mgmt" },
      ...sites.map(({ id, port, vlan }) => ({ vlan, self: false, tagged: [up], untagged: [port], note: id })),
    ],
  };
}

function filter(simpul: string): Rule[] {
  const input: Row[] = [
    ["in.10", "balasan", "accept", repliesOnly],
    ["in.30", "icmp", "accept", someIcmp],
    ["in.50", "noc", "accept", { ports: managementPorts, protocol: "tcp", fromSet: "noc" }],
    ["in.51", "dari simpul", "accept", { ports: [shellPort], protocol: "tcp", from: simpul }],
    ["in.60", "snmp", "accept", { ports: [snmpPort], protocol: "udp", fromSet: "nms" }],
    ["in.99", "sisanya", "drop", {}],
  ];
  return [...chain("input", input), ...chain("forward", [["fw.99", "bukan router", "drop", {}]])];
}
