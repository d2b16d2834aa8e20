// A region from its files: inventory, plan, intents; a user's mistake ends the run with its words alone.
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { DeviceIntent } from "../components/devices/intent.ts";
import { type Plan, settledPlan } from "../components/planning/index.ts";
import { intents } from "../components/planning/intent/index.ts";
import { loadNetworkOrThrow } from "../inventory/load.ts";
import { readLock } from "../inventory/lock-file.ts";
import type { Inventory } from "../inventory/schema/inventory.ts";

/** The checkout's top folder. */
export const root = resolve(import.meta.dirname, "..");

export interface RegionToDeploy {
  readonly inventory: Inventory;
  readonly plan: Plan;
  readonly intents: readonly DeviceIntent[];
}

/** Errors that are the user's to mend: they say all themselves, a stack trace would only hide it. */
const mendable = new Set(["InventoryError", "PlanError", "IntentError", "SecretError"]);

export function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !mendable.has(error.name)) throw error;
    const { fix } = error as { readonly fix?: string };
    throw new pulumi.RunError(fix === undefined ? error.message : `${error.message}\nfix: ${fix}`);
  }
}

/** Refuses a lock file that does not hold every number of the plan, with the command to run. */
export function regionToDeploy(region: string): RegionToDeploy {
  const inventory = loadNetworkOrThrow(root, region);
  const plan = settledPlan(inventory, readLock(root, region));
  return { inventory, plan, intents: intents(inventory, plan) };
}
