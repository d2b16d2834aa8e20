// A finding: something true about the network that somebody should know or decide.
import type { Inventory } from "../schema/inventory.ts";
import type { Source } from "../schema/source.ts";

export type Severity = "error" | "warning" | "notice";

/** As the contracts have it; `subject` is the id of what it is about. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly message: string;
  readonly fix?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: Source;
  readonly waiver?: { readonly id: string; readonly until: string };
}

/** A finding without its place: `at` is the path of what it is about. */
export type Found = Omit<Finding, "file" | "line" | "column"> & { readonly at: string };

/** What a rule looks at; `today` is an ISO date. */
export interface Review {
  readonly inventory: Inventory;
  readonly today: string;
}

export type Rule = (review: Review) => readonly Found[];
