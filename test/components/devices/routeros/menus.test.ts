// The tables of menus: every name in them is one of the console's, and no secret is left out.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { hardware } from "../../../../components/devices/routeros/hardware.ts";
import type { Menu } from "../../../../components/devices/routeros/menu.ts";
import { types as common, secretKey } from "../../../../components/devices/routeros/menus/row.ts";
import { menuOf, tabled } from "../../../../components/devices/routeros/menus.ts";
import { defaultOf } from "../../../../components/devices/routeros/normal.ts";
import {
  hasComment,
  hasOrder,
  isOpen,
  keysOf,
  knows,
  knowsMenu,
  knowsVerb,
  paths,
  requiredArguments,
  schemaVersion,
  versions,
} from "../../../../components/devices/routeros/schema.ts";
import { normalValue } from "../../../../components/devices/routeros/values.ts";
import { routerosPage, secretsPage } from "../../../../scripts/schema/routeros-docs.ts";

const menus = tabled.map((path) => menuOf(path)).filter((menu) => menu !== undefined);
const root = resolve(import.meta.dirname, "../../../..");

/** Attributes that `find` knows and no list of keys has. */
const pseudo = new Set(["default", "numbers", "default-name", "name"]);

function namesIn(menu: Menu): string[] {
  const types = Object.entries(menu.types).filter(([key, type]) => common[key] !== type);
  const builtins = Object.values(menu.builtins ?? {}).flatMap((values) => Object.keys(values));
  return [
    ...menu.key,
    ...(menu.group === undefined ? [] : [menu.group]),
    ...(menu.fixed === undefined ? [] : [menu.fixed]),
    ...builtins,
    ...types.map(([key]) => key),
    ...[menu.defaults, menu.always ?? {}, menu.derived ?? {}, menu.references].flatMap((values) => Object.keys(values)),
    ...menu.flags,
    ...menu.secrets,
    ...(menu.scripts ?? []),
  ];
}

test("every menu and attribute of the tables is on a console's list, or written down as hardware's", () => {
  expect(tabled.filter((path) => !paths().includes(path))).toEqual([]);
  const unknown = menus.flatMap((menu) =>
    namesIn(menu)
      .filter((key) => !pseudo.has(key) && key !== menu.fixed && !isOpen(menu.path) && !keysOf(menu.path).includes(key))
      .map((key) => `${menu.path} ${key}`),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

test("a menu is ordered or keyed as the console has it", () => {
  const wrong = menus.filter(({ path, kind }) => kind === "ordered" && !hasOrder(path));
  expect(wrong.map(({ path }) => path)).toEqual([]);
  const single = menus.filter(
    ({ path, kind }) => (kind === "singleton") === (knowsVerb(undefined, path, "find") || knowsVerb(undefined, path, "add")),
  );
  expect(single.map(({ path }) => path)).toEqual([]);
});

test("every reference leads to a menu", () => {
  const lost = menus.flatMap(({ path, references }) =>
    Object.values(references)
      .flat()
      .filter((target) => !knowsMenu(undefined, target))
      .map((target) => `${path} → ${target}`),
  );
  expect([...new Set(lost)]).toEqual([]);
});

test("every default is in normal form", () => {
  const wrong = menus.flatMap(({ path, defaults, types }) =>
    Object.entries(defaults)
      .filter(([key, value]) => normalValue(types[key], value) !== value)
      .map(([key]) => `${path} ${key}`),
  );
  expect(wrong).toEqual([]);
});

test("whatever is named like a secret is one", () => {
  const clear = new Set(["/ip/ssh password-authentication", "/system/ntp/client/servers auth-key", "/system/ntp/server auth-key"]);
  const missed = paths().flatMap((path) =>
    keysOf(path)
      .filter((key) => secretKey.test(key) && !menuOf(path)?.secrets.includes(key))
      .map((key) => `${path} ${key}`),
  );
  expect(missed.filter((name) => !clear.has(name) && menuOf(name.split(" ")[0] ?? "") !== undefined)).toEqual([]);
});

test("hardware says why it is not on the list", () => {
  expect(hardware.filter(({ reason }) => reason.length < 10)).toEqual([]);
});

test("an item of the device has defaults of its own, an added one those of the menu", () => {
  const menu = menuOf("/ip/service");
  if (menu === undefined) throw new Error("no /ip/service");
  expect([
    defaultOf(menu, new Map([["name", "ssh"]]), "port"),
    defaultOf(menu, new Map([["name", "x"]]), "port"),
    defaultOf(menu, new Map([["name", "www-ssl"]]), "disabled"),
  ]).toEqual(["22", undefined, "yes"]);
});

test("versions: the nearest listed one at or below, within 7.16 to 7.24", () => {
  expect(
    ["7.16", "7.16.2", "7.17.1", "7.20.6", "7.20.8", "7.21", "7.23.7", "7.24.9", "7.15.3", "7.25", "6.49.1", "8.0", "x"].map(schemaVersion),
  ).toEqual([
    "7.16.2",
    "7.16.2",
    "7.16.2",
    "7.19.6",
    "7.20.8",
    "7.20.8",
    "7.22.1",
    "7.24",
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(versions.map(schemaVersion)).toEqual(versions);
});

test("keys come and go with versions", () => {
  const at = (path: string, key: string): boolean[] => ["7.16.2", "7.20.8", "7.22.1"].map((version) => knows(version, path, key));
  expect(at("/system/logging/action", "bsd-syslog")).toEqual([true, false, false]);
  expect(at("/system/logging/action", "remote-log-format")).toEqual([false, true, true]);
  expect(at("/ip/firewall/filter", "hw-offload")).toEqual([true, true, false]);
  expect([hasComment("7.20.8", "/system/logging"), hasComment("7.22.1", "/system/logging"), hasComment("7.20.8", "/queue/type")]).toEqual([
    false,
    true,
    false,
  ]);
  expect([
    knows("7.20.8", "/ip/address", "place-before", "add"),
    knows("7.20.8", "/ip/firewall/filter", "place-before", "add"),
    knows("7.20.8", "/ip/firewall/filter", "place-before", "set"),
  ]).toEqual([false, true, false]);
});

test("what add asks for", () => {
  expect([requiredArguments("/ip/firewall/filter"), requiredArguments("/ip/address"), requiredArguments("/ip/route")]).toEqual([
    ["chain"],
    ["address", "interface"],
    [],
  ]);
});

test("docs/secrets.md and docs/routeros.md are as the tables: node scripts/schema/routeros-docs.ts", () => {
  expect(readFileSync(resolve(root, "docs/secrets.md"), "utf8")).toBe(secretsPage());
  expect(readFileSync(resolve(root, "docs/routeros.md"), "utf8")).toBe(routerosPage());
});
