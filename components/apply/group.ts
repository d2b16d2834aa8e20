// A group of devices that change together, or not at all: arm all, apply far ends first, verify all, disarm all.
import limit from "p-limit";
import type { Change } from "./change.ts";
import { type DeviceOutcome, StepFailure } from "./outcome.ts";
import { DeviceChange, type TransactionSettings } from "./transaction.ts";

/** Levels of devices, the far ones first; one device alone is a group too. Throws only on a bug. */
export async function changeGroup(
  levels: readonly (readonly Change[])[],
  settings: TransactionSettings & { readonly parallel: number },
): Promise<readonly DeviceOutcome[]> {
  const members = levels.map((level) => level.map((change) => new Member(change, settings)));
  const all = members.flat();
  const turn = limit(settings.parallel);
  const passed = await forward(members, turn);
  const cause = all.find((member) => member.failure !== undefined);
  if (!passed) await Promise.all(all.map((member) => turn(() => member.leave(cause))));
  return all.map((member) => member.end());
}

async function forward(levels: readonly (readonly Member[])[], turn: ReturnType<typeof limit>): Promise<boolean> {
  const each = async (members: readonly Member[], step: (device: DeviceChange) => Promise<void>): Promise<boolean> =>
    (await Promise.all(members.map((member) => turn(() => member.take(step))))).every(Boolean);
  const all = levels.flat();
  if (!(await each(all, (device) => device.prepare()))) return false;
  for (const level of levels) if (!(await each(level, (device) => device.apply()))) return false;
  if (!(await each(all, (device) => device.verify()))) return false;
  // From here on the devices are as intended: one that cannot be disarmed does not take the others back.
  await each(all, (device) => device.disarm());
  return true;
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
  async leave(cause: Member | undefined): Promise<void> {
    const failure = this.failure;
    const why = failure?.message ?? `${cause?.name ?? "another device"}, which changes with it, failed: ${cause?.failure?.message ?? ""}`;
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
    this.#device.close();
    const { step, guard, runningHash } = this.#device;
    const seconds = Math.round(performance.now() - this.#started) / 1000;
    const base = { device: this.name, guard, runningHash, seconds };
    if (this.failure === undefined) return { ...base, outcome: "applied", step };
    return { ...base, outcome: this.failure.outcome, step: this.failure.step, why: this.failure.message };
  }
}
