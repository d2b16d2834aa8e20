// Why an interface is down, for what a device holds now.
import { interfaceMenus } from "../menus/row.ts";
import type { Item } from "../model.ts";
import type { Replay } from "./replay.ts";

export function named(replay: Replay, path: string, name: string | undefined): Item | undefined {
  return replay.all(path).find((item) => replay.value(path, item, "name") === name);
}

/** It or what it stands on is disabled or gone. Ports are always there, spoken of or not. */
export function downOf(replay: Replay, name: string, depth = 0): string | undefined {
  for (const path of interfaceMenus) {
    const item = named(replay, path, name);
    if (item === undefined) continue;
    if (replay.value(path, item, "disabled") === "yes") return `${name} would be disabled`;
    const below = path === "/interface/vlan" || path === "/interface/vrrp" ? item.attributes.get("interface") : undefined;
    return below === undefined || depth > 8 ? undefined : downOf(replay, below, depth + 1);
  }
  return /^(ether|sfp|combo|qsfp|lo$|lte|wlan)/.test(name) ? undefined : `there would be no interface ${name}`;
}
