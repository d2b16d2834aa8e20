// A simpul: routing between the sites of its switch and the core, and the second fence. It keeps no state and believes no site.
import type { DeviceIntent, Ospf, Rule, VlanInterface } from "../../devices/intent.ts";
import type { PlannedDevice, PlannedLink } from "../plan.ts";
import { lengthOf } from "../pools.ts";
import { siteLinks, siteZone, sourceRules, sourceSets } from "./access-fence.ts";
import { type CoreEnd, coreAddresses, coreEnds, corePorts, coreTemplates, coreZones, loopback, oobAddress, oobPrefixes } from "./core.ts";
import { mitraLinks, mitraOpening, mitraZone } from "./mitra-fence.ts";
import { egressDown, narrowCore } from "./narrow.ts";
import { borderAreas, linkTemplate } from "./ospf.ts";
import { chain, coreInput, type Row, repliesOnly, watchRows } from "./rules.ts";
import { transitRows, transitSets } from "./transit.ts";
import type { View } from "./view.ts";
import { accessFrom, common, managerSets } from "./well-known.ts";

export function simpulIntent(view: View, device: PlannedDevice): DeviceIntent {
  const ends = coreEnds(view, device);
  const sites = siteLinks(view, device.id);
  const trunks = view.linksOf(device.id).filter(({ kind }) => kind === "trunk");
  const mitra = mitraLinks(view, sites);
  const opening = mitraOpening(view, mitra);
  const narrow = narrowCore(view, device);
  const inside = (links: readonly PlannedLink[]): string[] => links.flatMap(({ l3 }) => (l3 === undefined ? [] : [l3.b.interface]));
  const zones = [{ name: siteZone, members: inside(sites) }, ...(mitra.length === 0 ? [] : [{ name: mitraZone, members: inside(mitra) }])];
  return {
    ...common(view.inventory, device),
    ports: corePorts(device),
    vlans: [...trunks.flatMap(vlan), ...sites.flatMap((link) => siteVlan(link, trunks))],
    zones: coreZones(
      device,
      ends,
      zones,
      trunks.map(({ b }) => b.interface),
    ),
    addresses: [loopback(device), ...coreAddresses(ends), ...[...sites, ...trunks].flatMap(insideAddress), ...oobAddress(device)],
    ospf: ospf(view, device, ends, sites, inside(trunks)),
    sourceCheck: "off",
    sets: [...managerSets(view.inventory), ...transitSets(view), ...opening.sets, ...sourceSets(view, sites), ...narrow.sets],
    filter: filter(view, device, opening.rows),
    early: [...sourceRules(sites), ...chain("prerouting", [["raw.90", "transit", "untrack", { transit: true }]])],
    marks: narrow.marks,
    egress: [...narrow.egress, ...egressDown(view, sites)],
    access: accessFrom(view.inventory, oobPrefixes(device)),
  };
}

/** VLAN that manages the switch. */
function vlan({ b, a, l3, vlan: id }: PlannedLink): VlanInterface[] {
  return l3 === undefined || id === undefined ? [] : [{ name: l3.b.interface, parent: b.interface, vlan: id, note: a.device }];
}

/** Hand-off of a site: it comes up the trunk of the switch that the site's line is in. */
function siteVlan({ id, b, l3, vlan: tag }: PlannedLink, trunks: readonly PlannedLink[]): VlanInterface[] {
  const trunk = trunks.find(({ a }) => a.device === b.device);
  return l3 === undefined || tag === undefined || trunk === undefined
    ? []
    : [{ name: l3.b.interface, parent: trunk.b.interface, vlan: tag, note: id }];
}

function insideAddress({ id, l3 }: PlannedLink): DeviceIntent["addresses"] {
  if (l3?.b.address === undefined) return [];
  return [{ address: l3.b.address, length: lengthOf(l3.prefix), interface: l3.b.interface, note: id }];
}

function ospf(
  view: View,
  device: PlannedDevice,
  ends: readonly CoreEnd[],
  sites: readonly PlannedLink[],
  passive: readonly string[],
): Ospf {
  return {
    routerId: device.management,
    originateDefault: false,
    areas: borderAreas(view.inventory.region.areas === "stub" ? ["backbone", "akses"] : ["backbone"]),
    interfaces: [...coreTemplates(view, device, ends, passive), ...sites.flatMap((link) => linkTemplate(link, device.id, view.ring))],
  };
}

/** Transit is untracked, so untracked packets to the box itself are no replies. */
function filter(view: View, device: PlannedDevice, mitra: readonly Row[]): Rule[] {
  const sites: Row = ["in.41", "ospf akses", "accept", { fromZone: siteZone, protocol: "ospf" }];
  const oob: Row[] =
    device.oob === undefined
      ? []
      : [
          ["fw.10", "oob bukan transit", "drop", { fromZone: "OOB" }],
          ["fw.11", "oob bukan transit", "drop", { toZone: "OOB" }],
        ];
  return [
    ...coreInput("CORE", device.oob?.box, [sites, ...watchRows(view, device)], repliesOnly),
    ...chain("forward", [...oob, ...mitra, ...transitRows(view, siteZone, true)]),
  ];
}
