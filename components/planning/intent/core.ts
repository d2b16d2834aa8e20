// What the routers of the core share: ports, addresses of core links, zones, their way to the neighbours.
import type { InterfaceAddress, OspfInterface, PortIntent, Zone } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink, PlannedPort } from "../plan.ts";
import { lengthOf } from "../pools.ts";
import { linkTemplate } from "./ospf.ts";
import type { View } from "./view.ts";
import { neighbours } from "./well-known.ts";

/** Ports with a use. A core box stands in a locked room: what nobody claimed is left as it is. */
export function corePorts(device: PlannedDevice): PortIntent[] {
  return device.ports.filter(({ use }) => use !== "unused").map(corePort);
}

export function corePort({ port, label, forcedSpeed }: PlannedPort): PortIntent {
  return { name: port.name, note: label, enabled: true, loopProtection: false, ...(forcedSpeed === undefined ? {} : { forcedSpeed }) };
}

/** Links to other core devices, by number; `port` is our end's. */
export interface CoreEnd {
  readonly link: PlannedLink;
  readonly port: string;
  readonly address: string;
  readonly length: number;
  readonly far: string;
}

export function coreEnds(view: View, device: PlannedDevice): CoreEnd[] {
  return view.linksOf(device.id).flatMap((link) => {
    const { kind, l3 } = link;
    if (kind !== "core" || l3 === undefined) return [];
    const [own, other] = l3.a.device === device.id ? [l3.a, l3.b] : [l3.b, l3.a];
    if (own.address === undefined) return [];
    return [{ link, port: own.interface, address: own.address, length: lengthOf(l3.prefix), far: other.device }];
  });
}

/** The same in the order of the ports on the box, as a person reads them. */
export function byPort(device: PlannedDevice, ends: readonly CoreEnd[]): CoreEnd[] {
  const place = new Map(device.ports.map(({ port }, at) => [port.name, at]));
  return [...ends].sort((a, b) => (place.get(a.port) ?? 0) - (place.get(b.port) ?? 0));
}

export function loopback(device: PlannedDevice): InterfaceAddress {
  return { address: device.management, length: 32, interface: "lo", note: "loopback" };
}

export function coreAddresses(ends: readonly CoreEnd[]): InterfaceAddress[] {
  return ends.map(({ address, length, port, far }) => ({ address, length, interface: port, note: far }));
}

export function oobAddress({ oob }: PlannedDevice): InterfaceAddress[] {
  return oob === undefined ? [] : [{ address: oob.address, length: lengthOf(oob.prefix), interface: oob.port, note: "oob" }];
}

/** A zone that nobody is in does not exist, but CORE always does: rules name it. */
export function coreZones(device: PlannedDevice, ends: readonly CoreEnd[], between: readonly Zone[], heard: readonly string[]): Zone[] {
  const core = byPort(device, ends).map(({ port }) => port);
  const { oob } = device;
  return [
    { name: "CORE", members: core },
    ...between,
    ...(oob === undefined ? [] : [{ name: "OOB", members: [oob.port] }]),
    { name: neighbours, members: inPortOrder(device, [...core, ...heard]) },
  ];
}

function inPortOrder(device: PlannedDevice, names: readonly string[]): string[] {
  return device.ports.map(({ port }) => port.name).filter((name) => names.includes(name));
}

export function coreTemplates(view: View, device: PlannedDevice, ends: readonly CoreEnd[], passive: readonly string[]): OspfInterface[] {
  const silent: OspfInterface = { kind: "passive", area: "backbone", interfaces: ["lo", ...passive], note: "lo" };
  return [silent, ...byPort(device, ends).flatMap(({ link }) => linkTemplate(link, device.id, view.ring))];
}

/** The out-of-band box logs in by shell from its own address. */
export function oobPrefixes({ oob }: PlannedDevice): string[] {
  return oob === undefined ? [] : [`${oob.box}/32`];
}
