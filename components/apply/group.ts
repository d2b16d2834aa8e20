// A group of devices that change together, or not at all: arm all, apply far ends first, verify all, disarm all.
import limit from "p-limit";
import type { Change } from "./change.ts";
import type { EndCheck, FarEnds } from "./far-ends.ts";
import { type DeviceOutcome, StepFailure } from "./outcome.ts";
import { DeviceChange, sleep, type TransactionSettings } from "./transaction.ts";

export interface GroupSettings extends TransactionSettings {
  readonly parallel: number;
  /** absent: nobody says what is to be seen at the links */
  readonly ends?: FarEnds;
}

/** Seconds between two looks at a link that does not work yet: an adjacency takes its time. */
const again = 2;

/** Levels of devices, the far ones first; one device alone is a group too. Use: forward, then keep or back. Throws only on a bug. */
export class GroupChange {
  readonly #levels: readonly (readonly Member[])[];
  readonly #turn: ReturnType<typeof limit>;
  readonly #settings: GroupSettings;

  constructor(levels: readonly (readonly Change[])[], settings: GroupSettings) {
    this.#settings = settings;
    this.#levels = levels.map((level) => level.map((change) => new Member(change, settings)));
    this.#turn = limit(settings.parallel);
  }

  get #all(): readonly Member[] {
    return this.#levels.flat();
  }

  /** True when every device is as intended; its undo is still armed then. */
  async forward(): Promise<boolean> {
    const { ends } = this.#settings;
    await ends?.note(this.#names);
    if (!(await this.#each(this.#all, (device) => device.prepare()))) return false;
    for (const level of this.#levels) if (!(await this.#each(level, (device) => device.apply()))) return false;
    if (!(await this.#each(this.#all, (device) => device.verify()))) return false;
    ends?.changed(this.#names);
    return ends === undefined || this.#holds(ends);
  }

  get #names(): readonly string[] {
    return this.#all.map(({ name }) => name);
  }

  /** Whether the links work, seen from both ends, before patience ends. */
  async #holds(ends: FarEnds): Promise<boolean> {
    const { patience, wait = sleep } = this.#settings;
    // Some devices take one session at a time.
    for (const member of this.#all) member.rest();
    for (let waited = 0; ; waited += again) {
      const broken = await ends.broken(this.#names);
      if (broken.length === 0) return true;
      if (waited >= patience) {
        for (const check of broken) this.#blame(check);
        return false;
      }
      await wait(again);
    }
  }

  #blame({ from, to, observed, expected }: EndCheck): void {
    const why =
      from === to ? `${from} is not reached any more: ${observed}` : `seen from ${from}, ${to}: ${observed}; expected: ${expected}`;
    for (const member of this.#all)
      if (member.name === from || member.name === to) member.failure ??= new StepFailure("undone", "verify", why);
  }

  /** From here on the devices are as intended: one that cannot be disarmed does not take the others back. */
  async keep(): Promise<void> {
    await this.#each(this.#all, (device) => device.disarm());
  }

  /** Every device back to what it ran before. `cause` is why, where that is not one of the group. */
  async back(cause = this.failed): Promise<void> {
    await Promise.all(this.#all.map((member) => this.#turn(() => member.leave(cause))));
  }

  /** The first that failed, in words. */
  get failed(): string | undefined {
    const member = this.#all.find(({ failure }) => failure !== undefined);
    return member === undefined ? undefined : `${member.name} failed: ${member.failure?.message ?? ""}`;
  }

  end(): readonly DeviceOutcome[] {
    return this.#all.map((member) => member.end());
  }

  async #each(members: readonly Member[], step: (device: DeviceChange) => Promise<void>): Promise<boolean> {
    return (await Promise.all(members.map((member) => this.#turn(() => member.take(step))))).every(Boolean);
  }
}

/** One device of a group, and how it fares. */
class Member {
  readonly #device: DeviceChange;
  readonly #started = performance.now();
  failure: StepFailure | undefined;

  constructor(change: Change, settings: TransactionSettings) {
    this.#device = new DeviceChange(change, settings);
  }

  get name(): string {
    return this.#device.change.device;
  }

  /** Ends its session; the next step opens another. */
  rest(): void {
    this.#device.close();
  }

  /** True when the step was passed. */
  async take(step: (device: DeviceChange) => Promise<void>): Promise<boolean> {
    try {
      await step(this.#device);
      return true;
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      this.failure = error;
      return false;
    }
  }

  /** Back to what it ran before: by the undo when commands may have reached it, else by taking away what was prepared. */
  async leave(cause: string | undefined): Promise<void> {
    const failure = this.failure;
    const why = failure?.message ?? `it changes together with others, and ${cause}`;
    const step = failure?.step ?? this.#device.step;
    if (!this.#device.touched) {
      await this.take((device) => device.withdraw());
      this.failure = failure ?? new StepFailure("not started", step, why);
      return;
    }
    // One that could not be reached for as long as patience lasts is tried once more, not waited for again.
    const patience = failure?.outcome === "unreachable" ? 0 : undefined;
    if (await this.take((device) => device.undo(patience))) this.failure = new StepFailure("undone", step, why);
  }

  end(): DeviceOutcome {
    this.rest();
    const { step, guard, runningHash } = this.#device;
    const seconds = Math.round(performance.now() - this.#started) / 1000;
    const base = { device: this.name, guard, runningHash, seconds };
    if (this.failure === undefined) return { ...base, outcome: "applied", step };
    return { ...base, outcome: this.failure.outcome, step: this.failure.step, why: this.failure.message };
  }
}
