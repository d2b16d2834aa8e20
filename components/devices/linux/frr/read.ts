// FRR's configuration text to items: by its grammar, as vtysh reads it, so that indentation is help and not law.
import type { Unparsed } from "../../platform.ts";
import type { Item } from "../model.ts";
import { type Entry, entryOf, isRelative, type Line, lineOf, mapEntryOf } from "./grammar.ts";
import { settled } from "./normal.ts";
import { type ContextName, noise } from "./rows.ts";

/** A place where lines are put: the context that a heading opened. */
export interface Context {
  readonly name: ContextName;
  readonly items: Map<string, Draft>;
}

export interface Draft {
  readonly key: string;
  readonly text: string;
  readonly number?: number;
  readonly opaque?: true;
  readonly list?: true;
  readonly children?: Map<string, Draft>;
}

export interface FrrRead {
  readonly items: readonly Item[];
  readonly version?: string;
  readonly unparsed: readonly Unparsed[];
}

interface Reading {
  readonly stack: Context[];
  /** a line of the top that is not understood: what is indented behind it stands under it */
  stray: Draft | undefined;
}

export function readFrr(lines: readonly string[], first: number): FrrRead {
  const reading: Reading = { stack: [{ name: "top", items: new Map() }], stray: undefined };
  const unparsed: Unparsed[] = [];
  let version: string | undefined;
  lines.forEach((line, at) => {
    const text = line.trim();
    if (text.startsWith("frr version ")) version ??= /^frr version (\S+)$/.exec(text)?.[1];
    if (text === "" || text.startsWith("frr version ") || noise.test(text)) return;
    if (!/^[A-Za-z]/.test(text) || /[^\P{Cc}\t]/u.test(text))
      unparsed.push({ line: first + at, column: line.length - line.trimStart().length + 1, text: line.trim() });
    else takeLine(reading, text.split(/\s+/), /^\s/.test(line));
  });
  return { items: settled(reading.stack[0]?.items ?? new Map()), ...(version === undefined ? {} : { version }), unparsed };
}

function takeLine(reading: Reading, words: readonly string[], indented: boolean): void {
  const { stack } = reading;
  const [word = ""] = words;
  if (words.length === 1 && (/^exit(-[a-z-]+)?$/.test(word) || word === "quit")) {
    if (stack.length > 1) stack.pop();
    return;
  }
  if (words.length === 1 && word === "end") {
    stack.length = 1;
    return;
  }
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    if (!place(stack, depth, words)) continue;
    reading.stray = undefined;
    return;
  }
  placeOpaque(reading, words, indented);
}

/** Puts the line into the context of that depth, and goes there; false where it has no such line. */
function place(stack: Context[], depth: number, words: readonly string[]): boolean {
  const context = stack[depth];
  if (context === undefined) return false;
  const negated = words[0] === "no";
  const said = negated ? words.slice(1) : words;
  if (context.name === "top" && !negated && placeNumbered(stack, context, said)) return true;
  if (context.name === "ospf" && isPassive(said)) {
    stack.length = depth + 1;
    const { items } = stack[0] as Context;
    open({ items }, `interface ${said[1]}`).set("ip ospf passive", {
      key: "ip ospf passive",
      text: negated ? "no ip ospf passive" : "ip ospf passive",
    });
    return true;
  }
  const line = lineOf(context.name, normalHeading(said));
  if (line === undefined) return false;
  stack.length = depth + 1;
  const { row } = line;
  if (row.family) putLine({ name: "family", items: open(context, "address-family ipv4 unicast") }, line, negated);
  else if (row.opens !== undefined && !negated) stack.push({ name: row.opens, items: open(context, line.text, line.key) });
  else putLine(context, line, negated);
  return true;
}

/** `passive-interface eth1` of router ospf: FRR makes it a line of the interface. */
export function isPassive(words: readonly string[]): boolean {
  return words.length === 2 && words[0] === "passive-interface" && words[1] !== "default";
}

