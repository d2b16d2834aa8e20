// A mistake in the inventory's files, in words for the person who made it.
import type { Position } from "./schema/inventory.ts";

/** What is wrong, where, and what to do about it. */
export interface Issue extends Position {
  readonly message: string;
  readonly fix?: string;
}

/** One line a mistake: `file:line:column: what; fix: …`. */
export function issueLine(issue: Issue): string {
  const fix = issue.fix === undefined ? "" : `; fix: ${issue.fix}`;
  return `${issue.file}:${issue.line}:${issue.column}: ${issue.message}${fix}`;
}

/** Every mistake of a region's files at once: the user's mistakes, not ours. */
export class InventoryError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(issueLine).join("\n"));
    this.name = "InventoryError";
    this.issues = issues;
  }
}
