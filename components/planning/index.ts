// The public face of planning: inventory and lock to plan, the lock file, and questions to a plan.
export { PlanError, type PlanIssue, printIssue } from "./issue.ts";
export { emptyLock, type Given, type Lock, parseLock, printLock, type Resting } from "./lock.ts";
export { type LockChange, lockChanges } from "./lock-changes.ts";
export type * from "./plan.ts";
export { type Planned, plan } from "./planner.ts";
export { lockPath, planRegion, type RegionPlan, settledPlan, staleIssue } from "./region.ts";
export { allocationOf, deviceOf, linkOf, linksOf, segmentsOf } from "./select.ts";
export { changeOrder } from "./waves.ts";
