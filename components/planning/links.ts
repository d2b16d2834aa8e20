// Every link of the network: internet, core, trunks to the aggregation switches, and one line a site.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { CoreLink } from "../../inventory/schema/simpul.ts";
import type { Connection } from "./connection.ts";
import { type CoreDevice, switchAddress } from "./core.ts";
import { handoffVlan, managementVlan } from "./handoff.ts";
import type { Complain } from "./issue.ts";
import type { End, PlannedLink } from "./plan.ts";
import { baseOf, lengthOf, pairAt, pointToPoint, sizeOf, subnetOf } from "./pools.ts";

/** OSPF costs: explicit, so that the speed of a port never decides a path. */
const coreCost = 10;
const accessCost = 100;

/** The tunnel's interface at the site; at the gateway it is wg- and the site's device. */
const siteTunnel = "wg-gw";

/** Internet, core by number, trunks by simpul, then the sites by number. */
export function planLinks(
  inventory: Inventory,
  core: readonly CoreDevice[],
  connections: readonly Connection[],
  complain: Complain,
): PlannedLink[] {
  const simpuls = [...inventory.simpul].sort((a, b) => a.number - b.number);
  return [
    ...ispLinks(inventory),
    ...[...inventory.links].sort((a, b) => a.number - b.number).flatMap((link) => coreLink(inventory, core, link, complain) ?? []),
    ...simpuls.map((simpul) => trunk(inventory, simpul)),
    ...connections.flatMap((connection) =>
      connection.medium === "vpn" ? (vpnLink(inventory, connection, complain) ?? []) : (accessLink(inventory, connection) ?? []),
    ),
  ];
}

function ispLinks({ gateway }: Inventory): PlannedLink[] {
  const uplinks = [...gateway.uplinks].sort((a, b) => (a.id < b.id ? -1 : 1));
  return uplinks.map(({ id, port, address, nexthop }) => {
    const a = { device: gateway.device.id, interface: port, address: baseOf(address) };
    const b = { device: id, interface: "provider", address: nexthop };
    return { id, kind: "isp", medium: "leased", a, b, l3: { a, b, prefix: subnetOf(address) } };
  });
}

/** The end nearer to the gateway has the lower address, whichever end the inventory names first. */
function coreLink(
  { addressing, region }: Inventory,
  core: readonly CoreDevice[],
  link: CoreLink,
  complain: Complain,
): PlannedLink | undefined {
  const rankOf = (id: string): number | undefined => core.find((device) => device.id === id)?.rank;
  const [one, other] = [rankOf(link.a.device), rankOf(link.b.device)];
  if (one === undefined || other === undefined || one === other) {
    complain(
      `links.${link.id}`,
      `link ${link.id} does not join two core devices`,
      "name the gateway, a simpul or the pusat data at each end",
    );
    return undefined;
  }
  const [near, far] = one < other ? [link.a, link.b] : [link.b, link.a];
  const { prefix, lower, upper } = pairAt(addressing.coreLinks, link.number);
  const a = { device: near.device, interface: near.port, address: lower };
  const b = { device: far.device, interface: far.port, address: upper };
  const rotation = region.rotation + (link.rotation ?? 0);
  const ospf = { area: "backbone", cost: coreCost, secret: `ospf-${link.id}`, rotation } as const;
  return { id: link.id, kind: "core", medium: link.medium, a, b, l3: { a, b, prefix }, ospf, ...optional(link) };
}

function trunk({ addressing }: Inventory, { number, device, aggregation }: Inventory["simpul"][number]): PlannedLink {
  const { prefix, near, far } = switchAddress(addressing.aggregation, number);
  const vlan = managementVlan(addressing);
  return {
    id: aggregation.id,
    kind: "trunk",
    medium: "fiber",
    a: { device: aggregation.id, interface: aggregation.trunk },
    b: { device: device.id, interface: device.trunk },
    l3: {
      a: { device: aggregation.id, interface: `vlan${vlan}-mgmt`, address: far },
      b: { device: device.id, interface: `vlan${vlan}-agg`, address: near },
      prefix,
    },
    vlan,
  };
}

function accessLink(inventory: Inventory, connection: Connection): PlannedLink | undefined {
  const { number, device, simpul, port, medium, profile, site } = connection;
  if (simpul === undefined || port === undefined) return undefined;
  const { prefix, lower, upper } = pairAt(inventory.addressing.access, number);
  const vlan = handoffVlan(inventory.addressing, number);
  const a = { device, interface: profile.uplink, address: upper };
  const b = { device: simpul.device.id, interface: `vlan${vlan}`, address: lower };
  const cable = { a, b: { device: simpul.aggregation.id, interface: port } };
  return {
    id: device,
    kind: "access",
    medium,
    ...cable,
    l3: { a, b, prefix },
    vlan,
    ospf: siteOspf(inventory, connection),
    ...optional(site.access),
  };
}

/** WireGuard to the gateway takes the place of the uplink. */
function vpnLink(inventory: Inventory, connection: Connection, complain: Complain): PlannedLink | undefined {
  const { number, device, site } = connection;
  const { addressing, gateway } = inventory;
  if (gateway.vpn === undefined) {
    complain(
      `sites.${site.id}.access`,
      `site ${site.id} is reached over vpn, but the gateway takes no vpn`,
      "add `vpn: { port, address }` to the gateway",
    );
    return undefined;
  }
  const room = sizeOf(addressing.vpn) / pointToPoint - 1;
  if (number > room) {
    const message = `site ${site.id} has number ${number}, but addressing.vpn (${addressing.vpn}) has room for ${room} sites`;
    complain(`sites.${site.id}.access`, message, `give addressing.vpn a wider prefix than /${lengthOf(addressing.vpn)}`);
    return undefined;
  }
  const { prefix, lower, upper } = pairAt(addressing.vpn, number);
  const a: End = { device, interface: siteTunnel, address: upper };
  const b: End = { device: gateway.device.id, interface: `wg-${device}`, address: lower };
  return {
    id: device,
    kind: "vpn",
    medium: "vpn",
    a,
    b,
    l3: { a, b, prefix },
    ospf: siteOspf(inventory, connection),
    ...optional(site.access),
  };
}

function siteOspf({ region }: Inventory, { device, site }: Connection): NonNullable<PlannedLink["ospf"]> {
  const area = region.areas === "stub" ? "akses" : "backbone";
  return { area, cost: accessCost, secret: `ospf-${device}`, rotation: region.rotation + (site.rotation ?? 0) };
}

type Given = Pick<PlannedLink, "capacity" | "year" | "lengthMetres">;

/** What the inventory knows of a line, and nothing where it knows nothing. */
function optional(known: { [key in keyof Given]: Given[key] | undefined } | undefined): Given {
  const { capacity, year, lengthMetres } = known ?? {};
  return {
    ...(capacity === undefined ? {} : { capacity }),
    ...(year === undefined ? {} : { year }),
    ...(lengthMetres === undefined ? {} : { lengthMetres }),
  };
}
