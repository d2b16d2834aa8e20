// Internet bandwidth of every site, and the check that nothing is promised twice.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { Rate, Rates } from "../../inventory/schema/rate.ts";
import type { Connection } from "./connection.ts";
import type { Complain } from "./issue.ts";
import { uplinkPath } from "./paths.ts";
import type { Allocation, PlannedLink } from "./plan.ts";

/** Of a contract or a line, the share that queues hand out: the queue must be ours, not the provider's. */
export const usable = 0.95;

const directions = ["up", "down"] as const;

/** By site number. */
export function planBandwidth(
  inventory: Inventory,
  links: readonly PlannedLink[],
  connections: readonly Connection[],
  complain: Complain,
): Allocation[] {
  const allocations = connections.flatMap((connection) => allocate(connection, complain) ?? []);
  for (const direction of directions) checkContract(inventory, allocations, direction, complain);
  checkCoreLinks(inventory, links, connections, allocations, complain);
  return allocations;
}

function allocate(connection: Connection, complain: Complain): Allocation | undefined {
  const { site, device, profile, segments } = connection;
  const internet = site.internet ?? profile.internet;
  const given = segments.some((segment) => segment.class === "tamu") ? (site.guests ?? profile.guests) : undefined;
  const staff = given === undefined ? internet : withoutGuests(internet, given);
  if (staff === undefined) {
    const message = `guests of site ${site.id} have ${given?.up.cir}/${given?.down.cir} Mbps committed, the whole site ${internet.up.cir}/${internet.down.cir}: nothing is left for staff`;
    complain(
      `sites.${site.id}.${site.guests === undefined ? "internet" : "guests"}`,
      message,
      "give the site `guests` with less, or `internet` with more",
    );
    return undefined;
  }
  const intra = intraOf(connection, internet, complain);
  return {
    site: site.id,
    device,
    internet,
    staff,
    ...(given === undefined ? {} : { guests: within(given, internet) }),
    ...(intra === undefined ? {} : { intra }),
  };
}

/** What guests are not promised is the staff's; both may use all that is free. */
function withoutGuests(internet: Rates, guests: Rates): Rates | undefined {
  const rest = (direction: "up" | "down"): Rate => ({
    cir: tenths(internet[direction].cir - guests[direction].cir),
    mir: internet[direction].mir,
  });
  const staff = { up: rest("up"), down: rest("down") };
  return staff.up.cir > 0 && staff.down.cir > 0 ? staff : undefined;
}

/** A class's ceiling is never above its site's: a queue's child may not pass its parent. */
function within(guests: Rates, internet: Rates): Rates {
  const cap = (direction: "up" | "down"): Rate => ({
    cir: guests[direction].cir,
    mir: Math.min(guests[direction].mir, internet[direction].mir),
  });
  return { up: cap("up"), down: cap("down") };
}

/** On a line narrower than its port: what the line carries, and of that what the site's internet is promised. */
function intraOf({ site }: Connection, internet: Rates, complain: Complain): Rate | undefined {
  const capacity = site.access?.capacity;
  if (capacity === undefined) return undefined;
  const [mir, cir] = [shapedTo(capacity), Math.max(internet.up.cir, internet.down.cir)];
  if (cir > mir) {
    const message = `site ${site.id} is promised ${cir} Mbps of internet over a line of ${capacity} Mbps, which is shaped to ${mir}`;
    complain(`sites.${site.id}.internet`, message, `promise ${mir} Mbps or less, or hire a wider line`);
  }
  return { cir, mir };
}

/** Egress of a narrow line, Mbps: 95 % of it, to the next whole number where the line is not tiny. */
export function shapedTo(capacity: number): number {
  return capacity >= 20 ? Math.round(capacity * usable) : tenths(capacity * usable);
}

function tenths(mbps: number): number {
  return Math.round(mbps * 10) / 10;
}

function checkContract({ gateway }: Inventory, allocations: readonly Allocation[], direction: "up" | "down", complain: Complain): void {
  const contract = gateway.uplinks.reduce((sum, uplink) => sum + uplink[direction], 0);
  const promised = tenths(allocations.reduce((sum, { internet }) => sum + internet[direction].cir, 0));
  const pool = tenths(contract * usable);
  if (promised <= pool) return;
  complain(
    "gateway.uplinks",
    `the sites are promised ${promised} Mbps ${direction}, but 95 % of the internet contract of ${contract} Mbps is ${pool}`,
    `lower the committed rates (cir) by ${tenths(promised - pool)} Mbps in all, or buy more`,
  );
}

/** A leased or wireless link between simpul carries the promises of every site behind it. */
function checkCoreLinks(
  inventory: Inventory,
  links: readonly PlannedLink[],
  connections: readonly Connection[],
  allocations: readonly Allocation[],
  complain: Complain,
): void {
  const rates = new Map(allocations.map(({ device, internet }) => [device, internet]));
  const behind = Map.groupBy(connections, ({ simpul, port }) => (port === undefined ? undefined : simpul?.device.id));
  for (const { id, capacity } of links.filter(({ kind, capacity }) => kind === "core" && capacity !== undefined)) {
    const sites = inventory.simpul.flatMap(({ device }) =>
      uplinkPath(inventory, links, device.id).includes(id) ? (behind.get(device.id) ?? []) : [],
    );
    const pool = shapedTo(capacity ?? Infinity);
    for (const direction of directions) {
      const promised = tenths(sites.reduce((sum, { device }) => sum + (rates.get(device)?.[direction].cir ?? 0), 0));
      const message = `the ${sites.length} sites behind link ${id} are promised ${promised} Mbps ${direction}, but the link of ${capacity} Mbps is shaped to ${pool}`;
      if (promised > pool) complain(`links.${id}`, message, "lower the committed rates of these sites, or widen the link");
    }
  }
}
