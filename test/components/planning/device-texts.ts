// What each device of a plan is told, as rendered text: equal texts mean that nothing reaches the device.
import { render } from "../../../components/devices/routeros/render.ts";
import type { Plan } from "../../../components/planning/index.ts";
import { intents } from "../../../components/planning/intent/index.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";

/** Device id to text, as `simpul render` writes it. */
export function deviceTexts(inventory: Inventory, plan: Plan): ReadonlyMap<string, string> {
  return new Map(intents(inventory, plan).map((intent) => [intent.device, render(intent)]));
}
