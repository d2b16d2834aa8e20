// Looks at devices: all at once as soon as it is known where they are, each look shared by all who ask for it.
import limit from "p-limit";
import { type Connect, type Journal, lookAt, procedureOf, type Seen, type Settled, settle } from "../apply/index.ts";
import type { Platform } from "../devices/platform.ts";
import { UnknownDevice } from "../fleet/way.ts";
import type { Target } from "../transport/session.ts";
import type { DeviceConfigInputs } from "./inputs.ts";
import type { Known, Targets } from "./targets.ts";

export interface ObserverTools {
  readonly targets: Targets;
  readonly connect: Connect;
  readonly journal: Journal;
  readonly platformOf: (vendor: string) => Platform | undefined;
  /** sessions at the same time */
  readonly atOnce?: number;
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

  /** How a device is reached that was read ahead; others are none of this run's. */
  readonly reach = async (device: string): Promise<Known | undefined> => {
    const { devices } = await this.#tools.targets.known();
    return devices.find(({ target }) => target.device === device);
  };

  /** Ends what a run that was cut off left on a device that was seen. The first who asks has it done for all devices at once. */
  settle(device: string): Promise<Settled> {
    for (const [name, looked] of this.#looks) if (!this.#settled.has(name)) this.#settled.set(name, this.#settleOne(looked));
    return this.#settled.get(device) ?? Promise.resolve({ seen: { reached: false, why: "it was not looked at" } });
  }

  async #settleOne({ platform, seen: looking }: Looked): Promise<Settled> {
    const seen = await looking;
    const procedure = procedureOf(platform.vendor);
    const { connect, journal } = this.#tools;
    return procedure === undefined ? { seen } : this.#turn(() => settle(seen, { platform, procedure, connect, journal }));
  }

  #shared(target: Target, platform: Platform): Promise<Seen> {
    const known = this.#looks.get(target.device);
    if (known !== undefined) return known.seen;
    const procedure = procedureOf(platform.vendor);
    const { connect } = this.#tools;
    const seen: Promise<Seen> =
      procedure === undefined
        ? Promise.resolve({ reached: false, why: `reading ${platform.vendor} devices is not there yet` })
        : this.#turn(() => lookAt(target, { platform, procedure, connect }));
    this.#looks.set(target.device, { platform, seen });
    return seen;
  }
}
