// The public face of intents: what each device should do, from the plan and the inventory.
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import type { DeviceIntent } from "../../devices/intent.ts";
import type { Plan, PlannedDevice, Role } from "../plan.ts";
import { aggregationIntent } from "./aggregation.ts";
import { datacenterIntent } from "./datacenter.ts";
import { gatewayIntent } from "./gateway.ts";
import { opdIntent } from "./opd.ts";
import { simpulIntent } from "./simpul.ts";
import { withUniqueSets } from "./unique-sets.ts";
import { type View, viewOf } from "./view.ts";

export { IntentError } from "./intent-error.ts";
export { rotationsOf } from "./rotations.ts";

const roles = {
  gateway: gatewayIntent,
  simpul: simpulIntent,
  aggregation: aggregationIntent,
  datacenter: datacenterIntent,
  opd: opdIntent,
} satisfies Record<Role, (view: View, device: PlannedDevice) => DeviceIntent>;

/** One intent a device, in the order of the plan. Throws IntentError where the inventory lacks what a device needs. */
export function intents(inventory: Inventory, plan: Plan): DeviceIntent[] {
  const view = viewOf(inventory, plan);
  return plan.devices.map((device) => intentIn(view, device));
}

/** The intent of one device; undefined for an id that the plan does not have. */
export function intentOf(inventory: Inventory, plan: Plan, device: string): DeviceIntent | undefined {
  const found = plan.devices.find(({ id }) => id === device);
  return found === undefined ? undefined : intentIn(viewOf(inventory, plan), found);
}

function intentIn(view: View, device: PlannedDevice): DeviceIntent {
  return withUniqueSets(roles[device.role](view, device));
}
