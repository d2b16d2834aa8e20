// Sessions of the next wave, opened while the present one is still at work: a login takes a device longer than anything that is asked of it then.
import type { Session, Target } from "../transport/session.ts";
import type { Connect } from "./transaction.ts";

/** Seconds after which one that nobody used is not relied on. */
const fresh = 20;

interface Early {
  readonly session: Promise<Session | undefined>;
  readonly opened: number;
}

/** A login puts nothing on a device. */
export class EarlySessions {
  readonly #connect: Connect;
  readonly #early = new Map<string, Early>();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  open(targets: readonly Target[]): void {
    for (const target of targets) {
      // Why it failed is found out again by whoever needs it.
      const session = this.#connect(target).catch(() => undefined);
      this.#early.set(target.device, { session, opened: performance.now() });
    }
  }

  /** The one that was opened for this device, once; else a new one. */
  readonly connect: Connect = async (target) => {
    const early = this.#early.get(target.device);
    this.#early.delete(target.device);
    const session = await early?.session;
    if (early === undefined || session === undefined) return this.#connect(target);
    if (performance.now() - early.opened < fresh * 1000) return session;
    session.close();
    return this.#connect(target);
  };

  /** Ends those that nobody came for. */
  async close(): Promise<void> {
    const left = [...this.#early.values()];
    this.#early.clear();
    for (const session of await Promise.all(left.map((early) => early.session))) session?.close();
  }
}
