// Devices and cables of a plan, as the farm takes them.
import { emulated, type FarmSpec, type SpecDevice } from "../../components/emulator/index.ts";
import type { Plan, PlannedDevice } from "../../components/planning/plan.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import { DoorError } from "../door/door.ts";
import { settledRegion } from "../door/region.ts";

/** What a region's farm should be; a DoorError where the region cannot be planned. */
export function specOf(region: string, root: string): FarmSpec {
  const { inventory, plan } = settledRegion(region, root);
  return farmSpec(inventory, plan);
}

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
  if (!emulated.has(vendor))
    throw new DoorError(`${id} is a ${vendor} device: the lab has none of these`, { fix: `the lab has: ${[...emulated].join(", ")}` });
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
