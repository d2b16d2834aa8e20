// Every finding that the inventory alone can tell, each with its place in the files.
import type { Inventory } from "../schema/inventory.ts";
import type { Finding, Rule, Severity } from "./finding.ts";
import { mitra } from "./mitra.ts";
import { deadLine, missingRate, notSurveyed, sameName, singleProvider } from "./survey.ts";
import { noSimpul, singleUplink } from "./topology.ts";
import { waivers } from "./waivers.ts";

export type { Finding, Severity } from "./finding.ts";

const rules: readonly Rule[] = [waivers, mitra, noSimpul, singleUplink, sameName, notSurveyed, deadLine, singleProvider, missingRate];
const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Findings of a region, the heaviest first; `today` is an ISO date. */
export function findingsOf(inventory: Inventory, today: string): readonly Finding[] {
  const found = rules.flatMap((rule) => rule({ inventory, today }));
  return found
    .map(({ at, ...finding }): Finding => ({ ...finding, ...inventory.positionOf(at) }))
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
