// One emulated RouterOS device: what it holds, its power and time, and who sits at it.
import type { RouterosModel } from "../../devices/routeros/model.ts";
import type { Value } from "../../devices/routeros/simulate.ts";
import { DeviceClock } from "../device-clock.ts";
import type { FarmLog } from "../farm-log.ts";
import { Faults } from "../faults/waiting.ts";
import { type Held, HeldFolder } from "../held.ts";
import { type KeyPair, keyPairAt } from "../keys.ts";
import type { Latency, SpecDevice } from "../spec.ts";
import type { NetworkView } from "../topology/network-view.ts";
import { dayZeroModel } from "./day-zero.ts";
import { DeviceFiles } from "./device-files.ts";
import { Jobs } from "./jobs.ts";
import { fromStored, settingOf, storedMenus } from "./menus.ts";
import { Scheduler } from "./scheduler.ts";
import type { Progress } from "./stage.ts";

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

/** A change, as the device remembers it; times are its wall clock's. */
export interface Remembered {
  readonly action: string;
  readonly by: string;
  readonly time: number;
}

export interface Occupied {
  readonly user: string;
  readonly since: number;
}

export type Power = "on" | "off" | "starting";

/** How long a start takes, and how long until NTP has set the clock. Real ones are slower; what matters is the order. */
const startTakes = 300;
const timeSetAfter = 30_000;
const bridgeDownFor = 2000;
const bridges = ["/interface/bridge", "/interface/bridge/port", "/interface/bridge/vlan"];
/** The clock after a power cut begins here [D]. */
export const firstDay = Date.UTC(1970, 0, 2);

