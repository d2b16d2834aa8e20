// What faults are tried on: a farm in its own process, the judge in another, and the two canonical texts.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { FarmFolder, listed, order, startFarm, stopFarm } from "../../components/emulator/index.ts";
import { consoleOf } from "../../components/fleet/way.ts";
import { connect } from "../../components/transport/connect.ts";
import type { Target } from "../../components/transport/session.ts";
import { until } from "../until.ts";
import type { Question, Texts, Verdict } from "./judge.ts";
import { planted, type Trial, trialOf } from "./trial.ts";
import { up } from "./up.ts";

export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), "simpul-faults-"));
  readonly trial: Trial;
  readonly #judge: ChildProcess;
  readonly #waiting = new Map<number, (verdict: Verdict) => void>();
  #asked = 0;

  private constructor(trial: Trial) {
    this.trial = trial;
    this.#judge = spawn(process.execPath, [join(import.meta.dirname, "judge.ts")], { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.#judge.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      const verdict = JSON.parse(line) as Verdict;
      this.#waiting.get(verdict.number)?.(verdict);
    });
  }

  get farm(): string {
    return join(this.folder, "farm");
  }

  /** So many devices at the same time; the canonical texts are read by the judge before and after a change that nothing disturbs. */
  static async start(name: string, devices: readonly string[]): Promise<Bench> {
    const trial = await trialOf(name);
    const bench = new Bench(trial);
    const one = (device: string) => ({ device, site: null, vendor: trial.vendor, ...trial.device });
    const spec = () => ({ region: "uji", devices: devices.map(one), cables: [] });
    await startFarm({ path: bench.farm, spec, identityFile: join(bench.folder, "id_ed25519") });
    const pins = devices.map((device) => bench.target(device)).map(({ port, hostKey }) => `[127.0.0.1]:${port} ${hostKey}\n`);
    writeFileSync(bench.#knownHosts, pins.join(""));
    await bench.#readTexts(devices[0] ?? "");
    return bench;
  }

  get #knownHosts(): string {
    return join(this.folder, "known_hosts");
  }

  async #readTexts(device: string): Promise<void> {
    await this.prepare(device);
    const { name: trial } = this.trial;
    this.#tell({ old: "", new: "", trial, knownHosts: this.#knownHosts });
    const old = await this.judged(device);
    const { outcome, words } = await up({ target: this.target(device), trial, folder: this.folder });
    const young = await this.judged(device);
    if (outcome !== "applied" || young.left.length > 0 || old.text === young.text) throw new Error(`an undisturbed change fails: ${words}`);
    this.#tell({ old: old.text, new: young.text, trial, knownHosts: this.#knownHosts });
  }

  #tell(line: Texts | Question): void {
    this.#judge.stdin?.write(`${JSON.stringify(line)}\n`);
  }

  judged(device: string): Promise<Verdict> {
    this.#asked += 1;
    const number = this.#asked;
    const { port, user, identityFile } = this.target(device);
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    this.#waiting.set(number, resolve);
    this.#tell({ number, port, user, identityFile: identityFile ?? "" });
    return promise.finally(() => this.#waiting.delete(number));
  }

  target(name: string): Target {
    const found = listed(new FarmFolder(this.farm), true).find(({ device }) => device === name);
    if (found === undefined) throw new Error(`no device ${name}`);
    return { ...found, ...consoleOf(this.trial.vendor) };
  }

  /** The device as it is before the change. */
  async prepare(device: string, configuration = this.trial.before): Promise<void> {
    await order(this.farm, "reset", { devices: [device] });
    const session = await connect(this.target(device));
    await this.trial.prepare(session, configuration);
    session.close();
  }

  /** As an operator at the device. */
  async run(device: string, ...commands: readonly string[]): Promise<void> {
    const session = await connect(this.target(device));
    for (const command of commands) await session.run(command);
    session.close();
  }

  /** Sets a fault, clears all ("clear"), or only looks (""); answers how many wait. */
  async fault(device: string, fault: string, seed: number, sticky = false): Promise<number> {
    return (await order(this.farm, "fault", { device, fault, sticky, seed })).waiting.length;
  }

  /** Settles when the device has noticed that nobody is on any line of it: a run that died may have been heard to its last word only later. */
  async hungUp(device: string): Promise<void> {
    const { logFile } = new FarmFolder(this.farm);
    const seen = (event: string): number =>
      readFileSync(logFile, "utf8")
        .split("\n")
        .filter((line) => line.includes(`"device":"${device}"`) && line.includes(`"event":"${event}"`)).length;
    await until(() => seen("login") <= seen("logout"), 20);
  }

  /** Lets device time pass: what is due in it happens. */
  async pass(device: string, milliseconds: number): Promise<void> {
    await order(this.farm, "clock", { devices: [device], milliseconds });
  }

  /** Files of ours that hold a clear secret; what an emulated device itself holds is its own. */
  secretsFound(): readonly string[] {
    const devices = `${join(this.farm, "devices")}/`;
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    return files.filter((file) => !file.startsWith(devices) && planted.test(readFileSync(file, "utf8")));
  }

  async end(): Promise<void> {
    this.#judge.stdin?.end();
    await stopFarm(this.farm);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
