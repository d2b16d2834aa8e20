// Sessions of the next wave, opened while the present one is still at work: a login takes a device longer than anything that is asked of it
// then, but for a look at a large configuration, which is made ahead too. What changes between that look and the undo timer is seen when it is armed.
import type { Session } from "../transport/session.ts";
import type { Change } from "./change.ts";
import { type Inspection, inspect } from "./inspection.ts";
import type { Connect } from "./transaction.ts";

/** Seconds after which one that nobody used is not relied on. */
const fresh = 20;

interface Early {
  readonly session: Promise<Session | undefined>;
  readonly opened: number;
}

/** Neither a login nor a look puts anything on a device. */
export class EarlySessions {
  readonly #connect: Connect;
  readonly #early = new Map<string, Early>();
  readonly #inspections = new WeakMap<Session, Promise<Inspection | undefined>>();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  open(changes: readonly Change[]): void {
    for (const change of changes) {
      // Why something failed is found out again by whoever needs it.
      const session = this.#connect(change.target).catch(() => undefined);
      this.#early.set(change.device, { session, opened: performance.now() });
      void session.then(
        (opened) =>
          opened &&
          this.#inspections.set(
            opened,
            inspect(change, opened).catch(() => undefined),
          ),
      );
    }
  }

  /** What was seen on this very session ahead of time. */
  readonly inspection = (session: Session): Promise<Inspection | undefined> | undefined => this.#inspections.get(session);

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
