// A farm, a file that names its devices, and the doors on a fleet as a person runs them: processes of their own.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { FarmSpec } from "../../components/emulator/spec.ts";
import type { Target } from "../../components/transport/session.ts";
import { TemporaryFarm } from "../components/emulator/temporary-farm.ts";

const root = resolve(import.meta.dirname, "../..");

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export class FleetLab {
  readonly farm: TemporaryFarm;
  readonly folder = mkdtempSync(join(tmpdir(), "simpul-fleet-"));

  private constructor(farm: TemporaryFarm) {
    this.farm = farm;
  }

  static async start(spec: FarmSpec): Promise<FleetLab> {
    const lab = new FleetLab(await TemporaryFarm.start(spec));
    const names = spec.devices.map(({ device }) => device);
    lab.write("net.csv", lab.csv(names.map((name) => [name, {}])));
    lab.pin(names);
    return lab;
  }

  /** No faults, and everything has power. */
  async calm(names: readonly string[]): Promise<void> {
    for (const name of names) this.farm.farm.fault(name, "clear", false, 0);
    await this.farm.farm.power([], true);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  /** Pins as `simpul trust` would write them. */
  pin(names: readonly string[]): void {
    const line = ({ device, host, port, hostKey }: Target): string =>
      `${device},[${host}]:${port} ${hostKey.split(" ").slice(0, 2).join(" ")}\n`;
    this.write("pins", names.map((name) => line(this.farm.target(name))).join(""));
  }

  csv(rows: readonly (readonly [string, Readonly<Record<string, string>>])[]): string {
    const heading = ["device", "host", "port", "vendor", "user", "identityFile", "site", "jump"];
    const lines = rows.map(([device, more]) => {
      const { host, port, user, identityFile = "" } = this.farm.target(device);
      const row: Readonly<Record<string, string>> = { device, host, port: String(port), user, identityFile, ...more };
      return heading.map((column) => row[column] ?? "").join(",");
    });
    return `${[heading.join(","), ...lines].join("\n")}\n`;
  }

  /** `simpul WORDS… --from net.csv --pins pins`, in the lab's folder. */
  door(...words: readonly string[]): Promise<Said> {
    return this.run(...words, "--from", "net.csv", "--pins", "pins");
  }

  run(...words: readonly string[]): Promise<Said> {
    return new Promise((done) => {
      execFile(
        process.execPath,
        [join(root, "scripts/simpul.ts"), ...words],
        { cwd: this.folder, maxBuffer: 64 * 1024 * 1024 },
        (error, out, err) => {
          done({ code: typeof error?.code === "number" ? error.code : 0, out, err });
        },
      );
    });
  }

  async json<T>(...words: readonly string[]): Promise<{ readonly code: number; readonly document: T }> {
    const { code, out, err } = await this.door(...words, "--json");
    try {
      return { code, document: JSON.parse(out) as T };
    } catch {
      throw new Error(`simpul ${words.join(" ")}:\n${out}${err}`);
    }
  }

  async end(): Promise<void> {
    await this.farm.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
