// Which port of which aggregation switch a site's line is in: kept while the site stays at its simpul, else the lowest that is free.
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { Simpul } from "../../inventory/schema/simpul.ts";
import { mediumOf } from "./connection.ts";
import type { Complain } from "./issue.ts";
import type { Given } from "./lock.ts";
import { byPortName } from "./port-order.ts";

/** The same sites with their switch and port filled in, changed or taken away. */
export function placeSites(inventory: Inventory, sites: readonly Given[], complain: Complain): readonly Given[] {
  const wanted = wantedSimpul(inventory);
  const free = freePorts(inventory.simpul);
  const kept = new Map<string, Given>();
  for (const given of sites) {
    const simpul = wanted.get(given.site);
    const ports = simpul === undefined ? undefined : free.get(simpul.id);
    if (given.port === undefined || given.switch !== simpul?.aggregation.id || ports?.delete(given.port) !== true) continue;
    kept.set(given.site, given);
  }
  return sites.map(({ number, site }) => {
    const simpul = wanted.get(site);
    const stays = kept.get(site);
    if (stays !== undefined || simpul === undefined) return stays ?? { number, site };
    return place(number, site, simpul, free.get(simpul.id) ?? new Set(), complain);
  });
}

function place(number: number, site: string, { id, aggregation }: Simpul, free: Set<string>, complain: Complain): Given {
  const [port] = free;
  if (port === undefined) {
    complain(
      `sites.${site}.simpul`,
      `simpul ${id} has no free port for site ${site}: all ${aggregation.access.length} access ports of ${aggregation.id} are taken`,
      `hang the site on another simpul, or give ${aggregation.id} a board with more ports`,
    );
    return { number, site };
  }
  free.delete(port);
  return { number, site, switch: aggregation.id, port };
}

/** Site id to the simpul whose switch it needs a port of. A site over VPN needs none. */
function wantedSimpul(inventory: Inventory): ReadonlyMap<string, Simpul> {
  const simpul = new Map(inventory.simpul.map((entry) => [entry.id, entry]));
  const pairs = inventory.sites.flatMap((site) => {
    const at = site.simpul === undefined || site.profile === undefined || mediumOf(site) === "vpn" ? undefined : simpul.get(site.simpul);
    return at === undefined ? [] : [[site.id, at] as const];
  });
  return new Map(pairs);
}

/** Simpul id to its access ports, the first to be given first. */
function freePorts(simpul: readonly Simpul[]): ReadonlyMap<string, Set<string>> {
  return new Map(simpul.map(({ id, aggregation }) => [id, new Set([...aggregation.access].sort(byPortName))]));
}
