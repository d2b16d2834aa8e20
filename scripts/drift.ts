// `simpul drift`: how far devices are from what they should run, or from what they ran; nothing is changed on any.
import type { Command } from "commander";
import { type Drift, driftOf } from "../components/fleet/drift.ts";
import { configurationOf, type LoggedChange, readerOf, Unreadable } from "../components/fleet/reading/reading.ts";
import { type Answer, act, DoorError, type Register } from "./door/door.ts";
import { driftWords } from "./drift/words.ts";
import { chosen, type FleetDevice, fleetOf, fleetOptions, listedDevices } from "./fleet/devices.ts";
import { type Intended, type IntendedOf, type IntendedOptions, intendedOf, intendedOptions, usualVendor } from "./fleet/intended.ts";
import { earlier } from "./fleet/since.ts";
import { namedTexts, refuseNoFolder, textFor } from "./fleet/texts.ts";
import { onFleet } from "./fleet/visit.ts";
import { masks } from "./texts/vendor-text.ts";

type Options = IntendedOptions & { readonly since?: string; readonly backups?: string; readonly saved?: string };

export interface Drifted extends Partial<Drift> {
  readonly device: string;
  readonly state: "same" | "drift" | "unreachable";
  readonly commands: readonly string[];
  readonly explain: readonly string[];
  readonly unmanaged: readonly string[];
  /** what the device's own log says of changes, newest first */
  readonly changes?: readonly LoggedChange[];
  readonly error?: string;
}

export const register: Register = (program) => {
  const command: Command = program
    .command("drift")
    .description(
      "How far devices are from what they should run: by device, in words and in commands. Exit 0 none, 2 drift or not reached.",
    );
  intendedOptions(fleetOptions(command))
    .option("--since <when>", "compare with a backup instead: a time, or a commit of the backups")
    .option("--backups <dir>", "where the backups are (default: .simpul/backup/REGION)")
    .option("--saved <dir>", "saved exports in the place of live devices: nobody is called");
  act<Options>(command, async (_, options) => {
    const devices = await (options.saved === undefined ? live(options) : saved(options, options.saved));
    return answer(devices, options.region);
  });
};

function answer(devices: readonly Drifted[], region: string): Answer {
  return {
    exit: devices.every(({ state }) => state === "same") ? 0 : 2,
    json: () => ({ region, devices }),
    text: () => driftWords(devices),
  };
}

/** What a device is compared with. */
async function wanted(options: Options, source: "file" | "emulated" | "real"): Promise<IntendedOf> {
  const { since, backups, region } = options;
  return since === undefined ? intendedOf({ region, source }, options) : earlier(since, { region, backups });
}

type Named = Pick<FleetDevice, "device" | "vendor">;

/** Mistakes that hold for all, such as a secret that nobody knows, are told before anybody is called. */
function refuseMissing(devices: readonly Named[], intended: IntendedOf): void {
  const [first] = devices;
  if (first !== undefined && !devices.some((device) => isKnown(intended, device))) needed(intended, first);
}

function isKnown(intended: IntendedOf, device: Named): boolean {
  try {
    return intended(device) !== undefined;
  } catch (error) {
    if (error instanceof DoorError) return false;
    throw error;
  }
}

function needed(intended: IntendedOf, device: Named): Intended {
  const found = intended(device);
  if (found !== undefined) return found;
  throw new DoorError(`nothing says what ${device.device} should run`, {
    fix: "give its text, or choose devices with --devices",
  });
}

async function live(options: Options): Promise<readonly Drifted[]> {
  const fleet = await fleetOf(options);
  const intended = await wanted(options, fleet.source);
  refuseMissing(fleet.devices, intended);
  const { mask } = masks();
  const visited = await onFleet(fleet, options, "read", async (session, device): Promise<Drifted> => {
    const { platform, model, own } = intendedHere(intended, device);
    const running = platform.parse(await configurationOf(session, platform));
    const drift = driftOf(platform, running, model, { own, mask });
    if (drift.commands.length === 0) return { device: device.device, state: "same", ...drift };
    const changes = (await readerOf(device.vendor)?.changes(session)) ?? [];
    return { device: device.device, state: "drift", ...drift, changes };
  });
  return visited.map((each) => (each.ok ? each.value : { ...unreached(each.device), error: each.why }));
}

/** A mistake with one device's text ends nothing for the others. */
function intendedHere(intended: IntendedOf, device: FleetDevice): Intended {
  try {
    return needed(intended, device);
  } catch (error) {
    if (error instanceof DoorError) throw new Unreadable(error.message);
    throw error;
  }
}

function unreached(device: string): Drifted {
  return { device, state: "unreachable", commands: [], explain: [], unmanaged: [] };
}

async function saved(options: Options, folder: string): Promise<readonly Drifted[]> {
  refuseNoFolder(folder);
  const devices = chosen(await savedDevices(options), options);
  const intended = await wanted(options, options.from === undefined ? "real" : "file");
  refuseMissing(devices, intended);
  const compare = comparison(folder, intended);
  return devices.map((device): Drifted => {
    try {
      return compare(device);
    } catch (error) {
      if (error instanceof DoorError) return { ...unreached(device.device), error: error.message };
      throw error;
    }
  });
}

function comparison(folder: string, intended: IntendedOf): (device: Named) => Drifted {
  const { mask } = masks();
  return (named) => {
    const { device, vendor } = named;
    const text = textFor(folder, device, vendor);
    if (text === undefined) throw new DoorError(`${folder} has nothing of it`);
    const { platform, own, model } = needed(intended, named);
    const drift = driftOf(platform, platform.parse(text), model, { own, mask });
    return { device, state: drift.commands.length === 0 ? "same" : "drift", ...drift };
  };
}

/** Of the file, else those that a folder has texts of, else the plan's. */
async function savedDevices(options: Options): Promise<readonly Named[]> {
  if (options.from === undefined && options.intended !== undefined)
    return namedTexts(options.intended).map(({ device, vendor }) => ({ device, vendor: vendor ?? usualVendor }));
  return listedDevices(options);
}
