// `simpul backup`: what devices run, into a git repository of its own, one commit a run; secrets stand as keyed fingerprints.
import { join } from "node:path";
import type { Command } from "commander";
import { platformOf } from "../components/devices/index.ts";
import type { Vendor } from "../components/devices/platform.ts";
import { steadyConfiguration } from "../components/fleet/masked.ts";
import { configurationOf, Unreadable } from "../components/fleet/reading/reading.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type Register } from "./door/door.ts";
import { table } from "./door/table.ts";
import { writeFilesAside } from "./door/written-files.ts";
import { type FleetOptions, fleetOf, fleetOptions } from "./fleet/devices.ts";
import { GitFolder } from "./fleet/git-folder.ts";
import { onFleet } from "./fleet/visit.ts";
import { masks } from "./texts/vendor-text.ts";

type Options = FleetOptions & { readonly to?: string };

interface BackedUp {
  readonly device: string;
  readonly ok: boolean;
  readonly changed: boolean;
  readonly error?: string;
}

export const register: Register = (program) => {
  const command: Command = program
    .command("backup")
    .description("Reads configurations and commits them to a git repository of its own, secrets masked. Exit 0 all were read, 2 some not.");
  fleetOptions(command).option("--to <dir>", "the repository; made where there is none (default: .simpul/backup/REGION)");
  act<Options>(command, (_, options) => backupAnswer(options));
};

/** Where a region's backups are. */
export function backupPlace(region: string): string {
  return join(checkout, ".simpul", "backup", region);
}

const endings: Readonly<Partial<Record<Vendor, string>>> = { routeros: "rsc", ios: "cfg" };

/** A device's file in the repository. */
export function backupFile(device: string, vendor: Vendor): string {
  return `${device}.${endings[vendor] ?? "conf"}`;
}

async function backupAnswer(options: Options): Promise<Answer> {
  const repository = GitFolder.made(options.to ?? backupPlace(options.region));
  const fleet = await fleetOf(options);
  const { mask } = masks();
  const visited = await onFleet(fleet, options, "read", async (session, { device, vendor }) => {
    const platform = platformOf(vendor);
    const text = await configurationOf(session, platform);
    const [cut] = platform.parse(text).incomplete;
    // The file of the last run is better than one with a hole in it.
    if (cut !== undefined) throw new Unreadable(`its export broke off in ${cut}`);
    const file = backupFile(device, vendor);
    await writeFilesAside([{ path: join(repository.path, file), text: steadyConfiguration(platform, text, mask) }], 0o600);
    return file;
  });
  const files = visited.flatMap((each) => (each.ok ? [each.value] : []));
  const changed = files.length === 0 ? new Set<string>() : repository.changed(files);
  const devices = visited.map((each): BackedUp => {
    if (!each.ok) return { device: each.device, ok: false, changed: false, error: each.why };
    return { device: each.device, ok: true, changed: changed.has(each.value) };
  });
  const commit = changed.size === 0 ? undefined : repository.commit([...changed], message(devices));
  return {
    exit: devices.every(({ ok }) => ok) ? 0 : 2,
    json: () => ({ repository: repository.path, ...(commit === undefined ? {} : { commit }), devices }),
    text: () => words(devices, repository.path, commit),
  };
}

/** First line for `git log --oneline`, then who changed and who was not read. */
function message(devices: readonly BackedUp[]): string {
  const changed = devices.filter((each) => each.changed).map(({ device }) => device);
  const missed = devices.filter(({ ok }) => !ok).map(({ device, error }) => `not read: ${device}: ${error}`);
  return [`${changed.length} of ${devices.length} devices changed`, "", changed.join(" "), ...missed].join("\n");
}

function words(devices: readonly BackedUp[], repository: string, commit: string | undefined): string {
  const told = devices.filter(({ ok, changed }) => changed || !ok);
  const rows = told.map(({ device, ok, error = "" }) => [device, ok ? "changed" : "not read", error]);
  const good = devices.filter(({ ok }) => ok).length;
  const did = commit === undefined ? "nothing changed" : `${told.filter(({ ok }) => ok).length} changed, commit ${commit.slice(0, 10)}`;
  return `${rows.length === 0 ? "" : table([["device", "", ""], ...rows])}${good} of ${devices.length} devices read, ${did} in ${repository}\n`;
}
