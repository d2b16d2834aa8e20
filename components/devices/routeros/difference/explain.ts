// A change in one English sentence.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { valueIn } from "../normal.ts";
import { isScriptKey, isSecretKey } from "../secret-keys.ts";
import { selectedBy } from "../selector.ts";
import type { Anchor, Change, SetChange, Value } from "./change.ts";

export function explanationOf(change: Change): string {
  const { menu } = change;
  switch (change.verb) {
    case "add":
      return `${area(menu)}: add ${subject(menu, change.item)}${before(menu, change.anchor)}${whyHere(menu)}`;
    case "remove":
      return `${area(menu)}: remove ${change.copies?.index === undefined ? "" : "one copy of "}${subject(menu, change.item)}`;
    case "move":
      return `${area(menu)}: move ${subject(menu, change.item)}${before(menu, change.anchor) || " to the end"}`;
    case "set":
      return setExplanation(change);
  }
}

function setExplanation({ menu, stage, before: was, after, values }: SetChange): string {
  if (stage === "rename") return `${area(menu)}: rename ${subject(menu, was)} to ${values[0]?.[1] ?? ""}`;
  const what = values.flatMap((value) => valueChange(menu, was, after, value)).join(", ");
  return menu.kind === "singleton" ? `${area(menu)}: ${what}` : `${area(menu)} ${subject(menu, was)}: ${what}`;
}

/** Nothing where a value is only said again. */
function valueChange(menu: Menu, was: Item, after: Item, [key, value]: Value): string[] {
  if (isSecret(menu, key)) return [`${key} changed`];
  const old = said(menu, was, key);
  const fresh = value ?? said(menu, after, key);
  return old === fresh ? [] : [`${key} ${shown(old)} → ${shown(fresh)}`];
}

function said(menu: Menu, { attributes }: Item, key: string): string {
  return valueIn(menu, attributes, key) ?? (menu.flags.includes(key) ? "no" : "");
}

/** Scripts may hold secrets anywhere; they are also too long for a sentence. */
function isSecret(menu: Menu, key: string): boolean {
  return isSecretKey(menu, key) || isScriptKey(menu, key);
}

function shown(value: string): string {
  if (value === "") return "none";
  return /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
}

/** `/ip/firewall/filter` is "firewall filter", `/ip/address` is "ip address". */
export function area(menu: Menu): string {
  const words = menu.path.slice(1).split("/");
  return (words[0] === "ip" && words.length > 2 ? words.slice(1) : words).join(" ");
}

/** What people call the item: its name, its comment, its key, or what it says. */
export function subject(menu: Menu, item: Item): string {
  const { attributes } = item;
  const name = valueIn(menu, attributes, "name") ?? (item.fixed ? attributes.get(selectedBy(menu, attributes) ?? "") : undefined);
  if (name !== undefined && !isSecret(menu, "name")) return shown(name);
  const comment = attributes.get("comment");
  if (comment !== undefined && menu.key.length === 0) return JSON.stringify(comment);
  const keys = menu.key.filter((key) => attributes.has(key) && !isSecret(menu, key));
  if (keys.length > 0) return keys.map((key) => shown(attributes.get(key) ?? "")).join(" ");
  const words = [...attributes].filter(([key]) => !isSecret(menu, key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `(${words.map(([key, value]) => `${key}=${shown(value)}`).join(" ")})`;
}

function before(menu: Menu, anchor: Anchor | undefined): string {
  const item = anchor?.entity.after;
  return item === undefined ? "" : ` before ${subject(menu, item)}`;
}

function whyHere(menu: Menu): string {
  return menu.path === "/queue/simple" ? "; of two queues that match a packet the first in the list takes it" : "";
}
