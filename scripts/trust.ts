// `simpul trust`: a device's host key at first contact, looked at without logging in, and pinned when a person says so.
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { addressName, type Pins } from "../components/fleet/pins.ts";
import type { Address } from "../components/fleet/way.ts";
import {
  type Host,
  JumpHosts,
  onAll,
  readPin,
  type ShownKey,
  scanHostKey,
  TransportError,
  usualLimits,
} from "../components/transport/index.ts";
import { type Answer, act, DoorError, type Register, repeated } from "./door/door.ts";
import { progressOf } from "./door/progress.ts";
import { table } from "./door/table.ts";
import { writeFiles } from "./door/written-files.ts";
import { addresses, type Fleet, type FleetOptions, fleetOf, fleetOptions, trustWords } from "./fleet/devices.ts";

type Options = FleetOptions & { readonly yes?: boolean; readonly replace: readonly string[] };

type State = "new" | "known" | "changed" | "unreachable";

interface Seen {
  readonly device: string;
  readonly host: string;
  readonly fingerprint: string;
  readonly state: State;
  /** of the key that was pinned before, where another is shown now */
  readonly pinned?: string;
  readonly written: boolean;
  readonly why?: string;
}

export const register: Register = (program) => {
  const command: Command = program
    .command("trust")
    .description("Looks at the host keys of devices and their jump hosts, and pins those that are new. Nobody logs in on a device for it.");
  fleetOptions(command)
    .option("--yes", "pin new keys without asking")
    .addOption(repeated("--replace <device>", "pin the changed key of this device"));
  act<Options>(command, (_, options) => trustAnswer(options));
};

async function trustAnswer(options: Options): Promise<Answer> {
  const fleet = await fleetOf(options);
  refuseOtherFile(fleet);
  const visit = new Visit(fleet, options);
  const seen = await visit.all();
  const stranger = options.replace.find((name) => !seen.some(({ device }) => device === name));
  if (stranger !== undefined)
    throw new DoorError(`--replace ${stranger}: no such device was looked at`, {
      fix: "name one of the devices, as this door prints them",
    });
  const open = seen.filter(({ state, written }) => !(state === "known" || written));
  return {
    exit: open.length === 0 ? 0 : 2,
    json: () => ({ region: fleet.region, pins: fleet.pinsFile, devices: seen }),
    text: () => words(seen, fleet.pinsFile, trustWords(fleet, options)),
  };
}

/** An inventory that was named by mistake would be spoilt by a pin in it. */
function refuseOtherFile({ pins: { stranger }, pinsFile: file }: Fleet): void {
  if (stranger === undefined) return;
  throw new DoorError("this is no pin, so nothing is written to the file", {
    file,
    line: stranger,
    fix: "name a file that holds pins alone, or one that is not there yet",
  });
}

/** A level at a time: first the jump hosts that are reached directly, then what is behind them. */
class Visit {
  readonly #fleet: Fleet;
  readonly #options: Options;
  readonly #jumps = new JumpHosts(usualLimits);
  readonly #seen: Seen[] = [];
  #pins: Pins;

  constructor(fleet: Fleet, options: Options) {
    this.#fleet = fleet;
    this.#options = options;
    this.#pins = fleet.pins;
  }

