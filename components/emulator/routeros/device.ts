// One emulated RouterOS device: its model, timers, jobs, and what it remembers of who did what.
import type { Connection } from "ssh2";
import type { RouterosModel } from "../../devices/routeros/model.ts";
import type { Value } from "../../devices/routeros/simulate.ts";
import { EmulatedDevice, type Event, type Seat, type Surroundings } from "../device.ts";
import type { Step } from "../faults/kinds.ts";
import type { SpecDevice } from "../spec.ts";
import { serveSession } from "../ssh/session.ts";
import type { Box } from "../topology/box.ts";
import { actorOf, keysOf } from "./actor.ts";
import { admits } from "./admission.ts";
import { boxOf } from "./box.ts";
import { dayZeroModel } from "./day-zero.ts";
import { textOf } from "./export-command.ts";
import { guestOf } from "./guest.ts";
import type { DeviceMode, HeldRouteros } from "./held.ts";
import { Jobs } from "./jobs.ts";
import { fromStored, settingOf, storedMenus } from "./menus.ts";
import { nightShift } from "./night-shift.ts";
import { Scheduler } from "./scheduler.ts";
import { Shell } from "./shell.ts";
import { type Progress, stepOf } from "./stage.ts";

/** A change, as the device remembers it; times are its wall clock's. */
export interface Remembered {
  readonly action: string;
  readonly by: string;
  readonly time: number;
}

/** How long until NTP has set the clock. */
const timeSetAfter = 30_000;
const bridgeDownFor = 2000;
const bridges = ["/interface/bridge", "/interface/bridge/port", "/interface/bridge/vlan"];

export class RouterosDevice extends EmulatedDevice<HeldRouteros> {
  readonly ident = "ROSSSH";
  readonly says = {
    refuse: "failure: operation not permitted by the device",
    "disk-full": "failure: not enough space on disk",
    "import-stops": "failure: action timed out - try again, if error continues contact MikroTik support (13)",
  };
  readonly jobs: Jobs;
  readonly scheduler: Scheduler;
  /** lines of the device's own log, newest last */
  readonly messages: string[] = [];
  /** who changed what, newest last */
  readonly history: Remembered[] = [];
  /** global variables of the console; lost with the power */
  globals: ReadonlyMap<string, Value> = new Map();
  /** how far a safe change has come; see stage.ts */
  progress: Progress = "rest";
  #model: RouterosModel;
  #atDayZero: boolean;
  #deviceMode: DeviceMode;

  constructor(spec: SpecDevice, folder: string, around: Surroundings) {
    super(spec, folder, around);
    const { held } = this;
    const base = dayZeroModel(spec, around.staffKey);
    this.#model = held?.menus === undefined ? base : fromStored(base, held.menus);
    this.#atDayZero = held?.menus === undefined;
    this.#deviceMode = held?.deviceMode ?? factoryMode(spec);
    this.jobs = new Jobs(this, held?.jobs ?? []);
    this.scheduler = new Scheduler(this, held?.timers ?? {});
    this.begin();
  }

  get model(): RouterosModel {
    return this.#model;
  }

  get isAtDayZero(): boolean {
    return this.#atDayZero || whole(this.#model) === whole(dayZeroModel(this.spec, ""));
  }

  get box(): Box {
    return boxOf(this.#model, this.spec.board.ports);
  }

  get step(): Step {
    return stepOf("", this.progress);
  }

  get identity(): string {
    return settingOf(this.#model, "/system/identity", "name") ?? "MikroTik";
  }

  get deviceMode(): DeviceMode {
    return this.faults.holds("device-mode-home") ? "home" : this.#deviceMode;
  }

  override setWallClock(time: number): void {
    super.setWallClock(time);
    this.scheduler.plan();
    this.save();
  }

  admits(): boolean {
    return admits(this);
  }

  keysOf(user: string): readonly string[] {
    return actorOf(this.#model, user, "session") === undefined ? [] : keysOf(this.#model, user);
  }

  serve(connection: Connection, seat: Seat): void {
    const guest = guestOf(this, seat.user);
    if (guest === undefined) connection.end();
    else serveSession(this, connection, guest, (visit, channel, terminal) => new Shell(this, visit, channel, terminal, seat.options));
  }

  changeByOther(seed: number): void {
    nightShift(this, seed);
  }

  fireTimers(): void {
    this.scheduler.fireAll();
  }

  /** As a status comment or a note in the middle of an export may look. */
  lookAlike(user: string): string {
    return `# [${user}@${this.identity}] > /quit\n`;
  }

  received(name: string): void {
    if (name.includes("simpul-")) this.progress = "uploaded";
  }

  /** Takes a new configuration; timers follow it. Saving is the caller's, once a command is over. */
  change(model: RouterosModel): void {
    if (model === this.#model) return;
    if (this.faults.holds("bridge-drop") && bridges.some((menu) => this.#model.menus.get(menu) !== model.menus.get(menu)))
      this.deafen(bridgeDownFor);
    this.#model = model;
    this.#atDayZero = false;
    this.touch();
    this.scheduler.plan();
    this.around.moved();
  }

  remember(action: string, by: string): void {
    this.history.push({ action, by, time: this.wallClock });
    if (this.history.length > 100) this.history.shift();
  }

  log(topics: string, message: string): void {
    this.messages.push(`${new Date(this.wallClock).toISOString().slice(0, 19).replace("T", " ")} ${topics} ${message}`);
    if (this.messages.length > 500) this.messages.shift();
  }

  tell(event: Event, user: string): void {
    if (event === "refused") this.log("system,error,critical", "login failure over ssh");
    else if (event === "reboot") this.log("system,info", "router rebooted");
    else this.log("system,info,account", `user ${user} logged ${event === "login" ? "in" : "out"} via ssh`);
    if (event === "logout") this.#left();
  }

  #left(): void {
    if (this.faults.holds("job-lost")) this.jobs.forget();
    // A change that was disarmed is over once nobody is there.
    if (this.lines.size === 0 && this.progress === "disarmed") this.progress = "rest";
  }

  protected stored(): Partial<HeldRouteros> {
    return {
      ...(this.#atDayZero ? {} : { menus: storedMenus(this.#model) }),
      deviceMode: this.#deviceMode,
      jobs: this.jobs.sleeping,
      timers: this.scheduler.times,
    };
  }

  protected stopped(): void {
    this.jobs.forget();
    this.progress = "rest";
    this.messages.length = 0;
    this.history.length = 0;
    this.globals = new Map();
  }

  protected emptied(): void {
    this.scheduler.forget();
    this.#deviceMode = factoryMode(this.spec);
    this.#model = dayZeroModel(this.spec, this.around.staffKey);
    this.#atDayZero = true;
  }

  protected booted(): void {
    this.scheduler.atStart();
  }

  protected wake(): void {
    if (!this.isClockRight) this.clock.at(this.bootedAt + timeSetAfter, () => this.#setByNtp());
    this.jobs.wake();
    this.scheduler.plan();
  }

  #setByNtp(): void {
    const servers = this.#model.menus.get("/system/ntp/client/servers") ?? [];
    if (settingOf(this.#model, "/system/ntp/client", "enabled") === "yes" && servers.length > 0) this.setWallClock(this.clock.now());
  }
}

function factoryMode({ board }: SpecDevice): DeviceMode {
  return board.deviceMode ?? "advanced";
}

function whole(model: RouterosModel): string {
  return textOf(model, { sensitive: true });
}
