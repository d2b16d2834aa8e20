// The fleet transaction: every staged change in an order worked out for it, few at a time, one result a device, evidence for each.
import limit from "p-limit";
import type { Change } from "./change.ts";
import { EarlySessions } from "./early-sessions.ts";
import { type AskEnds, FarEnds } from "./far-ends.ts";
import { GroupChange, type GroupSettings } from "./group.ts";
import type { Journal, TransactionRecord } from "./journal.ts";
import { canaries, type Group, type Order, wavesOf } from "./order.ts";
import { type DeviceOutcome, isDone } from "./outcome.ts";
import type { Connect } from "./transaction.ts";

export interface FleetPlan extends Order {
  /** devices at the same time */
  readonly parallel: number;
  /** nothing new starts once so many devices are not as intended */
  readonly stopAfter?: number;
  /** all or none: one that fails takes back those that were done before it */
  readonly transaction?: boolean;
  /** devices through which others are reached: no change on one whose undo a reboot would lose, */
  readonly core?: readonly string[];
  /** unless the user named it */
  readonly weakGuard?: readonly string[];
}

export interface FleetSettings {
  readonly connect: Connect;
  readonly journal: Journal;
  /** asks both ends of the links of what was changed, where somebody knows what is to be seen there */
  readonly ends?: AskEnds;
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

/** The longest that a device waits before it undoes by itself. */
const longest = 60;

/** Never throws for a device; changes without commands end as "unchanged" without a connection. */
export async function changeFleet(changes: readonly Change[], plan: FleetPlan, settings: FleetSettings): Promise<FleetResult> {
  const busy = changes.filter(({ commands }) => commands.length > 0).map((change) => ({ ...change, core: wantsStrongGuard(change, plan) }));
  const idle = changes.filter(({ commands }) => commands.length === 0).map(unchanged);
  if (busy.length === 0) return { transaction: "", waves: [], devices: idle };
  const record = settings.journal.begin(busy.map(({ device }) => device));
  const run = new Run(busy, plan, settings, record);
  const outcomes = await run.outcomes();
  settings.journal.end(record, outcomes);
  return {
    transaction: record.id,
    waves: run.waves,
    devices: [...idle, ...outcomes].sort((a, b) => (a.device < b.device ? -1 : 1)),
  };
}

/** Others are reached through it, and nobody named it as one whose undo a reboot may lose. */
export function wantsStrongGuard({ device }: Pick<Change, "device">, { core = [], weakGuard = [] }: FleetPlan): boolean {
  return core.includes(device) && !weakGuard.includes(device);
}

function unchanged({ device, runningHash }: Change): DeviceOutcome {
  return { device, outcome: "unchanged", step: "read", guard: "none", runningHash, seconds: 0 };
}

/** One transaction under way. */
class Run {
  readonly #waves: readonly (readonly Group[])[];
  readonly #canary: readonly string[];
  readonly #plan: FleetPlan;
  readonly #settings: FleetSettings;
  readonly #record: TransactionRecord;
  readonly #turn: ReturnType<typeof limit>;
  readonly #ends: FarEnds | undefined;
  readonly #early: EarlySessions;
  readonly #outcomes: DeviceOutcome[] = [];
  /** groups of an all-or-none transaction that are as intended and still armed */
  readonly #held: (readonly [Group, GroupChange])[] = [];
  #stopped: string | undefined;

  constructor(changes: readonly Change[], plan: FleetPlan, settings: FleetSettings, record: TransactionRecord) {
    this.#waves = wavesOf(changes, plan);
    this.#canary = canaries(changes, plan);
    this.#plan = plan;
    this.#settings = settings;
    this.#record = record;
    this.#turn = limit(plan.parallel);
    this.#early = new EarlySessions(settings.connect);
    this.#ends = settings.ends === undefined ? undefined : new FarEnds(settings.ends, changes);
  }

  get waves(): readonly (readonly string[])[] {
    return this.#waves.map((wave) => wave.flat(2).map(({ device }) => device));
  }

  async outcomes(): Promise<readonly DeviceOutcome[]> {
    for (const [at, wave] of this.#waves.entries()) {
      this.#logInAhead(wave, this.#waves[at + 1] ?? []);
      await Promise.all(wave.map((group) => this.#turn(() => this.#take(group))));
      this.#gate();
    }
    await this.#early.close();
    await this.#finish();
    return this.#outcomes;
  }

  /** Not while canaries are out: nobody else hears of the change before they are well. */
  #logInAhead(wave: readonly Group[], next: readonly Group[]): void {
    const devices = (groups: readonly Group[]): readonly Change[] => groups.flat(2);
    const outnumbered = devices(wave).length > this.#plan.parallel;
    if (this.#stopped !== undefined || outnumbered || devices(wave).some(({ device }) => this.#canary.includes(device))) return;
    this.#early.open(devices(next).slice(0, this.#plan.parallel));
  }

  async #take(group: Group): Promise<void> {
    if (this.#settings.signal?.aborted === true) this.#stopped ??= "the run was cancelled";
    if (this.#stopped !== undefined) {
      const why = this.#stopped;
      this.#tell(group, group.flat().map(notStarted(why)));
      return;
    }
    const change = new GroupChange(group, this.#timing());
    const passed = await change.forward();
    const cause = change.failed;
    if (passed && this.#plan.transaction === true) {
      this.#held.push([group, change]);
      return;
    }
    await (passed ? change.keep() : change.back());
    if (!passed && this.#plan.transaction === true) this.#stopped ??= cause;
    this.#tell(group, change.end());
  }

  /** Between waves: whether the next one may start. */
  #gate(): void {
    const failed = this.#outcomes.filter((outcome) => !isDone(outcome));
    const canary = failed.find(({ device }) => this.#canary.includes(device));
    if (canary !== undefined) this.#stopped ??= `the canary ${canary.device} failed`;
    const { stopAfter = Number.POSITIVE_INFINITY } = this.#plan;
    if (failed.length >= stopAfter) this.#stopped ??= `${failed.length} devices failed`;
  }

  /** All or none: the last ones changed go back first. */
  async #finish(): Promise<void> {
    const groups = this.#stopped === undefined ? this.#held : this.#held.toReversed();
    await Promise.all(groups.map(([group, change]) => this.#turn(() => this.#end(group, change))));
  }

  async #end(group: Group, change: GroupChange): Promise<void> {
    const why = this.#stopped;
    await (why === undefined ? change.keep() : change.back(`the transaction failed: ${why}`));
    this.#tell(group, change.end());
  }

  #timing(): GroupSettings {
    const { connect, inspection: ahead } = this.#early;
    const { undoMinutes = 5, patience = 30, wait } = this.#settings;
    // An undo that waits for all waves must not fire before the last one is over.
    const waves = this.#plan.transaction === true ? this.#waves.length : 1;
    const minutes = Math.min(longest, undoMinutes * waves);
    const { parallel } = this.#plan;
    const { id, by } = this.#record;
    const ends = this.#ends === undefined ? {} : { ends: this.#ends };
    return { id, by, parallel, connect, ahead, undoMinutes: minutes, patience, ...ends, ...(wait === undefined ? {} : { wait }) };
  }

  #tell(group: Group, outcomes: readonly DeviceOutcome[]): void {
    const { journal, done } = this.#settings;
    for (const outcome of outcomes) {
      const change = group.flat().find(({ device }) => device === outcome.device);
      const told = change === undefined ? outcome : { ...outcome, evidence: journal.device(this.#record, change, outcome) };
      done?.(told);
      this.#outcomes.push(told);
    }
  }
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
