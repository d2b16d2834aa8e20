// Attributes that versions call by other names: the model speaks the newest, a device what its console knows.
import type { Menu, Renamed } from "./menu.ts";
import { knows, listNear } from "./schema.ts";

export type Said = readonly [key: string, value: string];

/** Attributes under their newest names; what cannot be said in them stays as it is. */
export function modern(menu: Menu, attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (menu.renamed === undefined || !Object.keys(menu.renamed).some((old) => attributes.has(old))) return attributes;
  const result = new Map<string, string>();
  for (const [key, value] of attributes) {
    const [name, said] = modernWord(menu, key, value);
    if (name === key || !attributes.has(name)) result.set(name, said);
  }
  return result;
}

/** One attribute under its newest name. */
export function modernWord(menu: Menu, key: string, value: string): Said {
  const other = menu.renamed !== undefined && Object.hasOwn(menu.renamed, key) ? menu.renamed[key] : undefined;
  if (other === undefined) return [key, value];
  const said = other.values === undefined ? value : other.values[value];
  return said === undefined ? [key, value] : [other.to, said];
}

export function newestName(menu: Menu, key: string): string {
  return menu.renamed !== undefined && Object.hasOwn(menu.renamed, key) ? (menu.renamed[key]?.to ?? key) : key;
}

/** What an older name of an attribute would say for its value. */
export function olderValue(menu: Menu, key: string, value: string): string {
  const values = menu.renamed !== undefined && Object.hasOwn(menu.renamed, key) ? menu.renamed[key]?.values : undefined;
  return values === undefined ? value : (Object.keys(values).find((word) => values[word] === value) ?? value);
}

/** An attribute as this version says it; undefined where it has no words for it. */
export function spoken(version: string | undefined, menu: Menu, key: string, value: string): Said | undefined {
  const old = olderName(version, menu, key);
  if (old === undefined) return [key, value];
  const [name, { values }] = old;
  const said = values === undefined ? value : Object.keys(values).find((word) => values[word] === value);
  return said === undefined ? undefined : [name, said];
}

/** Does this version call anything in the menu by another name? */
export function isDialect(version: string | undefined, menu: Menu): boolean {
  return Object.values(menu.renamed ?? {}).some(({ to }) => olderName(version, menu, to) !== undefined);
}

function olderName(version: string | undefined, menu: Menu, key: string): readonly [string, Renamed] | undefined {
  if (menu.renamed === undefined || version === undefined) return undefined;
  const list = listNear(version);
  if (knows(list, menu.path, key)) return undefined;
  return Object.entries(menu.renamed).find(([old, { to }]) => to === key && knows(list, menu.path, old));
}

/** Attributes of an added item that this version takes for something else than the newest does when nothing is said of them. */
export function implied(version: string | undefined, menu: Menu): Readonly<Record<string, string>> {
  return menu.before7 !== undefined && isBefore7(version) ? menu.before7 : {};
}

export function isBefore7(version: string | undefined): boolean {
  return version?.startsWith("6.") === true;
}
