// Looks at devices: all at once as soon as it is known where they are, each look shared by all who ask for it.
import limit from "p-limit";
import { type Connect, DeviceRefusal, type Journal, type Look, procedureOf, recover } from "../apply/index.ts";
import type { Model, Ownership, Platform } from "../devices/platform.ts";
import { type Session, type Target, TransportError } from "../transport/session.ts";
import type { DeviceConfigInputs } from "./inputs.ts";
import { type Targets, UnknownDevice } from "./targets.ts";

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

export class Observer {
  readonly #tools: ObserverTools;
  readonly #turn: ReturnType<typeof limit>;
  readonly #looks = new Map<string, Promise<Seen>>();

  constructor(tools: ObserverTools) {
    this.#tools = tools;
    this.#turn = limit(tools.atOnce ?? 64);
  }

  /** The engine asks for one difference after another: reading ahead makes a fleet as fast as its slowest device. */
  async readAhead(): Promise<void> {
    for (const { vendor, target } of await this.#tools.targets.known()) {
      const platform = this.#tools.platformOf(vendor);
      if (platform !== undefined) this.#shared(target, platform);
    }
  }

  /** Never throws for a device. */
  async see(device: string, platform: Platform, hint: DeviceConfigInputs["target"]): Promise<Seen> {
    try {
      return await this.#shared(await this.#tools.targets.of(device, hint), platform);
    } catch (error) {
      if (error instanceof UnknownDevice) return { reached: false, why: error.message };
      throw error;
    }
  }

  /** Ends what a killed run left on the device, and looks again; `busy` where another run is at it. */
  async settle(
    seen: Extract<Seen, { reached: true }>,
    platform: Platform,
    intended: { readonly model: Model; readonly own: Ownership } | undefined,
  ): Promise<{ readonly seen: Seen; readonly words?: string; readonly busy?: string }> {
    const procedure = procedureOf(platform.vendor);
    const { armed, files } = seen.look.traces;
    if (procedure === undefined || (armed === undefined && files.length === 0)) return { seen };
    await this.#tools.journal.ended(armed ?? "", PATIENCE);
    let words: string | undefined;
    let busy: string | undefined;
    const after = await this.#visit(seen.target, async (session) => {
      const tools = { platform, procedure, journal: this.#tools.journal };
      const recovered = await recover(session, tools, await procedure.look(session, platform), intended);
      ({ words, busy } = recovered);
      return recovered.look;
    });
    this.#looks.set(seen.target.device, Promise.resolve(after));
    return { seen: after, ...(words === undefined ? {} : { words }), ...(busy === undefined ? {} : { busy }) };
  }

  #shared(target: Target, platform: Platform): Promise<Seen> {
    const known = this.#looks.get(target.device);
    if (known !== undefined) return known;
    const procedure = procedureOf(platform.vendor);
    const look: Promise<Seen> =
      procedure === undefined
        ? Promise.resolve({ reached: false, why: `reading ${platform.vendor} devices is not there yet` })
        : this.#visit(target, (session) => procedure.look(session, platform));
    this.#looks.set(target.device, look);
    return look;
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
