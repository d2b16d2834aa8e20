// Which attributes hold secrets or scripts: those of a menu's table, and such as no console's list has and that are named like one.
import type { Menu } from "./menu.ts";
import { scriptKey, secretKey } from "./menus/row.ts";
import { keysOf } from "./schema.ts";

type Kind = "secret" | "script" | "plain";

const kinds = new WeakMap<Menu, Map<string, Kind>>();

export function isSecretKey(menu: Menu, key: string): boolean {
  return kindOf(menu, key) === "secret";
}

export function isScriptKey(menu: Menu, key: string): boolean {
  return kindOf(menu, key) === "script";
}

function kindOf(menu: Menu, key: string): Kind {
  const known = kinds.get(menu) ?? new Map<string, Kind>();
  kinds.set(menu, known);
  const kind = known.get(key) ?? workedOut(menu, key);
  known.set(key, kind);
  return kind;
}

function workedOut({ path, secrets, scripts = [] }: Menu, key: string): Kind {
  if (secrets.includes(key)) return "secret";
  if (scripts.includes(key)) return "script";
  if (keysOf(path).includes(key)) return "plain";
  if (secretKey.test(key)) return "secret";
  return scriptKey.test(key) ? "script" : "plain";
}
