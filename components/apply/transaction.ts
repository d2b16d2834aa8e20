// The state machine of a safe change on one device: prepare, apply, verify over a new connection, disarm; or undo. It ends old or new.
import type { Model } from "../devices/platform.ts";
import { type Session, type Target, TransportError } from "../transport/session.ts";
import { type Change, runningHash } from "./change.ts";
import { type Inspection, inspect } from "./inspection.ts";
import { type Guard, type Outcome, type Step, StepFailure } from "./outcome.ts";
import { between, bytesOf, isBusy, readings, refusalOf } from "./precheck.ts";
import { anotherAtWork, DeviceRefusal, type Look, type Procedure, type Staged, type Traces } from "./procedure.ts";
import { undoOf } from "./recovery.ts";

export type Connect = (target: Target) => Promise<Session>;

export interface TransactionSettings {
  readonly id: string;
  /** who runs it: USER@HOST */
  readonly by: string;
  readonly connect: Connect;
  /** minutes until a device undoes by itself */
  readonly undoMinutes: number;
  /** seconds in which a device that was changed must be reached again */
  readonly patience: number;
  readonly wait?: (seconds: number) => Promise<void>;
  /** what was seen on a session before it was asked for */
  readonly ahead?: (session: Session) => Inspection | undefined;
}

/** Seconds between two looks that have to agree before an import whose end nobody heard of counts as over. */
const STILL = 8;

export const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Use: prepare, apply, verify, disarm, in this order; after a failure of apply or verify: undo. Each throws a StepFailure. */
export class DeviceChange {
  readonly change: Change;
  readonly #settings: TransactionSettings;
  readonly #procedure: Procedure;
  #session: Session | undefined;
  #staged: Staged | undefined;
  #step: Step = "connect";
  #guard: Guard = "none";
  #hash = "";
  /** commands may have reached the device */
  #touched = false;
  /** the device said how the import ended; else it may still be at work, whatever became of our connection */
  #answered = false;

  constructor(change: Change, settings: TransactionSettings) {
    this.change = change;
    this.#settings = settings;
    this.#procedure = change.procedure;
  }

  get step(): Step {
    return this.#step;
  }

  get guard(): Guard {
    return this.#guard;
  }

  /** of what the device ran at the last look */
  get runningHash(): string {
    return this.#hash;
  }

  get touched(): boolean {
    return this.#touched;
  }

  /** Everything before the first effect: look, compare with what was staged, upload, dry run, undo timer. */
  async prepare(): Promise<void> {
    const session = await this.#open();
    const found = await this.#inspected(session);
    const staged = this.#stage(found);
    await this.#at("upload", "refused", () => this.#procedure.upload(session, staged));
    await this.#at("dry-run", "refused", () => this.#procedure.dryRun(session, staged, found.model.version));
    const { guard, look } = await this.#at("arm", "refused", () => this.#procedure.arm(session, this.change.platform, staged));
    this.#guard = guard;
    this.#alone(look.traces);
    this.#same(look.model);
  }

  /** A look that fits what was previewed, of a device that is fit for the change. */
  async #inspected(session: Session): Promise<Look> {
    let seen = this.#settings.ahead?.(session);
    for (let reading = 1; ; reading += 1) {
      const { look, condition } = seen ?? (await this.#at("read", "unreachable", () => inspect(this.change, session)));
      seen = undefined;
      this.#compare(look);
      if (condition === undefined) return look;
      const refusal = refusalOf(condition, { bytes: bytesOf(this.change), strong: this.change.core === true });
      if (refusal === undefined) return look;
      if (!isBusy(condition) || reading === readings) throw new StepFailure("refused", "precheck", refusal);
      await this.#wait(between);
    }
  }

