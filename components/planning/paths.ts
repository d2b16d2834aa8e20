// The way from a core device to the gateway when every link is up.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { PlannedLink } from "./plan.ts";

/** Ids of the core links from a device to the gateway, fewest hops, the lower link id where two ways are equal; empty where there is none. */
export function uplinkPath({ gateway }: Inventory, links: readonly PlannedLink[], device: string): readonly string[] {
  const core = links.filter(({ kind }) => kind === "core").sort((a, b) => (a.id < b.id ? -1 : 1));
  const ways = new Map<string, readonly string[]>([[gateway.device.id, []]]);
  for (const [at, way] of ways)
    for (const { id, a, b } of core) {
      const next = a.device === at ? b.device : b.device === at ? a.device : undefined;
      if (next !== undefined && !ways.has(next)) ways.set(next, [id, ...way]);
    }
  return ways.get(device) ?? [];
}
