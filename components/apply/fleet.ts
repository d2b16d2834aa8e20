// The fleet transaction: every staged change in an order worked out for it, few at a time, one result a device, evidence for each.
import limit from "p-limit";
import type { Change } from "./change.ts";
import { changeGroup } from "./group.ts";
import type { Journal, TransactionRecord } from "./journal.ts";
import { type DeviceOutcome, isDone } from "./outcome.ts";
import type { Connect } from "./transaction.ts";
import { type Link, twoEnded } from "./two-ended.ts";

export interface FleetPlan {
  /** waves of devices, core outward; devices in none come last */
  readonly order: readonly (readonly string[])[];
  readonly links: readonly Link[];
  /** go first; when one of them fails nothing else starts */
  readonly canary: readonly string[];
  /** devices at the same time */
  readonly parallel: number;
}

export interface FleetSettings {
  readonly connect: Connect;
  readonly journal: Journal;
  readonly undoMinutes?: number;
  readonly patience?: number;
  readonly wait?: (seconds: number) => Promise<void>;
  /** nothing new starts once it is aborted; what is under way is finished */
  readonly signal?: AbortSignal;
  /** told as each device is over */
  readonly done?: (outcome: DeviceOutcome) => void;
}

export interface FleetResult {
  /** "" where nothing had to be done */
  readonly transaction: string;
  readonly waves: readonly (readonly string[])[];
  readonly devices: readonly DeviceOutcome[];
}

/** Devices that change together, the far ones first. */
type Group = readonly (readonly Change[])[];

/** Never throws for a device; changes without commands end as "unchanged" without a connection. */
export async function changeFleet(changes: readonly Change[], plan: FleetPlan, settings: FleetSettings): Promise<FleetResult> {
  const busy = changes.filter(({ commands }) => commands.length > 0);
  const idle = changes.filter(({ commands }) => commands.length === 0).map(unchanged);
  if (busy.length === 0) return { transaction: "", waves: [], devices: idle };
  const waves = wavesOf(busy, plan);
  const record = settings.journal.begin(busy.map(({ device }) => device));
  const outcomes = await inWaves(waves, plan, settings, record);
  settings.journal.end(record, outcomes);
  return {
    transaction: record.id,
    waves: waves.map((wave) => wave.flat(2).map(({ device }) => device)),
    devices: [...idle, ...outcomes].sort((a, b) => (a.device < b.device ? -1 : 1)),
  };
}

function unchanged({ device, runningHash }: Change): DeviceOutcome {
  return { device, outcome: "unchanged", step: "read", guard: "none", runningHash, seconds: 0 };
}

/** Canary first, then the waves of the plan. What is only being built has no two ends yet: it follows the waves alone. */
export function wavesOf(changes: readonly Change[], plan: FleetPlan): readonly (readonly Group[])[] {
  const waveOf = new Map(plan.order.flatMap((wave, index) => wave.map((device) => [device, index] as const)));
  const at = ({ device }: Change): number => waveOf.get(device) ?? plan.order.length;
  const groups = groupsOf(changes, plan.links, at);
  const isCanary = (group: Group): boolean => group.flat().some(({ device }) => plan.canary.includes(device));
  const rest = groups.filter((group) => !isCanary(group));
  const byWave = Map.groupBy(rest, (group) => Math.min(...group.flat().map(at)));
  const later = [...byWave].sort(([a], [b]) => a - b).map(([, wave]) => wave);
  const canary = groups.filter(isCanary);
  return canary.length > 0 ? [canary, ...later] : later;
}

function groupsOf(changes: readonly Change[], links: readonly Link[], at: (change: Change) => number): readonly Group[] {
  const known = new Map(changes.map((change) => [change.device, change]));
  const scripts = new Map(changes.filter(({ fresh }) => !fresh).map(({ device, shown }) => [device, shown.commands]));
  const together = twoEnded(scripts, links).map((names) => names.flatMap((name) => known.get(name) ?? []));
  const tied = new Set(together.flat());
  const alone = changes.filter((change) => !tied.has(change)).map((change): Group => [[change]]);
  return [...together.map((group) => farFirst(group, at)), ...alone];
}

/** Levels of a group, outermost first: the near end still reaches the far one until it changes itself. */
function farFirst(group: readonly Change[], at: (change: Change) => number): Group {
  return [...Map.groupBy(group, at)].sort(([a], [b]) => b - a).map(([, level]) => level);
}

async function inWaves(
  waves: readonly (readonly Group[])[],
  plan: FleetPlan,
  settings: FleetSettings,
  record: TransactionRecord,
): Promise<readonly DeviceOutcome[]> {
  const turn = limit(plan.parallel);
  const outcomes: DeviceOutcome[] = [];
  let stopped: string | undefined;
  for (const [index, wave] of waves.entries()) {
    const run = async (group: Group): Promise<readonly DeviceOutcome[]> => {
      const stop = stopped ?? (settings.signal?.aborted === true ? "the run was cancelled" : undefined);
      const ended =
        stop === undefined
          ? await changeGroup(group, { ...timing(settings), id: record.id, parallel: plan.parallel })
          : group.flat().map(notStarted(stop));
      return ended.map((outcome) => evidence(group, outcome, settings, record));
    };
    outcomes.push(...(await Promise.all(wave.map((group) => turn(() => run(group))))).flat());
    const failed = outcomes.find((outcome) => plan.canary.includes(outcome.device) && !isDone(outcome));
    if (index === 0 && failed !== undefined) stopped = `the canary ${failed.device} failed`;
  }
  return outcomes;
}

function timing({ connect, undoMinutes = 5, patience = 30, wait }: FleetSettings) {
  return { connect, undoMinutes, patience, ...(wait === undefined ? {} : { wait }) };
}

function notStarted(why: string) {
  return ({ device, runningHash }: Change): DeviceOutcome => ({
    device,
    outcome: "not started",
    step: "connect",
    guard: "none",
    runningHash,
    seconds: 0,
    why,
  });
}

function evidence(group: Group, outcome: DeviceOutcome, settings: FleetSettings, record: TransactionRecord): DeviceOutcome {
  const change = group.flat().find(({ device }) => device === outcome.device);
  const told = change === undefined ? outcome : { ...outcome, evidence: settings.journal.device(record, change, outcome) };
  settings.done?.(told);
  return told;
}
