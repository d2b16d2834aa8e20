// The LAN side of an OPD router: ports, VLANs, zones by class, and the addresses it gives out.
import type { SegmentClass } from "../../../inventory/schema/segment.ts";
import type { DeviceIntent, DhcpScope, PortIntent, SwitchDomain, Zone } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedPort, PlannedSegment } from "../plan.ts";
import type { View } from "./view.ts";
import { addressesOf, neighbours } from "./well-known.ts";

const bridge = "bridge";

/** The zone of each class. Office and counters are one zone: they differ in who sits there, not in what they may reach. */
export const zoneOf: Readonly<Record<SegmentClass, string>> = {
  kantor: "STAF",
  pelayanan: "STAF",
  tamu: "TAMU",
  cctv: "CCTV",
  server: "SRV",
  voip: "VOIP",
  perangkat: "PERANGKAT",
};

export const lan = "LAN";

export function vlanInterface({ segment, vlan }: PlannedSegment): string {
  return `vlan${vlan}-${segment}`;
}

/** Every port of the box is told: what has no use is off, and says so. */
export function opdPort({ port, use, label, forcedSpeed }: PlannedPort): PortIntent {
  const speed = forcedSpeed === undefined ? {} : { forcedSpeed };
  return { name: port.name, note: label, enabled: use !== "unused", loopProtection: use === "segment", ...speed };
}

/** A segment is a physical port of ours: untagged, one VLAN; the router itself is in every VLAN. */
export function opdSwitching(segments: readonly PlannedSegment[]): SwitchDomain {
  return {
    name: bridge,
    note: "lan",
    preferredRoot: true,
    ports: segments.flatMap(({ ports, vlan }) => ports.map((port) => ({ port, access: vlan, edge: false, note: port }))),
    vlans: segments.map(({ vlan, ports, segment }) => ({ vlan, self: true, tagged: [], untagged: ports, note: segment })),
  };
}

export function opdVlans(segments: readonly PlannedSegment[]): DeviceIntent["vlans"] {
  return segments.map((segment) => ({ name: vlanInterface(segment), parent: bridge, vlan: segment.vlan, note: segment.segment }));
}

/** WAN, a zone a class, the engineer's port, neighbours, and LAN for all classes together. */
export function opdZones(device: PlannedDevice, segments: readonly PlannedSegment[], uplink: string): Zone[] {
  const classes = zonesOf(segments);
  const service = device.ports.filter(({ use }) => use === "service").map(({ port }) => port.name);
  const heard = segments.filter(({ segment }) => segment !== "tamu").flatMap(({ ports }) => ports);
  return [
    { name: "WAN", members: [uplink] },
    ...classes.map((name) => ({ name, members: segments.filter(({ segment }) => zoneOf[segment] === name).map(vlanInterface) })),
    ...(service.length === 0 ? [] : [{ name: "SERVIS", members: service }]),
    { name: neighbours, members: [...physical(device, uplink), ...heard] },
    { name: lan, members: [], includes: classes },
  ];
}

/** A tunnel has no neighbour of ours at the other end of its wire: it is the provider's. */
function physical(device: PlannedDevice, uplink: string): string[] {
  return device.ports.some(({ port }) => port.name === uplink) ? [uplink] : [];
}

/** Zones that the site has, in the order of the classes. */
export function zonesOf(segments: readonly PlannedSegment[]): string[] {
  const present = new Set(segments.map(({ segment }) => zoneOf[segment]));
  return [...new Set(Object.values(zoneOf))].filter((zone) => present.has(zone));
}

/** Cameras get one name server and guests another view; guests' clocks are their own affair. */
export function opdScopes({ inventory }: View, segments: readonly PlannedSegment[]): DhcpScope[] {
  const dns = addressesOf(inventory, "dns");
  const time = addressesOf(inventory, "ntp").slice(0, 1);
  const served = (of: SegmentClass): Pick<DhcpScope, "dns" | "ntp"> => {
    if (of === "tamu") return { dns: addressesOf(inventory, "dns-tamu"), ntp: [] };
    return { dns: of === "cctv" ? dns.slice(0, 1) : dns, ntp: time };
  };
  return segments.flatMap((segment) => {
    const { segment: name, dhcp, prefix, gateway } = segment;
    return dhcp === undefined ? [] : [{ name, interface: vlanInterface(segment), ...dhcp, prefix, gateway, ...served(name) }];
  });
}
