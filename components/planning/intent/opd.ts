// The router of a site: the network's demarcation. Its uplink is a line to a simpul, or a tunnel to the gateway.
import type { DeviceIntent, InterfaceAddress, Ospf } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink, PlannedSegment } from "../plan.ts";
import { lengthOf } from "../pools.ts";
import { IntentError } from "./intent-error.ts";
import { egressUp } from "./narrow.ts";
import { opdRules } from "./opd-firewall.ts";
import { opdPort, opdScopes, opdSwitching, opdVlans, opdZones, vlanInterface } from "./opd-lan.ts";
import { areasOf, linkTemplate } from "./ospf.ts";
import type { View } from "./view.ts";
import { spoke } from "./vpn.ts";
import { accessFrom, common } from "./well-known.ts";

/** Far below OSPF's own default: it counts only when OSPF is dead and the light is on. */
const lastResort = 250;

export function opdIntent(view: View, device: PlannedDevice): DeviceIntent {
  const { inventory } = view;
  const link = uplinkOf(view, device);
  const site = view.siteOf(device);
  if (site === undefined) throw new Error(`${device.id} has no site in the inventory`);
  const segments = view.segmentsOf(device.id);
  const far = link.l3.b;
  const service = device.ports.some(({ use }) => use === "service");
  const vpn = link.kind === "vpn" ? spoke(view, device, link) : {};
  const farName = link.kind === "vpn" ? "gateway" : "simpul";
  return {
    ...common(inventory, device),
    ports: device.ports.map(opdPort),
    switching: opdSwitching(segments),
    vlans: opdVlans(segments),
    zones: opdZones(device, segments, link.l3.a.interface),
    addresses: addresses(view, device, link, segments),
    scopes: opdScopes(view, segments),
    ospf: ospf(view, device, link, segments),
    routes: [{ to: "0.0.0.0/0", via: far.address, distance: lastResort, note: "cadangan manajemen" }],
    sourceCheck: "strict",
    ...opdRules(view, site, segments, { far: far.address, farName, service }),
    egress: egressUp(device, link),
    access: accessFrom(inventory, [`${far.address}/32`, ...(service ? [inventory.addressing.service.prefix] : [])]),
    ...vpn,
  };
}

interface Addressed {
  readonly device: string;
  readonly interface: string;
  readonly address: string;
}

/** The line or the tunnel of an OPD router, with the addresses of its two ends. */
export type Uplinked = PlannedLink & { readonly l3: { readonly a: Addressed; readonly b: Addressed; readonly prefix: string } };

function uplinkOf(view: View, device: PlannedDevice): Uplinked {
  const link = view.linksOf(device.id).find(({ kind, a }) => (kind === "access" || kind === "vpn") && a.device === device.id);
  const [near, far] = [link?.l3?.a.address, link?.l3?.b.address];
  if (link?.l3 === undefined || near === undefined || far === undefined)
    throw new IntentError(`router ${device.id} has no line to the network`, "give its site a simpul, or access over vpn");
  return { ...link, l3: { prefix: link.l3.prefix, a: { ...link.l3.a, address: near }, b: { ...link.l3.b, address: far } } };
}

function addresses({ inventory }: View, device: PlannedDevice, link: Uplinked, segments: readonly PlannedSegment[]): InterfaceAddress[] {
  const { address, prefix } = inventory.addressing.service;
  const service = device.ports.filter(({ use }) => use === "service");
  return [
    { address: device.management, length: 32, interface: "lo", note: "loopback" },
    { address: link.l3.a.address, length: lengthOf(link.l3.prefix), interface: link.l3.a.interface, note: "uplink" },
    ...segments.map((segment) => ({
      address: segment.gateway,
      length: lengthOf(segment.prefix),
      interface: vlanInterface(segment),
      note: segment.segment,
    })),
    ...service.map(({ port }) => ({ address, length: lengthOf(prefix), interface: port.name, note: "servis" })),
  ];
}

/** The LAN is announced and never spoken to: an OPD's own router cannot join. */
function ospf(view: View, device: PlannedDevice, link: Uplinked, segments: readonly PlannedSegment[]): Ospf {
  const area = link.ospf?.area ?? "backbone";
  const lan = segments.map(vlanInterface);
  return {
    routerId: device.management,
    originateDefault: false,
    areas: areasOf([area]),
    interfaces: [
      { kind: "passive", area, interfaces: ["lo"], note: "lo" },
      ...linkTemplate(link, device.id, view.ring),
      ...(lan.length === 0 ? [] : [{ kind: "passive" as const, area, interfaces: lan, note: "lan" }]),
    ],
  };
}
