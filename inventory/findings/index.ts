// Every finding that the inventory alone can tell, each with its place in the files.
import type { RegionInventory } from "../schema/inventory.ts";
import { adminExposed, missingAddress, sharedAddress, strangeAddresses, thirdParty, twiceInTable, unknownHosting } from "./applications.ts";
import { minAboveMax, perDevice, shiftedColumn, upstream } from "./bandwidth.ts";
import { exposed, foreign, pdn } from "./connectivity.ts";
import { misspelt, outside as outsideDomain, plainHttp, unknownDomain } from "./domains.ts";
import { countedTwice, unlikeCounts } from "./equipment.ts";
import type { Finding, Found, Language, Rule, Severity, Surveyed, SurveyRule } from "./finding.ts";
import { conflicts, droppedRows, numberGaps, unknowns } from "./known.ts";
import { deadlines, decrees, duties, unprovedDuties } from "./law.ts";
import { mitra } from "./mitra.ts";
import { atStake } from "./properties.ts";
import { lostYears, order, window } from "./roadmap.ts";
import { wordsOf } from "./sentences/index.ts";
import { backups, obsolete, outside as outsideServer, unknownFacts } from "./servers.ts";
import { deadLine, missingRate, notSurveyed, ownLines, sameName, singleProvider, wishes } from "./survey.ts";
import { noCable, noSimpul, singleUplink } from "./topology.ts";
import { waivers } from "./waivers.ts";

export type { Finding, Found, Language, Severity, Surveyed } from "./finding.ts";

/** About the network, its services and the law. */
const state: readonly Rule[] = [
  ...[waivers, mitra, noSimpul, singleUplink, noCable, deadLine, singleProvider, ownLines, upstream, perDevice, wishes],
  ...[outsideServer, obsolete, backups, thirdParty, adminExposed, outsideDomain, plainHttp, foreign, exposed, pdn],
  ...[unknownDomain, order, window, duties, unprovedDuties, deadlines, decrees],
];

/** About the data itself: what a report of its quality lists. */
const quality: readonly Rule[] = [
  ...[sameName, notSurveyed, missingRate, minAboveMax, shiftedColumn, countedTwice, unlikeCounts, unknownFacts, unknownHosting],
  ...[misspelt, strangeAddresses, missingAddress, sharedAddress, twiceInTable, lostYears, droppedRows, numberGaps, conflicts, unknowns],
];

/** What a survey sheet can tell by itself. */
const survey: readonly SurveyRule[] = [
  ...[deadLine, singleProvider, sameName, missingRate, minAboveMax, shiftedColumn, countedTwice, unlikeCounts, twiceInTable, numberGaps],
];

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Findings of a region, the heaviest first; `today` is an ISO date. */
export function findingsOf(inventory: RegionInventory, today: string, language: Language = "en"): readonly Finding[] {
  return told(inventory, today, language, [...state, ...quality]);
}

/** Findings about the data alone. */
export function qualityOf(inventory: RegionInventory, today: string, language: Language = "en"): readonly Finding[] {
  return told(inventory, today, language, quality);
}

/** Findings of a survey's draft, and those of reading the sheet. */
export function surveyFindings(inventory: Surveyed, read: readonly Found[], language: Language = "en"): readonly Finding[] {
  return inOrder(inventory, [...survey.flatMap((rule) => rule({ inventory })), ...read], language);
}

function told(inventory: RegionInventory, today: string, language: Language, rules: readonly Rule[]): readonly Finding[] {
  return inOrder(
    inventory,
    rules.flatMap((rule) => rule({ inventory, today })),
    language,
  );
}

function inOrder({ positionOf }: Pick<RegionInventory, "positionOf">, all: readonly Found[], language: Language): readonly Finding[] {
  return all.map((found) => findingOf(positionOf, found, language)).sort((a, b) => weight[a.severity] - weight[b.severity]);
}

function findingOf(positionOf: RegionInventory["positionOf"], found: Found, language: Language): Finding {
  const { at, values: _, ...rest } = found;
  const texts = { id: wordsOf(found, "id"), en: wordsOf(found, "en") };
  const stake = atStake[found.rule];
  const marks = stake.length === 0 ? {} : { properties: stake };
  return { ...rest, ...texts[language], texts, ...marks, ...positionOf(at) };
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
