// The roadmap's order: what must follow what, what is planned outside its years, whose years are lost.
import type { RegionInventory } from "../schema/inventory.ts";
import type { RoadmapItem } from "../schema/register/roadmap.ts";
import type { Found, Rule } from "./finding.ts";

/** An item that starts before what it must follow has ended. */
export const order: Rule = ({ inventory: { roadmap } }) =>
  roadmap.flatMap((item) =>
    (item.after ?? []).flatMap((id): Found[] => {
      const before = roadmap.find((candidate) => candidate.id === id);
      if (before === undefined || item.years === "unknown" || before.years === "unknown" || item.years.from > before.years.to) return [];
      const values = { name: item.name, starts: item.years.from, before: before.name, ends: before.years.to, why: item.why };
      const place = { subject: item.id, subjects: [item.id, id], at: `roadmap.${item.id}.after`, source: item.source };
      return [{ rule: "roadmap-order", severity: "warning", ...place, values }];
    }),
  );

/** Year in which the network plans what an item builds. */
function planned({ links, simpul, sites }: RegionInventory, id: string): number | undefined {
  const link = links.find((candidate) => candidate.id === id);
  return link?.year ?? simpul.find((candidate) => candidate.id === id)?.years.to ?? sites.find((site) => site.id === id)?.access?.year;
}

export const window: Rule = ({ inventory }) =>
  inventory.roadmap.flatMap((item) =>
    (item.builds ?? []).flatMap((thing): Found[] => {
      const year = planned(inventory, thing);
      if (year === undefined || item.years === "unknown" || (year >= item.years.from && year <= item.years.to)) return [];
      const place = { subject: item.id, subjects: [item.id, thing], at: `roadmap.${item.id}`, source: item.source };
      return [{ rule: "roadmap-window", severity: "warning", ...place, values: { name: item.name, thing, year, ...item.years } }];
    }),
  );

export const lostYears: Rule = ({ inventory: { roadmap, tables } }) =>
  tables.flatMap((table): Found[] => {
    const items = roadmap.filter((item: RoadmapItem) => item.table === table.id);
    const lost = items.filter(({ years }) => years === "unknown");
    const [first] = lost;
    if (first === undefined) return [];
    const values = { table: table.title, count: lost.length, all: items.length };
    const place = { subject: table.id, subjects: lost.map(({ id }) => id), at: `roadmap.${first.id}.years`, source: table.source };
    return [{ rule: "roadmap-years-unknown", severity: "notice", ...place, values }];
  });
