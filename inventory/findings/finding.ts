// A finding: something true about the region that somebody should know or decide.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Source } from "../schema/source.ts";
import type { Property } from "./properties.ts";
import type { Values } from "./values.ts";

export type Severity = "error" | "warning" | "notice";
export type Language = "id" | "en";

/** What is the matter, and what to do about it. */
export interface Words {
  readonly message: string;
  readonly fix: string;
}

/** As the contracts have it; `subject` is the id of what it is about, `subjects` where it is about several. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly subjects?: readonly string[];
  readonly message: string;
  readonly fix?: string;
  readonly texts?: Readonly<Record<Language, Words>>;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: Source;
  readonly waiver?: { readonly id: string; readonly until: string };
  /** security properties that it puts at stake; absent where it puts none */
  readonly properties?: readonly Property[];
}

/** What a rule finds: which sentence, with which values, about what; `at` is the path of the place to show. */
export type Found = { [R in keyof Values]: FoundOf<R> }[keyof Values];

export interface FoundOf<R extends keyof Values> {
  readonly rule: R;
  readonly severity: Severity;
  readonly subject: string;
  readonly subjects?: readonly string[];
  readonly at: string;
  readonly source: Source;
  readonly values: Values[R];
  readonly waiver?: { readonly id: string; readonly until: string };
}

/** What a rule looks at; `today` is an ISO date. */
export interface Review {
  readonly inventory: RegionInventory;
  readonly today: string;
}

/** What a survey sheet alone tells of a region. */
export type Surveyed = Pick<RegionInventory, "sites" | "tables" | "titik" | "equipment" | "organisations" | "applications" | "positionOf">;

/** A rule that a survey's draft is held against as well. */
export type SurveyRule = (review: { readonly inventory: Surveyed }) => readonly Found[];

export type Rule = (review: Review) => readonly Found[];
