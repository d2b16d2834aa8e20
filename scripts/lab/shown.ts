// `simpul lab`, `lab status`, `lab list`, `lab day0`: what there is.
import type { Command } from "commander";
import { dayZeroText, FarmFolder, listed, runningFarm } from "../../components/emulator/index.ts";
import { type Answer, DoorError } from "../door/door.ts";
import { table } from "../door/table.ts";
import type { FarmPlace } from "./farm-place.ts";
import { verb } from "./place.ts";

export function registerShown(lab: Command): void {
  verb(lab, "status", "whether the lab runs, and what is unusual in it", status, (command) => command, true);
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

async function status(place: FarmPlace): Promise<Answer> {
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
  const devices = new FarmFolder(place.path).spec()?.devices ?? [];
  const spec = devices.find(({ device }) => device === name);
  if (spec === undefined) throw new DoorError(`there is no device "${name}" in the lab`, { fix: "see: simpul lab list" });
  const text = await dayZeroText(spec);
  return { exit: 0, json: () => ({ device: name, text }), text: () => text };
}
