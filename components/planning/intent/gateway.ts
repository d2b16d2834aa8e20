// The internet gateway: the provider's line, translation, blackholes, the shared pool, and the far end of tunnels to sites without a line.
import type { DeviceIntent, InterfaceAddress, Ospf, StaticRoute, Zone } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink } from "../plan.ts";
import { baseOf, lengthOf } from "../pools.ts";
import { siteLinks, siteZone, sourceRules, sourceSets } from "./access-fence.ts";
import { type CoreEnd, coreAddresses, coreEnds, corePorts, coreTemplates, coreZones, loopback, oobAddress, oobPrefixes } from "./core.ts";
import { gatewayFilter, gatewayNat, gatewayRaw, gatewaySets } from "./gateway-firewall.ts";
import { internetPool } from "./gateway-pool.ts";
import { mitraLinks, mitraOpening, mitraZone } from "./mitra-fence.ts";
import { egressDown, narrowCore } from "./narrow.ts";
import { borderAreas, linkTemplate } from "./ospf.ts";
import { transitSets } from "./transit.ts";
import type { View } from "./view.ts";
import { hubClamps, hubTunnels } from "./vpn.ts";
import { accessFrom, addressOf, common, serviceOf } from "./well-known.ts";

export function gatewayIntent(view: View, device: PlannedDevice): DeviceIntent {
  const { inventory } = view;
  const ends = coreEnds(view, device);
  const tunnels = siteLinks(view, device.id);
  const mitra = mitraLinks(view, tunnels);
  const opening = mitraOpening(view, mitra);
  const narrow = narrowCore(view, device);
  const fence = tunnels.length === 0 ? [] : [...transitSets(view), ...opening.sets, ...sourceSets(view, tunnels)];
  const pool = internetPool(view);
  return {
    ...common(inventory, device),
    ports: corePorts(device),
    tunnels: hubTunnels(view, tunnels),
    zones: coreZones(device, ends, zones(view, tunnels, mitra), []),
    addresses: addresses(view, device, ends, tunnels),
    ospf: ospf(view, device, ends, tunnels),
    routes: routes(view),
    sourceCheck: "loose",
    sets: [...gatewaySets(view, tunnels.length > 0), ...fence, ...narrow.sets],
    filter: gatewayFilter(view, device, tunnels, opening.rows),
    early: [...gatewayRaw(), ...sourceRules(tunnels)],
    nat: gatewayNat(view),
    marks: [...hubClamps(tunnels), ...narrow.marks],
    ...(pool === undefined ? {} : { pool }),
    egress: [...narrow.egress, ...egressDown(view, tunnels)],
    access: accessFrom(inventory, oobPrefixes(device)),
    ...flowExport(view, device),
  };
}

function zones({ inventory }: View, tunnels: readonly PlannedLink[], mitra: readonly PlannedLink[]): Zone[] {
  const inside = (links: readonly PlannedLink[]): string[] => links.map(({ b }) => b.interface);
  return [
    { name: "WAN", members: inventory.gateway.uplinks.map(({ port }) => port) },
    ...(tunnels.length === 0 ? [] : [{ name: siteZone, members: inside(tunnels) }]),
    ...(mitra.length === 0 ? [] : [{ name: mitraZone, members: inside(mitra) }]),
  ];
}

function addresses(view: View, device: PlannedDevice, ends: readonly CoreEnd[], tunnels: readonly PlannedLink[]): InterfaceAddress[] {
  const { uplinks } = view.inventory.gateway;
  const outside = uplinks.map(({ address, port, provider }) => ({
    address: baseOf(address),
    length: lengthOf(address),
    interface: port,
    note: provider,
  }));
  const inside = tunnels.flatMap(({ id, l3 }) =>
    l3?.b.address === undefined ? [] : [{ address: l3.b.address, length: lengthOf(l3.prefix), interface: l3.b.interface, note: id }],
  );
  return [loopback(device), ...coreAddresses(ends), ...outside, ...vpnAddress(view, tunnels), ...inside, ...oobAddress(device)];
}

/** Tunnels may be called at an address of the public block: then the gateway has to have it. */
function vpnAddress({ inventory }: View, tunnels: readonly PlannedLink[]): InterfaceAddress[] {
  const { vpn, uplinks } = inventory.gateway;
  if (vpn === undefined || tunnels.length === 0 || uplinks.some(({ address }) => baseOf(address) === vpn.address)) return [];
  return [{ address: vpn.address, length: 32, interface: "lo", note: "vpn" }];
}

/** The default is announced only while a provider answers: intra lives on without it. */
function ospf(view: View, device: PlannedDevice, ends: readonly CoreEnd[], tunnels: readonly PlannedLink[]): Ospf {
  const areas = ["backbone" as const, ...tunnels.flatMap(({ ospf: told }) => (told === undefined ? [] : [told.area]))];
  return {
    routerId: device.management,
    originateDefault: true,
    areas: borderAreas(areas),
    interfaces: [...coreTemplates(view, device, ends, []), ...tunnels.flatMap((link) => linkTemplate(link, device.id, view.ring))],
  };
}

/** Private prefixes and the public block end here when nobody has them: no leak to the provider, no loop. */
function routes({ inventory }: View): StaticRoute[] {
  const { gateway, addressing } = inventory;
  const defaults = gateway.uplinks.map(({ nexthop, provider }, at) => ({
    to: "0.0.0.0/0",
    via: nexthop,
    checked: true,
    note: provider,
    ...(at === 0 ? {} : { distance: 1 + at }),
  }));
  return [
    ...defaults,
    ...addressing.privatePrefixes.map((to) => ({ to, note: "jangan bocor" })),
    { to: gateway.publicBlock, note: "blok publik" },
  ];
}

function flowExport({ inventory }: View, device: PlannedDevice): Pick<DeviceIntent, "flowExport"> {
  const collector = serviceOf(inventory, "ipfix");
  if (collector === undefined) return {};
  const interfaces = inventory.gateway.uplinks.map(({ port }) => port);
  return {
    flowExport: { interfaces, collector: addressOf(inventory, "ipfix"), port: collector.ports?.[0] ?? 4739, source: device.management },
  };
}
