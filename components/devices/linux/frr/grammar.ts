// A line of FRR by the tables of rows.ts: what names it, what it says in normal form, how it is taken back.
import { ipv4Of } from "../../engine/ipv4.ts";
import { normalCidr } from "../../engine/prefix.ts";
import { routeOf } from "./route.ts";
import { type ContextName, contexts, type ListData, lists, type RowData } from "./rows.ts";

type Token = { readonly kind: "literal" | "key" | "value" | "rest" | "secret"; readonly word: string };

export interface Row extends RowData {
  readonly tokens: readonly Token[];
  /** how many words of the pattern are its own */
  readonly literals: number;
}

/** A line as it is understood in its context. */
export interface Line {
  readonly row: Row;
  /** the words that name it, without what they say */
  readonly key: string;
  /** in normal form */
  readonly text: string;
  /** the words for `{}` of the pattern */
  readonly names: readonly string[];
  readonly value: string;
}

export interface Entry {
  readonly list: ListData;
  /** the list's own words: `ip prefix-list A` */
  readonly name: string;
  readonly number: number | undefined;
  /** what is behind the number, in normal form */
  readonly text: string;
}

const tokenOf = (word: string): Token => {
  if (word === "*") return { kind: "rest", word };
  if (word === "$") return { kind: "secret", word };
  if (word.startsWith("{")) return { kind: "key", word: word.slice(1, -1) };
  if (word.startsWith("<")) return { kind: "value", word: word.slice(1, -1) };
  return { kind: "literal", word };
};

function rowOf(data: RowData): Row {
  const tokens = data.words.split(" ").map(tokenOf);
  return { ...data, tokens, literals: tokens.filter(({ kind }) => kind === "literal").length };
}

const compiled = new Map<ContextName, ReadonlyMap<string, readonly Row[]>>();

function rowsOf(context: ContextName): ReadonlyMap<string, readonly Row[]> {
  const known = compiled.get(context);
  if (known !== undefined) return known;
  const rows = contexts[context].map(rowOf);
  const byFirst = Map.groupBy(rows, ({ tokens }) => tokens[0]?.word ?? "");
  compiled.set(context, byFirst);
  return byFirst;
}

/** Undefined where the context has no such line. The pattern with most words of its own wins. */
export function lineOf(context: ContextName, words: readonly string[]): Line | undefined {
  const special = context === "top" || context === "vrf" ? routeOf(words) : undefined;
  if (special !== undefined) return { row: routeRow, names: [], ...special };
  const row = rowFor(context, words);
  return row === undefined ? undefined : read(row, words);
}

/** The row alone, for who does not need to know what the line says. */
export function rowFor(context: ContextName, words: readonly string[]): Row | undefined {
  let best: Row | undefined;
  for (const row of rowsOf(context).get(words[0] ?? "") ?? [])
    if ((best === undefined || row.literals > best.literals) && fits(row.tokens, words)) best = row;
  return best;
}

const routeRow: Row = { words: "ip route", whole: true, tokens: [], literals: 0 };

function fits(tokens: readonly Token[], words: readonly string[]): boolean {
  const rest = tokens.at(-1)?.kind === "rest";
  if (rest ? words.length < tokens.length - 1 : words.length !== tokens.length) return false;
  return tokens.every(({ kind, word }, at) => kind !== "literal" || words[at] === word);
}

/** Word by word: a configuration has many lines. */
function read(row: Row, words: readonly string[]): Line {
  const [names, value, text, key]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const [at, { kind, word }] of row.tokens.entries()) {
    if (kind === "rest") {
      const rest = words.slice(at);
      value.push(...rest);
      text.push(...rest);
      break;
    }
    const one = normalWord(word, words[at] ?? "", kind);
    text.push(one);
    if (kind === "literal" || kind === "key") key.push(one);
    else value.push(one);
    if (kind === "key") names.push(one);
  }
  return { row, key: key.join(" "), text: text.join(" "), names, value: value.join(" ") };
}

function normalWord(type: string, word: string, kind: Token["kind"]): string {
  if (kind === "literal") return word;
  if (type === "prefix") return normalCidr(word);
  return type === "area" ? normalArea(word) : word;
}

/** 0.0.0.1 is area 1. */
function normalArea(word: string): string {
  return `${ipv4Of(word) ?? word}`;
}

/** Lines whose default another line decides: they are kept either way until the whole is known. */
export function isRelative(key: string): boolean {
  return key === "ip ospf passive" || (key.endsWith(" activate") && key.startsWith("neighbor "));
}

/** What `no` and these words take back: the row, and the key of the line. */
export interface Negation {
  readonly row: Row;
  readonly key: string;
  readonly names: readonly string[];
}

