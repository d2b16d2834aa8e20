// Menus that hold no configuration but what the device sees and does: made when a command asks for them.
import type { Item } from "../../devices/routeros/model.ts";
import type { Frame } from "./console.ts";
import { madeItems } from "./menus.ts";
import { adjacencyRows, neighbourRows } from "./network-commands.ts";
import { fileRows } from "./storage-commands.ts";
import { deviceModeRow, resourceRow, routerboardRow } from "./system-commands.ts";
import type { Row } from "./table.ts";

interface Live {
  readonly asked: RegExp;
  readonly rows: (frame: Frame) => readonly Row[];
}

const menus: Readonly<Record<string, Live>> = {
  "/file": { asked: /\bfile\b/, rows: fileRows },
  "/system/resource": { asked: /\bresource\b/, rows: (frame) => [resourceRow(frame)] },
  "/system/routerboard": { asked: /\brouterboard\b/, rows: (frame) => [routerboardRow(frame)] },
  "/system/device-mode": { asked: /\bdevice-mode\b/, rows: (frame) => [deviceModeRow(frame)] },
  "/ip/neighbor": { asked: /\bneighbor\b/, rows: neighbourRows },
  "/routing/ospf/neighbor": { asked: /\bneighbor\b/, rows: adjacencyRows },
  "/log": { asked: /\blog\b/, rows: ({ device }) => device.messages.map((line) => ({ message: line })) },
};

/** Their paths: never part of the configuration. */
export const live: readonly string[] = Object.keys(menus);

/** Those that a command's text speaks of. */
export function liveMenus(frame: Frame, text: string): ReadonlyMap<string, readonly Item[]> {
  const asked = Object.entries(menus).filter(([, menu]) => menu.asked.test(text));
  return new Map(asked.map(([path, { rows }]) => [path, madeItems(rows(frame))]));
}
