// An emulated device, whatever its vendor: its power, time, files and faults. What it holds, and how it talks, is its vendor's.
import type { Connection } from "ssh2";
import type { Model } from "../devices/platform.ts";
import { DeviceClock } from "./device-clock.ts";
import { DeviceFiles } from "./device-files.ts";
import type { FarmLog } from "./farm-log.ts";
import type { KindName, Step } from "./faults/kinds.ts";
import { Faults } from "./faults/waiting.ts";
import { type Held, HeldFolder } from "./held.ts";
import { type KeyPair, keyPairAt } from "./keys.ts";
import type { Latency, SpecDevice } from "./spec.ts";
import type { Box } from "./topology/box.ts";
import type { NetworkView } from "./topology/network-view.ts";

/** What the farm is to a device. */
export interface Surroundings {
  readonly log: FarmLog;
  readonly latency: Latency;
  /** public key lines of the users that staging leaves */
  readonly staffKey: string;
  readonly network: () => NetworkView;
  /** ports of a device that a cable of the farm is in */
  readonly cabled: (device: string) => readonly string[];
  /** where operators' SSH comes from; none: from everywhere */
  readonly operator: string | undefined;
  /** a configuration, or the power of a device, is another now */
  readonly moved: () => void;
}

/** A connection to the device that can be cut. */
export interface Line {
  cut(): void;
}

/** Who is logged in, and since when by the device's wall clock. */
export interface Occupied {
  readonly user: string;
  readonly since: number;
}

/** Who sits at the other end; options are what the login name says besides the user. */
export interface Seat {
  readonly user: string;
  readonly options: string;
}

export type Power = "on" | "off" | "starting";

/** What the farm's own doings mean to a device, for its log. */
export type Event = "refused" | "login" | "logout" | "reboot";

/** How long a start takes. A real one is slower; what matters is the order. */
const startTakes = 300;
/** The clock after a power cut begins here [D]. */
export const firstDay = Date.UTC(1970, 0, 2);

/** A subclass ends its constructor with `begin`. */
export abstract class EmulatedDevice<State extends object = object> {
  readonly spec: SpecDevice;
  readonly around: Surroundings;
  readonly key: KeyPair;
  readonly clock: DeviceClock;
  readonly faults: Faults;
  readonly files: DeviceFiles;
  readonly lines = new Set<Line>();
  readonly seats = new Set<Occupied>();
  /** called when SSH has to begin or end to listen */
  onPower: (power: Power) => void = () => undefined;
  /** what it held when the farm was stopped; undefined: it is new */
  protected readonly held: (Held & Partial<State>) | undefined;
  readonly #folder: HeldFolder;
  #power: Power;
  #bootedAt: number;
  #clockError: number;
  #revision = 0;
  #deafUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(spec: SpecDevice, folder: string, around: Surroundings) {
    this.spec = spec;
    this.around = around;
    this.#folder = new HeldFolder(folder);
    this.key = keyPairAt(this.#folder.keyFile, spec.device);
    const held = this.#folder.read<Held & Partial<State>>();
    this.held = held;
    this.#power = held?.power ?? "on";
    this.clock = new DeviceClock(held?.ahead);
    this.#bootedAt = held?.bootedAt ?? this.clock.now();
    this.#clockError = held?.clockError ?? 0;
    this.faults = new Faults(held?.faults ?? [], () => this.save());
    this.files = new DeviceFiles(this.#folder, held?.files ?? [], () => this.touch());
  }

  protected begin(): void {
    if (this.held === undefined) this.save();
    if (this.#power === "on") this.wake();
  }

  /** of what a command prints that has no terminal */
  readonly endOfLine: string = "\r\n";
  /** whether an upload that breaks off leaves what had come of it */
  readonly keepsHalfFiles: boolean = false;
  /** what its SSH server calls itself */
  abstract readonly ident: string;
  abstract readonly model: Model;
  /** whether it is as it came from the bench */
  abstract readonly isAtDayZero: boolean;
  /** the step of a safe change that a connection made now belongs to: that is where faults strike */
  abstract readonly step: Step;
  /** as the emulated network sees it; undefined: as a box with nothing in it */
  abstract readonly box: Box | undefined;
  /** what answers when a fault is in the way: the device's own words */
  abstract readonly says: Readonly<Partial<Record<KindName, string>>> & { readonly "import-stops": string };

  /** Whether its own rules would let operators' SSH in. */
  abstract admits(): boolean;
  /** Public key lines that let a user in; none where there is no such user. */
  abstract keysOf(user: string): readonly string[];
  /** Takes over a connection that has logged in. */
  abstract serve(connection: Connection, seat: Seat): void;
  /** Somebody else changes the configuration; the seed says what. */
  abstract changeByOther(seed: number): void;
  /** Every timer that is armed fires now. */
  abstract fireTimers(): void;
  /** A line that looks like its prompt. */
  abstract lookAlike(user: string): string;
  /** A file of ours arrived whole. */
  abstract received(name: string): void;
  /** For its own log. */
  abstract tell(event: Event, user: string): void;

  /** What it keeps on disk besides what every device keeps. */
  protected abstract stored(): Partial<State>;
  /** Sets going what a running device does by itself. */
  protected abstract wake(): void;
  /** What it does once, after a start. */
  protected abstract booted(): void;
  /** The power is gone, and with it what is only in memory. */
  protected abstract stopped(): void;
  /** Back to day 0. */
  protected abstract emptied(): void;

  /** A command as the farm's log may have it; what looks like RouterOS's secrets the log leaves out by itself. */
  withoutSecrets(command: string): string {
    return command;
  }

  get id(): string {
    return this.spec.device;
  }

  /** Counts every change of configuration or files. */
  get revision(): number {
    return this.#revision;
  }

  get power(): Power {
    return this.#power;
  }

  get bootedAt(): number {
    return this.#bootedAt;
  }

  /** Milliseconds since the start. */
  get uptime(): number {
    return this.clock.now() - this.#bootedAt;
  }

  /** What its wall clock shows, milliseconds since 1970. */
  get wallClock(): number {
    return this.faults.holds("clock-off") ? firstDay + this.uptime : this.clock.now() + this.#clockError;
  }

  get isClockRight(): boolean {
    return this.#clockError === 0;
  }

  setWallClock(time: number): void {
    this.#clockError = time - this.clock.now();
  }

  save(): void {
    this.#folder.write({
      ...this.stored(),
      power: this.#power === "off" ? "off" : "on",
      ahead: this.clock.ahead,
      bootedAt: this.#bootedAt,
      clockError: this.#clockError,
      files: this.files.list,
      faults: this.faults.waiting,
    } satisfies Held);
  }

