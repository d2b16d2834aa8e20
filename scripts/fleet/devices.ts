// Devices that the doors on a fleet work on: of the region's plan (emulated or real), or of a file of another tool's.
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { parse } from "yaml";
import type { Vendor } from "../../components/devices/platform.ts";
import { FarmError, FarmFolder, listed as farmList } from "../../components/emulator/index.ts";
import { type Mistake, readDeviceFile } from "../../components/fleet/files/index.ts";
import { type Listed, readJump } from "../../components/fleet/listed.ts";
import { Pins } from "../../components/fleet/pins.ts";
import { type Selectable, selected } from "../../components/fleet/selection.ts";
import { namesIn, Settings } from "../../components/fleet/settings.ts";
import { type Address, addressOf, pinned, UnknownDevice, type Usual } from "../../components/fleet/way.ts";
import type { Target } from "../../components/transport/session.ts";
import { wordFix } from "../../inventory/suggestion.ts";
import { checkout } from "../door/checkout.ts";
import { type CommonOptions, DoorError, regionWords } from "../door/door.ts";
import { textAt } from "../door/text-file.ts";
import { startRegion } from "../lab/farm.ts";
import { farmPlace } from "../lab/farm-place.ts";
import { passwords } from "./passwords.ts";

export interface FleetOptions extends CommonOptions {
  readonly devices?: string;
  readonly limit?: string;
  readonly from?: string;
  readonly pins?: string;
  readonly target?: string;
  readonly user?: string;
  readonly identity?: string;
  readonly atOnce?: string;
}

/** Options that every door on a fleet takes. */
export function fleetOptions(command: Command): Command {
  return command
    .option("--devices <select>", "which: names, patterns (opd-*), site=…, role=…, vendor=…, with commas between them")
    .option("--limit <select>", "of these only those, or so many")
    .option("--from <file>", "devices of a file instead of the region's: FILE.csv, hosts.yaml (Ansible, nornir), router.db (Oxidized)")
    .option("--pins <file>", "pinned host keys (default: known_hosts.d/REGION)")
    .addOption(
      new Option(
        "--target <emulated|real>",
        "the region's emulated devices or the real ones (default: the stack's simpul:target, else emulated)",
      ).choices(["emulated", "real"]),
    )
    .option("--user <name>", "who logs in where a device does not say")
    .option("--identity <file>", "with which key where a device does not say (default: the SSH agent)")
    .option("--at-once <number>", "devices at the same time");
}

export interface FleetDevice {
  readonly device: string;
  readonly vendor: Vendor;
  readonly site?: string;
  readonly role?: string;
  readonly listed: Listed;
}

/** Devices, and all that is needed to reach them. */
export interface Fleet {
  readonly source: "file" | "emulated" | "real";
  readonly region: string;
  readonly devices: readonly FleetDevice[];
  /** all that are known, chosen or not: a jump host may be one */
  readonly all: readonly Listed[];
  readonly usual: Usual;
  readonly settings: Settings;
  readonly pinsFile: string;
  readonly pins: Pins;
}

/** Names and vendors, of the file or the plan; no farm is started, nobody is called. */
export async function listedDevices(options: FleetOptions, root = checkout): Promise<readonly FleetDevice[]> {
  return devicesOf(options.from === undefined ? "real" : "file", options, settingsOf(options, root), root);
}

export async function fleetOf(options: FleetOptions, root = checkout): Promise<Fleet> {
  const settings = settingsOf(options, root);
  const source = options.from === undefined ? settings.target : "file";
  const known = await devicesOf(source, options, settings, root);
  const pinsFile = resolve(options.pins ?? join(root, "known_hosts.d", options.region));
  return {
    source,
    region: options.region,
    devices: chosen(known, options),
    all: known.map(({ listed }) => listed),
    usual: usualOf(options, settings, root),
    settings,
    pinsFile,
    pins: new Pins(textAt(pinsFile) ?? ""),
  };
}

/** Where the command line says a setting. */
const optionOf: Readonly<Record<string, string>> = { target: "--target", user: "--user", identityFile: "--identity" };

/** Settings of the region's stack, as `pulumi config set simpul:…` wrote them, under what the command line says: both doors mean the same devices. */
function settingsOf({ region, target, user, identity }: FleetOptions, root: string): Settings {
  const folder = parse(textAt(join(root, "Pulumi.yaml")) ?? "")?.stackConfigDir ?? ".pulumi/config";
  const stack: unknown = parse(textAt(join(root, folder, `Pulumi.${region}.yaml`)) ?? "")?.config;
  const own = Object.entries(typeof stack === "object" && stack !== null ? stack : {}).flatMap(([key, value]) =>
    key.startsWith("simpul:") && typeof value !== "object" ? [[key.slice("simpul:".length), value] as const] : [],
  );
  const given = { target, user, identityFile: identity };
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const read = Settings.safeParse({ ...Object.fromEntries(own), region, ...Object.fromEntries(named) });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const setting = first?.path.join(".") ?? "";
  const option = named.some(([name]) => name === setting) ? optionOf[setting] : undefined;
  throw new DoorError(`${option ?? `simpul:${setting}`}: ${first?.message}`, { fix: "see --help, and `pulumi config` of the stack" });
}

function devicesOf(
  source: Fleet["source"],
  options: FleetOptions,
  settings: Settings,
  root: string,
): Promise<readonly FleetDevice[]> | readonly FleetDevice[] {
  if (source === "file") return fromFile(resolve(options.from ?? ""));
  return source === "emulated" ? fromFarm(options.region, root) : fromPlan(options.region, settings, root);
}

