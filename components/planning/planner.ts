// Inventory and lock to plan: every stage in its order.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { placeSites } from "./access-ports.ts";
import { planBandwidth } from "./bandwidth.ts";
import { assumedMedia, type Connection, connect } from "./connection.ts";
import { checkCorePools, coreDevices } from "./core.ts";
import { planFlows } from "./flows.ts";
import { checkHandoffs } from "./handoff.ts";
import { issueList, type PlanIssue } from "./issue.ts";
import { planLinks } from "./links.ts";
import { type Lock, printLock } from "./lock.ts";
import { numberSites } from "./numbers.ts";
import type { Plan } from "./plan.ts";
import { addressAt } from "./pools.ts";
import { type Portless, planPorts } from "./ports.ts";
import { planSegments } from "./segments.ts";

/** A plan with the lock that belongs to it; `changed` when that lock is not the one given. */
export interface Planned {
  readonly plan: Plan;
  readonly lock: Lock;
  readonly changed: boolean;
}

/**
 * Every number the network needs. Pure; the order of the inventory's records never matters. `today` (ISO date) decides which freed numbers
 * have rested and dates those freed now; without it none has.
 */
export function plan(inventory: Inventory, lock: Lock, today?: string): Planned | { readonly issues: readonly PlanIssue[] } {
  const { issues, complain } = issueList(inventory);
  checkCorePools(inventory, complain);
  const numbering = numberSites(inventory, lock, today, complain);
  const sites = placeSites(inventory, numbering.sites, complain);
  const { connections, unconnected } = connect(inventory, sites, complain);
  checkHandoffs(inventory.addressing, connections, complain);
  const core = coreDevices(inventory, complain);
  const links = planLinks(inventory, core, connections, complain);
  const routers = connections.map((connection) => siteDevice(inventory, connection));
  const devices = planPorts(inventory, [...core.map(({ rank: _, ...device }) => device), ...routers], links, connections, complain);
  const segments = planSegments(inventory, connections, complain);
  const allocations = planBandwidth(inventory, links, connections, complain);
  const flows = planFlows(inventory, segments, complain);
  if (issues.length > 0) return { issues };
  const assumptions = [...inventory.assumptions, ...assumedMedia(connections)].sort((a, b) => (a.path < b.path ? -1 : 1));
  const next: Lock = { version: 1, region: inventory.region.id, sites: [...sites], resting: [...numbering.resting] };
  const made: Plan = { region: inventory.region.id, devices, links, segments, allocations, flows, assumptions, unconnected };
  return { plan: made, lock: next, changed: printLock(next) !== printLock(lock) };
}

function siteDevice({ addressing }: Inventory, { site, number, device, board, version, simpul }: Connection): Portless {
  const loopback = addressAt(addressing.loopbacks, number);
  return {
    path: `sites.${site.id}`,
    id: device,
    site: site.id,
    ...(simpul === undefined ? {} : { simpul: simpul.id }),
    role: "opd",
    vendor: board.vendor,
    board,
    version,
    identity: `${device}-${site.id}`,
    location: site.name,
    loopback,
    management: loopback,
    number,
  };
}
