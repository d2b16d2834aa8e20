// nft text to items: a ruleset as `nft list ruleset` prints it, or a file for `nft -f`.
import type { Unparsed } from "../../platform.ts";
import type { Item } from "../model.ts";
import { lex, type Token } from "./lex.ts";
import { listedText, normalText } from "./rule.ts";
import { chainSpec, elementOf, setSpec } from "./spec.ts";

/** A table's things by their names. */
export type Tables = Map<string, Map<string, Item>>;

export interface NftRead {
  readonly tables: ReadonlyMap<string, readonly Item[]>;
  readonly unparsed: readonly Unparsed[];
  readonly incomplete: readonly string[];
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly defined: Map<string, readonly Token[]>;
  readonly tables: Tables;
  readonly bad: Token[];
  /** the text ends within braces of this part */
  cut: string | undefined;
  at: number;
}

export const families: ReadonlySet<string> = new Set(["ip", "ip6", "inet", "arp", "bridge", "netdev"]);

export function readNft(lines: readonly string[], first: number): NftRead {
  const { tokens, bad } = lex(lines);
  const reading: Reading = { tokens, defined: new Map(), tables: new Map(), bad: [...bad], cut: undefined, at: 0 };
  while (reading.at < tokens.length) readStatement(reading);
  const unparsed = reading.bad.map(({ line, column }) => {
    const said = lines[line - 1] ?? "";
    return { line: line + first - 1, column: [...said.slice(0, column - 1)].length + 1, text: said.slice(column - 1).trimEnd() };
  });
  const tables = new Map([...reading.tables].map(([path, items]) => [path, [...items.values()]] as const));
  return { tables, unparsed: unparsed.sort((a, b) => a.line - b.line), incomplete: reading.cut === undefined ? [] : [reading.cut] };
}

function peek({ tokens, at }: Reading): Token | undefined {
  return tokens[at];
}

/** Words up to the end of the statement or a brace. */
function words(reading: Reading): Token[] {
  const found: Token[] = [];
  for (let token = peek(reading); token !== undefined && (token.kind === "word" || token.kind === "string"); token = peek(reading)) {
    found.push(token);
    reading.at++;
  }
  return found;
}

function readStatement(reading: Reading): void {
  const start = peek(reading);
  if (start === undefined || start.kind === "end") {
    reading.at++;
    return;
  }
  const head = words(reading);
  const names = head.map(({ text }) => text);
  const verb = /^(add|create|insert)$/.test(names[0] ?? "") ? names.shift() : undefined;
  const [what, ...rest] = names;
  if (what === "define" || what === "redefine") readDefinition(reading, head);
  else if (what === "flush" && rest[0] === "ruleset") reading.tables.clear();
  else if (what === "table" && rest.length >= 1 && rest.length <= 2) readTable(reading, rest, start);
  else if (verb !== undefined && readFlat(reading, verb, head.slice(1))) return;
  else refuse(reading, start);
}

/** The whole statement, with all that stands in its braces. */
function refuse(reading: Reading, at: Token): void {
  reading.bad.push(at);
  skip(reading);
}

function skip(reading: Reading): Token[] {
  const found: Token[] = [];
  let depth = 0;
  for (let token = peek(reading); token !== undefined; token = peek(reading)) {
    if (token.kind === "end" && depth === 0) break;
    if (token.kind === "close" && depth === 0) break;
    depth += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
    found.push(token);
    reading.at++;
  }
  // a brace of no statement must not stop us
  if (peek(reading)?.kind === "close" && found.length === 0) reading.at++;
  return found;
}

/** `define LAN = { 10.0.0.0/8 }`: the words that `$LAN` stands for. */
function readDefinition(reading: Reading, head: readonly Token[]): void {
  const [, name, equals, ...value] = head;
  const rest = skip(reading);
  if (name === undefined || equals?.text !== "=") reading.bad.push(head[0] as Token);
  else reading.defined.set(`$${name.text}`, expanded(reading, [...value, ...rest]));
}

function expanded({ defined }: Reading, tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => (token.kind === "word" ? (defined.get(token.text) ?? [token]) : [token]));
}

function tableOf(reading: Reading, names: readonly string[]): { path: string; family: string; items: Map<string, Item> } {
  const [family, name] = names.length === 2 ? names : ["ip", names[0]];
  const path = `nft ${family} ${name}`;
  const items = reading.tables.get(path) ?? new Map<string, Item>();
  reading.tables.set(path, items);
  return { path, family: family ?? "ip", items };
}

function readTable(reading: Reading, names: readonly string[], start: Token): void {
  if (names.length === 2 && !families.has(names[0] ?? "")) {
    refuse(reading, start);
    return;
  }
  const { path, family, items } = tableOf(reading, names);
  items.set("table", { key: "table", text: "" });
  if (peek(reading)?.kind !== "open") return;
  reading.at++;
  for (let token = peek(reading); token?.kind !== "close"; token = peek(reading)) {
    if (token === undefined) {
      reading.cut = path;
      return;
    }
    if (token.kind === "end") reading.at++;
    else readMember(reading, path, family, items);
  }
  reading.at++;
}

function readMember(reading: Reading, path: string, family: string, items: Map<string, Item>): void {
  const start = peek(reading) as Token;
  const head = words(reading);
  const [what = "", name, ...more] = head.map(({ text }) => text);
  if (peek(reading)?.kind !== "open") {
    if (what === "comment" || what === "flags") {
      const rest = skip(reading).map(({ text }) => text);
      items.set(what, { key: what, text: [what, name ?? "", ...more, ...rest].join(" ").trim() });
    } else refuse(reading, start);
    return;
  }
  reading.at++;
  const body = bodyOf(reading, path);
  if (body === undefined) return;
  if (name === undefined) reading.bad.push(start);
  else putMember(reading, { what, name: [name, ...more].join(" "), family, items }, body);
}