export class RouterosDevice {
  readonly spec: SpecDevice;
  readonly around: Surroundings;
  readonly key: KeyPair;
  readonly clock: DeviceClock;
  readonly faults: Faults;
  readonly files: DeviceFiles;
  readonly jobs: Jobs;
  readonly scheduler: Scheduler;
  readonly lines = new Set<Line>();
  /** lines of the device's own log, newest last */
  readonly messages: string[] = [];
  /** who changed what, newest last */
  readonly history: Remembered[] = [];
  /** who is logged in */
  readonly seats = new Set<Occupied>();
  /** global variables of the console; lost with the power */
  globals: ReadonlyMap<string, Value> = new Map();
  /** how far a safe change has come; see stage.ts */
  progress: Progress = "rest";
  /** called when SSH has to begin or end to listen */
  onPower: (power: Power) => void = () => undefined;
  readonly #folder: HeldFolder;
  #model: RouterosModel;
  #atDayZero: boolean;
  #power: Power;
  #bootedAt: number;
  #clockError: number;
  #deviceMode: Held["deviceMode"];
  #revision = 0;
  #deafUntil = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(spec: SpecDevice, folder: string, around: Surroundings) {
    this.spec = spec;
    this.around = around;
    this.#folder = new HeldFolder(folder);
    this.key = keyPairAt(this.#folder.keyFile, spec.device);
    const held = this.#folder.read();
    const base = dayZeroModel(spec, around.staffKey);
    this.#model = held?.menus === undefined ? base : fromStored(base, held.menus);
    this.#atDayZero = held?.menus === undefined;
    this.#power = held?.power ?? "on";
    this.clock = new DeviceClock(held?.ahead);
    this.#bootedAt = held?.bootedAt ?? this.clock.now();
    this.#clockError = held?.clockError ?? 0;
    this.#deviceMode = held?.deviceMode ?? spec.board.deviceMode;
    this.faults = new Faults(held?.faults ?? [], () => this.save());
    this.files = new DeviceFiles(this.#folder, held?.files ?? [], () => this.#touch());
    this.jobs = new Jobs(this, held?.jobs ?? []);
    this.scheduler = new Scheduler(this, held?.timers ?? {});
    if (held === undefined) this.save();
    if (this.#power === "on") this.#wake();
  }

  get id(): string {
    return this.spec.device;
  }

  get model(): RouterosModel {
    return this.#model;
  }

  /** Counts every change of configuration or files. */
  get revision(): number {
    return this.#revision;
  }

  get power(): Power {
    return this.#power;
  }

  get atDayZero(): boolean {
    return this.#atDayZero;
  }

  get identity(): string {
    return settingOf(this.#model, "/system/identity", "name") ?? "MikroTik";
  }

  get deviceMode(): Held["deviceMode"] {
    return this.faults.holds("device-mode-home") ? "home" : this.#deviceMode;
  }

  /** Milliseconds since the start. */
  get uptime(): number {
    return this.clock.now() - this.#bootedAt;
  }

  /** What its wall clock shows, milliseconds since 1970. */
  get wallClock(): number {
    return this.faults.holds("clock-off") ? firstDay + this.uptime : this.clock.now() + this.#clockError;
  }

  setWallClock(time: number): void {
    this.#clockError = time - this.clock.now();
    this.scheduler.plan();
    this.save();
  }

  /** Takes a new configuration; timers follow it. Saving is the caller's, once a command is over. */
  change(model: RouterosModel): void {
    if (model === this.#model) return;
    if (this.faults.holds("bridge-drop") && bridges.some((menu) => this.#model.menus.get(menu) !== model.menus.get(menu))) this.#drop();
    this.#model = model;
    this.#atDayZero = false;
    this.#touch();
    this.scheduler.plan();
    this.around.moved();
  }

  remember(action: string, by: string): void {
    this.history.push({ action, by, time: this.wallClock });
    if (this.history.length > 100) this.history.shift();
  }

  tell(topics: string, message: string): void {
    this.messages.push(`${new Date(this.wallClock).toISOString().slice(0, 19).replace("T", " ")} ${topics} ${message}`);
    if (this.messages.length > 500) this.messages.shift();
  }

  save(): void {
    this.#folder.write({
      ...(this.#atDayZero ? {} : { menus: storedMenus(this.#model) }),
      power: this.#power === "off" ? "off" : "on",
      ahead: this.clock.ahead,
      bootedAt: this.#bootedAt,
      clockError: this.#clockError,
      deviceMode: this.#deviceMode,
      files: this.files.list,
      jobs: this.jobs.sleeping,
      timers: this.scheduler.times,
      faults: this.faults.waiting,
    });
  }

  /** Whether its ports are down just now. */
  get isDeaf(): boolean {
    return this.clock.now() < this.#deafUntil;
  }

  #drop(): void {
    this.#deafUntil = this.clock.now() + bridgeDownFor;
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
    this.scheduler.forget();
    this.faults.clear();
    this.#deviceMode = this.spec.board.deviceMode;
    this.#model = dayZeroModel(this.spec, this.around.staffKey);
    this.#atDayZero = true;
    this.#touch();
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

  #touch(): void {
    this.#revision += 1;
  }

  #stop(power: Power): void {
    this.#power = power;
    this.clock.clear();
    this.jobs.forget();
    this.progress = "rest";
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.messages.length = 0;
    this.history.length = 0;
    this.globals = new Map();
    if (this.faults.holds("ram-disk")) this.files.forget((name) => !name.startsWith("flash/"));
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
    this.tell("system,info", "router rebooted");
    this.onPower("on");
    this.around.moved();
    this.#wake();
    this.scheduler.atStart();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Sets going what a running device does by itself. */
  #wake(): void {
    if (this.#clockError !== 0) this.clock.at(this.#bootedAt + timeSetAfter, () => this.#setByNtp());
    this.jobs.wake();
    this.scheduler.plan();
  }

  #setByNtp(): void {
    const servers = this.#model.menus.get("/system/ntp/client/servers") ?? [];
    if (settingOf(this.#model, "/system/ntp/client", "enabled") === "yes" && servers.length > 0) this.setWallClock(this.clock.now());
  }
}
