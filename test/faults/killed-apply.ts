// `simpul apply` on a few devices, killed (kill -9) at a moment that the seed draws: what the devices end as, and whether the next run is clean.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { device, spec } from "../components/emulator/temporary-farm.ts";
import { FleetLab } from "../scripts/fleet-lab.ts";
import { until } from "../until.ts";
import { before, intended, secrets } from "./routeros/change.ts";
import { drawn } from "./rows.ts";
import { planted } from "./trial.ts";

const names = ["k1", "k2", "k3", "k4"];
const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");
const untilUndone = 10 * 60_000;
/** Milliseconds: long enough that a moment falls between two commands of one device. */
const latency = { login: 200, command: 120 };

export interface Killed {
  readonly seed: number;
  /** milliseconds after the start */
  readonly moment: number;
  /** over before the moment came */
  readonly spared: boolean;
  /** at rest, before the next run: how many devices are old, and new */
  readonly old: number;
  readonly new: number;
  /** what is not as promised; empty where all is */
  readonly wrong: readonly string[];
}

export class KilledApply {
  readonly #lab: FleetLab;
  #texts: readonly [old: string, young: string] = ["", ""];
  /** milliseconds of an undisturbed run, and of its part before the first login */
  #takes = 0;
  #begins = 0;

  private constructor(lab: FleetLab) {
    this.#lab = lab;
  }

  static async start(): Promise<KilledApply> {
    const lab = await FleetLab.start(spec(names.map((name) => device(name))));
    lab.farm.farm.keep({ latency });
    mkdirSync(lab.path("intended"));
    const text = Object.entries(secrets).reduce((left, [name, value]) => left.replace(`secret(${name})`, value), intended);
    for (const name of names) lab.write(`intended/${name}.rsc`, text);
    const killed = new KilledApply(lab);
    await killed.#measure();
    return killed;
  }

  async #measure(): Promise<void> {
    await this.#prepare();
    const old = await this.#text(names[0] ?? "");
    const { lines } = this.#lab.farm.farm.device(names[0] ?? "");
    await until(() => lines.size === 0);
    const started = performance.now();
    const run = this.#apply();
    await until(() => lines.size > 0);
    this.#begins = performance.now() - started;
    await once(run, "exit");
    this.#takes = performance.now() - started;
    this.#texts = [old, await this.#text(names[0] ?? "")];
    if (run.exitCode !== 0) throw new Error("an undisturbed run fails");
  }

  #apply() {
    const words = ["apply", "--intended", "intended", "--own", "tagged:simpul:", "--wave", "2", "--from", "net.csv", "--pins", "pins"];
    return spawn(process.execPath, [simpul, ...words, "--json"], { cwd: this.#lab.folder, stdio: ["ignore", "ignore", "ignore"] });
  }

  async #prepare(): Promise<void> {
    const { farm } = this.#lab.farm;
    await farm.reset([]);
    for (const name of names) {
      const session = await this.#lab.farm.session(name);
      await session.upload(["mulai.rsc", before]);
      await session.run("/import mulai.rsc; /file/remove mulai.rsc");
      session.close();
    }
  }

  /** What a device was told before the kill it still does, in seconds at most: minutes before its undo. */
  async #atRest(): Promise<void> {
    const { farm } = this.#lab.farm;
    await until(() => names.every((name) => farm.device(name).lines.size === 0));
    const counts = (): string => names.map((name) => farm.device(name).revision).join(" ");
    for (let before = ""; before !== counts(); await new Promise((done) => setTimeout(done, 4 * latency.command))) before = counts();
  }

  async #text(name: string): Promise<string> {
    const { text } = await this.#lab.farm.run(name, "/export show-sensitive terse");
    return text.replaceAll(/^#.*\n/gm, "");
  }

  async #left(name: string): Promise<readonly string[]> {
    const { text } = await this.#lab.farm.run(name, "/file/print terse; /system/scheduler/print terse");
    return [...text.matchAll(/name="?(\S*simpul-[^\s"]*)/g)].map(([, found]) => found ?? "");
  }

  /** One kill, what comes of it, and the run after it. */
  async play(seed: number): Promise<Killed> {
    await this.#prepare();
    const moment = Math.round(this.#begins + (drawn(seed) / 2 ** 29) * (this.#takes - this.#begins));
    const run = this.#apply();
    const timer = setTimeout(() => run.kill("SIGKILL"), moment);
    const [, signal] = await once(run, "exit");
    clearTimeout(timer);
    const [old = "", young = ""] = this.#texts;
    // Half of the devices are left to their own timers, half are met by the next run at once.
    const waits = seed % 2 === 0;
    if (waits) {
      await this.#atRest();
      await this.#lab.farm.farm.advance([], untilUndone);
    }
    const rest = await Promise.all(names.map((name) => this.#text(name)));
    const wrong = waits ? rest.flatMap((text, at) => (text === old || text === young ? [] : [`${names[at]} is neither old nor new`])) : [];
    const count = (text: string): number => rest.filter((each) => each === text).length;
    return {
      seed,
      moment,
      spared: signal !== "SIGKILL",
      old: count(old),
      new: count(young),
      wrong: [...wrong, ...(await this.#next(young))],
    };
  }

  async #next(young: string): Promise<readonly string[]> {
    const { code, out, err } = await this.#lab.door("apply", "--intended", "intended", "--own", "tagged:simpul:", "--json");
    const wrong = code === 0 ? [] : [`the next run ends with ${code}: ${out}${err}`];
    if (planted.test(out + err)) wrong.push("a secret is in what the next run says");
    await this.#lab.farm.farm.advance([], untilUndone);
    for (const name of names) {
      if ((await this.#text(name)) !== young) wrong.push(`${name} is not new after the next run`);
      const left = await this.#left(name);
      if (left.length > 0) wrong.push(`left on ${name}: ${left.join(" ")}`);
    }
    return wrong;
  }

  end(): Promise<void> {
    return this.#lab.end();
  }
}
