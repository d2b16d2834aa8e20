// Lines that are narrower than their ports: traffic waits there, so a queue stands there, at both ends. Nowhere else.
import type { AddressSet, EgressShaper, MarkRule } from "../../devices/intent.ts";
import { shapedTo } from "../bandwidth.ts";
import { uplinkPath } from "../paths.ts";
import type { PlannedDevice, PlannedLink } from "../plan.ts";
import type { View } from "./view.ts";
import { setOf } from "./well-known.ts";

/** Whether the line is the bottleneck: a line as fast as its port needs no queue. */
function isNarrow(device: PlannedDevice, port: string, capacity: number | undefined): capacity is number {
  const speed = device.board.ports.find(({ name }) => name === port)?.speed ?? Number.POSITIVE_INFINITY;
  return capacity !== undefined && capacity < speed;
}

/** What leaves a site by a narrow line: one leaf, fair between the users. */
export function egressUp(device: PlannedDevice, { a, l3, capacity }: PlannedLink): EgressShaper[] {
  if (!isNarrow(device, a.interface, capacity)) return [];
  return [{ name: "naik", interface: l3?.a.interface ?? a.interface, ceiling: shapedTo(capacity), fairness: "source", leaves: [] }];
}

/** What goes down narrow lines to sites, shaped where these begin: at a simpul's VLAN, at the gateway's tunnel. */
export function egressDown(view: View, links: readonly PlannedLink[]): EgressShaper[] {
  return links.flatMap(({ id, a, l3, capacity }): EgressShaper[] => {
    const site = view.device(a.device);
    if (l3 === undefined || !isNarrow(site, a.interface, capacity)) return [];
    return [{ name: `turun-${id}`, interface: l3.b.interface, ceiling: shapedTo(capacity), fairness: "destination", leaves: [] }];
  });
}

/** A core device's share of narrow core links: what marks the packets of each site behind one, and the shaper that the marks lead to. */
export interface Narrowing {
  readonly egress: readonly EgressShaper[];
  readonly marks: readonly MarkRule[];
  readonly sets: readonly AddressSet[];
}

/** A site beyond a narrow core link. */
interface Beyond {
  readonly id: string;
  /** its line ends in this very device */
  readonly interface?: string;
  readonly prefixes: readonly string[];
  readonly cir: number;
  readonly mir: number;
}

export function narrowCore(view: View, device: PlannedDevice): Narrowing {
  const narrow = view.linksOf(device.id).filter((link) => {
    const own = link.a.device === device.id ? link.a : link.b;
    return link.kind === "core" && isNarrow(device, own.interface, link.capacity);
  });
  const parts = narrow.map((link) => narrowEnd(view, device, link));
  return {
    egress: parts.flatMap(({ egress }) => egress),
    marks: parts.flatMap(({ marks }) => marks),
    sets: parts.flatMap(({ sets }) => sets),
  };
}

function narrowEnd(view: View, device: PlannedDevice, link: PlannedLink): Narrowing {
  const port = link.a.device === device.id ? link.a.interface : link.b.interface;
  const upward = uplinkPath(view.inventory, view.plan.links, device.id).includes(link.id);
  const ceiling = shapedTo(link.capacity ?? Number.POSITIVE_INFINITY);
  const far = link.a.device === device.id ? link.b.device : link.a.device;
  const direction = upward ? "naik" : "turun";
  const sites = beyond(view, device, link, upward);
  const shaper: EgressShaper = {
    name: upward ? direction : `${direction}-${far}`,
    interface: port,
    ceiling,
    fairness: upward ? "source" : "destination",
    leaves: sites.map(({ id, cir, mir }) => ({ name: `${id}-${direction}`, mark: id, cir, mir: Math.min(mir, ceiling) })),
  };
  return { egress: [shaper], marks: sites.map((site) => mark(site, port, direction)), sets: sites.flatMap((site) => sitePrefixes(site)) };
}

/** At the site's own simpul its VLAN says whose packet it is; elsewhere its addresses do. */
function mark({ id, interface: own }: Beyond, port: string, direction: "naik" | "turun"): MarkRule {
  const way = direction === "naik" ? { fromSet: `milik-${id}` } : { toSet: `milik-${id}` };
  const match = { ...(own !== undefined && direction === "naik" ? { fromInterface: own } : way), toInterface: port };
  return { kind: "mark", id: `mangle.${id}`, label: direction, match, mark: id };
}

function sitePrefixes({ id, interface: own, prefixes }: Beyond): AddressSet[] {
  return own === undefined ? [setOf(`milik-${id}`, prefixes)] : [];
}

/** Sites whose way to the gateway crosses the link. Rates are those of its own line, else what its internet is promised and as much as is free. */
function beyond(view: View, device: PlannedDevice, link: PlannedLink, upward: boolean): Beyond[] {
  const { inventory, plan } = view;
  const crossing = inventory.simpul.filter(({ device: simpul }) => uplinkPath(inventory, plan.links, simpul.id).includes(link.id));
  const ids = new Set(crossing.map((simpul) => simpul.device.id));
  const lines = plan.links.filter(({ kind, l3 }) => kind === "access" && l3 !== undefined && ids.has(l3.b.device));
  return lines.map(({ id, l3 }) => {
    const given = view.allocationOf(id);
    const internet = upward ? given?.internet.up : given?.internet.down;
    const rate = given?.intra ?? { cir: internet?.cir ?? 1, mir: Number.POSITIVE_INFINITY };
    const own = l3 !== undefined && l3.b.device === device.id ? { interface: l3.b.interface } : {};
    return { id, ...own, prefixes: view.segmentsOf(id).map(({ prefix }) => prefix), cir: rate.cir, mir: rate.mir };
  });
}
