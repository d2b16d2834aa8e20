// What each port of each device is for: claimed by a link, a segment, the internet or management, or unused. The port budget is checked here.
import type { Port } from "../../inventory/schema/board.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { byId } from "./by-id.ts";
import type { Connection } from "./connection.ts";
import type { Complain } from "./issue.ts";
import { fitOf, type Plug } from "./optics.ts";
import type { End, PlannedDevice, PlannedLink, PlannedPort } from "./plan.ts";
import { byPortName } from "./port-order.ts";

/** A device before its ports are told, and where it stands in the inventory. */
export type Portless = Omit<PlannedDevice, "ports"> & { readonly path: string };

interface Claim extends Omit<PlannedPort, "port"> {
  readonly device: string;
  readonly port: string;
}

/** Fills in the ports of every device. */
export function planPorts(
  inventory: Inventory,
  devices: readonly Portless[],
  links: readonly PlannedLink[],
  connections: readonly Connection[],
  complain: Complain,
): PlannedDevice[] {
  const known = byId(devices);
  const claims = [
    ...links.flatMap((link) => linkClaims(inventory, link, known, complain)),
    ...coreClaims(inventory),
    ...connections.flatMap(siteClaims),
  ];
  const ofDevice = Map.groupBy(claims, ({ device }) => device);
  return devices.map(({ path, ...device }) => ({ ...device, ports: portsOf(device, path, ofDevice.get(device.id) ?? [], complain) }));
}

function portsOf(device: Omit<Portless, "path">, path: string, claims: readonly Claim[], complain: Complain): PlannedPort[] {
  const claimed = new Map<string, Omit<PlannedPort, "port">>();
  const names = new Set(device.board.ports.map(({ name }) => name));
  for (const { device: _, port, ...use } of claims) {
    const other = claimed.get(port);
    if (!names.has(port))
      complain(
        path,
        `port ${port} of ${device.id} (${use.label}) is not on its board ${device.board.id}`,
        `its ports are ${[...names].join(", ")}`,
      );
    else if (other !== undefined)
      complain(path, `port ${port} of ${device.id} has two uses: ${other.label}, and ${use.label}`, "give one of them another port");
    claimed.set(port, other ?? use);
  }
  const ports = [...device.board.ports].sort((a, b) => byPortName(a.name, b.name));
  return ports.map((port) => ({ port, ...(claimed.get(port.name) ?? { use: "unused", label: "kosong" }) }));
}

function linkClaims(inventory: Inventory, link: PlannedLink, devices: ReadonlyMap<string, Portless>, complain: Complain): Claim[] {
  if (link.kind === "isp") return [ispClaim(inventory, link)];
  if (link.kind === "vpn") return [];
  const [a, b] = [portAt(devices, link.a), portAt(devices, link.b)];
  const fit = a === undefined || b === undefined ? { a: {}, b: {} } : fitOf(link, a, b);
  if ("misfit" in fit) {
    complain(
      pathOf(inventory, link, devices),
      `the optics of link ${link.id} do not fit: ${fit.misfit}`,
      "use another port, or a board with the right cage",
    );
    return [];
  }
  const claim = ({ device, interface: port }: End, label: string, { optic, forcedSpeed }: Plug): Claim => ({
    device,
    port,
    use: "link",
    of: link.id,
    label,
    ...(optic === undefined ? {} : { optic }),
    ...(forcedSpeed === undefined ? {} : { forcedSpeed }),
  });
  const labels = labelsOf(link, fit.a);
  return [claim(link.a, labels.a, fit.a), claim(link.b, labels.b, fit.b)];
}

/** Where to mend a link: at its site, else at the core link or the simpul. */
function pathOf(inventory: Inventory, { id, kind, a }: PlannedLink, devices: ReadonlyMap<string, Portless>): string {
  if (kind === "core") return `links.${id}`;
  if (kind === "access") return `sites.${devices.get(a.device)?.site}.router`;
  return `simpul.${inventory.simpul.find(({ aggregation }) => aggregation.id === id)?.id}.aggregation`;
}

/** What the comment at each end says: the other end, as an engineer at the rack looks for it. */
function labelsOf({ kind, a, b, l3 }: PlannedLink, { optic }: Plug): { a: string; b: string } {
  if (kind === "trunk") return { a: b.device, b: `${a.device} trunk` };
  if (kind === "core") return { a: b.device, b: a.device };
  const way = [l3?.b.device, b.device, b.interface, optic].filter((word) => word !== undefined);
  return { a: `uplink ${way.join(" ")}`, b: a.device };
}

function portAt(devices: ReadonlyMap<string, Portless>, { device, interface: name }: End): Port | undefined {
  return devices.get(device)?.board.ports.find((port) => port.name === name);
}

function ispClaim({ gateway }: Inventory, { id, a }: PlannedLink): Claim {
  const uplink = gateway.uplinks.find((line) => line.id === id);
  const label = uplink === undefined ? id : `${uplink.provider} ${inWords(Math.max(uplink.up, uplink.down))}`;
  return { device: a.device, port: a.interface, use: "isp", of: id, label };
}

/** 1000 Mbps is 1G, as people write it on a patch panel. */
function inWords(mbps: number): string {
  return mbps >= 1000 ? `${mbps / 1000}G` : `${mbps}M`;
}

function coreClaims({ gateway, simpul, datacenter }: Inventory): Claim[] {
  const devices = [
    gateway.device,
    ...simpul.map(({ device }) => device),
    ...simpul.map(({ aggregation }) => aggregation),
    datacenter.device,
  ];
  const oob = devices.flatMap(({ id, oob: port }): Claim[] => (port === undefined ? [] : [{ device: id, port, use: "oob", label: "oob" }]));
  return [...oob, { device: datacenter.device.id, port: datacenter.device.trunk, use: "segment", of: "zones", label: "trunk server" }];
}

function siteClaims({ device, medium, profile, segments }: Connection): Claim[] {
  const uplink: Claim[] = medium === "vpn" ? [{ device, port: profile.uplink, use: "isp", of: device, label: "uplink ISP" }] : [];
  const service: Claim[] = profile.service === undefined ? [] : [{ device, port: profile.service, use: "service", label: "servis" }];
  const lan = segments.flatMap((segment) =>
    (segment.ports ?? []).map((port): Claim => {
      const label = [segment.class, profile.portNames?.[port]].filter((word) => word !== undefined).join(" ");
      return { device, port, use: "segment", of: segment.class, label };
    }),
  );
  return [...uplink, ...service, ...lan];
}
