// A change as one command that stands alone from the top, does nothing a second time, and in which every value is only a value.
import { argumentsOf } from "../line.ts";
import type { Menu } from "../menu.ts";
import { type Attributes, defaultOf } from "../normal.ts";
import { quote, quoted } from "../quote.ts";
import { knowsVerb } from "../schema.ts";
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
  const place = anchor === undefined ? [] : [`place-before=${one(menu, anchor)}`];
  const add = [menu.path, "add", ...argumentsOf(menu, item.attributes, undefined, quote), ...place].join(" ");
  const missing = copies.limit === 1 ? "= 0" : `< ${copies.limit}`;
  return `:if ([:len ${find(menu, found)}] ${missing}) do={ ${add} }`;
}

function removeCommand({ menu, found, copies }: Remove): string {
  if (copies?.index === undefined) return `${menu.path} remove ${find(menu, found)}`;
  const all = find(menu, found);
  return `:if ([:len ${all}] > ${copies.limit}) do={ ${menu.path} remove [:pick ${all} ${copies.index}] }`;
}

function setCommand({ menu, found, after, values }: SetChange): string {
  const words = values.map((value) => assignment(menu, after.attributes, value));
  return [menu.path, "set", ...target(menu, found), ...words].join(" ");
}

function moveCommand({ menu, found, anchor }: Move): string {
  const to = anchor === undefined ? [] : [`destination=${one(menu, anchor)}`];
  return [menu.path, "move", find(menu, found), ...to].join(" ");
}

function target(menu: Menu, found: Found): string[] {
  const [first] = found.where;
  if (menu.kind === "singleton" || first === undefined) return [];
  return [first.key === "numbers" ? quote(first.value ?? "") : find(menu, found)];
}

function one(menu: Menu, { found, copy }: Anchor): string {
  return copy === undefined ? find(menu, found) : `[:pick ${find(menu, found)} ${copy}]`;
}

/** With its path, so that it means the same wherever it stands. */
export function find(menu: Menu, { where }: Found): string {
  return `[${menu.path} find where ${where.map(condition).join(" ")}]`;
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
  return knowsVerb(undefined, menu.path, "unset") || menu.kind === "ordered" ? `!${key}` : `${key}=""`;
}