  async all(): Promise<readonly Seen[]> {
    const levels = levelsOf(addresses(this.#fleet));
    const progress = progressOf("looked at", levels.flat().length);
    for (const level of levels) {
      const looked = await onAll(level, async (address) => {
        const look = await this.#look(address);
        progress.step(`${address.device} ${look.state}`);
        return look;
      });
      progress.end();
      await this.#pin(looked);
    }
    this.#jumps.close();
    return this.#seen.sort((a, b) => (a.device < b.device ? -1 : 1));
  }

  #known(address: Address): string | undefined {
    return address.hostKey ?? this.#pins.of(address.device, address.host, address.port);
  }

  async #look(address: Address): Promise<Look> {
    const known = this.#known(address);
    const pin = known === undefined ? undefined : readPin(known);
    try {
      const way = address.jump.map((hop) => this.#hop(hop));
      const shown = await scanHostKey({ ...address, jump: way }, { jumps: this.#jumps, ...(pin === undefined ? {} : { known: pin }) });
      const state = known === undefined ? "new" : pin?.fingerprint === shown.fingerprint ? "known" : "changed";
      return { address, state, shown, ...(state === "changed" ? { pinned: pin?.fingerprint ?? "" } : {}) };
    } catch (error) {
      if (error instanceof TransportError) return { address, state: "unreachable", why: error.why };
      throw error;
    }
  }

  #hop(hop: Address): Host {
    const hostKey = this.#known(hop);
    if (hostKey === undefined) throw new TransportError(hop.device, "host key", `its jump host ${hop.device} is not pinned yet`);
    const { jump: _, ...host } = hop;
    return { ...host, hostKey };
  }

  async #pin(looks: readonly Look[]): Promise<void> {
    const asked = looks.filter(({ state }) => state === "new");
    const isMeant = await this.#accepts(asked);
    const written = looks.filter(
      ({ address, state }) => (state === "new" && isMeant) || (state === "changed" && this.#mayReplace(address)),
    );
    for (const { address, shown } of written)
      if (shown !== undefined) this.#pins = this.#pins.with(address.device, address.host, address.port, shown.line);
    if (written.length > 0) writeFiles([{ path: this.#fleet.pinsFile, text: this.#pins.text }], 0o644);
    this.#seen.push(...looks.map((look) => seenOf(look, written.includes(look))));
  }

  /** The farm writes its devices' keys itself. */
  #mayReplace({ device, hostKey }: Address): boolean {
    return hostKey === undefined && this.#options.replace.includes(device);
  }

  async #accepts(looks: readonly Look[]): Promise<boolean> {
    if (looks.length === 0 || this.#options.yes === true) return true;
    if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return false;
    const rows = looks.map(({ address, shown }) => [address.device, addressName(address.host, address.port), shown?.fingerprint ?? ""]);
    process.stderr.write(table([["device", "host", "fingerprint"], ...rows]));
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await asking.question(
      `Compare them with the devices' own. Pin ${looks.length === 1 ? "this key" : `these ${looks.length} keys`}? [y/N] `,
    );
    asking.close();
    return /^(y|yes|ya)$/i.test(answer.trim());
  }
}

interface Look {
  readonly address: Address;
  readonly state: State;
  readonly shown?: ShownKey;
  readonly pinned?: string;
  readonly why?: string;
}

function seenOf({ address, state, shown, pinned, why }: Look, written: boolean): Seen {
  const { device, host, port } = address;
  return {
    device,
    host: `${host.includes(":") ? `[${host}]` : host}:${port}`,
    fingerprint: shown?.fingerprint ?? "",
    state,
    written,
    ...(pinned === undefined ? {} : { pinned }),
    ...(why === undefined ? {} : { why }),
  };
}

/** Machines by how many jump hosts are before them; each once, since many devices share a way. */
function levelsOf(all: readonly Address[]): readonly (readonly Address[])[] {
  const found = new Map<string, { readonly address: Address; readonly depth: number }>();
  const enter = (address: Address): void => {
    const key = `${address.host} ${address.port}`;
    if (!found.has(key) || all.includes(address)) found.set(key, { address, depth: address.jump.length });
  };
  for (const { jump } of all) for (const [depth, hop] of jump.entries()) enter({ ...hop, jump: jump.slice(0, depth) });
  for (const address of all) enter(address);
  const levels = Map.groupBy(found.values(), ({ depth }) => depth);
  return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level.map(({ address }) => address));
}

function words(seen: readonly Seen[], file: string, again: string): string {
  const rows = seen.map(({ device, host, fingerprint, state, written, pinned, why }) => [
    device,
    host,
    written ? (state === "new" ? "pinned" : "replaced") : state,
    fingerprint,
    pinned === undefined ? (why ?? "") : `pinned is ${pinned}`,
  ]);
  const left = seen.filter(({ state, written }) => state === "new" && !written).length;
  const changed = seen.filter(({ state, written }) => state === "changed" && !written).map(({ device }) => device);
  return [
    table([["device", "host", "state", "fingerprint", ""], ...rows]),
    left > 0 ? `${left} not pinned: compare the fingerprints with the devices' own, then \`${again} --yes\`\n` : "",
    changed.length > 0 ? `another key than the pinned one: ask who changed it, then \`${again} --replace ${changed[0]}\`\n` : "",
    seen.some(({ written }) => written) ? `wrote ${file}\n` : "",
  ].join("");
}