/** All within the braces, without the last one; undefined where the text ends before it. */
function bodyOf(reading: Reading, path: string): Token[] | undefined {
  const body: Token[] = [];
  for (let depth = 0; ; reading.at++) {
    const token = peek(reading);
    if (token === undefined) {
      reading.cut = path;
      return undefined;
    }
    if (token.kind === "close" && depth === 0) break;
    depth += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
    body.push(token);
  }
  reading.at++;
  return body;
}

interface Member {
  readonly what: string;
  readonly name: string;
  readonly family: string;
  readonly items: Map<string, Item>;
}

function putMember(reading: Reading, { what, name, family, items }: Member, tokens: readonly Token[]): void {
  const key = `${what} ${name}`;
  const parts = statements(expanded(reading, tokens));
  if (what === "chain") {
    const isSpec = (part: readonly Token[]): boolean => /^(type|policy|comment|flags|devices?)$/.test(part[0]?.text ?? "");
    const [rules, strange] = rulesIn(
      parts.filter((part) => !isSpec(part)),
      family,
    );
    reading.bad.push(...strange);
    const own = items.get(key);
    const text =
      chainSpec(
        parts.filter(isSpec).map((part) => part.map((token) => token.text)),
        family,
      ) ||
      (own?.text ?? "");
    items.set(key, { key, text, list: true, children: [...(own?.children ?? []), ...rules] });
  } else if (what === "set" || what === "map") {
    const elements = parts.filter(([token]) => token?.text === "elements").flatMap((part) => elementsOf(part.slice(2)));
    const text = setSpec(parts.filter(([token]) => token?.text !== "elements").map((part) => part.map((token) => token.text)));
    const dynamic = /\bflags [^;]*\bdynamic\b/.test(text);
    items.set(key, { key, text, children: dynamic ? [] : withElements([], elements) });
  } else items.set(key, { key, text: parts.map((part) => opaqueText(part, family)).join("; "), opaque: true });
}

/** nft takes the devices of a flow table only in braces, one alone too. */
function opaqueText(part: readonly Token[], family: string): string {
  if (part[0]?.text !== "devices") return listedText(part, family);
  return part
    .map(({ text }) => text)
    .join(" ")
    .replaceAll(" ,", ",");
}

/** A block in a chain is no rule: a brace before it is missing. */
const blocks: ReadonlySet<string> = new Set(["table", "chain", "set", "map", "elements", "flowtable"]);

function rulesIn(parts: readonly (readonly Token[])[], family: string): [rules: Item[], strange: Token[]] {
  const isRule = ([first]: readonly Token[]): boolean => !blocks.has(first?.text ?? "");
  return [
    parts.filter(isRule).map((part) => ruleOf(part, family)),
    parts.filter((part) => !isRule(part)).flatMap(([first]) => first ?? []),
  ];
}

export function ruleOf(tokens: readonly Token[], family: string): Item {
  const said = listedText(tokens, family);
  const text = normalText(said);
  return said === text ? { key: "", text } : { key: "", text, said };
}

/** Parted by ends that stand in no braces. */
export function statements(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
    if (token.kind === "end" && depth === 0) found.push([]);
    else if (token.kind !== "end") found.at(-1)?.push(token);
  }
  return found.filter((part) => part.length > 0);
}

/** Elements within one pair of braces. */
export function elementsOf(tokens: readonly Token[]): Item[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "close") depth--;
    if (token.kind === "comma" && depth === 1) parts.push([]);
    else if (depth >= 1 && token.kind !== "end") parts.at(-1)?.push(token);
    if (token.kind === "open") depth++;
  }
  return parts.filter((part) => part.length > 0).flatMap((part) => elementOf(part.map(({ text }) => text)) ?? []);
}

/** One element a key; the last word on it counts. */
export function withElements(held: readonly Item[], more: readonly Item[]): Item[] {
  return [...new Map([...held, ...more].map((element) => [element.key, element])).values()];
}

/** `add rule inet filter input …`, as scripts are written; `head` without the verb. False where it is none of these. */
function readFlat(reading: Reading, verb: string, head: readonly Token[]): boolean {
  const [what, ...rest] = head;
  const named = families.has(rest[0]?.text ?? "") ? 2 : 1;
  const names = rest.slice(0, named).map(({ text }) => text);
  const [target, ...tail] = rest.slice(named);
  if (target === undefined || names.length < named) return false;
  const { path, family, items } = tableOf(reading, names);
  items.set("table", { key: "table", text: "" });
  if (what?.text === "rule")
    putRule({ what: "chain", name: target.text, family, items }, verb, expanded(reading, [...tail, ...skip(reading)]));
  else if (what?.text === "element") {
    const body = skip(reading);
    const set = items.get(`set ${target.text}`) ?? items.get(`map ${target.text}`);
    if (set !== undefined) items.set(set.key, { ...set, children: withElements(set.children ?? [], elementsOf(expanded(reading, body))) });
    else reading.bad.push(target);
  } else if (what?.text === "chain" || what?.text === "set" || what?.text === "map") {
    if (peek(reading)?.kind === "open") reading.at++;
    const body = bodyOf(reading, path);
    if (body !== undefined) putMember(reading, { what: what.text, name: target.text, family, items }, body);
  } else return false;
  return true;
}

function putRule({ name, family, items }: Member, verb: string, tokens: readonly Token[]): void {
  const key = `chain ${name}`;
  const chain = items.get(key) ?? { key, text: "", list: true as const, children: [] };
  const [rule, rules] = [ruleOf(tokens, family), chain.children ?? []];
  items.set(key, { ...chain, children: verb === "insert" ? [rule, ...rules] : [...rules, rule] });
}
