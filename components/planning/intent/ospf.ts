// OSPF areas and link templates, the same on both ends of a link.
import type { OspfArea, OspfInterface } from "../../devices/intent.ts";
import type { PlannedLink } from "../plan.ts";

/** Areas as a router inside them sees them, the backbone first. */
export function areasOf(names: readonly OspfArea["name"][]): OspfArea[] {
  const kinds = { backbone: "backbone", akses: "stub" } as const;
  return (["backbone", "akses"] as const).filter((name) => names.includes(name)).map((name) => ({ name, kind: kinds[name] }));
}

/** Areas of a router that stands between the backbone and the sites: it announces a default into theirs, and nothing else. */
export function borderAreas(names: readonly OspfArea["name"][]): OspfArea[] {
  return areasOf(names).map((area) => (area.kind === "stub" ? { ...area, announceDefaultCost: 1 } : area));
}

/** The end of a link at a device; nothing for a link that OSPF does not run on. `ring` holds the links that lie on one. */
export function linkTemplate(link: PlannedLink, device: string, ring: ReadonlySet<string>): OspfInterface[] {
  const { ospf, id } = link;
  const ends = link.l3 ?? link;
  const own = ends.a.device === device ? ends.a : ends.b;
  if (ospf === undefined) return [];
  const { area, cost, secret } = ospf;
  return [{ kind: "link", area, interface: own.interface, cost, key: { secret }, watched: ring.has(id), note: id }];
}

/**
 * Core links whose two ends still meet when the link is cut. Only there does a quick alarm help: on a spur there is no second way,
 * and an alarm only adds flaps.
 */
export function ringOf(links: readonly PlannedLink[]): ReadonlySet<string> {
  const core = links.filter(({ kind }) => kind === "core");
  return new Set(
    core
      .filter((link) =>
        reaches(
          core.filter((other) => other !== link),
          link.a.device,
          link.b.device,
        ),
      )
      .map(({ id }) => id),
  );
}

function reaches(links: readonly PlannedLink[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const at of seen)
    for (const { a, b } of links) {
      if (a.device === at) seen.add(b.device);
      if (b.device === at) seen.add(a.device);
    }
  return seen.has(to);
}
