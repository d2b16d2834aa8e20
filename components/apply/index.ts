// The safe change of devices: one at a time as a state machine, many as a fleet transaction.
export { type Change, digest, runningHash, scriptHash } from "./change.ts";
export type { AskEnds } from "./far-ends.ts";
export { changeFleet, type FleetPlan, type FleetResult, type FleetSettings, wantsStrongGuard } from "./fleet.ts";
export { Journal, type TransactionRecord } from "./journal.ts";
export { hasTraces, inspectAt, type LookTools, lookAt, type Seen, type Settled, settle } from "./look.ts";
export { type DeviceOutcome, type Guard, guardNames, isDone, type Outcome, outlivesReboot, type Step, StepFailure } from "./outcome.ts";
export { bytesOf, refusalOf } from "./precheck.ts";
export { type Condition, DeviceRefusal, type Look, type Procedure, procedureOf } from "./procedure.ts";
export { type Recovered, recover } from "./recovery.ts";
export type { Connect } from "./transaction.ts";
export type { Link } from "./two-ended.ts";
export { changeFrom, dayZero, foreign, hashAfter, intendedModel, ownership, type Work, type WorkOptions, workOut } from "./work.ts";
