// The gate that looks from both ends: whether the links of a changed device work, held against what both ends should run by now.

/** One thing that is to be seen from one end of a link. */
export interface EndCheck {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly ok: boolean;
  readonly observed: string;
  readonly expected: string;
}

/** Asks both ends of every link of these devices; never fails for a device. */
export type AskEnds = (devices: readonly string[]) => Promise<readonly EndCheck[]>;

interface Changing {
  readonly device: string;
  readonly fresh: boolean;
}

/**
 * Of one transaction. A check counts once both ends run what is intended: while an end still waits for its own change, the link is judged
 * with that one. It counts where it held before, or where an end is built just now; what was broken before anybody came is told by `verify`.
 */
export class FarEnds {
  readonly #ask: AskEnds;
  readonly #waiting: Set<string>;
  readonly #fresh: ReadonlySet<string>;
  /** what held when it was first looked at in this transaction */
  readonly #before = new Map<string, boolean>();

  constructor(ask: AskEnds, changes: readonly Changing[]) {
    this.#ask = ask;
    this.#waiting = new Set(changes.map(({ device }) => device));
    this.#fresh = new Set(changes.filter(({ fresh }) => fresh).map(({ device }) => device));
  }

  /** Before these change. */
  async note(devices: readonly string[]): Promise<void> {
    const running = devices.filter((device) => !this.#fresh.has(device));
    for (const { id, ok } of await this.#ask(running)) if (!this.#before.has(id)) this.#before.set(id, ok);
  }

  /** These run what is intended. */
  changed(devices: readonly string[]): void {
    for (const device of devices) this.#waiting.delete(device);
  }

  /** What should be seen at the links of these and is not. */
  async broken(devices: readonly string[]): Promise<readonly EndCheck[]> {
    return (await this.#ask(devices)).filter((check) => !check.ok && this.#counts(check));
  }

  #counts({ id, from, to }: EndCheck): boolean {
    if (this.#waiting.has(from) || this.#waiting.has(to)) return false;
    // A device that nobody reaches is seen from nowhere: its own login counts only where it worked.
    const isBuilt = (this.#fresh.has(from) || this.#fresh.has(to)) && id !== `${to}.login`;
    return this.#before.get(id) ?? isBuilt;
  }
}
