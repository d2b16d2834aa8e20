// The plan and the inventory looked up by device: made once, asked by every role.
import type { Flow } from "../../../inventory/schema/flow.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import type { Allocation, Plan, PlannedDevice, PlannedFlow, PlannedLink, PlannedSegment } from "../plan.ts";
import { ringOf } from "./ospf.ts";

/** A flow of the inventory together with its prefixes. */
export interface KnownFlow {
  readonly flow: Flow;
  readonly planned: PlannedFlow;
}

/** A server that a site may run by waiver. */
export interface ApprovedServer {
  readonly site: string;
  readonly server: NonNullable<Site["servers"]>[number];
  /** when the waiver ends, as an ISO date */
  readonly until: string;
}

export interface View {
  readonly inventory: Inventory;
  readonly plan: Plan;
  device(id: string): PlannedDevice;
  /** every link that this device has an end of, in the order of the plan */
  linksOf(device: string): readonly PlannedLink[];
  segmentsOf(device: string): readonly PlannedSegment[];
  siteOf(device: PlannedDevice): Site | undefined;
  allocationOf(device: string): Allocation | undefined;
  readonly flows: readonly KnownFlow[];
  /** core links that lie on a ring */
  readonly ring: ReadonlySet<string>;
  server(id: string): ApprovedServer | undefined;
}

export function viewOf(inventory: Inventory, plan: Plan): View {
  const devices = new Map(plan.devices.map((device) => [device.id, device]));
  const links = grouped(plan.links, (link) =>
    [link.a, link.b, ...(link.l3 === undefined ? [] : [link.l3.a, link.l3.b])].map(({ device }) => device),
  );
  const segments = grouped(plan.segments, ({ device }) => [device]);
  const sites = new Map(inventory.sites.map((site) => [site.id, site]));
  const allocations = new Map(plan.allocations.map((allocation) => [allocation.device, allocation]));
  const servers = approved(inventory);
  return {
    inventory,
    plan,
    device(id) {
      const found = devices.get(id);
      if (found === undefined) throw new Error(`the plan has no device ${id}`);
      return found;
    },
    linksOf: (device) => links.get(device) ?? [],
    segmentsOf: (device) => segments.get(device) ?? [],
    siteOf: ({ site }) => (site === undefined ? undefined : sites.get(site)),
    allocationOf: (device) => allocations.get(device),
    flows: knownFlows(inventory, plan),
    ring: ringOf(plan.links),
    server: (id) => servers.get(id),
  };
}

function grouped<T>(records: readonly T[], keysOf: (record: T) => readonly string[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records)
    for (const key of new Set(keysOf(record))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [record]);
      else group.push(record);
    }
  return groups;
}

/**
 * By id, so that the order of records in the inventory never reaches a device. A flow of which an end is nowhere (no site has the class)
 * says nothing yet.
 */
function knownFlows({ flows }: Inventory, plan: Plan): KnownFlow[] {
  const planned = new Map(plan.flows.map((flow) => [flow.id, flow]));
  return flows
    .flatMap((flow) => {
      const found = planned.get(flow.id);
      return found === undefined || found.sources.length === 0 || found.destinations.length === 0 ? [] : [{ flow, planned: found }];
    })
    .sort((a, b) => (a.flow.id < b.flow.id ? -1 : 1));
}

function approved({ sites, waivers }: Inventory): ReadonlyMap<string, ApprovedServer> {
  const until = new Map(waivers.map((waiver) => [waiver.id, waiver.until]));
  return new Map(
    sites.flatMap((site) =>
      (site.servers ?? []).map((server) => [server.id, { site: site.id, server, until: until.get(server.waiver) ?? "?" }] as const),
    ),
  );
}
