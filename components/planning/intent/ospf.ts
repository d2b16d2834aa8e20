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

/** The end of a link at a device; nothing for a link that OSPF does not run on. */
export function linkTemplate(link: PlannedLink, device: string): OspfInterface[] {
  const { ospf } = link;
  const ends = link.l3 ?? link;
  const own = ends.a.device === device ? ends.a : ends.b;
  if (ospf === undefined) return [];
  return [{ kind: "link", area: ospf.area, interface: own.interface, cost: ospf.cost, key: { secret: ospf.secret }, note: link.id }];
}
