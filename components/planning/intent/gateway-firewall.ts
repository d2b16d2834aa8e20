// Rules of the internet gateway: what may go out, what is published, and what never comes in.
import type { AddressSet, NatRule, Rule } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink } from "../plan.ts";
import { baseOf, holds } from "../pools.ts";
import { siteZone } from "./access-fence.ts";
import { chain, coreInput, invalid, type Row, repliesAndUntracked, watchRows } from "./rules.ts";
import { transitRows } from "./transit.ts";
import type { View } from "./view.ts";
import { hubInput } from "./vpn.ts";
import { listedSet, managerSets, prefixSet, serviceOf, setOf } from "./well-known.ts";

/** Who goes out to the internet, by the flows of the inventory: classes of segments as blocks, services of the pusat data by address. */
interface Outward {
  readonly staff: readonly string[];
  readonly guests: readonly string[];
  readonly services: readonly string[];
}

function outward({ flows, inventory }: View): Outward {
  const out = flows.filter(({ flow }) => "internet" in flow.to);
  const sources = out.flatMap(({ planned }) => (planned.classes === undefined ? [] : planned.sources));
  const visitors = inventory.addressing.classes.filter((plan) => plan.class === "tamu").map(({ block }) => block);
  const isGuest = (prefix: string): boolean => visitors.some((block) => holds(block, baseOf(prefix)));
  return {
    staff: sources.filter((prefix) => !isGuest(prefix)),
    guests: sources.filter(isGuest),
    services: out.flatMap(({ flow }) => flow.from.service ?? []),
  };
}

/** What the mirror of packages is for is not plain from its address. */
const mirror = { service: "cermin", note: "cermin paket RouterOS" };

function servicesOut(view: View, services: readonly string[]): AddressSet {
  const known = services.flatMap((id) => serviceOf(view.inventory, id) ?? []);
  const named = new Set(known.find(({ id }) => id === mirror.service)?.addresses ?? []);
  const set = setOf(
    "dc-keluar",
    known.flatMap(({ addresses }) => addresses),
  );
  return { ...set, members: set.members.map((member) => (named.has(member.address) ? { ...member, note: mirror.note } : member)) };
}

export function gatewaySets(view: View, withSites: boolean): AddressSet[] {
  const { gateway, addressing, datacenter } = view.inventory;
  const { staff, guests, services } = outward(view);
  const publicAddresses = [...gateway.uplinks.map(({ address }) => baseOf(address)), gateway.publicBlock];
  return [
    ...managerSets(view.inventory),
    prefixSet("staf", staff),
    prefixSet("tamu", guests),
    servicesOut(view, services),
    setOf("mail", gateway.mail),
    listedSet("publik", publicAddresses),
    listedSet("bogon", addressing.bogons),
    ...(withSites ? [setOf("pusat-data", [datacenter.prefix])] : []),
  ];
}

export function gatewayFilter(view: View, device: PlannedDevice, tunnels: readonly PlannedLink[], mitra: readonly Row[]): Rule[] {
  const sites: Row[] = tunnels.length === 0 ? [] : [["in.41", "ospf akses", "accept", { fromZone: siteZone, protocol: "ospf" }]];
  const input = coreInput("CORE", device.oob?.box, [...sites, ...watchRows(view, device), ...hubInput(view, tunnels)], repliesAndUntracked);
  return [...input, ...chain("forward", forward(view, tunnels, mitra))];
}

/** No FastTrack here: it would pass by the queues. */
function forward(view: View, tunnels: readonly PlannedLink[], mitra: readonly Row[]): Row[] {
  const published = view.inventory.gateway.published.length > 0;
  const open: Row[] = [["fw.20", "layanan publik", "accept", { published: true, fromZone: "WAN", toZone: "CORE" }]];
  const smtp = view.inventory.gateway.mail.length > 0 ? ({ fromSet: "mail", outside: "from" } as const) : {};
  return [
    ["fw.11", "balasan, tanpa fasttrack karena antrean", "accept", repliesAndUntracked],
    ["fw.12", "invalid", "drop", invalid],
    ...mitra,
    ...(published ? open : []),
    ["fw.21", "dari internet", "drop", { fromZone: "WAN" }],
    ...(tunnels.length === 0 ? [] : siteRows(view)),
    ["fw.30", "smtp", "reject", { ports: [25], toZone: "WAN", protocol: "tcp", ...smtp }],
    ...out(view, tunnels.length > 0),
    ["fw.99", "sisanya", "drop", {}],
  ];
}

/** The gateway is the second fence of sites over VPN; the ids of the fence stand behind fw.25. */
function siteRows(view: View): Row[] {
  return [
    ...transitRows(view, siteZone, false).map(([id, ...rest]): Row => [id.replace("fw.", "fw.25."), ...rest]),
    ["fw.26", "situs vpn ke pusat data", "accept", { fromZone: siteZone, toZone: "CORE", toSet: "pusat-data" }],
    ["fw.27", "ke situs vpn", "accept", { fromZone: "CORE", toZone: siteZone }],
  ];
}

function out(view: View, withSites: boolean): Row[] {
  const { staff, guests, services } = outward(view);
  const rows = (zone: string, suffix: string, ids: readonly [string, string]): Row[] => [
    ...(staff.length === 0 ? [] : ([[ids[0], `staf${suffix}`, "accept", { fromZone: zone, toZone: "WAN", fromSet: "staf" }]] as Row[])),
    ...(guests.length === 0 ? [] : ([[ids[1], `tamu${suffix}`, "accept", { fromZone: zone, toZone: "WAN", fromSet: "tamu" }]] as Row[])),
  ];
  const datacenter: Row[] = [["fw.42", "pusat data", "accept", { fromZone: "CORE", toZone: "WAN", fromSet: "dc-keluar" }]];
  return [
    ...rows("CORE", "", ["fw.40", "fw.41"]),
    ...(services.length === 0 ? [] : datacenter),
    ...(withSites ? rows(siteZone, " vpn", ["fw.43", "fw.44"]) : []),
  ];
}

/** Who came in by what name: staff, guests and the pusat data look different from outside. */
export function gatewayNat(view: View): NatRule[] {
  const { published, nat } = view.inventory.gateway;
  const { staff, guests, services } = outward(view);
  const hide = (id: string, set: string, address: string, used: boolean): NatRule[] =>
    used ? [{ kind: "hide", id: `nat.${id}`, label: "", match: { toZone: "WAN", fromSet: set }, address }] : [];
  return [
    ...published.map(
      ({ id, public: to, inside, protocol, ports }): NatRule => ({
        kind: "publish",
        id: "nat.publik",
        label: id,
        match: { to, ports, fromZone: "WAN", protocol },
        address: inside,
      }),
    ),
    ...hide("staf", "staf", nat.staff, staff.length > 0),
    ...hide("tamu", "tamu", nat.guests, guests.length > 0),
    ...hide("dc", "dc-keluar", nat.datacenter, services.length > 0),
  ];
}

export function gatewayRaw(): Rule[] {
  return chain("prerouting", [
    ["raw.10", "sumber palsu", "drop", { fromZone: "WAN", fromSet: "bogon" }],
    ["raw.11", "bukan tujuan kita", "drop", { toSet: "publik", outside: "to", fromZone: "WAN" }],
  ]);
}