  /** Whether its ports are down just now. */
  get isDeaf(): boolean {
    return this.clock.now() < this.#deafUntil;
  }

  /** Its ports are down for so long. */
  protected deafen(milliseconds: number): void {
    this.#deafUntil = this.clock.now() + milliseconds;
    this.cut();
  }

  /** Cuts every connection. */
  cut(): void {
    for (const line of [...this.lines]) line.cut();
  }

  turnOff(): void {
    if (this.#power === "off") return;
    this.#stop("off");
    this.save();
  }

  turnOn(): void {
    if (this.#power !== "off") return;
    this.#start();
  }

  /** Settles when it is on; at once where it is off for good. */
  async started(): Promise<void> {
    if (this.#power !== "starting") return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The power fails for a moment. */
  reboot(): void {
    this.around.log.write({ device: this.id, event: "reboot", changed: false, ok: true });
    this.#stop("starting");
    this.#start();
  }

  /** Back to day 0, with the same host key. */
  reset(): void {
    this.#stop("starting");
    this.#folder.clear(false);
    this.files.forget();
    this.faults.clear();
    this.emptied();
    this.touch();
    this.#start();
    this.#clockError = 0;
    this.save();
  }

  /** Stops everything, for good: the farm ends, or the device is no longer in it. */
  close(): void {
    this.clock.clear();
    this.cut();
  }

  /** Removes what is on disk. */
  forget(): void {
    this.close();
    this.#folder.clear(true);
  }

  /** Whether a file is still there after a reboot where others lie in memory. */
  protected isOnFlash(name: string): boolean {
    return name.startsWith("flash/");
  }

  protected touch(): void {
    this.#revision += 1;
  }

  #stop(power: Power): void {
    this.#power = power;
    this.clock.clear();
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.stopped();
    if (this.faults.holds("ram-disk")) this.files.forget((name) => !this.isOnFlash(name));
    this.onPower(power);
    this.cut();
    this.around.moved();
  }

  #start(): void {
    this.#power = "starting";
    this.#bootedAt = this.clock.now() + startTakes;
    this.#clockError = firstDay - this.#bootedAt;
    this.clock.at(this.#bootedAt, () => this.#started());
    this.save();
  }

  #started(): void {
    this.#power = "on";
    this.tell("reboot", "");
    this.onPower("on");
    this.around.moved();
    this.wake();
    this.booted();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
