// The firewall before the pusat data: the third fence. A zone a VLAN; between zones and towards the network only what a flow names.
import type { DeviceIntent, Ospf, VlanInterface, Zone } from "../../devices/intent.ts";
import type { PlannedDevice } from "../plan.ts";
import { addressAt, lengthOf } from "../pools.ts";
import { type CoreEnd, coreAddresses, coreEnds, corePorts, coreTemplates, coreZones, loopback, oobAddress, oobPrefixes } from "./core.ts";
import { datacenterFilter, datacenterSets, inside } from "./datacenter-firewall.ts";
import { narrowCore } from "./narrow.ts";
import { areasOf } from "./ospf.ts";
import type { View } from "./view.ts";
import { accessFrom, common } from "./well-known.ts";

export function datacenterIntent(view: View, device: PlannedDevice): DeviceIntent {
  const { inventory } = view;
  const ends = coreEnds(view, device);
  const narrow = narrowCore(view, device);
  const filter = datacenterFilter(view, device);
  const { trunk } = inventory.datacenter.device;
  return {
    ...common(inventory, device),
    ports: corePorts(device),
    vlans: vlans(view),
    zones: coreZones(device, ends, zones(view), [trunk]),
    addresses: [loopback(device), ...coreAddresses(ends), ...zoneAddresses(view), ...oobAddress(device)],
    ospf: ospf(view, device, ends),
    // one way leads out, so a source that the routing table does not know behind its port is forged
    sourceCheck: "strict",
    sets: [...datacenterSets(view, filter), ...narrow.sets],
    filter,
    marks: narrow.marks,
    egress: narrow.egress,
    access: accessFrom(inventory, oobPrefixes(device)),
  };
}

function vlans({ inventory }: View): VlanInterface[] {
  const { trunk, zones: all } = inventory.datacenter.device;
  return all.map(({ id, vlan }) => ({ name: `vlan${vlan}-${id}`, parent: trunk, vlan, note: id }));
}

function zones(view: View): Zone[] {
  const all = view.inventory.datacenter.device.zones;
  const named = all.map(({ id, vlan }) => ({ name: `${inside}-${id.toUpperCase()}`, members: [`vlan${vlan}-${id}`] }));
  return [...named, { name: inside, members: [], includes: named.map(({ name }) => name) }];
}

/** The first host of a zone is its way out. */
function zoneAddresses({ inventory }: View): DeviceIntent["addresses"] {
  return inventory.datacenter.device.zones.map(({ id, vlan, prefix }) => ({
    address: addressAt(prefix, 1),
    length: lengthOf(prefix),
    interface: `vlan${vlan}-${id}`,
    note: id,
  }));
}

function ospf(view: View, device: PlannedDevice, ends: readonly CoreEnd[]): Ospf {
  const passive = vlans(view).map(({ name }) => name);
  return {
    routerId: device.management,
    originateDefault: false,
    areas: areasOf(["backbone"]),
    interfaces: coreTemplates(view, device, ends, passive),
  };
}
