// Questions to a plan, each answered from an index that is made once a plan.
import type { Allocation, Plan, PlannedDevice, PlannedLink, PlannedSegment } from "./plan.ts";

interface Index {
  readonly devices: ReadonlyMap<string, PlannedDevice>;
  readonly links: ReadonlyMap<string, PlannedLink>;
  readonly linksOf: ReadonlyMap<string, readonly PlannedLink[]>;
  readonly segmentsOf: ReadonlyMap<string, readonly PlannedSegment[]>;
  readonly allocations: ReadonlyMap<string, Allocation>;
}

const indexes = new WeakMap<Plan, Index>();

function indexOf(plan: Plan): Index {
  const made = indexes.get(plan) ?? makeIndex(plan);
  indexes.set(plan, made);
  return made;
}

function makeIndex(plan: Plan): Index {
  const linksOf = new Map<string, PlannedLink[]>();
  for (const link of plan.links) for (const device of touching(link)) linksOf.set(device, [...(linksOf.get(device) ?? []), link]);
  return {
    devices: new Map(plan.devices.map((device) => [device.id, device])),
    links: new Map(plan.links.map((link) => [link.id, link])),
    linksOf,
    segmentsOf: Map.groupBy(plan.segments, ({ device }) => device),
    allocations: new Map(plan.allocations.map((allocation) => [allocation.device, allocation])),
  };
}

/** Devices that a link changes: the ends of the cable, and of the subnet on it. */
function touching({ a, b, l3 }: PlannedLink): ReadonlySet<string> {
  return new Set([a.device, b.device, ...(l3 === undefined ? [] : [l3.a.device, l3.b.device])]);
}

/** undefined for an id that the plan does not have. */
export function deviceOf(plan: Plan, device: string): PlannedDevice | undefined {
  return indexOf(plan).devices.get(device);
}

/** undefined for an id that the plan does not have. */
export function linkOf(plan: Plan, link: string): PlannedLink | undefined {
  return indexOf(plan).links.get(link);
}

/** Links with a cable or a subnet at the device, in the plan's order: a simpul's include the access lines behind its switch. */
export function linksOf(plan: Plan, device: string): readonly PlannedLink[] {
  return indexOf(plan).linksOf.get(device) ?? [];
}

/** Segments on an OPD router, by VLAN. */
export function segmentsOf(plan: Plan, device: string): readonly PlannedSegment[] {
  return indexOf(plan).segmentsOf.get(device) ?? [];
}

export function allocationOf(plan: Plan, device: string): Allocation | undefined {
  return indexOf(plan).allocations.get(device);
}
