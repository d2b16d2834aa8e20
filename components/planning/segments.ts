// The LAN segments of every site: prefix, gateway, addresses given out, and where the agency's own LAN begins.
import type { ClassPlan } from "../../inventory/schema/addressing.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { Segment } from "../../inventory/schema/segment.ts";
import type { Connection } from "./connection.ts";
import type { Complain } from "./issue.ts";
import type { PlannedSegment } from "./plan.ts";
import { addressAt, holds, sizeOf, sliceAt } from "./pools.ts";

/** A site's slice of a class block has its own third octet: a prefix may not be wider than that. */
const widest = 24;

/** By site number, then by VLAN. */
export function planSegments(inventory: Inventory, connections: readonly Connection[], complain: Complain): PlannedSegment[] {
  const classes = new Map(inventory.addressing.classes.map((plan) => [plan.class, plan]));
  checkClasses(inventory, complain);
  return connections.flatMap((connection) => {
    const segments = connection.segments.flatMap((segment) => planSegment(connection, segment, classes.get(segment.class), complain) ?? []);
    checkServers(connection, segments, complain);
    return segments.sort((a, b) => a.vlan - b.vlan);
  });
}

function planSegment(
  { site, device, number }: Connection,
  segment: Segment,
  plan: ClassPlan | undefined,
  complain: Complain,
): PlannedSegment | undefined {
  if (plan === undefined) {
    complain(
      `sites.${site.id}.segments`,
      `segment ${segment.class} of site ${site.id} has no block in the number plan`,
      "add the class to addressing.classes",
    );
    return undefined;
  }
  const prefix = sliceAt(plan.block, number, plan.length);
  const ports = segment.ports ?? [];
  return {
    site: site.id,
    device,
    segment: segment.class,
    vlan: plan.vlan,
    prefix,
    gateway: addressAt(prefix, 1),
    ...(segment.dhcp === "diskominfo" ? rangeOf(plan, prefix) : {}),
    ports,
    owner: segment.dhcp,
    demarcation: segment.demarcation ?? demarcationAt(ports),
  };
}

function rangeOf({ range }: ClassPlan, prefix: string): Pick<PlannedSegment, "dhcp"> {
  if (range === undefined) return {};
  return { dhcp: { first: addressAt(prefix, range.first), last: addressAt(prefix, range.last), lease: range.lease } };
}

/** Simpul configures the router and no further. */
function demarcationAt(ports: readonly string[]): string {
  if (ports.length === 0) return "the segment has no port of its own on the router; it ends in the router";
  const [which, what] = ports.length === 1 ? ["port", "is"] : ["ports", "are"];
  return `${which} ${ports.join(", ")} of the router ${what} the boundary: what is plugged in there belongs to the OPD`;
}

function checkClasses({ addressing }: Inventory, complain: Complain): void {
  for (const { class: name, length, range, block } of addressing.classes) {
    const path = `addressing.classes.${name}`;
    if (length < widest)
      complain(
        path,
        `a /${length} a site does not fit into a number's slice of ${block}, which is a /${widest}`,
        `give class ${name} a length of ${widest} or more`,
      );
    const size = sizeOf(`0.0.0.0/${length}`);
    if (range !== undefined && (range.last > size - 2 || range.first > range.last))
      complain(
        `${path}.range`,
        `addresses ${range.first} to ${range.last} are not all hosts of a /${length}`,
        `stay between 2 and ${size - 2}`,
      );
  }
}

/** An approved server has an address of its site's server segment. */
function checkServers({ site, number }: Connection, segments: readonly PlannedSegment[], complain: Complain): void {
  const segment = segments.find((planned) => planned.segment === "server");
  for (const { id, address } of site.servers ?? []) {
    if (segment !== undefined && address !== segment.gateway && holds(segment.prefix, address)) continue;
    const where =
      segment === undefined
        ? "the site has no server segment"
        : `its server segment is ${segment.prefix} (number ${number}), the router has ${segment.gateway}`;
    const fix =
      segment === undefined
        ? "add a segment of class server to the site"
        : `give the server an address such as ${addressAt(segment.prefix, 10)}`;
    complain(`sites.${site.id}.servers`, `server ${id} of site ${site.id} cannot have address ${address}: ${where}`, fix);
  }
}
