// Background jobs: scripts of `:execute` and of timers. One that sleeps at its top level survives a stop of the farm, never a reboot.

import type { Actor } from "./actor.ts";
import { type Ended, runAlone } from "./console.ts";
import type { RouterosDevice } from "./device.ts";
import type { SleepingJob } from "./held.ts";

export class Jobs {
  readonly #device: RouterosDevice;
  #sleeping: readonly SleepingJob[];
  /** counts restarts, so that a job of before one never goes on */
  #life = 0;
  #last: number;

  constructor(device: RouterosDevice, sleeping: readonly SleepingJob[]) {
    this.#device = device;
    this.#sleeping = sleeping;
    this.#last = Math.max(0, ...sleeping.map(({ id }) => id));
  }

  get sleeping(): readonly SleepingJob[] {
    return this.#sleeping;
  }

  /** Starts a script in the background; the result is the job's number. */
  start(script: string, actor: Actor): number {
    void this.begin(script, actor);
    return this.#last;
  }

  /** Starts a script in the background; ends with it. */
  async begin(script: string, actor: Actor): Promise<Ended> {
    this.#last += 1;
    const id = this.#last;
    const life = this.#life;
    const sleep = async (milliseconds: number, rest: string): Promise<boolean> => {
      const { clock } = this.#device;
      this.#put({ id, at: clock.now() + milliseconds, script: rest, user: actor.user, policies: [...actor.policies] });
      this.#device.save();
      await clock.pass(milliseconds);
      if (life === this.#life) this.#drop(id);
      return life === this.#life;
    };
    const ended = await runAlone(this.#device, script, actor, sleep);
    if (life === this.#life) this.#drop(id);
    return ended;
  }

  /** Lets jobs go on that slept when the farm was stopped. */
  wake(): void {
    for (const job of this.#sleeping) {
      this.#drop(job.id);
      const left = Math.max(0, job.at - this.#device.clock.now());
      const actor: Actor = { user: job.user, policies: new Set(job.policies), as: "job" };
      this.start(`:delay ${left}ms\n${job.script}`, actor);
    }
  }

  /** Ends those that one user's session started. */
  forget(): void {
    this.#life += 1;
    this.#sleeping = [];
  }

  #put(job: SleepingJob): void {
    this.#sleeping = [...this.#sleeping.filter(({ id }) => id !== job.id), job];
  }

  #drop(id: number): void {
    this.#sleeping = this.#sleeping.filter((job) => job.id !== id);
  }
}
