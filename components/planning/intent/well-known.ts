// What every device has to know of the pusat data: collectors, time, names, and who manages it.
import type { Service } from "../../../inventory/schema/datacenter.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import type { AddressSet, DeviceIntent, ManagementAccess } from "../../devices/intent.ts";
import type { PlannedDevice } from "../plan.ts";
import { IntentError } from "./intent-error.ts";
import { aggregate, compact, hosts } from "./prefixes.ts";

/** Services of the pusat data that routers themselves use, by their ids in the inventory. */
export type WellKnown = "ntp" | "syslog" | "nms" | "ipfix" | "dns" | "dns-tamu";

export function serviceOf({ datacenter }: Inventory, id: string): Service | undefined {
  return datacenter.services.find((service) => service.id === id);
}

/** The addresses of a service that no device can do without. */
export function addressesOf(inventory: Inventory, id: WellKnown): readonly string[] {
  const found = hosts(serviceOf(inventory, id)?.addresses ?? []);
  if (found.length === 0)
    throw new IntentError(
      `no address of service ${id} is known, and every router needs it`,
      `add service ${id} with its addresses to datacenter.services`,
    );
  return found;
}

export function addressOf(inventory: Inventory, id: WellKnown): string {
  return addressesOf(inventory, id)[0] ?? "";
}

/** A set of one list: members in the order of their numbers, each told apart by its address. */
export function setOf(name: string, addresses: readonly string[]): AddressSet {
  return { name, members: compact(addresses).map((address) => ({ address, note: `${name}.${address}` })) };
}

/** The same from prefixes: the fewest that say it, a single address without its length. */
export function prefixSet(name: string, prefixes: readonly string[]): AddressSet {
  return setOf(
    name,
    aggregate(prefixes).map((prefix) => prefix.replace(/\/32$/, "")),
  );
}

/** Prefixes in the order in which the inventory has them. */
export function listedSet(name: string, prefixes: readonly string[]): AddressSet {
  return { name, members: prefixes.map((address) => ({ address, note: `${name}.${address}` })) };
}

/** The sets by which every device knows its managers. */
export function managerSets(inventory: Inventory): AddressSet[] {
  return [setOf("noc", [inventory.datacenter.noc.prefix]), setOf("nms", [addressOf(inventory, "nms")])];
}

/** Logging in from the NOC, and by shell from a few addresses more. */
export function accessFrom({ datacenter }: Inventory, more: readonly string[]): ManagementAccess {
  return { shell: [datacenter.noc.prefix, ...more], desktop: [datacenter.noc.prefix] };
}

type Shared =
  | "device"
  | "role"
  | "vendor"
  | "version"
  | "model"
  | "identity"
  | "timezone"
  | "monitoring"
  | "logging"
  | "dns"
  | "ntp"
  | "discoveryZone";
type Empty =
  | "ports"
  | "vlans"
  | "tunnels"
  | "zones"
  | "addresses"
  | "scopes"
  | "dhcpClients"
  | "routes"
  | "policyRoutes"
  | "sets"
  | "early"
  | "nat"
  | "marks"
  | "egress";

/** Zone whose ports tell their neighbours who they are: links of ours and the OPD's wires, never guests or the internet. */
export const neighbours = "TETANGGA";

/** What is the same on every device but for names, and nothing where a role has nothing to say. */
export function common(inventory: Inventory, device: PlannedDevice): Pick<DeviceIntent, Shared | Empty> & { site?: string } {
  const { id, role, vendor, version, board, identity, site, management, location } = device;
  const named = { device: id, role, vendor, version, model: board.exportModel, identity, ...(site === undefined ? {} : { site }) };
  const { contact, timezone } = inventory.region;
  return {
    ...named,
    timezone,
    monitoring: {
      contact,
      location,
      source: management,
      collector: addressOf(inventory, "nms"),
      authentication: { secret: "snmp-auth" },
      privacy: { secret: "snmp-priv" },
    },
    logging: { server: addressOf(inventory, "syslog"), source: management },
    dns: addressesOf(inventory, "dns"),
    ntp: addressesOf(inventory, "ntp"),
    discoveryZone: neighbours,
    ...{ ports: [], vlans: [], tunnels: [], zones: [], addresses: [], scopes: [], dhcpClients: [], routes: [], policyRoutes: [] },
    ...{ sets: [], early: [], nat: [], marks: [], egress: [] },
  };
}
