// Starts the lab of a region: what the plan says stands where becomes devices and cables of a farm.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type FarmSpec, type Latency, type SpecDevice, startFarm } from "../components/emulator/index.ts";
import type { Plan, PlannedDevice } from "../components/planning/plan.ts";
import type { Inventory } from "../inventory/schema/inventory.ts";
import { DoorError } from "./door.ts";
import { farmPlace } from "./farm-place.ts";
import { checkout, settledRegion } from "./region.ts";

export interface StartOptions {
  readonly dir?: string | undefined;
  readonly latency?: Latency | undefined;
  readonly base?: number | undefined;
  readonly root?: string;
}

/** Starts the farm of a region, or brings a running one in step with the plan. True when it was started. */
export async function startRegion(region: string, { dir, latency, base, root = checkout }: StartOptions = {}): Promise<boolean> {
  const { inventory, plan } = settledRegion(region, root);
  const place = farmPlace(dir, root);
  mkdirSync(dirname(place.path), { recursive: true, mode: 0o700 });
  return startFarm({
    ...place,
    spec: farmSpec(inventory, plan),
    ...(latency === undefined ? {} : { latency }),
    ...(base === undefined ? {} : { base }),
  });
}

/** Devices and cables of a plan. */
export function farmSpec(inventory: Inventory, plan: Plan): FarmSpec {
  return {
    region: plan.region,
    operator: inventory.datacenter.noc.runner,
    devices: plan.devices.map(specDevice),
    cables: plan.links.map(({ id, a, b }) => ({
      id,
      a: { device: a.device, port: a.interface },
      b: { device: b.device, port: b.interface },
    })),
  };
}

function specDevice({ id, site, vendor, role, board, version }: PlannedDevice): SpecDevice {
  if (vendor !== "routeros")
    throw new DoorError(`${id} is a ${vendor} device: the lab has none of these yet`, { fix: "use a board of RouterOS for it in the lab" });
  return {
    device: id,
    site: site ?? null,
    vendor,
    role,
    // Staging sets the mode by hand, on the bench (reference network, §6): no box keeps its factory's.
    board: { exportModel: board.exportModel, deviceMode: "advanced", ports: board.ports.map(({ name }) => name) },
    version,
  };
}
