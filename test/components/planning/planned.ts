// The plan of an inventory that can be planned, or the messages of why it cannot.
import { emptyLock, type Lock, type Planned, plan } from "../../../components/planning/index.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";

export function planned(inventory: Inventory, lock: Lock = emptyLock(inventory.region.id), today?: string): Planned {
  const made = plan(inventory, lock, today);
  if ("issues" in made) throw new Error(made.issues.map(({ message }) => message).join("\n"));
  return made;
}

/** Each issue as "path position: message; fix". */
export function issuesOf(inventory: Inventory, lock: Lock = emptyLock(inventory.region.id)): string[] {
  const made = plan(inventory, lock);
  return "issues" in made ? made.issues.map(({ message, fix }) => `${message}; fix: ${fix}`) : [];
}
