// Counts of devices: what is counted twice, what is not connected.
import type { Equipment } from "../schema/register/equipment.ts";
import type { Found, Surveyed, SurveyRule } from "./finding.ts";

function countOf({ items }: Equipment, kind: string): number | undefined {
  const counts = items.filter((item) => item.kind === kind).map(({ count }) => count);
  return counts.length === 1 && typeof counts[0] === "number" ? counts[0] : undefined;
}

const kinds = ["pc", "laptop", "connected"];

/** How many rows of the organisation's own parts add up to its row, kind by kind; 0 where they do not. */
function partsOf(inventory: Surveyed, whole: Equipment): number {
  const parts = new Set(inventory.organisations.filter(({ parent }) => parent === whole.organisation).map(({ id }) => id));
  const rows = inventory.equipment.filter(({ table, organisation }) => table === whole.table && parts.has(organisation ?? ""));
  const adds = (kind: string): boolean => rows.reduce((sum, row) => sum + (countOf(row, kind) ?? 0), 0) === countOf(whole, kind);
  return rows.length > 0 && kinds.every(adds) ? rows.length : 0;
}

/** The Sekretariat Daerah of Pesawaran: rows 1 and 35 of Tabel 4.10, and rows 36 to 47 are its parts. */
export const countedTwice: SurveyRule = ({ inventory }) => {
  const groups = Map.groupBy(
    inventory.equipment.filter(({ organisation }) => organisation !== undefined),
    ({ table, organisation }) => `${table} ${organisation}`,
  );
  return [...groups.values()].flatMap(([first, ...others]): Found[] => {
    if (first === undefined || others.length === 0) return [];
    const owner = inventory.organisations.find(({ id }) => id === first.organisation);
    const last = others.at(-1) ?? first;
    const values = { name: owner?.name ?? "", rows: [first, ...others].map(({ row }) => row), parts: partsOf(inventory, first) };
    const place = { subject: first.organisation ?? first.id, at: `equipment.${last.id}`, source: last.source };
    return [{ rule: "equipment-counted-twice", severity: "warning", ...place, values }];
  });
};

export const unlikeCounts: SurveyRule = ({ inventory }) =>
  inventory.equipment.flatMap((record): Found[] => {
    const [pc, laptop, connected] = kinds.map((kind) => countOf(record, kind));
    if (pc === undefined || laptop === undefined || connected === undefined || pc + laptop === connected) return [];
    const values = { name: nameOf(inventory, record), owned: pc + laptop, connected };
    return [
      { rule: "devices-unlike", severity: "notice", subject: record.id, at: `equipment.${record.id}`, source: record.source, values },
    ];
  });

function nameOf({ organisations, sites }: Surveyed, { id, organisation, site }: Equipment): string {
  const owner = organisations.find((candidate) => candidate.id === organisation) ?? sites.find((candidate) => candidate.id === site);
  return owner?.name ?? id;
}
