// A farm of its own for one test file: real sockets on loopback, state in a temporary folder.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FarmFolder, listed, prepareFarm } from "../../../components/emulator/index.ts";
import { type RunningFarm, runFarm } from "../../../components/emulator/process.ts";
import type { Cable, FarmSpec, SpecDevice } from "../../../components/emulator/spec.ts";
import { type ConnectOptions, connect } from "../../../components/transport/connect.ts";
import type { Output, Session, Target } from "../../../components/transport/session.ts";

const ports = ["ether1", "ether2", "ether3", "sfp1"];

export function device(name: string, more: Partial<SpecDevice> = {}): SpecDevice {
  const board = { exportModel: "L009UiGS", deviceMode: "advanced", ports } as const;
  return { device: name, site: null, vendor: "routeros", role: "opd", board, version: "7.20.8", ...more };
}

export function iosDevice(name: string): SpecDevice {
  const board = { exportModel: "C9200L-24T-4G", ports: ["GigabitEthernet1/0/1", "GigabitEthernet1/0/2", "TenGigabitEthernet1/1/1"] };
  return { device: name, site: null, vendor: "ios", role: "switch", board, version: "17.9.4a" };
}

export function linuxDevice(name: string): SpecDevice {
  const board = { exportModel: "PC Engines APU2", ports: ["eth0", "eth1", "eth2"] };
  return { device: name, site: null, vendor: "linux", role: "opd", board, version: "12" };
}

export function cable(id: string, a: string, b: string): Cable {
  const plug = (text: string): Cable["a"] => ({ device: text.split(" ")[0] ?? "", port: text.split(" ")[1] ?? "" });
  return { id, a: plug(a), b: plug(b) };
}

export function spec(devices: readonly SpecDevice[], cables: readonly Cable[] = []): FarmSpec {
  return { region: "test", devices, cables };
}

export class TemporaryFarm {
  readonly folder: FarmFolder;
  #running: RunningFarm;

  private constructor(folder: FarmFolder, running: RunningFarm) {
    this.folder = folder;
    this.#running = running;
  }

  static async start(wanted: FarmSpec, base?: number): Promise<TemporaryFarm> {
    const path = mkdtempSync(join(tmpdir(), "simpul-test-farm-"));
    const folder = await prepareFarm({
      path,
      spec: () => wanted,
      identityFile: join(path, "id_ed25519"),
      ...(base === undefined ? {} : { base }),
    });
    return new TemporaryFarm(folder, await runFarm(folder));
  }

  get farm(): RunningFarm["farm"] {
    return this.#running.farm;
  }

  target(name: string): Target {
    const found = listed(this.folder, true).find((each) => each.device === name);
    if (found === undefined) throw new Error(`no device ${name}`);
    return found;
  }

  session(name: string, options?: ConnectOptions): Promise<Session> {
    return connect(this.target(name), options);
  }

  /** Runs one command on a connection of its own. */
  async run(name: string, command: string): Promise<Output> {
    const session = await this.session(name);
    try {
      return await session.run(command);
    } finally {
      session.close();
    }
  }

  /** Stops and starts again from what is on disk. */
  async restart(): Promise<void> {
    await this.#running.stop();
    this.#running = await runFarm(this.folder);
  }

  async end(): Promise<void> {
    await this.#running.stop();
    rmSync(this.folder.path, { recursive: true, force: true });
  }
}
