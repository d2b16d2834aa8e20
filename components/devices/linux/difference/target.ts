// What the router will hold: the intended, with the router's own numbers where these say nothing, and what is not ours where it stands.
import { type Numbered, renumbered } from "../../engine/numbers.ts";
import type { Ownership } from "../../platform.ts";
import { jumps, stepOf } from "../frr/print.ts";
import type { Item, LinuxModel } from "../model.ts";
import { printPart } from "../print.ts";
import { commentOf } from "./nft-rules.ts";

export interface Target {
  readonly parts: ReadonlyMap<string, readonly Item[]>;
  /** what stays because it is not ours, a line each */
  readonly unmanaged: readonly string[];
}

export function targetOf(running: LinuxModel, intended: LinuxModel, own: Ownership): Target {
  const parts = new Map<string, readonly Item[]>();
  const unmanaged: string[] = [];
  for (const path of new Set([...running.parts.keys(), ...intended.parts.keys()])) {
    const [old, fresh] = [running.parts.get(path), intended.parts.get(path)];
    const kept = keptOf(path, old, fresh, own, running.incomplete.includes(path));
    const items = kept === undefined ? fresh : merged(old ?? [], fresh ?? [], kept);
    if (kept !== undefined) unmanaged.push(...linesOf(path, old ?? [], fresh ?? [], kept));
    if (items !== undefined && (items.length > 0 || path.startsWith("/"))) parts.set(path, aligned(path, old ?? [], items));
  }
  return { parts, unmanaged };
}

/** Says of an item of the running part, found by nothing intended, whether it stays. */
type Keeps = (item: Item, within: readonly string[]) => boolean;

/** Undefined where all of the part is ours. */
function keptOf(
  path: string,
  old: readonly Item[] | undefined,
  fresh: readonly Item[] | undefined,
  own: Ownership,
  cut: boolean,
): Keeps | undefined {
  if (old === undefined) return undefined;
  if (cut) return () => true;
  if (own.kind === "exclusive") return undefined;
  const names = namesOf(own.prefix);
  if (path.startsWith("/")) {
    const isKeys = /authorized_keys/.test(path);
    if (isKeys) return ({ text }) => !text.split(" ").some((part) => part.startsWith(own.prefix) || names(part));
    const name = path.slice(path.lastIndexOf("/") + 1).replace(/^\d+-/, "");
    return fresh === undefined && !names(name) ? () => true : undefined;
  }
  return (item, within) => !isOurs(item, within, own.prefix, names);
}

/** `simpul:` is `simpul-` and `simpul_` in names that have no colon. */
function namesOf(prefix: string): (name: string) => boolean {
  const stem = prefix.replace(/[:._-]+$/, "");
  return (name) => name.startsWith(prefix) || (name.startsWith(stem) && /^[:._-]/.test(name.slice(stem.length)));
}