function normalHeading(words: readonly string[]): readonly string[] {
  const bare = words.length === 2 && words[0] === "address-family" && (words[1] === "ipv4" || words[1] === "ipv6");
  return bare ? [...words, "unicast"] : words;
}

/** The children of a heading, made where it is new. */
function open({ items }: Pick<Context, "items">, text: string, key = text): Map<string, Draft> {
  const known = items.get(key);
  if (known?.children !== undefined && known.text === text) return known.children;
  const children = new Map<string, Draft>();
  items.set(key, { key, text, children });
  return children;
}

/** On by default, a line is only worth keeping where it says no; off by default, where it says yes. */
function putLine({ items }: Context, { key, text, row }: Line, negated: boolean): void {
  if (isRelative(key) || (row.on ?? false) === negated) items.set(key, { key, text: negated ? `no ${text}` : text });
  else items.delete(key);
}

/** Entries of lists and route-maps, in the order of their numbers whatever the text's. */
function placeNumbered(stack: Context[], context: Context, words: readonly string[]): boolean {
  const entry = entryOf(words);
  if (entry !== undefined) {
    stack.length = 1;
    putEntry(listIn(context, entry.name), entry);
    return true;
  }
  const map = mapEntryOf(words);
  if (map === undefined) return false;
  const entries = listIn(context, `route-map ${map.name}`);
  const children = entries.get(`${map.number}`)?.children ?? new Map<string, Draft>();
  entries.set(`${map.number}`, { key: "", text: map.action, number: map.number, children });
  stack.splice(1, stack.length, { name: "routeMap", items: children });
  return true;
}

interface Entries {
  readonly texts: Set<string>;
  last: number;
}

/** What a list says so far: looked up, as lists may be long. */
const entriesOf = new WeakMap<ReadonlyMap<string, Draft>, Entries>();

function putEntry(list: Map<string, Draft>, { text, number: wanted }: Entry): void {
  const entries = entriesOf.get(list) ?? { texts: new Set(), last: 0 };
  entriesOf.set(list, entries);
  // FRR takes no entry twice
  if (entries.texts.has(text)) return;
  const number = wanted ?? numberAfter(entries.last, 5);
  entries.texts.delete(list.get(`${number}`)?.text ?? "");
  list.set(`${number}`, { key: "", text, number });
  entries.texts.add(text);
  entries.last = Math.max(entries.last, number);
}

function listIn({ items }: Context, name: string): Map<string, Draft> {
  const known = items.get(name)?.children;
  if (known !== undefined) return known;
  const children = new Map<string, Draft>();
  items.set(name, { key: name, text: name, list: true, children });
  return children;
}

/** Without a number an entry goes to the end. */
export function nextNumber(entries: ReadonlyMap<string, { readonly number?: number }>, step: number): number {
  let last = 0;
  for (const { number = 0 } of entries.values()) last = Math.max(last, number);
  return numberAfter(last, step);
}

function numberAfter(last: number, step: number): number {
  return Math.floor(last / step) * step + step;
}

function placeOpaque(reading: Reading, words: readonly string[], indented: boolean): void {
  const { stack } = reading;
  const text = words.join(" ");
  const draft: Draft = { key: text.replace(/^no /, ""), text, opaque: true };
  const inner = stack.at(-1);
  if (!indented) stack.length = 1;
  if (indented && stack.length === 1 && reading.stray !== undefined) {
    const top = stack[0]?.items;
    const children = reading.stray.children ?? new Map<string, Draft>();
    const heading: Draft = { ...reading.stray, children };
    top?.set(heading.key, heading);
    stack.push({ name: "other", items: children });
    children.set(draft.key, draft);
    return;
  }
  const into = indented ? inner : stack[0];
  into?.items.set(draft.key, draft);
  reading.stray = indented ? undefined : draft;
}
