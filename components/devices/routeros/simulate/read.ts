// The verbs that only read: find, get, print.

import { plain } from "../command.ts";
import type { Word } from "../grammar.ts";
import { argumentsOf } from "../line.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { builtinOf, valueIn } from "../normal.ts";
import { quote } from "../quote.ts";
import { keysOf } from "../schema.ts";
import type { Arguments } from "./arguments.ts";
import type { Frame } from "./frame.ts";
import { itemsNamed, theItem } from "./items.ts";
import { itemsOf, type Machine } from "./machine.ts";
import { DeviceError, expectedEnd, noSuchItem } from "./refusal.ts";
import { textOfValue, type Value } from "./value.ts";
import { attribute, idOf, readWhere } from "./where.ts";

/** The items that the words behind `find` or `print … where` mean. */
export function found(machine: Machine, frame: Frame, menu: Menu, words: readonly Word[], source: string): readonly Item[] {
  const conditions = plain(words[0]) === "where" ? words.slice(1) : words;
  const first = conditions[0];
  if (menu.kind === "singleton") return [theItem(machine, menu)];
  if (first === undefined) return itemsOf(machine, menu);
  const last = conditions.at(-1)?.end ?? first.end;
  const { holds, asked } = readWhere(machine, frame, menu, source.slice(first.at, last), first.at);
  return itemsOf(machine, menu, asked).filter(holds);
}

export function find(machine: Machine, frame: Frame, menu: Menu, words: readonly Word[], source: string): Value {
  return found(machine, frame, menu, words, source).map(idOf);
}

/** One attribute of an item, or all of them by name. */
export function get(machine: Machine, menu: Menu, given: Arguments): Value {
  const single = menu.kind === "singleton";
  const [target, key] = single
    ? [undefined, given.positional[0]]
    : [given.items.get("numbers") ?? given.positional[0], given.positional[1]];
  const item = single ? theItem(machine, menu) : itemsNamed(machine, menu, target)[0];
  if (item === undefined) throw new DeviceError(noSuchItem);
  const asked = key ?? given.items.get("value-name");
  if (asked === undefined) return asMap(menu, item);
  const name = textOfValue(asked);
  if (!isAttribute(menu, item, name)) throw new DeviceError(`unknown parameter ${name}`);
  return typed(attribute(menu, item, name));
}

function isAttribute(menu: Menu, item: Item, key: string): boolean {
  return (
    item.attributes.has(key) ||
    menu.defaults[key] !== undefined ||
    menu.derived?.[key] !== undefined ||
    keysOf(menu.path).includes(key) ||
    key === ".id"
  );
}

function typed(value: string): Value {
  if (value === "yes" || value === "true") return true;
  if (value === "no" || value === "false") return false;
  return /^\d+$/.test(value) && value.length < 16 ? Number(value) : value;
}

function asMap(menu: Menu, item: Item): ReadonlyMap<string, Value> {
  const keys = new Set([
    ...Object.keys(menu.defaults),
    ...Object.keys(builtinOf(menu, item.attributes) ?? {}),
    ...Object.keys(menu.derived ?? {}),
    ...item.attributes.keys(),
  ]);
  const values = [...keys].sort().map((key): [string, Value] => [key, typed(valueIn(menu, item.attributes, key) ?? "")]);
  return new Map<string, Value>([[".id", idOf(item)], ...values]);
}

const styles: ReadonlySet<string> = new Set([
  "terse",
  "detail",
  "brief",
  "as-value",
  "count-only",
  "without-paging",
  "value-list",
  "show-ids",
]);

/** `print` in its styles; the answer is what it is worth in a script (`[… print count-only]`): run.ts prints a number that nothing takes. */
export function print(machine: Machine, frame: Frame, menu: Menu, words: readonly Word[], source: string): Value {
  const where = words.findIndex((word) => plain(word) === "where");
  const own = where === -1 ? words : words.slice(0, where);
  const unknown = own.find((word) => !styles.has(plain(word) ?? "") && word.key !== "proplist" && word.key !== "from");
  if (unknown !== undefined) throw expectedEnd(frame.base + unknown.at);
  const items = found(machine, frame, menu, where === -1 ? [] : words.slice(where), source);
  const style = new Set(own.map((word) => plain(word)));
  if (style.has("count-only")) return items.length;
  if (style.has("as-value"))
    return menu.kind === "singleton" ? asMap(menu, items[0] ?? theItem(machine, menu)) : items.map((item) => asMap(menu, item));
  machine.output.push(
    menu.kind === "singleton" ? sheet(menu, items[0] ?? theItem(machine, menu)) : rows(menu, items, itemsOf(machine, menu)),
  );
  return undefined;
}

/** One line an item, as `print terse` has it: number, flags, what differs from nothing. */
function rows(menu: Menu, items: readonly Item[], all: readonly Item[]): string {
  const places = new Map(all.map((item, at) => [item.id, at]));
  return items.map((item) => row(menu, item, places.get(item.id) ?? 0)).join("");
}

/** Told by a flag or by the place in the list. */
const hiddenKeys: ReadonlySet<string> = new Set(["disabled", "numbers", "default"]);

function row(menu: Menu, item: Item, place: number): string {
  const flags = attribute(menu, item, "disabled") === "yes" ? "X" : " ";
  const shown = new Map([
    ...item.attributes,
    ...Object.entries(builtinOf(menu, item.attributes) ?? {}).filter(([key]) => !item.attributes.has(key)),
  ]);
  for (const key of Object.keys(menu.derived ?? {})) shown.set(key, valueIn(menu, item.attributes, key) ?? "");
  for (const [key, value] of shown) if (value === "" || hiddenKeys.has(key)) shown.delete(key);
  return `${String(place).padStart(2)} ${flags} ${argumentsOf({ ...menu, flags: [] }, shown, undefined, quote).join(" ")}\n`;
}

function sheet(menu: Menu, item: Item): string {
  const values = [...(asMap(menu, item) as ReadonlyMap<string, Value>)].filter(([key]) => key !== ".id");
  const width = Math.max(0, ...values.map(([key]) => key.length)) + 2;
  return values
    .map(([key, value]) => `${key.padStart(width)}: ${typeof value === "boolean" ? (value ? "yes" : "no") : textOfValue(value)}\n`)
    .join("");
}
