// Flows to a class of segments: from the pusat data into a site (cameras), and between classes of different sites (phones).
import type { SegmentClass } from "../../../inventory/schema/segment.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import type { Match } from "../../devices/intent.ts";
import type { PlannedSegment } from "../plan.ts";
import { flowsAt, holdsAt, type Transport, transportName, transportsOf } from "./flow-scope.ts";
import { doorsOf, type Opening } from "./opd-flows.ts";
import type { Row } from "./rules.ts";
import { exactSet } from "./service-sets.ts";
import type { KnownFlow, View } from "./view.ts";
import { prefixSet, serviceOf } from "./well-known.ts";

/** The one that every region has; others are named after their flow. */
const cameras = { flow: "vms cctv tcp.80-443-554", id: "fw.40", label: "vms ke kamera" };

export function toClasses(view: View, site: Site, segments: readonly PlannedSegment[]): Opening {
  const flows = view.flows.flatMap((known) => ("class" in known.flow.to ? [{ known, goal: known.flow.to.class }] : []));
  const openings = flows.map(({ known, goal }) => ({
    into: into(view, site, known, goal, segments),
    out: holdsAt(known.flow, site) ? out(view, known, segments) : none,
  }));
  const all = openings.flatMap(({ into: one, out: other }) => [one, other]);
  return { rows: all.flatMap(({ rows }) => rows), sets: all.flatMap(({ sets }) => sets) };
}

const none: Opening = { rows: [], sets: [] };

/** Another legal body is entered only by a flow that names it. */
function mayEnter(view: View, site: Site, { flow }: KnownFlow): boolean {
  return site.policy === "opd" || flowsAt(view, site).some((known) => known.flow.id === flow.id);
}

function into(view: View, site: Site, known: KnownFlow, goal: SegmentClass, segments: readonly PlannedSegment[]): Opening {
  const { flow, planned } = known;
  const doors = doorsOf(new Set([goal]), segments);
  if (doors.length === 0 || !mayEnter(view, site, known)) return none;
  const service = flow.from.service === undefined ? undefined : serviceOf(view.inventory, flow.from.service);
  const set = service === undefined ? prefixSet(`dari-${flow.id}`, planned.sources) : exactSet(view, service);
  const rows = transportsOf(view, flow).flatMap((transport) =>
    doors.map((door): Row => {
      const [id, label] = nameOf(flow.id, service?.id, goal, transport);
      return [id, label, "accept", { fromSet: set.name, ...transport, fromZone: "WAN", ...outwards(door.from) }];
    }),
  );
  return { rows, sets: [set] };
}

function nameOf(flow: string, service: string | undefined, goal: SegmentClass, transport: Transport): readonly [id: string, label: string] {
  if (`${service} ${goal} ${transportName(transport)}` === cameras.flow) return [cameras.id, cameras.label];
  return [`fw.41.${flow}.${transportName(transport)}`, ""];
}

/** What comes in by a door, seen from the other side. */
function outwards(from: { fromZone: string } | { fromInterface: string }): Match {
  return "fromZone" in from ? { toZone: from.fromZone } : { toInterface: from.fromInterface };
}

function out(view: View, { flow, planned }: KnownFlow, segments: readonly PlannedSegment[]): Opening {
  const doors = doorsOf(new Set(planned.classes ?? []), segments);
  if (doors.length === 0) return none;
  const set = prefixSet(`ke-${flow.id}`, planned.destinations);
  const rows = transportsOf(view, flow).flatMap((transport) =>
    doors.map(
      ({ suffix, from }): Row => [
        `fw.42.${flow.id}.${transportName(transport)}${suffix}`,
        "",
        "accept",
        { toSet: set.name, ...transport, ...from },
      ],
    ),
  );
  return { rows, sets: [set] };
}
