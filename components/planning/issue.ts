// What stops a plan: the user's mistake or a pool that is too small, with the place in the inventory and the fix.
import type { Inventory } from "../../inventory/schema/inventory.ts";

export interface PlanIssue {
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
}

/** Takes an issue down; planning goes on, so that one run shows all of them. `path` is e.g. sites.kel-tengah.simpul. */
export type Complain = (path: string, message: string, fix: string) => void;

/** A list of issues and the function that fills it, each issue with the position of its path. */
export function issueList(inventory: Inventory): { readonly issues: readonly PlanIssue[]; readonly complain: Complain } {
  const issues: PlanIssue[] = [];
  const complain: Complain = (path, message, fix) => {
    issues.push({ ...inventory.positionOf(path), message, fix });
  };
  return { issues, complain };
}

/** One line an issue: file:line:column: what; fix: how. */
export function printIssue({ file, line, column, message, fix }: PlanIssue): string {
  return `${file}:${line}:${column}: ${message}; fix: ${fix}`;
}

/** Thrown where a plan is needed and there is none: a user's mistake, not a bug. */
export class PlanError extends Error {
  readonly issues: readonly PlanIssue[];
  constructor(issues: readonly PlanIssue[]) {
    super(issues.map(printIssue).join("\n"));
    this.name = "PlanError";
    this.issues = issues;
  }
}
