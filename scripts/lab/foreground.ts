// `simpul lab farm`: a farm of devices without names or cables, in the foreground, for trying tools at scale.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Vendor } from "../../components/devices/platform.ts";
import { emulatedVendor, type FarmSpec, listed, prepareFarm, runFarm, type SpecDevice } from "../../components/emulator/index.ts";
import { farmPlace } from "./farm-place.ts";
import { type LabOptions, numberIn, verb } from "./place.ts";
import { latencyOf } from "./power.ts";

type FarmOptions = LabOptions & { readonly devices: string; readonly vendor: string; readonly latency?: string; readonly port?: string };

const most = 5000;

export function registerForeground(lab: Command): void {
  verb<FarmOptions>(
    lab,
    "farm",
    "devices without names or cables, in the foreground; prints their list as JSON when they are ready",
    foreground,
    (command) =>
      command
        .requiredOption("--devices <number>", "how many")
        .option("--vendor <vendor>", "whose", "routeros")
        .option("--latency <login=MS,command=MS>", "how much longer each takes")
        .option("--port <base>", "the first one's port"),
  );
}

async function foreground(_: unknown, __: unknown, options: FarmOptions): Promise<undefined> {
  const count = numberIn(options.devices, "--devices", 1, most);
  const wanted = await anonymous(count, options.vendor as Vendor);
  const base = options.port === undefined ? undefined : numberIn(options.port, "--port", 1024, 65_000);
  const latency = latencyOf(options.latency);
  const own = options.dir === undefined ? mkdtempSync(join(tmpdir(), "simpul-farm-")) : undefined;
  const place = farmPlace({ dir: own ?? resolve(options.dir ?? "."), region: options.region });
  const more = { ...(base === undefined ? {} : { base }), ...(latency === undefined ? {} : { latency }) };
  const folder = await prepareFarm({ ...place, spec: () => wanted, ...more });
  folder.writeSpec(wanted);
  const running = await runFarm(folder);
  process.stdout.write(`${JSON.stringify(listed(folder, true))}\n`);
  await Promise.race([running.stopped, interrupted()]);
  await running.stop();
  if (own !== undefined) rmSync(own, { recursive: true, force: true });
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

/** Fails with a FarmError where the lab has no devices of the vendor. */
async function anonymous(count: number, vendor: Vendor): Promise<FarmSpec> {
  const { usual } = await emulatedVendor(vendor);
  const name = (index: number): string => `dev-${String(index + 1).padStart(4, "0")}`;
  const devices = Array.from(
    { length: count },
    (_, index): SpecDevice => ({ device: name(index), site: null, vendor, role: "opd", ...usual }),
  );
  return { region: "anonymous", devices, cables: [] };
}
