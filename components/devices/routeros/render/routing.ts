// Addresses, DHCP, OSPF and static routes in RouterOS's menus.
import { Netmask } from "netmask";
import type { DeviceIntent, InterfaceAddress, Ospf, OspfInterface } from "../../intent.ts";
import { type Features, UnsupportedVersion } from "./features.ts";
import { add, FLAG, type Line, type Section, section, type Values } from "./section.ts";

const instance = "intra";

export function routing(intent: DeviceIntent, features: Features): Section[] {
  return [
    section("/ip address", intent.addresses.map(address)),
    ...scopes(intent),
    ...providers(intent, features),
    ...(intent.ospf === undefined ? [] : ospf(intent.ospf)),
    section("/ip route", intent.routes.map(route)),
  ];
}

/** A /32 is exported without its length. */
function address({ address: own, length, interface: at, note }: InterfaceAddress): Line {
  const network = new Netmask(`${own}/${length}`).base;
  return add(note, { address: length === 32 ? own : `${own}/${length}`, interface: at, network });
}

function scopes({ scopes: all }: DeviceIntent): Section[] {
  return [
    section(
      "/ip pool",
      all.map(({ name, first, last }) => add(name, { name, ranges: `${first}-${last}` })),
    ),
    section(
      "/ip dhcp-server",
      all.map((scope) =>
        add(scope.name, { "address-pool": scope.name, interface: scope.interface, "lease-time": scope.lease, name: scope.name }),
      ),
    ),
    section(
      "/ip dhcp-server network",
      all.map(({ name, prefix, gateway, dns, ntp }) =>
        add(name, { address: prefix, "dns-server": dns, gateway, "ntp-server": ntp.length > 0 ? ntp : undefined }),
      ),
    ),
  ];
}

/** The provider's default route goes to a table of its own, else it would win over the one that OSPF brings through the tunnel. */
function providers(intent: DeviceIntent, features: Features): Section[] {
  if (intent.dhcpClients.length > 0 && !features.dhcpRouteTables)
    throw new UnsupportedVersion(
      `${intent.device} is connected over VPN and runs RouterOS ${intent.version}, which has no default-route-tables for a DHCP client`,
      "write 7.18 or later as its version",
    );
  const tables = [...new Set(intent.policyRoutes.map(({ table }) => table))];
  return [
    section(
      "/ip dhcp-client",
      intent.dhcpClients.map(({ interface: at, table, note }) =>
        add(note, { "default-route-tables": table, interface: at, "use-peer-dns": false, "use-peer-ntp": false }),
      ),
    ),
    section(
      "/routing table",
      tables.map((name) => add(name, { fib: FLAG, name })),
    ),
    section(
      "/routing rule",
      intent.policyRoutes.map(({ to, table, note }) => add(note, { action: "lookup-only-in-table", "dst-address": to, table })),
    ),
  ];
}

function ospf({ routerId, originateDefault, areas, interfaces }: Ospf): Section[] {
  const areaLines = areas.map(({ name, kind, announceDefaultCost }) => {
    const stub: Values = kind === "stub" ? { "area-id": "0.0.0.1", type: "stub" } : {};
    // Without default-cost RouterOS originates no default into a stub area.
    const border: Values = announceDefaultCost === undefined ? {} : { "default-cost": announceDefaultCost, "no-summaries": FLAG };
    return add(name, { ...stub, ...border, instance, name });
  });
  return [
    section("/routing ospf instance", [
      add(instance, { name: instance, "originate-default": originateDefault ? "if-installed" : undefined, "router-id": routerId }),
    ]),
    section("/routing ospf area", areaLines),
    section("/routing ospf interface-template", interfaces.map(template)),
    section("/routing bfd configuration", watch(interfaces)),
  ];
}

/** What is not listed may not use BFD. */
function watch(interfaces: readonly OspfInterface[]): Line[] {
  const watched = interfaces.flatMap((entry) => (entry.kind === "link" && entry.watched ? [entry.interface] : []));
  return watched.length === 0 ? [] : [add("core", { interfaces: watched, "min-rx": "300ms", "min-tx": "300ms", multiplier: 3 })];
}

function template(entry: OspfInterface): Line {
  if (entry.kind === "passive") return add(entry.note, { area: entry.area, interfaces: entry.interfaces, passive: FLAG });
  const signed = { auth: "sha256", "auth-id": 1, "auth-key": entry.key };
  return add(entry.note, {
    ...signed,
    area: entry.area,
    cost: entry.cost,
    interfaces: entry.interface,
    type: "ptp",
    "use-bfd": entry.watched ? true : undefined,
  });
}

function route({ to, via, distance, checked, note }: DeviceIntent["routes"][number]): Line {
  if (via === undefined) return add(note, { blackhole: FLAG, "dst-address": to });
  return add(note, { "check-gateway": checked === true ? "ping" : undefined, distance, "dst-address": to, gateway: via });
}
