// One line in a mode: which command it is, and what it asks for.
import { extendedEntry, ipv6Entry, standardEntry } from "./ace.ts";
import { splitLine } from "./forms.ts";
import { hasHead, type Mode } from "./mode.ts";
import type { Item } from "./model.ts";
import type { Rule } from "./rule.ts";
import { type Match, match } from "./trie.ts";
import { clearOf } from "./type7.ts";
import { impliedWord } from "./values.ts";

/** What a line asks for. */
export type Said =
  /** this item shall be there, in place of one with the same key */
  | { readonly kind: "set"; readonly item: Item; readonly sequence?: number }
  /** no item of this key shall be there; or none with this number in its list */
  | { readonly kind: "unset"; readonly key: string; readonly rule?: Rule; readonly sequence?: number; readonly line: string }
  /** the head of a line and the rest of it, which the mode below reads */
  | { readonly kind: "nest"; readonly head: Item; readonly rule: Rule; readonly tail: string; readonly off: boolean }
  /** the value depends on the one that is there */
  | { readonly kind: "form"; readonly rule: Rule; readonly key: string; readonly match: Match; readonly off: boolean }
  /** several lines in one; `together`: modes that are open at the same time */
  | { readonly kind: "several"; readonly lines: readonly string[]; readonly together: boolean };

/** Undefined where the mode has no such command. */
export function read(mode: Mode, text: string): Said | undefined {
  if (mode.seen.has(text)) return mode.seen.get(text) as Said | undefined;
  if (mode.seen.size > most) mode.seen.clear();
  const said = readAnew(mode, text);
  mode.seen.set(text, said);
  return said;
}

/** Lines remembered of a mode. */
const most = 30_000;
const blanks = /\s+/;

function readAnew(mode: Mode, text: string): Said | undefined {
  if (/^no\s/i.test(text)) return negative(mode, text.replace(/^no\s+/i, ""));
  if (/^default\s/i.test(text)) return defaulted(mode, text.replace(/^default\s+/i, ""));
  const said = mode.table.order === "sequence" ? entry(mode, text) : undefined;
  // what looks like an entry and is none is nothing else either
  if (said !== undefined || (mode.table.reads !== undefined && isAction(text))) return said;
  return positive(mode, text);
}

function positive(mode: Mode, text: string): Said | undefined {
  const words = text.split(blanks);
  const found = match(mode.root, text, words);
  if (found !== undefined) return saidBy(mode, found, false);
  if ((mode.table.open === true || hasHead(mode.words, words)) && !isForeign(text)) return { kind: "set", item: opaque(words.join(" ")) };
  return undefined;
}

/** Braces and semicolons at the end of a line are of other consoles. */
function isForeign(text: string): boolean {
  return /[{};]$/.test(text);
}

function opaque(line: string): Item {
  return { key: line.replace(/^no /, ""), line };
}

/** What a command says without its `no`. */
function saidBy(mode: Mode, found: Match, off: boolean): Said | undefined {
  const { rule } = found;
  if (rule.as !== undefined) return readAnew(mode, `${off ? "no " : ""}${respelled(rule.as, found)}`);
  if (rule.splits !== undefined) return { kind: "several", ...splitLine(rule.splits, found, off) };
  const said = found.words.includes(impliedWord) ? withoutImplied(found) : found;
  const clean = rule.pattern.includes("<secret>") || rule.pattern.includes("{secret}") ? withClearSecrets(said) : said;
  const key = keyOf(clean);
  if (rule.nests !== undefined) return nested(rule, clean, off);
  if (rule.form !== undefined) return { kind: "form", rule, key, match: clean, off };
  const item = itemOf(clean, key);
  if (off) return offItem(rule, key, item);
  return rule.defaults.includes(item.line) || isOnByItself(rule, item)
    ? { kind: "unset", key, rule, line: item.line }
    : { kind: "set", item };
}

/** A command that is on by itself says nothing when it is said as it stands in the table, without a value. */
function isOnByItself(rule: Rule, { key, line }: Item): boolean {
  return rule.on === true && line === key;
}

function keyOf({ words, spots }: Match): string {
  return spots.every(({ key }) => key) ? words.join(" ") : words.filter((_, at) => spots[at]?.key === true).join(" ");
}

function itemOf({ rule, words, spots }: Match, key: string): Item {
  const item = { rule, key, line: words.join(" "), spots };
  return rule.opens === undefined ? item : { ...item, children: [] };
}

/** In the spelling of today: its values are those of the old one, in their order. */
function respelled(as: string, { words, spots }: Match): string {
  const values = words.filter((_, at) => spots[at]?.kind !== undefined);
  return as.replace(/[<{][^>}]*[>}]/g, () => values.shift() ?? "");
}

function withoutImplied({ rule, words, spots }: Match): Match {
  const isSaid = (_: unknown, at: number): boolean => words[at] !== impliedWord;
  return { rule, words: words.filter(isSaid), spots: spots.filter(isSaid) };
}

