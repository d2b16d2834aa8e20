// The tables of RouterOS menus: what is written down for a path, else what the console's own lists say of it.
import type { Menu } from "./menu.ts";
import { firewallRows } from "./menus/firewall.ts";
import { interfaceRows } from "./menus/interface.ts";
import { ipRows } from "./menus/ip.ts";
import { packageRows } from "./menus/package.ts";
import { queueRows } from "./menus/queue.ts";
import { routingRows } from "./menus/routing.ts";
import { interfacesIn, type Row, scriptKey, secretKey, types } from "./menus/row.ts";
import { systemRows } from "./menus/system.ts";
import { hasComment, hasOrder, keysOf, knowsMenu, knowsVerb } from "./schema.ts";

const rows: Readonly<Record<string, Row>> = {
  ...interfaceRows,
  ...ipRows,
  ...firewallRows,
  ...queueRows,
  ...routingRows,
  ...systemRows,
  ...packageRows,
};
const menus = new Map<string, Menu | undefined>();

/** Paths whose tables are written down, not worked out. */
export const tabled: readonly string[] = Object.keys(rows);

/** What is known of a menu; undefined where no listed version has it. Paths with slashes. */
export function menuOf(path: string): Menu | undefined {
  if (!menus.has(path)) menus.set(path, rows[path] !== undefined || holdsItems(path) ? build(path, rows[path] ?? {}) : undefined);
  return menus.get(path);
}

function holdsItems(path: string): boolean {
  return knowsMenu(undefined, path) && (knowsVerb(undefined, path, "add") || knowsVerb(undefined, path, "set"));
}

function build(path: string, row: Row): Menu {
  const kind = row.kind ?? kindOf(path);
  const keys = keysOf(path);
  const defaults = { ...(keys.includes("disabled") ? { disabled: "no" } : {}), ...row.defaults };
  const { notSecret = [], ...own } = row;
  return {
    ...own,
    path,
    kind,
    defaults,
    key: row.key ?? keyOf(kind, keys),
    ...(row.fixed === undefined && kind === "keyed" && !knowsVerb(undefined, path, "add") ? { fixed: "name" } : {}),
    ...(row.group === undefined && row.key === undefined && kind === "ordered" && keys.includes("chain") ? { group: "chain" } : {}),
    flags: row.flags ?? [],
    secrets: [...new Set([...(row.secrets ?? []), ...keys.filter((key) => secretKey.test(key) && !notSecret.includes(key))])],
    scripts: row.scripts ?? keys.filter((key) => scriptKey.test(key)),
    types: { ...types, ...row.types },
    references: referencesOf(row, keys),
    comment: row.comment ?? hasComment(undefined, path),
  };
}

/** Tables of several menus speak of keys that not all of them have. */
function referencesOf(row: Row, keys: readonly string[]): Menu["references"] {
  const all = row.references ?? interfacesIn("interface");
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.length === 0 || keys.includes(key) || key === row.fixed));
}

/** The device keeps an order where it has `move`; a menu that has neither `add` nor `find` holds one thing. */
function kindOf(path: string): Menu["kind"] {
  if (hasOrder(path)) return "ordered";
  const many = knowsVerb(undefined, path, "add") || knowsVerb(undefined, path, "find");
  return many ? "keyed" : "singleton";
}

function keyOf(kind: Menu["kind"], keys: readonly string[]): readonly string[] {
  return kind !== "singleton" && (keys.length === 0 || keys.includes("name")) ? ["name"] : [];
}
