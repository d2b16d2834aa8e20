// The farm: every device, the cables between them, and what can be done to them from outside.
import type { EmulatedDevice, Surroundings } from "./device.ts";
import type { FarmFolder, FarmRecord } from "./farm-folder.ts";
import { FarmLog } from "./farm-log.ts";
import { type Fault, readFault } from "./faults/fault.ts";
import { keyPairAt } from "./keys.ts";
import { FarmError } from "./mistake.ts";
import type { Cable, FarmSpec, Latency, SpecDevice } from "./spec.ts";
import { Door } from "./ssh/door.ts";
import { Network } from "./topology/network.ts";
import { emulatedVendor } from "./vendors.ts";

interface Housed {
  readonly device: EmulatedDevice;
  readonly door: Door;
}

const portTries = 500;

export class Farm {
  readonly #folder: FarmFolder;
  readonly #log: FarmLog;
  readonly #housed = new Map<string, Housed>();
  readonly #staffKey: string;
  #record: FarmRecord;
  #spec: FarmSpec;
  /** whether a device is still there that the spec has no more: it goes at a later sync */
  lingering = false;
  #network: Network | undefined;

  constructor(folder: FarmFolder, spec: FarmSpec, record: FarmRecord) {
    this.#folder = folder;
    this.#spec = spec;
    this.#record = record;
    this.#log = new FarmLog(folder.logFile);
    this.#staffKey = keyPairAt(record.identityFile, "simpul-lab").line;
  }

  get record(): FarmRecord {
    return this.#record;
  }

