// FRR items to configuration text: FRR's own form, contexts closed by `exit`, lines sorted, lists counted anew.
import { compareNatural } from "../../engine/natural.ts";
import type { Item } from "../model.ts";
import { lineOf, rowFor } from "./grammar.ts";
import { type ContextName, lists } from "./rows.ts";

/** Canonical lines; `numbers: "own"` keeps the numbers of lists as the router has them. */
export function printFrr(items: readonly Item[], numbers: "counted" | "own" = "counted"): string[] {
  return printItems(items, "top", "", numbers);
}

function printItems(items: readonly Item[], context: ContextName, indent: string, numbers: "counted" | "own"): string[] {
  return arranged(items, context).flatMap((item) => printItem(item, context, indent, numbers));
}

function printItem(item: Item, context: ContextName, indent: string, numbers: "counted" | "own"): string[] {
  const { text, children } = item;
  if (item.mute || (children !== undefined && children.length > 0 && children.every(({ mute }) => mute))) return [];
  if (item.list) return printList(item, numbers);
  if (children === undefined) return [`${indent}${text}`];
  const name = item.opaque ? "other" : (lineOf(context, text.split(" "))?.row.opens ?? "other");
  return [`${indent}${text}`, ...printItems(children, name, `${indent} `, numbers), `${indent}${closing(text)}`];
}

export function closing(heading: string): string {
  if (heading.startsWith("address-family ")) return "exit-address-family";
  return heading.startsWith("vrf ") ? "exit-vrf" : "exit";
}

function printList({ text, children = [] }: Item, numbers: "counted" | "own"): string[] {
  const step = stepOf(text);
  const counted = numbers === "counted" && !jumps(children);
  return children.flatMap((entry, at) => {
    const number = counted ? step * (at + 1) : (entry.number ?? 0);
    if (entry.children === undefined) return [`${text} seq ${number} ${entry.text}`];
    return [`${text} ${entry.text} ${number}`, ...printItems(entry.children, "routeMap", " ", numbers), "exit"];
  });
}

/** Steps in which the entries of a list are counted. */
export function stepOf(name: string): number {
  if (name.startsWith("route-map ")) return 10;
  return lists.find(({ words }) => name.startsWith(words.replace(" {}", " ")))?.step ?? 5;
}

/** Where entries speak of each other by number, the numbers mean something. */
export function jumps(entries: readonly Item[]): boolean {
  return entries.some(({ children = [] }) => children.some(({ text }) => /^(on-match goto|continue) \d+$/.test(text)));
}

/** What others need first, then by name. */
export function arranged(items: readonly Item[], context: ContextName): readonly Item[] {
  const rank = new Map(items.map((item) => [item, item.children === undefined ? firstness(item, context) : 5 + groupOf(item.text)]));
  return items.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || compareNatural(a.key, b.key));
}

function firstness({ text }: Item, context: ContextName): number {
  return rowFor(context, text.replace(/^no /, "").split(" "))?.first ?? 4;
}

const groups = [
  "vrf ",
  "interface ",
  "router ",
  "address-family ",
  "bfd",
  "key chain ",
  "access-list ",
  "ip prefix-list ",
  "ipv6 ",
  "bgp ",
  "route-map ",
  "line vty",
];

function groupOf(text: string): number {
  const at = groups.findIndex((start) => text.startsWith(start));
  return at === -1 ? groups.length : at;
}