/** By its name where it has one of its own, by its comment or description else. */
function isOurs({ key, text, children = [] }: Item, within: readonly string[], prefix: string, names: (name: string) => boolean): boolean {
  const comment = commentOf(text)?.slice(1);
  if (comment?.startsWith(prefix)) return true;
  if (/\bcomment "/.test(text)) return false;
  const described = children.some((line) => line.text.startsWith(`description ${prefix}`));
  const own = key.split(" ").at(-1) ?? "";
  return described || (key.includes(" ") && within.length === 0 && names(own));
}

/** The intended, and of the running what stays: rules where they stand, all else beside it. */
function merged(old: readonly Item[], fresh: readonly Item[], keeps: Keeps, within: readonly string[] = []): Item[] {
  const known = new Map(fresh.map((item) => [item.key, item]));
  const held = new Map(old.map((item) => [item.key, item]));
  const ours = fresh.map((item): Item => {
    const before = held.get(item.key);
    if (before?.children === undefined || item.children === undefined || before.text !== item.text) return item;
    const children = item.list ? mergedList(before, item, keeps) : merged(before.children, item.children, keeps, [...within, item.key]);
    return { ...item, children };
  });
  return [...ours, ...old.filter((item) => !known.has(item.key) && keeps(item, within))];
}

/** Numbered entries of a list of ours are ours; of rules each stands for itself. Ours keep our order, a new one right behind its predecessor. */
function mergedList(before: Item, after: Item, keeps: Keeps): readonly Item[] {
  const [old, fresh] = [before.children ?? [], after.children ?? []];
  if (!before.key.startsWith("chain ")) return fresh;
  const wanted = new Set(fresh.map(({ text }) => text));
  const tagged = new Set(fresh.flatMap(({ text }) => commentOf(text) ?? []));
  const stays = (rule: Item): boolean => !wanted.has(rule.text) && !tagged.has(commentOf(rule.text) ?? "") && keeps(rule, [before.key]);
  const place = (rule: Item): number =>
    old.findIndex((one) => one.text === rule.text || (commentOf(one.text) !== undefined && commentOf(one.text) === commentOf(rule.text)));
  return woven(old, fresh, stays, fresh.map(place));
}

/** Foreign rules stay behind the same rule of ours as before; where none is before them, in front. */
function woven(old: readonly Item[], fresh: readonly Item[], stays: (rule: Item) => boolean, places: readonly number[]): Item[] {
  const result: Item[] = [];
  const left = old.flatMap((rule, at) => (stays(rule) ? [{ rule, at }] : []));
  const take = (before: number): void => {
    while (left.length > 0 && (left[0]?.at ?? 0) < before) result.push(left.shift()?.rule as Item);
  };
  let highest = -1;
  fresh.forEach((rule, at) => {
    const place = places[at] ?? -1;
    if (place > highest) {
      take(place);
      highest = place;
    } else if (place === -1 && highest === -1 && places.every((one) => one === -1)) take(old.length);
    result.push(rule);
  });
  take(old.length);
  return result;
}

/** What stays and nobody intended, as canonical text says it. */
function linesOf(path: string, old: readonly Item[], fresh: readonly Item[], keeps: Keeps): string[] {
  const rest = foreign(old, fresh, keeps, []);
  if (rest.length === 0) return [];
  const lines = path.startsWith("/") ? rest.map(({ text }) => text) : printPart(path, rest)[1];
  const known = new Set(fresh.map(({ key }) => `${key} {`));
  const says = (line: string): boolean => !/^(exit(-[a-z-]+)?|[{}]+|elements = \{|table .* \{)$/.test(line) && !known.has(line);
  return lines
    .map((line) => line.trim())
    .filter(says)
    .map((line) => `${path}: ${line}`);
}

function foreign(old: readonly Item[], fresh: readonly Item[], keeps: Keeps, within: readonly string[]): Item[] {
  const known = new Map(fresh.map((item) => [item.key, item]));
  const texts = new Set(fresh.map(({ text }) => text));
  const tags = new Set(fresh.flatMap(({ text }) => commentOf(text) ?? []));
  return old.flatMap((item): Item[] => {
    const match = item.key === "" ? undefined : known.get(item.key);
    if (match === undefined) {
      const intended = item.key === "" && (texts.has(item.text) || tags.has(commentOf(item.text) ?? ""));
      return !intended && keeps(item, within) ? [item] : [];
    }
    if (item.children === undefined || match.children === undefined || (item.list && !item.key.startsWith("chain "))) return [];
    const children = foreign(item.children, match.children, keeps, [...within, item.key]);
    return children.length === 0 ? [] : [{ ...item, ...(item.list ? { text: "" } : {}), children }];
  });
}

/** Lists with the router's numbers for what it holds already; rules that say the same in the router's own words. */
function aligned(path: string, old: readonly Item[], fresh: readonly Item[]): readonly Item[] {
  const held = new Map(old.map((item) => [item.key, item]));
  return fresh.map((item): Item => {
    if (!item.list) return item;
    const before = held.get(item.key)?.children ?? [];
    return { ...item, children: path.startsWith("nft ") ? inOwnWords(before, item.children ?? []) : withNumbers(path, item, before) };
  });
}

function inOwnWords(old: readonly Item[], fresh: readonly Item[]): readonly Item[] {
  const places = new Map<string, Item[]>();
  for (const rule of old) places.set(rule.text, [...(places.get(rule.text) ?? []), rule]);
  return fresh.map((rule) => places.get(rule.text)?.shift() ?? rule);
}

function withNumbers(path: string, { text, children = [] }: Item, old: readonly Item[]): readonly Item[] {
  if (jumps(children) || jumps(old)) return children;
  const step = path.startsWith("tc ") ? 10 : stepOf(text);
  const numbers = renumbered(old.map(contentOf), children.map(contentOf), step);
  return children.map((entry, at) => ({ ...entry, number: numbers[at] ?? 0 }));
}

function contentOf({ text, number = 0, children }: Item): Numbered {
  const lines = children?.map((line) => line.text).sort() ?? [];
  return { content: [text, ...lines].join("\n"), number };
}
