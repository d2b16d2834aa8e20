// Other legal bodies at the second fence: closed, their own routers' management aside, and what a waiver opens.
import type { AddressSet, Match } from "../../devices/intent.ts";
import type { PlannedLink } from "../plan.ts";
import { flowsAt, transportName, transportsOf } from "./flow-scope.ts";
import type { Opening } from "./opd-flows.ts";
import type { Row } from "./rules.ts";
import type { KnownFlow, View } from "./view.ts";
import { listedSet, prefixSet, setOf } from "./well-known.ts";

export const mitraZone = "MITRA";

/** Lines of other legal bodies among these. */
export function mitraLinks(view: View, links: readonly PlannedLink[]): readonly PlannedLink[] {
  return links.filter(({ a }) => view.siteOf(view.device(a.device))?.policy === "mitra");
}

export function mitraOpening(view: View, links: readonly PlannedLink[]): Opening {
  if (links.length === 0) return { rows: [], sets: [] };
  const waived = links.map((link) => waivedAt(view, link));
  const own: Row = ["fw.14", "router mitra sendiri", "accept", { fromZone: mitraZone, fromSet: "infra", toSet: "pusat-data" }];
  const closed: Row = ["fw.19", "mitra tertutup", "drop", { fromZone: mitraZone }];
  return {
    rows: [own, ...waived.flatMap(({ rows }) => rows), closed],
    sets: [setOf("pusat-data", [view.inventory.datacenter.prefix]), ...waived.flatMap(({ sets }) => sets)],
  };
}

function waivedAt(view: View, link: PlannedLink): Opening {
  const site = view.siteOf(view.device(link.a.device));
  const flows = site === undefined ? [] : flowsAt(view, site);
  const openings = flows.map((known) => waivedFlow(view, link, known));
  return { rows: openings.flatMap(({ rows }) => rows), sets: openings.flatMap(({ sets }) => sets) };
}

/** Outwards by what the flow asks for; a flow that comes from the pusat data needs the way back. */
function waivedFlow(view: View, link: PlannedLink, { flow, planned }: KnownFlow): Opening {
  const from: Match = { fromZone: mitraZone, fromSet: `src-${link.id}` };
  const id = `fw.15.${link.id}.${flow.id}`;
  const goal = goalOf(view, flow.id, "internet" in flow.to, planned.classes === undefined ? planned.sources : planned.destinations);
  const ways = planned.classes === undefined ? [{}] : transportsOf(view, flow);
  const rows = ways.map((way): Row => [`${id}.${transportName(way)}`, "", "accept", { ...from, ...way, ...goal.match }]);
  return { rows, sets: [goal.set] };
}

/** The internet is everything but private addresses. */
function goalOf(view: View, flow: string, internet: boolean, prefixes: readonly string[]): { match: Match; set: AddressSet } {
  const set = internet ? listedSet("privat", view.inventory.addressing.privatePrefixes) : prefixSet(`mitra-${flow}`, prefixes);
  return { match: internet ? { toSet: set.name, outside: "to" } : { toSet: set.name }, set };
}
