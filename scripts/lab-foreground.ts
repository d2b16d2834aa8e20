// `simpul lab farm`: a farm of devices without names or cables, in the foreground, for trying tools at scale.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type FarmSpec, listed, prepareFarm, runFarm, type SpecDevice } from "../components/emulator/index.ts";
import { DoorError } from "./door.ts";
import { farmPlace } from "./farm-place.ts";
import { type LabOptions, numberIn, verb } from "./lab-place.ts";
import { latencyOf } from "./lab-power.ts";

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
  if (options.vendor !== "routeros") throw new DoorError(`the lab has no ${options.vendor} devices yet`, { fix: "--vendor routeros" });
  const count = numberIn(options.devices, "--devices", 1, most);
  const base = options.port === undefined ? undefined : numberIn(options.port, "--port", 1024, 65_000);
  const latency = latencyOf(options.latency);
  const own = options.dir === undefined ? mkdtempSync(join(tmpdir(), "simpul-farm-")) : undefined;
  const place = farmPlace({ dir: own ?? resolve(options.dir ?? "."), region: options.region });
  const more = { ...(base === undefined ? {} : { base }), ...(latency === undefined ? {} : { latency }) };
  const folder = await prepareFarm({ ...place, spec: () => anonymous(count), ...more });
  folder.writeSpec(anonymous(count));
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

function anonymous(count: number): FarmSpec {
  const ports = [...Array.from({ length: 8 }, (_, index) => `ether${index + 1}`), "sfp-sfpplus1"];
  const board = { exportModel: "RB5009UG+S+", deviceMode: "advanced" as const, ports };
  const devices = Array.from(
    { length: count },
    (_, index): SpecDevice => ({
      device: `dev-${String(index + 1).padStart(4, "0")}`,
      site: null,
      vendor: "routeros",
      role: "opd",
      board,
      version: "7.20.8",
    }),
  );
  return { region: "anonymous", devices, cables: [] };
}
