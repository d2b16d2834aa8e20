// What each device of a plan says, as text: equal texts mean that nothing reaches the device.
import { allocationOf, linksOf, type Plan, segmentsOf } from "../../../components/planning/index.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";

export function deviceTexts(_inventory: Inventory, plan: Plan): ReadonlyMap<string, string> {
  return new Map(
    plan.devices.map((device) => {
      const own = {
        device,
        links: linksOf(plan, device.id),
        segments: segmentsOf(plan, device.id),
        intra: allocationOf(plan, device.id)?.intra,
      };
      return [device.id, JSON.stringify(device.role === "gateway" ? { ...own, queues: plan.allocations, segments: plan.segments } : own)];
    }),
  );
}
