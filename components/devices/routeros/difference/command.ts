// A change as one command that stands alone from the top, does nothing a second time, and in which every value is only a value.
import { argumentsOf } from "../line.ts";
import { LONE, type Menu } from "../menu.ts";
import { type Attributes, defaultOf } from "../normal.ts";
import { quote, quoted } from "../quote.ts";
import { knowsVerb, versions } from "../schema.ts";
import type { Add, Anchor, Change, Move, Remove, SetChange, Value } from "./change.ts";
import type { Condition, Found } from "./selectors.ts";

export function commandOf(change: Change): string {
  switch (change.verb) {
    case "add":
      return addCommand(change);
    case "remove":
      return removeCommand(change);
    case "set":
      return setCommand(change);
    case "move":
      return moveCommand(change);
  }
}

/** The device refuses a second one of some things and takes a second one of others: either way nothing is added twice. */
function addCommand({ menu, item, found, copies, anchor }: Add): string {
  const place = anchor === undefined ? [] : [`place-before=${one(anchor, menu)}`];
  const add = [menu.path, "add", ...argumentsOf(menu, item.attributes, undefined, quote), ...place].join(" ");
  const missing = copies.limit === 1 ? "= 0" : `< ${copies.limit}`;
  return `:if ([:len ${find(found, menu)}] ${missing}) do={ ${add} }`;
}

function removeCommand({ menu, found, copies }: Remove): string {
  if (copies?.index === undefined) return `${menu.path} remove ${find(found)}`;
  return `:if ([:len ${find(found, menu)}] > ${copies.limit}) do={ ${menu.path} remove [:pick ${find(found, menu)} ${copies.index}] }`;
}

function setCommand({ menu, found, after, values }: SetChange): string {
  const words = values.map((value) => assignment(menu, after.attributes, value));
  return [menu.path, "set", ...target(menu, found), ...words].join(" ");
}

/** Without a destination it goes to the end. */
function moveCommand({ menu, found, anchor }: Move): string {
  const to = anchor === undefined ? [] : [`destination=${one(anchor, menu)}`];
  return [menu.path, "move", find(found), ...to].join(" ");
}

function target(menu: Menu, found: Found): string[] {
  const [first] = found.where;
  if (menu.kind === "singleton" || first === undefined) return [];
  if (first.key === LONE) return ["[find]"];
  return [first.key === "numbers" ? quote(first.value ?? "") : find(found)];
}

function one({ found, copy }: Anchor, menu: Menu): string {
  return copy === undefined ? find(found) : `[:pick ${find(found, menu)} ${copy}]`;
}

/** Within the arguments of a command `find` looks in that command's menu; anywhere else it needs the path. */
function find({ where }: Found, elsewhere?: Menu): string {
  const verb = elsewhere === undefined ? "find" : `${elsewhere.path} find`;
  return where.length === 0 ? `[${verb}]` : `[${verb} where ${where.map(condition).join(" ")}]`;
}

/** `find where` compares what is printed: an address without quotes is an address, not the text of one, and matches nothing. */
function condition({ key, value }: Condition): string {
  if (value === undefined) return `!${key}`;
  return `${key}=${bare.test(value) && key !== "name" && key !== "comment" ? value : quoted(value)}`;
}

const bare = /^(yes|no|\d{1,9})$/;

function assignment(menu: Menu, after: Attributes, [key, value]: Value): string {
  if (value !== undefined) return `${key}=${quote(value)}`;
  const standard = defaultOf(menu, after, key);
  if (standard !== undefined) return `${key}=${quote(standard)}`;
  if (key === "comment") return 'comment=""';
  if (menu.flags.includes(key)) return `${key}=no`;
  // a matcher that is empty and one that is not there differ: where the device has `unset`, that is what is meant
  return hasUnset(menu) || menu.kind === "ordered" ? `!${key}` : `${key}=""`;
}

const unset = new WeakMap<Menu, boolean>();

/** In every version: some have had it for a while only. */
function hasUnset(menu: Menu): boolean {
  const known = unset.get(menu) ?? versions.every((version) => knowsVerb(version, menu.path, "unset"));
  unset.set(menu, known);
  return known;
}
