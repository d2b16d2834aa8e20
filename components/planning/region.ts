// The plan of a region from its inventory and the text of its lock file: what doors and stacks share.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { PlanError, type PlanIssue } from "./issue.ts";
import { emptyLock, type Lock, parseLock } from "./lock.ts";
import { type LockChange, lockChanges } from "./lock-changes.ts";
import type { Plan } from "./plan.ts";
import { plan } from "./planner.ts";

/** Where the lock of a region stands, from the repository's root. */
export function lockPath(region: string): string {
  return `inventory/regions/${region}/allocations.lock.yaml`;
}

export interface RegionPlan {
  readonly plan: Plan;
  readonly lock: Lock;
  /** what the lock file lacks; empty when it is up to date */
  readonly changes: readonly LockChange[];
  /** up: the file is as the plan wants it; stale: the inventory went on; missing: there is none */
  readonly state: "up" | "stale" | "missing";
}

/** `text` is undefined where there is no lock file; `today` is an ISO date, see `plan`. */
export function planRegion(
  inventory: Inventory,
  text: string | undefined,
  today?: string,
): RegionPlan | { readonly issues: readonly PlanIssue[] } {
  const region = inventory.region.id;
  const read = text === undefined ? { lock: emptyLock(region) } : parseLock(text, lockPath(region));
  if ("issues" in read) return read;
  if (read.lock.region !== region) return { issues: [foreign(region, read.lock.region)] };
  const planned = plan(inventory, read.lock, today);
  if ("issues" in planned) return planned;
  const state = text === undefined ? "missing" : planned.changed ? "stale" : "up";
  return { plan: planned.plan, lock: planned.lock, changes: lockChanges(read.lock, planned.lock), state };
}

function foreign(region: string, other: string): PlanIssue {
  return {
    file: lockPath(region),
    line: 1,
    column: 1,
    message: `this lock belongs to region ${other}, not ${region}`,
    fix: "put each region's own lock in its folder",
  };
}

/** The plan with numbers that are all in the lock file; throws PlanError where a number would still have to be given. */
export function settledPlan(inventory: Inventory, text: string | undefined): Plan {
  const planned = planRegion(inventory, text);
  if ("issues" in planned) throw new PlanError(planned.issues);
  if (planned.state !== "up") throw new PlanError([staleIssue(inventory.region.id, planned)]);
  return planned.plan;
}

/** A lock that does not hold every number of the plan, with the command to run. */
export function staleIssue(region: string, { state, changes }: Pick<RegionPlan, "state" | "changes">): PlanIssue {
  const sites = changes.map(({ site }) => site);
  const which = sites.length > 3 ? `${sites.slice(0, 3).join(", ")} and ${sites.length - 3} more` : sites.join(", ");
  const message =
    state === "missing" ? "there is no lock file: no number has been given out" : `the lock file is stale: ${which || "its text"} changed`;
  return {
    file: lockPath(region),
    line: 1,
    column: 1,
    message,
    fix: `run \`simpul plan --write --region ${region}\``,
  };
}