  /** A cut in here is no answer: what the device did is for verify to find out. */
  async apply(): Promise<void> {
    this.#step = "apply";
    this.#touched = true;
    try {
      const session = this.#session ?? (await this.#open());
      this.#step = "apply";
      await this.#procedure.run(session, this.#prepared());
      this.#answered = true;
    } catch (error) {
      if (error instanceof DeviceRefusal) throw new StepFailure("undone", "apply", `the device refused: ${error.message}`);
      if (!(error instanceof TransportError || error instanceof StepFailure)) throw error;
    } finally {
      this.close();
    }
  }

  /** Over a new connection: the way in still works, and the device says what was intended. */
  async verify(): Promise<void> {
    this.#step = "verify";
    let { model } = await this.#look("verify");
    for (let last = ""; !this.#answered && last !== this.#hash && this.#missing(model).length > 0; ) {
      last = this.#hash;
      await this.#wait(STILL);
      ({ model } = await this.#look("verify"));
    }
    const missing = this.#missing(model);
    if (missing.length > 0)
      throw new StepFailure("undone", "verify", `after the change it still lacked ${missing.length} commands, the first: ${missing[0]}`);
  }

  /** Takes the timer away, and reads back that it is gone and that the configuration stayed. */
  async disarm(): Promise<void> {
    this.#step = "disarm";
    await this.#keep();
    let found = await this.#again((session) => this.#disarmed(session), "disarm");
    this.#step = "read-back";
    this.#saw(found.model);
    // One odd look is no proof: an answer may have been garbled on its way.
    if (this.#missing(found.model).length > 0) found = await this.#look("read-back");
    if (found.traces.armed !== undefined) throw new StepFailure("unreachable", "read-back", "its undo timer could not be removed");
    if (this.#missing(found.model).length > 0) throw new StepFailure("undone", "read-back", "its undo timer fired before it was removed");
    this.#guard = "none";
    this.close();
  }

  /** Only what still runs as it was verified: a device that restarted meanwhile begins with what it had before, and is taken back whole. */
  async #keep(): Promise<void> {
    const { keep } = this.#procedure;
    if (keep === undefined) return;
    const kept = await this.#again(async (session) => {
      const { model } = await this.#procedure.look(session, this.change.platform);
      this.#saw(model);
      if (this.#missing(model).length > 0) return false;
      await keep(session, this.change.platform, this.#prepared());
      return true;
    }, "disarm");
    if (kept) return;
    await this.undo();
    throw new StepFailure(
      "undone",
      "disarm",
      "what was verified no longer ran when it was to be kept: it restarted, or its undo timer fired",
    );
  }

  /** Back to what ran before: by running the undo now; when the device is not reached within `patience` seconds its timer does it. */
  async undo(patience = this.#settings.patience): Promise<void> {
    const { id } = this.#settings;
    const back = async (session: Session): Promise<Look> => {
      const found = await this.#procedure.look(session, this.change.platform);
      if (this.#isBack(found.model))
        return found.traces.armed === undefined && found.traces.files.length === 0 ? found : this.#disarmed(session);
      await this.#procedure.undo(session, id, found.traces.folder, this.change.undo);
      return this.#procedure.look(session, this.change.platform);
    };
    const found = await this.#again(back, this.#step, patience);
    this.#saw(found.model);
    this.close();
    if (found.traces.armed !== undefined || !this.#isBack(found.model))
      throw new StepFailure("unreachable", this.#step, `its undo did not bring it back; ${this.#guardWords()}`);
    this.#guard = "none";
  }

  close(): void {
    this.#session?.close();
    this.#session = undefined;
  }

  /** Nothing was applied: takes away what was put on the device, as far as it is reached; what stays is found at the next connect. */
  async withdraw(): Promise<void> {
    if (this.#staged === undefined) return;
    await this.#again((session) => this.#disarmed(session), this.#step, 0);
    this.#guard = "none";
  }

  async #look(step: Step): Promise<Look> {
    const found = await this.#again((session) => this.#procedure.look(session, this.change.platform), step);
    this.#saw(found.model);
    return found;
  }

  #disarmed(session: Session): Promise<Look> {
    return this.#procedure.disarm(session, this.change.platform, this.#settings.id);
  }

  #wait(seconds: number): Promise<void> {
    return (this.#settings.wait ?? sleep)(seconds);
  }

  #prepared(): Staged {
    if (this.#staged === undefined) throw new TypeError("apply before prepare");
    return this.#staged;
  }

  #stage({ traces }: Look): Staged {
    const { commands, undo } = this.change;
    const { id: transaction, by, undoMinutes: minutes } = this.#settings;
    this.#staged = { transaction, by, folder: traces.folder, commands, undo, minutes };
    return this.#staged;
  }

  #compare({ model, traces }: Look): void {
    this.#step = "precheck";
    this.#alone(traces);
    this.#same(model);
  }

  /** No other transaction's undo is on it: what it would take back is ours then. */
  #alone({ armed, by, files }: Traces): void {
    const { id } = this.#settings;
    const other = armed ?? undoOf(files.filter((file) => !file.includes(id)));
    if (other !== undefined && other !== id) throw new StepFailure("refused", this.#step, anotherAtWork(other, by));
  }

  #same(model: Model): void {
    this.#saw(model);
    if (this.#hash !== this.change.runningHash)
      throw new StepFailure("refused", this.#step, "somebody changed it between the look and the change; run it again");
  }

  #saw(model: Model): void {
    this.#hash = runningHash(this.change.platform, this.change.mask, model);
  }

  /** As before; or, when somebody else changed it meanwhile, at least without anything of this change. */
  #isBack(running: Model): boolean {
    const { platform, intended, own, mask, commands } = this.change;
    if (runningHash(platform, mask, running) === this.change.runningHash) return true;
    const lacking = new Set(platform.difference(running, intended, { own, allowUnparsed: true }).commands);
    return commands.every((command) => lacking.has(command));
  }

  #missing(running: Model): readonly string[] {
    const { platform, intended, own, mask } = this.change;
    if (platform.difference(running, intended, { own, allowUnparsed: true }).commands.length === 0) return [];
    return platform.difference(platform.mask(running, mask), platform.mask(intended, mask), { own, allowUnparsed: true }).commands;
  }

