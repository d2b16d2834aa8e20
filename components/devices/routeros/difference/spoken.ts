// A change in the words of the device's version: attributes under the names it knows, and said where silence would mean something else.
import { implied, isDialect, spoken } from "../dialect.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { defaultOf } from "../normal.ts";
import type { Add, Anchor, Change, Value } from "./change.ts";
import type { Found } from "./selectors.ts";

/** What has no words in this version stays as it is: refuse.ts names it. */
export function spokenChange(version: string | undefined, change: Change): Change {
  const { menu } = change;
  const said = change.verb === "add" ? explicit(version, change) : change;
  if (!isDialect(version, menu)) return said;
  const found = spokenFound(version, menu, said.found);
  if (said.verb === "set")
    return { ...said, found, values: said.values.map((value) => spokenValue(version, said.menu, said.after, value)) };
  if (said.verb === "remove") return { ...said, found };
  const anchor = said.anchor === undefined ? {} : { anchor: spokenAnchor(version, menu, said.anchor) };
  if (said.verb === "move") return { ...said, found, ...anchor };
  return { ...said, found, ...anchor, item: spokenItem(version, menu, said.item) };
}

/** An added item says what this version would take its silence for. */
function explicit(version: string | undefined, add: Add): Add {
  const missing = Object.keys(implied(version, add.menu)).filter((key) => !add.item.attributes.has(key));
  if (missing.length === 0) return add;
  const attributes = new Map(add.item.attributes);
  for (const key of missing) attributes.set(key, defaultOf(add.menu, attributes, key) ?? "");
  return { ...add, item: { ...add.item, attributes } };
}

function spokenItem(version: string | undefined, menu: Menu, item: Item): Item {
  return { ...item, attributes: new Map([...item.attributes].map(([key, value]) => spoken(version, menu, key, value) ?? [key, value])) };
}

/** Back to its default: said in this version's word for it. */
function spokenValue(version: string | undefined, menu: Menu, after: Item, [key, value]: Value): Value {
  const meant = value ?? defaultOf(menu, after.attributes, key);
  const said = meant === undefined ? undefined : spoken(version, menu, key, meant);
  return said === undefined || said[0] === key ? [key, value] : said;
}

function spokenFound(version: string | undefined, menu: Menu, { where }: Found): Found {
  return {
    where: where.map(({ key, value }) => {
      const said = value === undefined ? undefined : spoken(version, menu, key, value);
      return said === undefined ? { key, value } : { key: said[0], value: said[1] };
    }),
  };
}

function spokenAnchor(version: string | undefined, menu: Menu, anchor: Anchor): Anchor {
  return { ...anchor, found: spokenFound(version, menu, anchor.found) };
}
