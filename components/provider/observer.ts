// Looks at devices: all at once as soon as it is known where they are, each look shared by all who ask for it.
import limit from "p-limit";
import { type Connect, DeviceRefusal, type Journal, type Look, procedureOf, recover } from "../apply/index.ts";
import type { Platform } from "../devices/platform.ts";
import { UnknownDevice } from "../fleet/way.ts";
import { type Session, type Target, TransportError } from "../transport/session.ts";
import type { DeviceConfigInputs } from "./inputs.ts";
import type { Known, Targets } from "./targets.ts";

/** Seconds in which a transaction of another run of this checkout, whose engine may have been killed, is waited for. */
const PATIENCE = 90;

export type Seen =
  | { readonly reached: true; readonly target: Target; readonly look: Look }
  /** `why` is for people */
  | { readonly reached: false; readonly why: string };

export interface ObserverTools {
  readonly targets: Targets;
  readonly connect: Connect;
  readonly journal: Journal;
  readonly platformOf: (vendor: DeviceConfigInputs["vendor"]) => Platform | undefined;
  /** sessions at the same time */
  readonly atOnce?: number;
}

/** After what an earlier run left is ended. */
export interface Settled {
  readonly seen: Seen;
  /** for people: what was found and what was done; absent where nothing was */
  readonly words?: string;
  /** another run is at it */
  readonly busy?: string;
}

interface Looked {
  readonly platform: Platform;
  readonly seen: Promise<Seen>;
}

export class Observer {
  readonly #tools: ObserverTools;
  readonly #turn: ReturnType<typeof limit>;
  readonly #looks = new Map<string, Looked>();
  readonly #settled = new Map<string, Promise<Settled>>();
  #ahead: Promise<void> | undefined;

  constructor(tools: ObserverTools) {
    this.#tools = tools;
    this.#turn = limit(tools.atOnce ?? 64);
  }

  /** The engine asks for one difference after another: reading ahead makes a fleet as fast as its slowest device. */
  readAhead(): Promise<void> {
    this.#ahead ??= this.#lookAll();
    return this.#ahead;
  }

  async #lookAll(): Promise<void> {
    const { early, known } = this.#tools.targets;
    const certain = known();
    // who asks first is told what went wrong
    certain.catch(() => undefined);
    this.#begin(await early());
    const { devices, changed } = await certain;
    if (changed) this.#looks.clear();
    this.#begin(devices);
  }

  #begin(devices: readonly Known[]): void {
    for (const { vendor, target } of devices) {
      const platform = this.#tools.platformOf(vendor);
      if (platform !== undefined) this.#shared(target, platform);
    }
  }

  /** Never throws for a device. */
  async see(device: string, platform: Platform, hint: DeviceConfigInputs["target"]): Promise<Seen> {
    try {
      // what goes wrong with it is told by who needs it
      await this.readAhead().catch(() => undefined);
      return await this.#shared(await this.#tools.targets.of(device, hint), platform);
    } catch (error) {
      if (error instanceof UnknownDevice) return { reached: false, why: [error.message, error.fix].filter(Boolean).join(": ") };
      throw error;
    }
  }

  /** Ends what a run that was cut off left on a device that was seen. The first who asks has it done for all devices at once. */
  settle(device: string): Promise<Settled> {
    for (const [name, looked] of this.#looks) if (!this.#settled.has(name)) this.#settled.set(name, this.#settleOne(looked));
    return this.#settled.get(device) ?? Promise.resolve({ seen: { reached: false, why: "it was not looked at" } });
  }

  async #settleOne({ platform, seen: looking }: Looked): Promise<Settled> {
    const seen = await looking;
    const procedure = procedureOf(platform.vendor);
    if (!seen.reached || procedure === undefined || !hasTraces(seen)) return { seen };
    const { journal } = this.#tools;
    await journal.ended(seen.look.traces.armed ?? "", PATIENCE);
    let more: Pick<Settled, "words" | "busy"> = {};
    const after = await this.#visit(seen.target, async (session) => {
      const { look, ...told } = await recover(session, { platform, procedure, journal }, await procedure.look(session, platform));
      more = told;
      return look;
    });
    return { seen: after, ...more };
  }

  #shared(target: Target, platform: Platform): Promise<Seen> {
    const known = this.#looks.get(target.device);
    if (known !== undefined) return known.seen;
    const procedure = procedureOf(platform.vendor);
    const seen: Promise<Seen> =
      procedure === undefined
        ? Promise.resolve({ reached: false, why: `reading ${platform.vendor} devices is not there yet` })
        : this.#visit(target, (session) => procedure.look(session, platform));
    this.#looks.set(target.device, { platform, seen });
    return seen;
  }

  #visit(target: Target, act: (session: Session) => Promise<Look>): Promise<Seen> {
    return this.#turn(async () => {
      let session: Session | undefined;
      try {
        session = await this.#tools.connect(target);
        return { reached: true, target, look: await act(session) };
      } catch (error) {
        if (error instanceof TransportError || error instanceof DeviceRefusal) return { reached: false, why: error.message };
        throw error;
      } finally {
        session?.close();
      }
    });
  }
}

/** Whether an earlier run's undo or files are on it. */
export function hasTraces(seen: Seen): boolean {
  return seen.reached && (seen.look.traces.armed !== undefined || seen.look.traces.files.length > 0);
}
