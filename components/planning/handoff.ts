// The VLAN ids between an aggregation switch and its simpul: one a site, and one to manage the switch.
import type { Addressing } from "../../inventory/schema/addressing.ts";
import type { Connection } from "./connection.ts";
import type { Complain } from "./issue.ts";

const lastVlan = 4094;

/** VLAN of L2 management where the number plan has no class for it. */
const usualManagement = 99;

/**
 * Hand-off VLAN of site n: base + n. It is local to one switch, so beyond the last VLAN id it starts again from the base;
 * two sites of one simpul that meet are an issue.
 */
export function handoffVlan({ handoffBase }: Addressing, number: number): number {
  return handoffBase + 1 + ((number - 1) % (lastVlan - handoffBase));
}

export function managementVlan({ classes }: Addressing): number {
  return classes.find((plan) => plan.class === "perangkat")?.vlan ?? usualManagement;
}

/** No two VLANs of one trunk are the same. */
export function checkHandoffs(addressing: Addressing, connections: readonly Connection[], complain: Complain): void {
  const taken = new Map<string, string>();
  for (const { site, number, simpul, port } of connections) {
    if (simpul === undefined || port === undefined) continue;
    const vlan = handoffVlan(addressing, number);
    const other = vlan === managementVlan(addressing) ? "the switch's own management" : taken.get(`${simpul.id} ${vlan}`);
    taken.set(`${simpul.id} ${vlan}`, site.id);
    if (other !== undefined)
      complain(
        `sites.${site.id}.simpul`,
        `hand-off VLAN ${vlan} of site ${site.id} at ${simpul.id} is taken by ${other}`,
        "hang the site on another simpul",
      );
  }
}
