// Files that name devices, by the tool that they come from.
import { basename } from "node:path";
import { readCsv } from "./csv.ts";
import { type Beside, readInventoryYaml } from "./inventory-yaml.ts";
import { readRouterDb } from "./router-db.ts";
import type { DeviceFile, FilePlace } from "./row.ts";

export type { Beside } from "./inventory-yaml.ts";
export type { DeviceFile, FilePlace, Mistake, Place } from "./row.ts";

/** All devices or all mistakes of a file; undefined where its name says nothing about its kind. */
export function readDeviceFile(path: string, text: string, place: FilePlace, beside: Beside): DeviceFile | undefined {
  const name = basename(path).toLowerCase();
  if (name.endsWith(".csv")) return readCsv(text, place);
  if (/\.ya?ml$/.test(name)) return readInventoryYaml(text, place, beside);
  return /\.db$/.test(name) ? readRouterDb(text, place) : undefined;
}
