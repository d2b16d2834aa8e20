// Somebody else at the same router, at 02:00: a change that nobody told us of.
import type { RouterosDevice } from "./device.ts";
import { itemsOf, withMenus } from "./menus.ts";

const path = "/ip/firewall/address-list";

/** Adds an entry of its own to an address list; the seed says which, so that two visits differ. */
export function nightShift(device: RouterosDevice, seed: number): void {
  const known = itemsOf(device.model, path);
  const attributes = new Map([
    ["address", `192.0.2.${1 + (seed % 254)}`],
    ["comment", "jaga malam"],
    ["list", "sementara"],
  ]);
  if (known.some((item) => item.attributes.get("address") === attributes.get("address") && item.attributes.get("list") === "sementara"))
    return;
  const id = Math.max(0, ...[...device.model.menus.values()].flat().map((item) => item.id)) + 1;
  device.change(withMenus(device.model, new Map([[path, [...known, { id, fixed: false, attributes }]]])));
  device.save();
  device.remember("address-list entry added", "darurat");
  device.log("system,info", "address list entry added by darurat");
}
