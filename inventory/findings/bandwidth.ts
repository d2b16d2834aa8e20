// Bandwidth tables: rows that contradict themselves, a column pasted late, sums that nobody can check, shares that fit no demand.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Titik } from "../schema/register/titik.ts";
import type { Found, Rule, SurveyRule } from "./finding.ts";

/** 20 rows of Tabel 4.9 (Perbup 71/2022). */
export const minAboveMax: SurveyRule = ({ inventory }) =>
  inventory.titik
    .filter(({ minMbps, maxMbps }) => minMbps > maxMbps)
    .map(({ id, name, row, minMbps, maxMbps, source }) => ({
      rule: "titik-min-above-max",
      severity: "warning",
      subject: id,
      at: `titik.${id}`,
      source,
      values: { name, row, min: minMbps, max: maxMbps },
    }));

/** A shift is named where so many rows in a row show it that chance is out of the question. */
const fewestRows = 8;
const farthest = 20;

/** Max of row r is Min of row r - k, for one k and every row from k + 1 on. */
function shiftOf(rows: readonly Titik[]): number | undefined {
  if (rows.every(({ minMbps, maxMbps }) => minMbps === maxMbps)) return undefined;
  const shifts = Array.from({ length: Math.min(farthest, rows.length - fewestRows) }, (_, index) => index + 1);
  return shifts.find((by) => rows.slice(by).every(({ maxMbps }, index) => maxMbps === rows[index]?.minMbps));
}

export const shiftedColumn: SurveyRule = ({ inventory }) =>
  inventory.tables.flatMap((table): Found[] => {
    const rows = inventory.titik.filter((titik) => titik.table === table.id).sort((a, b) => a.row - b.row);
    const by = shiftOf(rows);
    const first = by === undefined ? undefined : rows[by];
    if (by === undefined || first === undefined) return [];
    return [
      {
        rule: "titik-column-shifted",
        severity: "warning",
        subject: table.id,
        subjects: rows.slice(by).map(({ id }) => id),
        at: `titik.${first.id}.maxMbps`,
        source: table.source,
        values: { table: table.title, by, rows: rows.length - by, from: first.row },
      },
    ];
  });

/** The sum of what is promised against what is bought; no document gives the latter. */
export const upstream: Rule = ({ inventory }) =>
  inventory.internetEdge.flatMap(({ id, purchasedMbps, source }): Found[] => {
    const promised = inventory.titik.map(({ readMbps, minMbps }) => readMbps ?? minMbps);
    const sum = promised.reduce((total, mbps) => total + mbps, 0);
    const place = { subject: id, at: `internetEdge.${id}`, source };
    if (promised.length === 0) return [];
    if (purchasedMbps === "unknown")
      return [{ ...place, rule: "upstream-unknown", severity: "notice", values: { sum, points: promised.length } }];
    return sum <= purchasedMbps
      ? []
      : [{ ...place, rule: "upstream-short", severity: "warning", values: { sum, purchased: purchasedMbps } }];
  });

interface Share {
  readonly titik: Titik;
  readonly devices: number;
  readonly each: number;
}

function sharesOf({ titik: all, equipment }: RegionInventory): Share[] {
  const connected = new Map<string, number>();
  for (const { organisation, items } of equipment)
    for (const { kind, count } of items)
      if (kind === "connected" && typeof count === "number" && organisation !== undefined) connected.set(organisation, count);
  return all.flatMap((titik) => {
    const devices = titik.place === "office" ? connected.get(titik.organisation ?? "") : undefined;
    return devices === undefined || devices === 0 ? [] : [{ titik, devices, each: (titik.readMbps ?? titik.minMbps) / devices }];
  });
}

/** Four times more or less than the middle is told of. */
const outlier = 4;

export const perDevice: Rule = ({ inventory }) => {
  const shares = sharesOf(inventory).sort((a, b) => a.each - b.each);
  const median = shares[shares.length >> 1]?.each ?? 0;
  return shares
    .filter(({ each }) => each > median * outlier || each < median / outlier)
    .map(({ titik, devices, each }) => ({
      rule: "mbps-per-device",
      severity: "notice",
      subject: titik.id,
      at: `titik.${titik.id}`,
      source: titik.source,
      values: { name: titik.name, mbps: titik.readMbps ?? titik.minMbps, devices, each, median },
    }));
};
