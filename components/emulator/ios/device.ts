// One emulated IOS device: what it runs, what it would start with, its timed rollback and its applets.
import type { Connection } from "ssh2";
import type { IosModel } from "../../devices/ios/model.ts";
import { parse } from "../../devices/ios/parse.ts";
import { print } from "../../devices/ios/print.ts";
import { maskText } from "../../devices/ios/secret-text.ts";
import { EmulatedDevice, type Event, type Seat, type Surroundings } from "../device.ts";
import type { Step } from "../faults/kinds.ts";
import type { SpecDevice } from "../spec.ts";
import { serveSession } from "../ssh/session.ts";
import type { Box } from "../topology/box.ts";
import { Applets } from "./applets.ts";
import { IosConsole } from "./console.ts";
import { dayZeroModel, keyHash } from "./day-zero.ts";
import type { HeldIos, Rollback } from "./held.ts";
import { nightShift } from "./night-shift.ts";
import { Shell } from "./shell.ts";
import { type Progress, stepOf } from "./stage.ts";

const mostMessages = 500;

export class IosDevice extends EmulatedDevice<HeldIos> {
  readonly ident = "Cisco-1.25";
  readonly says = {
    refuse: "% Authorization failed.",
    "disk-full": "%Error opening flash: (No space left on device)",
    "import-stops": "% Invalid input detected at '^' marker.",
  };
  readonly applets: Applets;
  /** its own log, newest last */
  readonly messages: string[] = [];
  /** how far a safe change has come, and how many lines of it were typed; see stage.ts */
  progress: Progress = "rest";
  applied = 0;
  /** who holds the configuration for themselves */
  lockedBy: IosConsole | undefined;
  #model: IosModel;
  #startup: string;
  #rollback: Rollback | undefined;
  #archived: number;
  #callOff: () => void = () => undefined;

  constructor(spec: SpecDevice, folder: string, around: Surroundings) {
    super(spec, folder, around);
    const { held } = this;
    this.#model = held?.running === undefined ? dayZeroModel(spec, around.staffKey) : parse(held.running);
    this.#startup = held?.startup ?? print(this.#model);
    this.#rollback = held?.rollback ?? undefined;
    this.#archived = held?.archived ?? 0;
    this.applets = new Applets(this);
    this.begin();
  }

  get model(): IosModel {
    return this.#model;
  }

  /** What it would start with. */
  get startup(): string {
    return this.#startup;
  }

  get rollback(): Rollback | undefined {
    return this.#rollback;
  }

