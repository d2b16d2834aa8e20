// Sessions of the next wave, opened while the present one is still at work: a login takes a device longer than anything that is asked of it
// then, but for a look at a large configuration, which is made ahead too. What changes between that look and the undo timer is seen when it is armed.
import type { Session } from "../transport/session.ts";
import type { Change } from "./change.ts";
import { type Inspection, inspect } from "./inspection.ts";
import type { Connect } from "./transaction.ts";

/** Seconds after which one that nobody used is not relied on. */
const fresh = 20;

interface Ahead {
  readonly session: Session;
  readonly inspection: Inspection;
}

interface Early {
  readonly ahead: Promise<Ahead | undefined>;
  readonly opened: number;
}

/** Neither a login nor a look puts anything on a device. */
export class EarlySessions {
  readonly #connect: Connect;
  readonly #early = new Map<string, Early>();
  readonly #inspections = new WeakMap<Session, Inspection>();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  open(changes: readonly Change[]): void {
    for (const change of changes) this.#early.set(change.device, { ahead: this.#ahead(change), opened: performance.now() });
  }

  /** Undefined where something failed: why is found out again by whoever needs it. */
  async #ahead(change: Change): Promise<Ahead | undefined> {
    let session: Session | undefined;
    try {
      session = await this.#connect(change.target);
      return { session, inspection: await inspect(change, session) };
    } catch {
      session?.close();
      return undefined;
    }
  }

  /** What was seen on this very session ahead of time. */
  readonly inspection = (session: Session): Inspection | undefined => this.#inspections.get(session);

  /** The one that was opened for this device, once; else a new one. */
  readonly connect: Connect = async (target) => {
    const early = this.#early.get(target.device);
    this.#early.delete(target.device);
    const ahead = await early?.ahead;
    if (early === undefined || ahead === undefined) return this.#connect(target);
    if (performance.now() - early.opened < fresh * 1000) {
      this.#inspections.set(ahead.session, ahead.inspection);
      return ahead.session;
    }
    ahead.session.close();
    return this.#connect(target);
  };

  /** Ends those that nobody came for. */
  async close(): Promise<void> {
    const left = [...this.#early.values()];
    this.#early.clear();
    for (const ahead of await Promise.all(left.map((early) => early.ahead))) ahead?.session.close();
  }
}
