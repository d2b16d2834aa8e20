// What runs by itself later: transient timers of systemd (gone with the power), jobs of atd (kept), services and cron's entries of a start.

export interface Timer {
  readonly kind: "unit" | "job";
  readonly name: string;
  /** milliseconds from now */
  readonly after: number;
  /** again so long after it ended */
  readonly every?: number;
  readonly words: readonly string[];
}

/** On the disk: when it is due in device time. */
export type StoredTimer = Omit<Timer, "after"> & { readonly due: number };

interface Clock {
  readonly now: () => number;
  readonly at: (time: number, happen: () => void) => () => void;
}

export class Timers {
  readonly #clock: Clock;
  readonly #run: (words: readonly string[]) => Promise<void>;
  readonly #held = new Map<string, { readonly timer: StoredTimer; readonly off: () => void }>();

  constructor(clock: Clock, run: (words: readonly string[]) => Promise<void>, stored: readonly StoredTimer[]) {
    this.#clock = clock;
    this.#run = run;
    for (const timer of stored) this.#held.set(keyOf(timer), { timer, off: () => undefined });
  }

  get stored(): readonly StoredTimer[] {
    return [...this.#held.values()].map(({ timer }) => timer);
  }

  get units(): readonly string[] {
    return this.stored.filter(({ kind }) => kind === "unit").map(({ name }) => name);
  }

  /** What each job runs, by its number. */
  get jobs(): ReadonlyMap<string, string> {
    return new Map(this.stored.filter(({ kind }) => kind === "job").map(({ name, words }) => [name, `#!/bin/sh\n${words.join(" ")}\n`]));
  }

  add({ after, ...timer }: Timer): void {
    this.#wind({ ...timer, due: this.#clock.now() + after });
  }

  drop(kind: Timer["kind"], name: string): void {
    const key = keyOf({ kind, name });
    this.#held.get(key)?.off();
    this.#held.delete(key);
  }

  /** The machine is on: what is due, or was while it was off, runs. */
  wake(): void {
    for (const timer of this.stored) this.#wind(timer);
  }

  /** The power is gone: transient units with it. */
  stop(): void {
    for (const { kind, name } of this.stored) if (kind === "unit") this.drop(kind, name);
  }

  forget(): void {
    for (const { kind, name } of this.stored) this.drop(kind, name);
  }

  fireAll(): void {
    for (const timer of this.stored) void this.#fire(timer);
  }

  #wind(timer: StoredTimer): void {
    this.#held.get(keyOf(timer))?.off();
    const off = this.#clock.at(Math.max(timer.due, this.#clock.now()), () => void this.#fire(timer));
    this.#held.set(keyOf(timer), { timer, off });
  }

  async #fire(timer: StoredTimer): Promise<void> {
    this.#held.get(keyOf(timer))?.off();
    if (timer.every === undefined) this.drop(timer.kind, timer.name);
    await this.#run(timer.words);
    // Whoever took it away meanwhile wants it to run no more.
    if (timer.every !== undefined && this.#held.has(keyOf(timer))) this.#wind({ ...timer, due: this.#clock.now() + timer.every });
  }
}

function keyOf({ kind, name }: Pick<Timer, "kind" | "name">): string {
  return `${kind} ${name}`;
}
