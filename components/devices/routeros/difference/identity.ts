// What makes an item the same thing when its key has changed: tables of RouterOS, from its own refusals and from what a change in place spares.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { valueIn } from "../normal.ts";

/** Menus keyed by name: attributes that no two items share, so that another name means a rename. */
export const insteadOfName: Readonly<Record<string, readonly string[]>> = {
  "/interface/vlan": ["interface", "vlan-id"],
  "/interface/vrrp": ["interface", "vrid"],
  "/interface/wireguard": ["listen-port"],
  "/ip/pool": ["ranges"],
  "/ip/dhcp-server": ["interface"],
  "/queue/simple": ["target"],
  "/routing/ospf/area": ["instance", "area-id"],
};

/** A person with another name is another person: a rename would hand over password and keys. */
export const neverRenamed: ReadonlySet<string> = new Set(["/user"]);

/**
 * What stays when a key is changed by `set`. The device refuses a second bridge VLAN row with the same id and a second address with
 * the same host, so a new one cannot be added before the old one goes; a change in place leaves no gap.
 */
const inPlace: Readonly<Record<string, (menu: Menu, item: Item) => string | undefined>> = {
  "/ip/address": (menu, item) => {
    const address = item.attributes.get("address")?.split("/")[0];
    return address === undefined ? undefined : `${address} ${valueIn(menu, item.attributes, "interface") ?? ""}`;
  },
  "/interface/bridge/vlan": (_, item) => {
    const first = /^\d+/.exec(item.attributes.get("vlan-ids") ?? "")?.[0];
    return first === undefined ? undefined : `${item.attributes.get("bridge") ?? ""} ${first}`;
  },
};

export function sameInPlace(menu: Menu): (item: Item) => string | undefined {
  const name = inPlace[menu.path];
  return name === undefined ? () => undefined : (item) => name(menu, item);
}
