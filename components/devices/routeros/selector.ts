// By what a `set` of an export finds an item that the device has by itself: `[ find default-name=ether1 ]`, a name, a number.
import { literal, plain } from "./command.ts";
import { readStatement, type Word } from "./grammar.ts";
import { LONE, type Menu } from "./menu.ts";
import type { Attributes } from "./normal.ts";

/** Attribute and value of a selector that names one item; undefined for any other expression. */
export function selectorOf(menu: Menu, word: Word): readonly [string, string] | undefined {
  const only = word.segments.length === 1 ? word.segments[0] : undefined;
  if (only?.kind === "command") return foundBy(menu, only.source);
  const value = literal(word);
  if (value === undefined || value === "" || (only?.kind === "bare" && value.startsWith("!"))) return undefined;
  return named(menu, value);
}

function foundBy(menu: Menu, source: string): readonly [string, string] | undefined {
  const { words, bad } = readStatement(source, 0);
  const [find, ...rest] = words;
  const conditions = plain(rest[0]) === "where" ? rest.slice(1) : rest;
  const [condition] = conditions;
  if (conditions.length === 0 && bad === undefined && plain(find) === "find" && menu.lone === true) return [LONE, ""];
  if (bad !== undefined || plain(find) !== "find" || conditions.length !== 1 || condition?.key === undefined) return undefined;
  const value = literal(condition);
  return value === undefined || !canSelect(menu, condition.key) ? undefined : [condition.key, value];
}

function canSelect(menu: Menu, key: string): boolean {
  return key === menu.fixed || key === "default" || key === "default-name" || menu.key.includes(key) || key === "name";
}

/** What a bare word behind `set` means: a number is the place in the device's own list, a name the item's own. */
export function named(menu: Menu, value: string): readonly [string, string] {
  const isNumber = /^(\d+|\*[0-9A-F]+)$/.test(value);
  if (!isNumber) return [menu.fixed === undefined || menu.fixed === "default" ? (menu.key[0] ?? "name") : menu.fixed, value];
  const builtin = menu.numbers?.[value] ?? (menu.fixed === "name" ? Object.keys(menu.builtins ?? {})[Number(value)] : undefined);
  return builtin === undefined ? ["numbers", value] : ["name", builtin];
}

/** The attribute by which an item of the device itself is found; undefined where it is the only one, or none is known. */
export function selectedBy(menu: Menu, attributes: Attributes): string | undefined {
  if (menu.kind === "singleton" || (menu.singleBefore !== undefined && !attributes.has("name"))) return undefined;
  const candidates = [LONE, menu.fixed, "default-name", "default", "numbers", "name", ...menu.key];
  return candidates.find((key): key is string => key !== undefined && attributes.has(key));
}
