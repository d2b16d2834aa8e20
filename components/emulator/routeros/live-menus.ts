// Menus that hold no configuration but what the device sees and does: made when a command asks for them.
import type { Item } from "../../devices/routeros/model.ts";
import type { Frame } from "./console.ts";
import { madeItems } from "./menus.ts";
import { adjacencyRows } from "./network-commands.ts";
import { fileRows } from "./storage-commands.ts";
import { clockRow, deviceModeRow, resourceRow, routerboardRow } from "./system-commands.ts";
import type { Row } from "./table.ts";

interface Live {
  readonly asked: RegExp;
  readonly rows: (frame: Frame) => readonly Row[];
}

/** Menus that the engine knows, without their items. */
const menus: Readonly<Record<string, Live>> = {
  "/file": { asked: /\bfile\b/, rows: fileRows },
  "/routing/ospf/neighbor": { asked: /\bneighbor\b/, rows: adjacencyRows },
};

/** Their paths: never part of the configuration. */
export const live: readonly string[] = Object.keys(menus);

/** Those that a command's text speaks of. */
export function liveMenus(frame: Frame, text: string): ReadonlyMap<string, readonly Item[]> {
  const asked = Object.entries(menus).filter(([, menu]) => menu.asked.test(text));
  return new Map(asked.map(([path, { rows }]) => [path, madeItems(rows(frame))]));
}

/** Menus with nothing to set, which the engine does not know: their values are put in the place of `[/system/resource/get version]`. */
const values: Readonly<Record<string, (frame: Frame) => Row>> = {
  "system resource": resourceRow,
  "system routerboard": routerboardRow,
  "system device-mode": deviceModeRow,
  "system clock": clockRow,
};

const getting = /\[\s*\/?(system[ /]+(?:resource|routerboard|device-mode|clock))[ /]+get\s+(?:value-name=)?([a-z-]+)\s*\]/g;

export function withLiveValues(frame: Frame, text: string): string {
  return text.replaceAll(getting, (whole: string, menu: string, key: string) => {
    const value = values[menu.replaceAll(/[ /]+/g, " ")]?.(frame)[key];
    return value === undefined ? whole : `"${value.replaceAll(/["\\$]/g, "\\$&")}"`;
  });
}
