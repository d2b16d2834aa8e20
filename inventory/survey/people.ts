// The cell of IT staff: groups of people, each with its number and status.
import type { z } from "zod";
import type { Staffing } from "../schema/register/equipment.ts";
import { itemsOf, partsOf, saysNothing } from "./items.ts";
import { folded } from "./sheet.ts";

export type Group = z.infer<typeof Staffing>["groups"][number];

/** The first that fits. */
const statuses: readonly (readonly [Group["status"], RegExp])[] = [
  ["non-pns", /\bnon[\s-]*pns\b|\bhonor(er)?\b|\btks\b|\bphl\b/i],
  ["pns", /pns\b|\basn\b/i],
  ["contract", /\bkontrak\b|\bpppk\b/i],
  ["operator", /\bopr\b|\boperator\b/i],
  ["admin", /\badmin\b|\badb\b/i],
];

export function peopleOf(cell: string): readonly Group[] {
  if (folded(cell) === "") return [];
  if (saysNothing(cell)) return [{ count: "unknown", status: "unknown", printed: folded(cell) }];
  return itemsOf(cell).flatMap(partsOf).flatMap(detailed).map(groupOf);
}

/** "5 orang (4 PNS, 1 non pns)": what stands in the brackets adds up to what stands before them. */
function detailed(part: string): readonly string[] {
  const found = /^(\d+)[^(]*\(([^)]*\d[^)]*)\)$/.exec(part);
  const inner = (found?.[2] ?? "").split(/,|\bdan\b|\+|&/i).map(folded);
  const sum = inner.reduce((total, words) => total + (numberIn(words) ?? Number.NaN), 0);
  return found !== null && sum === Number(found[1]) && inner.length > 1 ? inner : [part];
}

function groupOf(printed: string): Group {
  return {
    count: numberIn(printed) ?? "unknown",
    status: statuses.find(([, pattern]) => pattern.test(printed))?.[0] ?? "unknown",
    printed,
  };
}

/** "1 (satu) orang", "PNS : 5", "1PNS": the one number of the words. */
function numberIn(words: string): number | undefined {
  const [only, ...more] = words.match(/\d{1,6}/g) ?? [];
  return only === undefined || more.length > 0 ? undefined : Number(only);
}