/** Undefined where the context has nothing that is taken back so. */
export function negationOf(context: ContextName, words: readonly string[]): Negation | undefined {
  const special = context === "top" || context === "vrf" ? routeOf(words) : undefined;
  if (special !== undefined) return { row: routeRow, key: special.key, names: [] };
  let best: Negation | undefined;
  let most = -1;
  for (const row of rowsOf(context).get(words[0] ?? "") ?? []) {
    const names = negationNames(row, words);
    if (names === undefined || row.literals <= most) continue;
    let turn = 0;
    const key = row.tokens.flatMap(({ kind, word }) => (kind === "literal" ? [word] : kind === "key" ? [names[turn++] ?? ""] : []));
    best = { row, key: key.join(" "), names };
    most = row.literals;
  }
  return best;
}

/** The key's words, where these words, or the whole line, take a line of that row back. */
function negationNames(row: Row, words: readonly string[]): readonly string[] | undefined {
  if (fits(row.tokens, words)) return read(row, words).names;
  if (row.whole) return undefined;
  const end = row.tokens.findIndex(({ kind }) => kind === "value" || kind === "rest" || kind === "secret");
  const tokens = row.no === undefined ? row.tokens.slice(0, end === -1 ? undefined : end) : row.no.split(" ").map((word) => tokenOf(word));
  if (tokens.length !== words.length || !fits(tokens, words)) return undefined;
  const keys = row.tokens.filter(({ kind }) => kind === "key");
  const found = tokens.flatMap(({ kind }, at) => (kind === "key" ? [words[at] ?? ""] : []));
  return found.map((word, at) => normalWord(keys[at]?.word ?? "", word, "key"));
}

/** Whether any line of the context begins so: else FRR does not know the command. */
export function isKnown(context: ContextName, word: string): boolean {
  return context === "other" || rowsOf(context).has(word) || (context === "top" && listsByFirst.has(word)) || word === "route-map";
}

/** What takes the line back, without the `no` in front. */
export function takenBack({ row, names, text }: Line): string {
  if (row.no !== undefined) return filled(row.no, names);
  if (row.whole) return text;
  const end = row.tokens.findIndex(({ kind }) => kind === "value" || kind === "rest" || kind === "secret");
  return end === -1 ? text : text.split(" ").slice(0, end).join(" ");
}

/** The words with the names for their `{}`, one after another. */
export function filled(words: string, names: readonly string[]): string {
  let turn = 0;
  return words.replaceAll("{}", () => names[turn++] ?? "");
}

const listsByFirst = Map.groupBy(lists, ({ words }) => words.split(" ")[0] ?? "");

/** An entry of a list; undefined for any other line. */
export function entryOf(words: readonly string[]): Entry | undefined {
  for (const list of listsByFirst.get(words[0] ?? "") ?? []) {
    const pattern = list.words.split(" ");
    if (!pattern.every((word, at) => word === "{}" || word === words[at])) continue;
    const rest = words.slice(pattern.length);
    const number = rest[0] === "seq" && /^\d{1,10}$/.test(rest[1] ?? "") ? Number(rest[1]) : undefined;
    const said = number === undefined ? rest : rest.slice(2);
    if (said[0] !== "permit" && said[0] !== "deny") continue;
    return { list, name: words.slice(0, pattern.length).join(" "), number, text: normalEntry(list.words, said).join(" ") };
  }
  return undefined;
}

/** The name of a list that FRR takes back as a whole, whether it is there or not. */
export function isListName(words: readonly string[]): boolean {
  if (words[0] === "route-map") return words.length === 2;
  return (listsByFirst.get(words[0] ?? "") ?? []).some(({ words: name, refuses }) => {
    const pattern = name.split(" ");
    return refuses === undefined && pattern.length === words.length && pattern.every((word, at) => word === "{}" || word === words[at]);
  });
}

/** Prefixes without host bits; `host A` of a plain access list is A. */
function normalEntry(list: string, words: readonly string[]): readonly string[] {
  if (list.includes("as-path") || list.includes("community")) return words;
  const plain = list === "access-list {}" && words.length === 3 && words[1] === "host" ? [words[0] ?? "", words[2] ?? ""] : words;
  return plain.map((word) => (/^[\d.]+\/\d+$/.test(word) ? normalCidr(word) : word));
}

/** `route-map NAME permit 10` */
export function mapEntryOf(
  words: readonly string[],
): { readonly name: string; readonly action: string; readonly number: number } | undefined {
  const [first, name, action, number] = words;
  if (first !== "route-map" || words.length !== 4 || name === undefined || !/^\d{1,5}$/.test(number ?? "")) return undefined;
  return action === "permit" || action === "deny" ? { name, action, number: Number(number) } : undefined;
}
