// `simpul lab`, `lab status`, `lab list`, `lab day0`: what there is.
import type { Command } from "commander";
import { dayZeroText, FarmFolder, listed, runningFarm } from "../../components/emulator/index.ts";
import { wordFix } from "../../inventory/suggestion.ts";
import { type Answer, DoorError } from "../door/door.ts";
import { table } from "../door/table.ts";
import type { FarmPlace } from "./farm-place.ts";
import { specOf, verb } from "./place.ts";

export function registerShown(lab: Command): void {
  // what is none of the verbs comes to the usual one
  const usual = (command: Command): Command => command.allowExcessArguments();
  const verbs = (): readonly string[] => lab.commands.map((each) => each.name());
  verb(lab, "status", "whether the lab runs, and what is unusual in it", (place, words) => status(place, words, verbs()), usual, true);
  verb(lab, "list", "the devices: where each listens, its key and its host key", list);
  verb(lab, "day0 <device>", "what a device exports when it is fresh", dayZero);
}

/** The status document. */
export async function statusOf(place: FarmPlace) {
  const folder = new FarmFolder(place.path);
  const pid = await runningFarm(place.path);
  const devices = listed(folder, pid !== undefined);
  return {
    running: pid !== undefined,
    ...(pid === undefined ? {} : { pid }),
    folder: place.path,
    region: folder.spec()?.region ?? null,
    devices: devices.length,
    on: devices.filter(({ running }) => running).length,
    cut: folder.record()?.cut ?? [],
  };
}

async function status(place: FarmPlace, [stranger]: readonly string[], verbs: readonly string[]): Promise<Answer> {
  const fix = stranger === undefined ? undefined : wordFix(stranger, verbs);
  if (stranger !== undefined) throw new DoorError(`lab has no command "${stranger}"`, fix === undefined ? {} : { fix });
  const now = await statusOf(place);
  const words = now.running
    ? `the lab of ${now.region} runs: ${now.on} of ${now.devices} devices are on${now.cut.length === 0 ? "" : `; cut: ${now.cut.join(", ")}`}`
    : `the lab is not running (${now.devices} devices on disk); start it: simpul lab start`;
  return { exit: 0, json: () => now, text: () => `${words}\n` };
}

async function list(place: FarmPlace): Promise<Answer> {
  const folder = new FarmFolder(place.path);
  const devices = listed(folder, (await runningFarm(place.path)) !== undefined);
  if (devices.length === 0) throw new DoorError("there are no emulated devices yet", { fix: "start them: simpul lab start" });
  const rows = devices.map(({ device, site, role, host, port, user, running }) => [
    device,
    role,
    site ?? "",
    `ssh -i ${place.identityFile} -p ${port} ${user}@${host}`,
    running ? "on" : "off",
  ]);
  return { exit: 0, json: () => devices, text: () => table([["device", "role", "site", "reach", "power"], ...rows]) };
}

async function dayZero(place: FarmPlace, [name = ""]: readonly string[]): Promise<Answer> {
  const text = await dayZeroText(specOf(place, name));
  return { exit: 0, json: () => ({ device: name, text }), text: () => text };
}