  get isAtDayZero(): boolean {
    return print(this.#model) === print(dayZeroModel(this.spec, this.around.staffKey));
  }

  get box(): Box | undefined {
    return undefined;
  }

  get step(): Step {
    return stepOf("", false, this.progress);
  }

  get name(): string {
    return this.line("hostname")?.split(" ")[1] ?? "Router";
  }

  /** A command of the global mode, by what tells it apart. */
  line(key: string): string | undefined {
    return this.#model.root.find((item) => item.key === key)?.line;
  }

  /** Where an archive keeps configurations; undefined where there is none. */
  get archivePath(): string | undefined {
    const archive = this.#model.root.find(({ key }) => key === "archive");
    return archive?.children?.find(({ line }) => line.startsWith("path "))?.line.split(" ")[1];
  }

  admits(): boolean {
    const vty = this.#model.root.filter(({ key }) => key.startsWith("line vty"));
    const inputs = vty.map(({ children = [] }) => children.find(({ key }) => key === "transport input")?.line ?? "transport input ssh");
    return inputs.some((line) => /\b(ssh|all)\b/.test(line));
  }

  keysOf(user: string): readonly string[] {
    const { staffKey } = this.around;
    const chain = this.#model.root.find(({ key }) => key === "ip ssh pubkey-chain");
    const keys = chain?.children?.find(({ key }) => key === `username ${user}`)?.children ?? [];
    const isKnown = this.line(`username ${user}`) !== undefined && keys.some(({ line }) => line.startsWith(keyHash(staffKey)));
    return isKnown ? [staffKey] : [];
  }

  serve(connection: Connection, { user }: Seat): void {
    const guest = new IosConsole(this, user);
    serveSession(this, connection, guest, (visit, channel) => new Shell(this, visit, channel));
  }

  /** Takes a new configuration. Saving the farm's record is the caller's, once a command is over. */
  change(model: IosModel): void {
    if (model === this.#model) return;
    this.#model = model;
    this.touch();
    this.applets.plan();
    this.around.moved();
  }

  /** `write memory` */
  keep(): void {
    this.#startup = print(this.#model);
    this.touch();
  }

  /** Arms the timed rollback to what runs now. */
  arm(minutes: number, user: string): void {
    const now = this.clock.now();
    this.#rollback = { text: print(this.#model), at: now + minutes * 60_000, since: now, minutes, user };
    this.#archived += 1;
    this.#wind();
  }

  get archiveFile(): string {
    return `${this.archivePath ?? "flash:"}-${this.#archived + 1}`;
  }

  /** `configure confirm`; false where nothing waits. */
  confirm(): boolean {
    const was = this.#rollback;
    this.#rollback = undefined;
    this.#callOff();
    return was !== undefined;
  }

  /** The timed rollback takes effect; false where nothing waits. */
  rollBack(): boolean {
    const was = this.#rollback;
    if (was === undefined) return false;
    this.confirm();
    this.change(parse(was.text));
    this.progress = "rest";
    this.note("ARCHIVE_DIFF-5-ROLLBK_CNFG_CHNG_DONE", "Rollback Confirmed Change: rolled back");
    this.around.log.write({ device: this.id, event: "timer", command: "configure revert", changed: true, ok: true });
    this.save();
    return true;
  }

  /** A line without its mode may be anybody's: what stands behind such a word is left out. */
  override withoutSecrets(command: string): string {
    return maskText(command, () => "***").replace(/\b(key|authentication|password|secret)( \d)? \S+$/, "$1 ***");
  }

  changeByOther(seed: number): void {
    nightShift(this, seed);
  }

  fireTimers(): void {
    this.rollBack();
    this.applets.fireAll();
  }

  /** As a note in the middle of a configuration may look. */
  lookAlike(): string {
    return `${this.name}#\n${this.name}(config)#end\n`;
  }

  received(): void {
    this.progress = "uploaded";
  }

  note(topic: string, words: string): void {
    this.messages.push(`*${new Date(this.wallClock).toUTCString().slice(5, 25)}: %${topic}: ${words}`);
    if (this.messages.length > mostMessages) this.messages.shift();
  }

  tell(event: Event, user: string): void {
    if (event === "refused") this.note("SEC_LOGIN-4-LOGIN_FAILED", `Login failed [user: ${user}]`);
    else if (event === "login") this.note("SEC_LOGIN-5-LOGIN_SUCCESS", `Login Success [user: ${user}]`);
    else if (event === "reboot") this.note("SYS-5-RESTART", "System restarted --");
    // A change that was disarmed is over once nobody is there.
    else if (this.lines.size === 0 && this.progress === "disarmed") this.progress = "rest";
  }

  protected stored(): Partial<HeldIos> {
    return { running: print(this.#model), startup: this.#startup, rollback: this.#rollback ?? null, archived: this.#archived };
  }

  protected stopped(): void {
    this.confirm();
    this.applets.forget();
    this.progress = "rest";
    this.messages.length = 0;
    this.lockedBy = undefined;
    this.#model = parse(this.#startup);
  }

  protected emptied(): void {
    this.#model = dayZeroModel(this.spec, this.around.staffKey);
    this.#startup = print(this.#model);
    this.#archived = 0;
  }

  protected booted(): void {
    this.touch();
  }

  protected wake(): void {
    this.applets.plan();
    this.#wind();
  }

  #wind(): void {
    this.#callOff();
    const waiting = this.#rollback;
    if (waiting !== undefined) this.#callOff = this.clock.at(waiting.at, () => this.rollBack());
  }
}