  async #open(): Promise<Session> {
    try {
      this.#session = await this.#settings.connect(this.change.target);
      return this.#session;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      this.#step = error.stage === "auth" ? "auth" : "connect";
      throw new StepFailure("unreachable", this.#step, error.message);
    }
  }

  /** One step before the first effect. */
  async #at<T>(step: Step, refused: Outcome, act: () => Promise<T>): Promise<T> {
    this.#step = step;
    try {
      return await act();
    } catch (error) {
      if (error instanceof DeviceRefusal) throw new StepFailure(refused, step, `the device refused: ${error.message}`);
      if (error instanceof TransportError) throw new StepFailure(error.stage === "upload" ? "refused" : "unreachable", step, error.message);
      throw error;
    }
  }

  /** Tries on new connections until patience ends: an adjacency takes its time to come back. */
  async #again<T>(act: (session: Session) => Promise<T>, step: Step, patience = this.#settings.patience): Promise<T> {
    let waited = 0;
    for (let pause = 0.25; ; pause = Math.min(pause * 2, 8)) {
      try {
        this.#session ??= await this.#settings.connect(this.change.target);
        return await act(this.#session);
      } catch (error) {
        this.close();
        if (!(error instanceof TransportError || error instanceof DeviceRefusal)) throw error;
        if (waited >= patience) throw new StepFailure("unreachable", step, `${error.message}; ${this.#guardWords()}`);
      }
      await this.#wait(pause);
      waited += pause;
    }
  }

  #guardWords(): string {
    const { undoMinutes } = this.#settings;
    if (this.#guard === "none") return "nothing on it undoes by itself";
    return `its undo (${this.#guard}) runs within ${undoMinutes} minutes of the change`;
  }
}
