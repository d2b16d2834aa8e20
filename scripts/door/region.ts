// What doors need of a region: its inventory, its plan, and errors that name the place.
import { PlanError, planRegion, type RegionPlan, settledPlan } from "../../components/planning/index.ts";
import type { Plan } from "../../components/planning/plan.ts";
import { InventoryError, type Issue, issueLine, loadNetwork, loadRegion } from "../../inventory/load.ts";
import { readLock } from "../../inventory/lock-file.ts";
import type { Inventory, RegionInventory } from "../../inventory/schema/inventory.ts";
import { checkout } from "./checkout.ts";
import { DoorError } from "./door.ts";

/** One error for a person: the first issue with its place, the others one a line below it. */
export function doorError(issues: readonly Issue[]): DoorError {
  const [first, ...others] = issues;
  if (first === undefined) return new DoorError("the region cannot be planned");
  const { message, fix, ...place } = first;
  if (others.length === 0) return new DoorError(message, fix === undefined ? place : { ...place, fix });
  const told = fix === undefined ? message : `${message}; fix: ${fix}`;
  return new DoorError([told, ...others.map(issueLine)].join("\n"), place);
}

/** The checked network of a region; a DoorError with every mistake otherwise. */
export function inventoryOf(region: string, root = checkout): Inventory {
  const loaded = loadNetwork(root, region);
  if (loaded.issues !== undefined) throw doorError(loaded.issues);
  return loaded.inventory;
}

/** The checked inventory of a region with its registers; a DoorError with every mistake otherwise. */
export function registersOf(region: string, root = checkout): RegionInventory {
  const loaded = loadRegion(root, region);
  if (loaded.issues !== undefined) throw doorError(loaded.issues);
  return loaded.inventory;
}

function lockText(region: string, root: string): string | undefined {
  try {
    return readLock(root, region);
  } catch (error) {
    throw error instanceof InventoryError ? doorError(error.issues) : error;
  }
}

/** Inventory, plan and lock of a region, also where numbers still have to be given. `today` is an ISO date. */
export function regionPlan(region: string, today?: string, root = checkout): RegionPlan & { readonly inventory: Inventory } {
  const inventory = inventoryOf(region, root);
  const planned = planRegion(inventory, lockText(region, root), today);
  if ("issues" in planned) throw doorError(planned.issues);
  return { ...planned, inventory };
}

/** The inventory of a region with its registers, and its plan. */
export function wholeRegion(region: string, root = checkout): { readonly inventory: RegionInventory; readonly plan: Plan } {
  const inventory = registersOf(region, root);
  const planned = planRegion(inventory, lockText(region, root));
  if ("issues" in planned) throw doorError(planned.issues);
  return { inventory, plan: planned.plan };
}

/** Inventory and plan of a region whose lock file is up to date; else a DoorError with the command to run. */
export function settledRegion(region: string, root = checkout): { readonly inventory: Inventory; readonly plan: Plan } {
  const inventory = inventoryOf(region, root);
  try {
    return { inventory, plan: settledPlan(inventory, lockText(region, root)) };
  } catch (error) {
    throw error instanceof PlanError ? doorError(error.issues) : error;
  }
}
