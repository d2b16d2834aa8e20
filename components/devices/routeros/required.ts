// What `add` must be given, by the device's version.
import { isBefore7 } from "./dialect.ts";
import type { Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import { knows, listNear, requiredArguments } from "./schema.ts";

/** Arguments that this version's console would ask for. */
export function missingArguments(version: string | undefined, menu: Menu, given: ReadonlyMap<string, string>): readonly string[] {
  const asked = requiredArguments(menu.path);
  return asked.filter((key) => !given.has(key) && isAsked(version, menu, key));
}

function isAsked(version: string | undefined, menu: Menu, key: string): boolean {
  if (version === undefined) return true;
  // before 7 there was one of its kind on every device, which need not be named
  if (isBefore7(version)) return menu.references[key]?.some((path) => menuOf(path)?.namesBefore7 !== undefined) !== true;
  return knows(listNear(version), menu.path, key);
}
