// A table of nft as `nft list ruleset` prints it, sets and chains sorted by name, rules in their order.
import { compareNatural } from "../../engine/natural.ts";
import type { Item } from "../model.ts";

const ranks = ["comment", "flags", "set", "map", "chain"];

/** `path` is `nft FAMILY TABLE`. */
export function printTable(path: string, items: readonly Item[]): string[] {
  const members = items.filter(({ key }) => key !== "table").toSorted((a, b) => rankOf(a) - rankOf(b) || compareNatural(a.key, b.key));
  return [`table ${path.slice(4)} {`, ...members.flatMap(printMember), "}"];
}

function rankOf({ key }: Item): number {
  const rank = ranks.indexOf(key.split(" ")[0] ?? "");
  return rank === -1 ? 1.5 : rank;
}

function printMember(item: Item): string[] {
  if (item.key === "comment" || item.key === "flags") return [`\t${item.text}`];
  return [`\t${item.key} {`, ...bodyOf(item).map((line) => `\t\t${line}`), "\t}"];
}

/** What stands in the braces of a chain, set or object. */
export function bodyOf({ text, list, children = [] }: Item): string[] {
  const own = text === "" ? [] : list ? [`${text};`] : text.split("; ");
  if (list) return [...own, ...children.map((rule) => rule.text)];
  if (children.length === 0) return own;
  const elements = children.toSorted((a, b) => compareNatural(a.key, b.key)).map(({ text: element }) => `\t${element},`);
  return [...own, "elements = {", ...elements, "}"];
}