function fromFile(path: string): readonly FleetDevice[] {
  const text = textAt(path);
  if (text === undefined) throw new DoorError(`${path} is not there`, { fix: "name a file of devices: FILE.csv, hosts.yaml or router.db" });
  const folder = dirname(path);
  const isPrivate = (statSync(path).mode & 0o077) === 0;
  const read = readDeviceFile(path, text, { folder, isPrivate }, (name) => textAt(join(folder, name)));
  if (read === undefined) throw new DoorError(`the name of ${path} does not say what it is`, { fix: "FILE.csv, hosts.yaml or router.db" });
  if (read.mistakes.length > 0) throw mistaken(path, read.mistakes);
  return read.devices.map(fleetDevice);
}

/** The first mistake with its place, the others one a line below it. */
function mistaken(path: string, mistakes: readonly Mistake[]): DoorError {
  const at = ({ file }: Mistake): string => (file === undefined ? path : join(dirname(path), file));
  const [first, ...others] = mistakes as readonly [Mistake, ...Mistake[]];
  const lines = others.map(
    (each) => `${at(each)}:${each.line}:${each.column}: ${each.message}${each.fix === undefined ? "" : `; fix: ${each.fix}`}`,
  );
  const { line, column, message, fix } = first;
  const told = lines.length > 0 && fix !== undefined ? `${message}; fix: ${fix}` : message;
  const more = { file: at(first), line, column, ...(fix === undefined || lines.length > 0 ? {} : { fix }) };
  return new DoorError([told, ...lines].join("\n"), more);
}

function fleetDevice(listed: Listed): FleetDevice {
  const { device, vendor, site } = listed;
  return { device, vendor, listed, ...(site === undefined ? {} : { site }) };
}

/** The farm is started where it is not there; it knows its devices' keys. */
async function fromFarm(region: string, root: string): Promise<readonly FleetDevice[]> {
  try {
    await startRegion(region, { root });
  } catch (error) {
    throw error instanceof FarmError ? new DoorError(error.message, error.fix === undefined ? {} : { fix: error.fix }) : error;
  }
  return farmList(new FarmFolder(farmPlace({ region }, root).path), true).map(({ site, role, vendor, running: _, ...row }) => ({
    ...fleetDevice({ ...row, vendor: vendor as Vendor, ...(site === null ? {} : { site }) }),
    role,
  }));
}

async function fromPlan(region: string, { port, oldAlgorithms }: Settings, root: string): Promise<readonly FleetDevice[]> {
  // planning is loaded only where a plan is needed
  const { settledRegion } = await import("../door/region.ts");
  const old = new Set(namesIn(oldAlgorithms));
  return settledRegion(region, root).plan.devices.map(({ id, site, vendor, management, role }) => ({
    ...fleetDevice({
      device: id,
      vendor,
      host: management,
      port,
      ...(site === undefined ? {} : { site }),
      ...(old.has(id) ? { algorithms: "old" as const } : {}),
    }),
    role,
  }));
}

export function chosen<T extends Selectable>(known: readonly T[], { devices, limit }: FleetOptions): readonly T[] {
  return [devices, limit].reduce<readonly T[]>((left, words) => {
    if (words === undefined) return left;
    const found = selected(left, words);
    const [unknown] = found.unknown;
    if (unknown === undefined) return found.chosen;
    const fix = wordFix(
      unknown,
      known.map(({ device }) => device),
    );
    throw new DoorError(`no device is meant by "${unknown}"`, fix === undefined ? {} : { fix });
  }, known);
}

function usualOf({ from }: FleetOptions, settings: Settings, root: string): Usual {
  const { user, identityFile, passwordRef, jump } = settings;
  return {
    user,
    identityFile: identityFile === undefined ? undefined : resolve(from === undefined ? root : ".", identityFile),
    ...(from === undefined ? { passwordRef, jump: jump === undefined ? undefined : readJump(jump) } : {}),
    secretOf: passwords(settings.region, root),
    userFix: from === undefined ? "pulumi config set simpul:user NAME, or --user NAME" : "a column `user` in the file, or --user NAME",
  };
}

/** A device that can be talked to, or why it cannot. */
export type Placed = { readonly device: FleetDevice; readonly target: Target } | { readonly device: FleetDevice; readonly why: string };

export function placed(fleet: Fleet, options: FleetOptions): readonly Placed[] {
  const { devices, all, usual, pins } = fleet;
  const fix = trustWords(fleet, options);
  return devices.map((device): Placed => {
    try {
      return { device, target: pinned(addressOf(device.listed, all, usual), pins, fix) };
    } catch (error) {
      if (error instanceof UnknownDevice) return { device, why: [error.message, error.fix].filter(Boolean).join("; fix: ") };
      throw error;
    }
  });
}

/** The command that looks at the keys of these devices. */
export function trustWords({ source, region }: Fleet, { from, pins }: FleetOptions): string {
  const which = source === "file" ? ` --from ${from}` : regionWords(region);
  return `simpul trust${which}${pins === undefined ? "" : ` --pins ${pins}`}`;
}

/** Where each device and jump host is, to look at its key. */
export function addresses({ devices, all, usual }: Fleet): readonly Address[] {
  return devices.map(({ listed }) => {
    try {
      return addressOf(listed, all, usual);
    } catch (error) {
      // Nobody logs in for a look at a key.
      if (error instanceof UnknownDevice) return addressOf(listed, all, { ...usual, user: "-" });
      throw error;
    }
  });
}