  /** Starts every device of the farm's spec. */
  async open(): Promise<void> {
    for (const spec of this.#spec.devices) await this.#house(spec);
    this.#keep({});
  }

  async close(): Promise<void> {
    for (const { device, door } of this.#housed.values()) {
      device.close();
      await door.close();
    }
  }

  /** Changes what is on record, on disk too. */
  keep(change: Partial<FarmRecord>): void {
    this.#keep(change);
  }

  /** New devices appear at day 0; devices that are no longer in the spec go as soon as they are back at day 0. True when anything is other than before. */
  async sync(spec: FarmSpec): Promise<boolean> {
    const before = JSON.stringify(this.#spec);
    const wanted = new Set(spec.devices.map(({ device }) => device));
    const left = this.#spec.devices.filter(({ device }) => !wanted.has(device) && !this.#isAtDayZero(device));
    for (const { device } of this.#spec.devices) if (!wanted.has(device) && this.#isAtDayZero(device)) await this.#drop(device);
    this.lingering = left.length > 0;
    this.#spec = { ...spec, devices: [...spec.devices, ...left], cables: [...spec.cables, ...this.#cablesOf(left, spec)] };
    this.#folder.writeSpec(this.#spec);
    for (const device of this.#spec.devices) await this.#takeIn(device);
    this.#keep({});
    this.#network = undefined;
    return JSON.stringify(this.#spec) !== before;
  }

  /** A device that lingers keeps its cables. */
  #cablesOf(devices: readonly SpecDevice[], spec: FarmSpec): readonly Cable[] {
    const names = new Set(devices.map(({ device }) => device));
    const known = new Set(spec.cables.map(({ id }) => id));
    return this.#spec.cables.filter(({ id, a, b }) => !known.has(id) && (names.has(a.device) || names.has(b.device)));
  }

  async #takeIn(spec: SpecDevice): Promise<void> {
    const housed = this.#housed.get(spec.device);
    if (housed === undefined) return this.#house(spec);
    const { board, vendor, version, role, site } = housed.device.spec;
    if (
      JSON.stringify([vendor, board, version]) === JSON.stringify([spec.vendor, spec.board, spec.version]) &&
      role === spec.role &&
      site === spec.site
    )
      return;
    // Another board in the same place is another box, fresh from the bench; a new version keeps what it runs.
    const other = JSON.stringify([vendor, board]) !== JSON.stringify([spec.vendor, spec.board]);
    await this.#unhouse(spec.device);
    await this.#house(spec);
    if (other) this.#housed.get(spec.device)?.device.reset();
  }

  async #house(spec: SpecDevice): Promise<void> {
    const device = (await emulatedVendor(spec.vendor)).open(spec, this.#folder.device(spec.device), this.#around());
    for (let tries = 0; tries < portTries; tries += 1) {
      const port = this.#record.ports[spec.device] ?? this.#freePort();
      this.#record = { ...this.#record, ports: { ...this.#record.ports, [spec.device]: port } };
      const door = new Door(device, port);
      try {
        await door.open();
        this.#housed.set(spec.device, { device, door });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
        const { [spec.device]: _, ...others } = this.#record.ports;
        this.#record = { ...this.#record, ports: others, base: port + 1 };
      }
    }
    throw new FarmError("no free port on 127.0.0.1 was found for the devices", "name another first port: --port BASE");
  }

  /** The lowest port from the base that no other device has. */
  #freePort(): number {
    const taken = new Set(Object.values(this.#record.ports));
    let port = this.#record.base;
    while (taken.has(port)) port += 1;
    return port;
  }

  #around(): Surroundings {
    const record = (): FarmRecord => this.#record;
    return {
      log: this.#log,
      get latency(): Latency {
        return record().latency;
      },
      staffKey: this.#staffKey,
      operator: this.#spec.operator,
      network: () => this.network,
      cabled: (device) => this.#spec.cables.flatMap(({ a, b }) => [a, b].filter((plug) => plug.device === device).map(({ port }) => port)),
      moved: () => {
        this.#network = undefined;
      },
    };
  }

  get network(): Network {
    const stations = [...this.#housed.values()].map(({ device }) => ({
      spec: device.spec,
      box: () => device.box,
      on: device.power === "on",
    }));
    this.#network ??= new Network(stations, this.#spec.cables, new Set(this.#record.cut));
    return this.#network;
  }

  /** The named devices, or all. */
  #devices(names: readonly string[]): readonly EmulatedDevice[] {
    return (names.length === 0 ? [...this.#housed.keys()] : names).map((name) => this.device(name));
  }

  device(name: string): EmulatedDevice {
    const housed = this.#housed.get(name);
    if (housed === undefined) throw new FarmError(`there is no device "${name}" in the lab`, "see: simpul lab list");
    return housed.device;
  }

  /** Ends when the devices are as asked. */
  async power(names: readonly string[], on: boolean): Promise<void> {
    const devices = this.#devices(names);
    for (const device of devices) on ? device.turnOn() : device.turnOff();
    await this.#ready(devices);
  }

  async reset(names: readonly string[]): Promise<void> {
    const devices = this.#devices(names);
    for (const device of devices) device.reset();
    await this.#ready(devices);
  }

  async #ready(devices: readonly EmulatedDevice[]): Promise<void> {
    await Promise.all(devices.map((device) => device.started()));
    await Promise.all(devices.map(({ id }) => this.#housed.get(id)?.door.settled()));
  }

  async advance(names: readonly string[], milliseconds: number): Promise<void> {
    for (const device of this.#devices(names)) {
      await device.clock.advance(milliseconds);
      device.save();
    }
  }

  /** Adds a fault; "clear" takes all away, "" only looks. The result is what waits on the device now. */
  fault(name: string, text: string, sticky: boolean, seed: number): readonly Fault[] {
    const { faults } = this.device(name);
    if (text === "clear") faults.clear();
    else if (text !== "") {
      const fault = readFault(text, sticky, seed);
      if (typeof fault === "string") throw new FarmError(fault, "see: simpul lab fault --list");
      faults.add(fault);
    }
    return faults.waiting;
  }

  cable(id: string, cut: boolean): void {
    if (!this.#spec.cables.some((cable) => cable.id === id))
      throw new FarmError(`there is no link "${id}" in the lab`, `links: ${this.#spec.cables.map((cable) => cable.id).join(" ")}`);
    const others = this.#record.cut.filter((other) => other !== id);
    this.#keep({ cut: cut ? [...others, id] : others });
    this.#network = undefined;
  }

  #isAtDayZero(name: string): boolean {
    const device = this.#housed.get(name)?.device;
    return device === undefined || device.isAtDayZero;
  }

  async #unhouse(name: string): Promise<EmulatedDevice | undefined> {
    const housed = this.#housed.get(name);
    this.#housed.delete(name);
    housed?.device.close();
    await housed?.door.close();
    return housed?.device;
  }

  async #drop(name: string): Promise<void> {
    (await this.#unhouse(name))?.forget();
    const { [name]: _, ...ports } = this.#record.ports;
    this.#record = { ...this.#record, ports };
  }

  #keep(change: Partial<FarmRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#folder.writeRecord(this.#record);
  }
}
