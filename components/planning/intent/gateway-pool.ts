// The internet pool at the gateway: the only place where every site's traffic waits, so the only place that shares it out.
import type { SharedClass, SharedPool, SharedSite } from "../../devices/intent-shaping.ts";
import { usable } from "../bandwidth.ts";
import type { Allocation } from "../plan.ts";
import { zoneOf } from "./opd-lan.ts";
import { aggregate } from "./prefixes.ts";
import type { View } from "./view.ts";

/** Pool, site, class. With two providers the first carries the pool; the others take over when it is gone. */
export function internetPool(view: View): SharedPool | undefined {
  const { gateway, addressing } = view.inventory;
  const [first] = gateway.uplinks;
  if (first === undefined) return undefined;
  const users = addressing.classes.filter((plan) => plan.class !== "perangkat").map(({ block }) => block);
  return {
    name: "inet",
    up: first.up * usable,
    down: first.down * usable,
    targets: aggregate(users),
    sites: view.plan.allocations.map((allocation) => sharedSite(view, allocation)).filter(({ targets }) => targets.length > 0),
  };
}

function sharedSite(view: View, { device, internet, staff, guests }: Allocation): SharedSite {
  const staffed = prefixesIn(view, device, zoneOf.kantor);
  const visited = guests === undefined ? [] : prefixesIn(view, device, zoneOf.tamu);
  const part = (name: string, rates: SharedClass["rates"], targets: readonly string[], preferred: boolean): SharedClass[] =>
    targets.length === 0 ? [] : [{ id: `${device}.${name}`, name: `${device}-${name}`, rates, targets, preferred }];
  return {
    id: device,
    name: device,
    rates: internet,
    targets: [...staffed, ...visited],
    classes: [...part("staf", staff, staffed, true), ...(guests === undefined ? [] : part("tamu", guests, visited, false))],
  };
}

function prefixesIn(view: View, device: string, zone: string): string[] {
  return view
    .segmentsOf(device)
    .filter(({ segment }) => zoneOf[segment] === zone)
    .map(({ prefix }) => prefix);
}
