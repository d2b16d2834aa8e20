// Flows of the inventory as rules of an OPD router: the first fence, which knows the class.
import type { SegmentClass } from "../../../inventory/schema/segment.ts";
import type { AddressSet } from "../../devices/intent.ts";
import type { PlannedSegment } from "../plan.ts";
import { type Transport, transportName, transportsOf } from "./flow-scope.ts";
import { lan, vlanInterface, zoneOf } from "./opd-lan.ts";
import type { Row } from "./rules.ts";
import { sharedName, sharedSet } from "./service-sets.ts";
import type { KnownFlow, View } from "./view.ts";
import { serviceOf } from "./well-known.ts";

/** Rules and the address sets that they name. */
export interface Opening {
  readonly rows: readonly Row[];
  readonly sets: readonly AddressSet[];
}

/**
 * Ids of services that every region has, by set, protocol and ports, in the order of the rules. Other services come after these under
 * an id of their own (fw.39): a new one renumbers nothing.
 */
const known: Readonly<Record<string, readonly [id: string, label: string]>> = {
  "dns udp.53": ["fw.20", "dns"],
  "dns tcp.53": ["fw.21", "dns tcp"],
  "ntp udp.123": ["fw.22", "ntp"],
  "layanan tcp.80-443": ["fw.30", "layanan pusat data"],
  "cadangan tcp.22-443": ["fw.31", "pencadangan"],
  "bus tcp.443": ["fw.34", "bus"],
};
const orderOfKnown = Object.keys(known);

/** Names and time are for everyone behind the router; which view a name server shows is decided at the pusat data. */
const forEveryone = new Set(["dns", "ntp"]);

interface Group {
  readonly set: string;
  readonly transport: Transport;
  readonly classes: Set<SegmentClass>;
}

/** Flows from the site's classes to services of the pusat data. Flows that share a set, protocol and ports are one rule. */
export function toServices(view: View, flows: readonly KnownFlow[], segments: readonly PlannedSegment[]): Opening {
  const groups = serviceGroups(view, flows).filter(({ classes }) => segments.some(({ segment }) => classes.has(segment)));
  const names = [...new Set(groups.map(({ set }) => set))];
  return {
    rows: groups.flatMap((group) => groupRows(group, segments)),
    sets: names.map((name) => sharedSet(view, name)),
  };
}

function serviceGroups(view: View, flows: readonly KnownFlow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { flow, planned } of flows) {
    if (!("service" in flow.to) || planned.classes === undefined || serviceOf(view.inventory, flow.to.service) === undefined) continue;
    const set = sharedName(flow.to.service);
    for (const transport of transportsOf(view, flow)) {
      const key = `${set} ${transportName(transport)}`;
      const group = groups.get(key) ?? { set, transport, classes: new Set() };
      for (const one of planned.classes) group.classes.add(one);
      groups.set(key, group);
    }
  }
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)).map(([, group]) => group);
}

function rank(key: string): number {
  const at = orderOfKnown.indexOf(key);
  return at < 0 ? orderOfKnown.length : at;
}

function groupRows({ set, transport, classes }: Group, segments: readonly PlannedSegment[]): Row[] {
  const name = transportName(transport);
  const [id, label] = known[`${set} ${name}`] ?? [`fw.39.${set}.${name}`, ""];
  const doors = forEveryone.has(set) ? [{ suffix: "", from: { fromZone: lan } }] : doorsOf(classes, segments);
  return doors.map(({ suffix, from }) => [`${id}${suffix}`, label, "accept", { toSet: set, ...transport, ...from }] as const);
}

/** Where packets of some classes come in. */
export interface Door {
  /** empty for staff, who are most of the rules */
  readonly suffix: string;
  readonly from: { readonly fromZone: string } | { readonly fromInterface: string };
}

/** The fewest zones that hold exactly these classes; a zone that holds others too is left for the interface itself. */
export function doorsOf(classes: ReadonlySet<SegmentClass>, segments: readonly PlannedSegment[]): Door[] {
  const zones = Map.groupBy(segments, ({ segment }) => zoneOf[segment]);
  return [...zones].flatMap(([zone, members]): Door[] => {
    const meant = members.filter(({ segment }) => classes.has(segment));
    if (meant.length === members.length) return [{ suffix: zone === "STAF" ? "" : `.${zone.toLowerCase()}`, from: { fromZone: zone } }];
    return meant.map((member) => ({ suffix: `.${member.segment}`, from: { fromInterface: vlanInterface(member) } }));
  });
}
