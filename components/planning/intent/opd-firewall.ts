// The rules of an OPD router: stateful, knows the class, ends in a drop. Replies, invalid, named services, private ranges, internet, drop.
import type { SegmentClass } from "../../../inventory/schema/segment.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import type { AddressSet, Rule } from "../../devices/intent.ts";
import type { PlannedSegment } from "../plan.ts";
import { flowsAt, transportName, transportsOf } from "./flow-scope.ts";
import { doorsOf, toServices } from "./opd-flows.ts";
import { toClasses } from "./opd-inbound.ts";
import { lan, zoneOf } from "./opd-lan.ts";
import { sharing } from "./opd-sharing.ts";
import { chain, invalid, managementPorts, type Row, repliesAndUntracked, repliesOnly, shellPort, snmpPort, someIcmp } from "./rules.ts";
import type { View } from "./view.ts";
import { listedSet, managerSets } from "./well-known.ts";

/** Where an OPD router stands in the network: what its uplink leads to. */
export interface Uplink {
  /** address of the router at the other end */
  readonly far: string;
  /** what that router is, in words */
  readonly farName: string;
  readonly service: boolean;
}

const staff = zoneOf.kantor;

export function opdRules(
  view: View,
  site: Site,
  segments: readonly PlannedSegment[],
  uplink: Uplink,
): { sets: AddressSet[]; filter: Rule[] } {
  const services = toServices(view, flowsAt(view, site), segments);
  const shared = sharing(view, site, segments);
  const entering = toClasses(view, site, segments);
  const rows = [...services.rows, ...shared.rows, ...entering.rows].sort(byId);
  const filter = [...chain("input", input(uplink)), ...chain("forward", forward(view, site, segments, rows))];
  const { privatePrefixes } = view.inventory.addressing;
  const privat = listedSet("privat", privatePrefixes);
  return { sets: [...managerSets(view.inventory), ...services.sets, ...entering.sets, ...shared.sets, privat], filter };
}

/** The number of the id decides; ids of one number keep the order in which they were made. */
function byId([a]: Row, [b]: Row): number {
  return Number.parseInt(a.slice(3), 10) - Number.parseInt(b.slice(3), 10);
}

function input({ far, farName, service }: Uplink): Row[] {
  return [
    ["in.10", "balasan", "accept", repliesAndUntracked],
    ["in.20", "invalid", "drop", invalid],
    ["in.30", "icmp", "accept", someIcmp],
    ["in.40", "ospf", "accept", { fromZone: "WAN", protocol: "ospf", from: far }],
    ["in.50", "noc", "accept", { ports: managementPorts, fromZone: "WAN", protocol: "tcp", fromSet: "noc" }],
    ["in.51", `dari ${farName}`, "accept", { ports: [shellPort], fromZone: "WAN", protocol: "tcp", from: far }],
    ["in.60", "snmp", "accept", { ports: [snmpPort], fromZone: "WAN", protocol: "udp", fromSet: "nms" }],
    ["in.70", "dhcp", "accept", { ports: [67], fromZone: lan, protocol: "udp" }],
    ...(service ? ([["in.80", "servis", "accept", { ports: [shellPort], fromZone: "SERVIS", protocol: "tcp" }]] as Row[]) : []),
    ["in.99", "sisanya", "drop", {}],
  ];
}

/** Staff are told that a rule forbids it (a helpdesk call of one minute); guests and cameras hear nothing. */
function forward(view: View, site: Site, segments: readonly PlannedSegment[], named: readonly Row[]): Row[] {
  const hasStaff = segments.some(({ segment }) => zoneOf[segment] === staff);
  const told: Row[] = hasStaff ? [["fw.50", "antar OPD", "reject", { toSet: "privat", fromZone: staff }]] : [];
  return [
    ["fw.10", "fasttrack", "fasttrack", repliesOnly],
    ["fw.11", "balasan", "accept", repliesAndUntracked],
    ["fw.12", "invalid", "drop", invalid],
    ...named,
    ...told,
    ["fw.51", "isolasi", "drop", { toSet: "privat", fromZone: lan }],
    ...internet(view, site, segments),
    ["fw.99", "sisanya", "drop", {}],
  ];
}

const internetIds: Readonly<Record<string, readonly [id: string, label: string]>> = {
  "": ["fw.60", "internet staf"],
  ".tamu": ["fw.61", "internet tamu"],
};

function internet(view: View, site: Site, segments: readonly PlannedSegment[]): Row[] {
  const flows = flowsAt(view, site).filter(({ flow, planned }) => "internet" in flow.to && planned.classes !== undefined);
  const ways = flows.flatMap(({ flow, planned }) =>
    transportsOf(view, flow).map((transport) => ({ transport, classes: planned.classes ?? [] })),
  );
  const groups = Map.groupBy(ways, ({ transport }) => transportName(transport));
  return [...groups].flatMap(([name, group]) => {
    const classes = new Set<SegmentClass>(group.flatMap((way) => way.classes));
    return doorsOf(classes, segments).map(({ suffix, from }): Row => {
      const [id, label] = internetIds[suffix] ?? [`fw.62${suffix}`, ""];
      return [name === "any" ? id : `${id}.${name}`, label, "accept", { ...group[0]?.transport, ...from, toZone: "WAN" }];
    });
  });
}
