// The plan as the inputs of records: one a WAN link, a segment class, a site's bandwidth, the pusat data.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { End, Plan, PlannedLink } from "../planning/plan.ts";
import type { BandwidthAllocationArgs, DataCenterNodeArgs, FiberLinkArgs, VlanArgs } from "./records.ts";

export interface PlanRecords {
  readonly links: readonly FiberLinkArgs[];
  readonly vlans: readonly VlanArgs[];
  readonly allocations: readonly BandwidthAllocationArgs[];
  readonly datacenter: DataCenterNodeArgs;
}

/** Leaves out what is undefined: an absent property and an undefined one are not the same input. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

function end(cable: End, subnet: End | undefined): End {
  return given({ ...cable, address: cable.address ?? (subnet?.device === cable.device ? subnet.address : undefined) }) as End;
}

function link({ id, medium, kind, a, b, l3, vlan, capacity, lengthMetres, year }: PlannedLink): FiberLinkArgs {
  return given({
    link: id,
    medium,
    kind,
    a: end(a, l3?.a),
    b: end(b, l3?.b),
    prefix: l3?.prefix,
    vlan,
    capacity,
    lengthMetres,
    year,
  }) as FiberLinkArgs;
}

function vlans({ addressing }: Inventory, plan: Plan): VlanArgs[] {
  const bySegment = Map.groupBy(plan.segments, ({ segment }) => segment);
  return addressing.classes.map(({ class: segment, vlan, block }) => {
    const sites = (bySegment.get(segment) ?? []).map(({ site, prefix }) => ({ site, prefix }));
    return { segment, vlan, block, sites: sites.sort((x, y) => (x.site < y.site ? -1 : 1)) };
  });
}

export function planRecords(inventory: Inventory, plan: Plan): PlanRecords {
  const { site, device } = inventory.datacenter;
  return {
    links: plan.links.map(link),
    vlans: vlans(inventory, plan),
    allocations: plan.allocations.map(
      (of) => given({ site: of.site, device: of.device, internet: of.internet, intra: of.intra }) as BandwidthAllocationArgs,
    ),
    datacenter: given({
      site,
      device: device.id,
      zones: device.zones.map(({ id, vlan, prefix }) => ({ id, vlan, prefix })),
    }) as DataCenterNodeArgs,
  };
}
