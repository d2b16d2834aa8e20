// A farm in a process of its own, its devices at work: each runs the configuration of a site's router, and takes its time.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { platformOf } from "../../components/devices/index.ts";
import type { RouterosModel } from "../../components/devices/routeros/model.ts";
import { prepareFarm, startFarm, stopFarm } from "../../components/emulator/client.ts";
import { FarmFolder } from "../../components/emulator/farm-folder.ts";
import { HeldFolder } from "../../components/emulator/held.ts";
import { keyPairAt } from "../../components/emulator/keys.ts";
import { type Listed, listed } from "../../components/emulator/listing.ts";
import { dayZeroModel } from "../../components/emulator/routeros/day-zero.ts";
import { storedMenus } from "../../components/emulator/routeros/menus.ts";
import type { FarmSpec, Latency, SpecDevice } from "../../components/emulator/spec.ts";

const platform = platformOf("routeros");
const golden = resolve(import.meta.dirname, "../golden/render/opd/opd-010.rsc");
const ports = [...Array.from({ length: 8 }, (_, index) => `ether${index + 1}`), "sfp1"];
const board = { exportModel: "L009UiGS", deviceMode: "advanced", ports } as const;

/** A site's whole configuration; secrets are made up. */
export function textOf(device: string): string {
  return readFileSync(golden, "utf8")
    .replaceAll(/secret\(([a-z0-9-]+)\)/g, "rahasia-$1")
    .replace(/(\/system identity\nset .*?name=)\S+/, `$1${device}`);
}

export class BenchFarm {
  readonly folder = mkdtempSync(join(tmpdir(), "simpul-bench-fleet-"));
  #devices: readonly Listed[] = [];

  static async start(count: number, latency: Latency): Promise<BenchFarm> {
    const farm = new BenchFarm();
    const devices = Array.from({ length: count }, (_, index): SpecDevice => {
      const device = `opd-${String(index + 1).padStart(4, "0")}`;
      return { device, site: null, vendor: "routeros", role: "opd", board, version: "7.20.8" };
    });
    const spec: FarmSpec = { region: "bench", devices, cables: [] };
    // A thousand in a row, above where other farms begin and below the ports that the system gives out.
    const start = { path: join(farm.folder, "farm"), spec: () => spec, identityFile: join(farm.folder, "key"), latency, base: 31_500 };
    const folder = await prepareFarm(start);
    farm.#fill(folder, devices);
    await startFarm(start);
    farm.#devices = listed(new FarmFolder(start.path), true);
    farm.write("net.csv", farm.csv(count));
    farm.write("pins", farm.#devices.map(({ device, port, hostKey }) => `${device},[127.0.0.1]:${port} ${hostKey}\n`).join(""));
    return farm;
  }

  /** As if each had been imported long ago. */
  #fill(folder: FarmFolder, devices: readonly SpecDevice[]): void {
    const staffKey = keyPairAt(join(this.folder, "key"), "simpul-lab").line;
    for (const spec of devices) {
      const { accepted, model } = platform.simulate(dayZeroModel(spec, staffKey), textOf(spec.device));
      if (!accepted) throw new Error("the configuration is not taken");
      new HeldFolder(folder.device(spec.device)).write({
        ...{ menus: storedMenus(model as RouterosModel), power: "on", ahead: 0, bootedAt: Date.now(), clockError: 0 },
        ...{ deviceMode: "advanced", files: [], jobs: [], timers: {}, faults: [] },
      });
    }
  }

  get devices(): readonly Listed[] {
    return this.#devices;
  }

  /** The first so many, as `--from` takes them. */
  csv(count: number): string {
    const rows = this.#devices
      .slice(0, count)
      .map(({ device, port, user, identityFile }) => `${device},127.0.0.1,${port},${user},${identityFile}`);
    return `${["device,host,port,user,identityFile", ...rows].join("\n")}\n`;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  async end(): Promise<void> {
    await stopFarm(join(this.folder, "farm"));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
