// Approved servers: from a site's classes to them, be they elsewhere or here, and from other sites to the server of this one.
import type { Site } from "../../../inventory/schema/site.ts";
import type { AddressSet } from "../../devices/intent.ts";
import type { PlannedSegment } from "../plan.ts";
import { flowsAt, type Transport, transportName, transportsOf } from "./flow-scope.ts";
import { doorsOf, type Opening } from "./opd-flows.ts";
import { zoneOf } from "./opd-lan.ts";
import type { Row } from "./rules.ts";
import type { ApprovedServer, KnownFlow, View } from "./view.ts";
import { prefixSet } from "./well-known.ts";

/** The usual way to an approved server; servers that answer otherwise have a set of their own. */
const usual = "tcp.443";

export interface SharedFlow extends KnownFlow {
  readonly transport: Transport;
  readonly approved: ApprovedServer;
}

/** Flows that lead to approved servers, one a protocol. */
export function sharedFlows(view: View, flows: readonly KnownFlow[]): SharedFlow[] {
  return flows.flatMap((known) => {
    const approved = "server" in known.flow.to ? view.server(known.flow.to.server) : undefined;
    return approved === undefined ? [] : transportsOf(view, known.flow).map((transport) => ({ ...known, transport, approved }));
  });
}

/** Approved servers, each with its waiver on it. */
export function serverSet(name: string, servers: readonly ApprovedServer[]): AddressSet {
  const byAddress = new Map(servers.map((entry) => [entry.server.address, entry]));
  const sorted = [...byAddress].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name,
    members: sorted.map(([address, { server, until }]) => ({ address, note: `waiver ${server.waiver} s.d. ${until}` })),
  };
}

export function sharing(view: View, site: Site, segments: readonly PlannedSegment[]): Opening {
  const away = sharedFlows(view, flowsAt(view, site)).filter(({ planned }) =>
    segments.some(({ segment }) => planned.classes?.includes(segment) === true),
  );
  const hosts = segments.some(({ segment }) => segment === "server");
  const own = hosts ? sharedFlows(view, view.flows).filter(({ approved }) => approved.site === site.id) : [];
  const named = Map.groupBy([...away, ...own], ({ transport }) => setName(transport));
  return {
    rows: [...clientRows(away, segments), ...own.filter(firstOfItsRule).map(hostRow)],
    sets: [
      ...[...named].map(([name, group]) =>
        serverSet(
          name,
          group.map(({ approved }) => approved),
        ),
      ),
      ...own.filter(isNarrow).map(({ flow, planned }) => prefixSet(`dari-${flow.id}`, planned.sources)),
    ],
  };
}

function setName(transport: Transport): string {
  const name = transportName(transport);
  return name === usual ? "bagi" : `bagi-${name}`;
}

function idOf(id: string, transport: Transport): string {
  const name = transportName(transport);
  return name === usual ? id : `${id}.${name}`;
}

function clientRows(flows: readonly SharedFlow[], segments: readonly PlannedSegment[]): Row[] {
  const groups = [...Map.groupBy(flows, ({ transport }) => setName(transport)).values()];
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const classes = new Set(group.flatMap(({ planned }) => planned.classes ?? []));
    return doorsOf(classes, segments).map(({ suffix, from }): Row => {
      const match = { toSet: setName(first.transport), ...first.transport, ...from };
      return [`${idOf("fw.32", first.transport)}${suffix}`, "antar OPD berizin", "accept", match];
    });
  });
}

/** Some sites only, or a service of the pusat data: then the server's own router asks who it is. */
function isNarrow({ flow }: KnownFlow): boolean {
  return flow.from.sites !== undefined || flow.from.service !== undefined;
}

/** Flows from all sites over the same ports are one rule. */
function firstOfItsRule(flow: SharedFlow, at: number, all: readonly SharedFlow[]): boolean {
  return all.findIndex((other) => hostId(other) === hostId(flow)) === at;
}

function hostId(flow: SharedFlow): string {
  return isNarrow(flow) ? `${idOf("fw.33", flow.transport)}.${flow.flow.id}` : idOf("fw.33", flow.transport);
}

function hostRow(shared: SharedFlow): Row {
  const { transport, flow } = shared;
  const sources = isNarrow(shared) ? { fromSet: `dari-${flow.id}` } : {};
  const match = { states: ["new"], toSet: setName(transport), ...transport, ...sources, fromZone: "WAN", toZone: zoneOf.server } as const;
  return [hostId(shared), "ke server berizin", "accept", match];
}