/** Without what only disguises a password, so that one password is one text. */
function withClearSecrets(found: Match): Match {
  const { words, spots } = found;
  for (const [at, { kind }] of spots.entries()) {
    if (kind !== "secret") continue;
    // in front of the password, or behind it (ntp)
    const cipher = [at - 1, at + 1].find((place) => spots[place]?.kind === "cipher");
    const clear = cipher === undefined ? undefined : clearSecret(words[cipher] ?? "", words[at] ?? "");
    if (clear === undefined) continue;
    const without = <T>(list: readonly T[]): T[] => list.filter((_, index) => index !== cipher);
    return withClearSecrets({ ...found, words: without(words.with(at, clear)), spots: without(spots) });
  }
  return found;
}

function clearSecret(cipher: string, value: string): string | undefined {
  if (cipher === "0") return value;
  return cipher === "7" ? clearOf(value) : undefined;
}

function nested(rule: Rule, { words, spots }: Match, off: boolean): Said {
  const at = spots.findIndex(({ kind }) => kind === "tail");
  const head = at === -1 ? words : words.slice(0, at);
  const line = head.join(" ");
  return { kind: "nest", head: { rule, key: line, line, spots, children: [] }, rule, tail: words[at] ?? "", off };
}

/** `no` of a command: it goes, or it is off where it is on by itself. */
function offItem(rule: Rule, key: string, { line }: Pick<Item, "line">): Said {
  if (rule.on !== true && rule.either !== true) return { kind: "unset", key, rule, line };
  return { kind: "set", item: { rule, key, line: `no ${key}` } };
}

function negative(mode: Mode, text: string): Said | undefined {
  const words = text.split(blanks);
  if (mode.table.order === "sequence") {
    const taken = entryGone(mode, text);
    if (taken !== undefined) return taken;
  }
  const found = byHead(mode, text, words);
  if (found !== undefined) return saidBy(mode, found, true);
  const line = words.join(" ");
  if (isForeign(line)) return undefined;
  if (hasHead(mode.onByDefault, words)) return { kind: "set", item: { key: line, line: `no ${line}` } };
  if (mode.table.open === true) return { kind: "set", item: { key: line, line: `no ${line}` } };
  return hasHead(mode.words, words) ? { kind: "unset", key: line, line } : undefined;
}

/** The command in full, or what tells it apart: of both the one that stands first in the tables. */
function byHead(mode: Mode, text: string, words: readonly string[]): Match | undefined {
  const [whole, head] = [match(mode.root, text, words), match(mode.keys, text, words)];
  if (whole === undefined || head === undefined) return whole ?? head;
  return head.rule.rank < whole.rule.rank ? head : whole;
}

function defaulted(mode: Mode, text: string): Said | undefined {
  const words = text.split(blanks);
  const found = byHead(mode, text, words);
  if (found !== undefined) return { kind: "unset", key: keyOf(found), rule: found.rule, line: found.words.join(" ") };
  const line = words.join(" ");
  const known = mode.table.open === true || hasHead(mode.words, words) || hasHead(mode.onByDefault, words);
  return known ? { kind: "unset", key: line, line } : undefined;
}

/** An entry of a list with numbers: `10 permit …`, `seq 5 permit …`, `permit 10`. */
function entry(mode: Mode, text: string): Said | undefined {
  const { sequence, rest } = numbered(mode, text);
  const item = entryItem(mode, rest);
  if (item === undefined) return undefined;
  return sequence === undefined ? { kind: "set", item } : { kind: "set", item, sequence };
}

function entryGone(mode: Mode, text: string): Said | undefined {
  const { sequence, rest } = numbered(mode, text);
  const item = rest === "" ? undefined : entryItem(mode, rest);
  if (item === undefined && (sequence === undefined || rest !== "")) return undefined;
  return { kind: "unset", key: item?.line ?? "", line: text, ...(sequence === undefined ? {} : { sequence }) };
}

interface Numbered {
  readonly sequence?: number;
  readonly rest: string;
}

function numbered(mode: Mode, text: string): Numbered {
  if (mode.table.entry === "action") {
    const [, rest = "", number] = /^(permit|deny)?\s*(\d+)?$/i.exec(text) ?? [];
    return { rest: rest.toLowerCase(), ...(number === undefined ? {} : { sequence: Number(number) }) };
  }
  const [, number, rest] = /^(?:seq(?:uence)?\s+)?(\d+)(?:\s+(.*))?$/i.exec(text) ?? [];
  if (number !== undefined) return { sequence: Number(number), rest: rest ?? "" };
  const [, before, last] = mode.table.reads === "ace-ipv6" ? (/^(.*)\s+sequence\s+(\d+)$/.exec(text) ?? []) : [];
  return before === undefined ? { rest: text } : { sequence: Number(last), rest: before };
}

function isAction(text: string): boolean {
  return /^(permit|deny)\b/i.test(text);
}

const entries = { "ace-standard": standardEntry, "ace-extended": extendedEntry, "ace-ipv6": ipv6Entry } as const;

function entryItem(mode: Mode, text: string): Item | undefined {
  const words = text.split(blanks);
  const { reads } = mode.table;
  const line = reads === undefined ? undefined : entries[reads](words);
  const rule = mode.rules.find(({ listed }) => listed === true);
  if (line !== undefined && rule !== undefined) return { rule, key: line, line };
  if (reads !== undefined && isAction(text)) return undefined;
  const found = match(mode.root, text, words);
  return found?.rule.listed === true ? itemOf(found, found.words.join(" ")) : undefined;
}
