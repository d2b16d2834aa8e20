// A rule of nft in normal form: as nft itself lists it, counters left out.
import { compareNatural } from "../../engine/natural.ts";
import { normalPrefix } from "../../engine/prefix.ts";
import type { Token } from "./lex.ts";

/** Names of ports that people write; nft lists numbers. */
const services: Readonly<Record<string, string>> = {
  ssh: "22",
  telnet: "23",
  smtp: "25",
  domain: "53",
  bootps: "67",
  bootpc: "68",
  tftp: "69",
  http: "80",
  ntp: "123",
  snmp: "161",
  "snmp-trap": "162",
  bgp: "179",
  https: "443",
  syslog: "514",
};

/** In the order of their bits, as nft lists them. */
const states = ["invalid", "established", "related", "new", "untracked"];

type Word = string | readonly Element[];
/** one element of a set in braces */
type Element = readonly Word[];

/** A rule's tokens as nft would list them. What it lists in two ways although it is one thing is still two. */
export function listedText(tokens: readonly Token[], family: string): string {
  return printedWords(normalRule(structured(withoutCounts(tokens)), family));
}

const stateSet = /\bct state \{ ([a-z, ]+) \}/g;

/** The one spelling of a listed rule: states in braces are states in a list. */
export function normalText(listed: string): string {
  if (!listed.includes("ct state {")) return listed;
  const outside = (part: string): string => part.replace(stateSet, (_, members: string) => `ct state ${normalStates(members.split(", "))}`);
  return listed
    .split(/("[^"]*")/)
    .map((part, at) => (at % 2 === 0 ? outside(part) : part))
    .join("");
}

/** What was counted is no configuration. */
function withoutCounts(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    kept.push(token);
    const counts = token.text === "counter" && tokens[at + 1]?.text === "packets" && tokens[at + 3]?.text === "bytes";
    if (counts) at += 4;
  }
  return kept;
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

function structured(tokens: readonly Token[]): Word[] {
  return wordsFrom({ tokens, at: 0 }, false);
}

function wordsFrom(cursor: Cursor, inBraces: boolean): Word[] {
  const words: Word[] = [];
  let joined = false;
  for (let token = cursor.tokens[cursor.at]; token !== undefined; token = cursor.tokens[cursor.at]) {
    if (token.kind === "close" || (inBraces && token.kind === "comma")) break;
    cursor.at++;
    const last = words.at(-1);
    // `established,related` is one word, however it is spaced
    if (token.kind === "comma" || (joined && token.kind === "word"))
      words.splice(-1, 1, `${typeof last === "string" ? last : ""}${token.text}`);
    else if (token.kind === "open") words.push(membersFrom(cursor));
    else if (token.kind !== "end") words.push(token.text);
    joined = token.kind === "comma";
  }
  return words;
}

function membersFrom(cursor: Cursor): Element[] {
  const members: Element[] = [];
  for (let more = true; more; cursor.at++) {
    const member = wordsFrom(cursor, true);
    if (member.length > 0) members.push(member);
    more = cursor.tokens[cursor.at]?.kind === "comma";
  }
  return members;
}

function printedWords(words: readonly Word[]): string {
  return words.map((word) => (typeof word === "string" ? word : `{ ${word.map(printedWords).join(", ")} }`)).join(" ");
}

function isSet(word: Word | undefined): word is readonly Element[] {
  return word !== undefined && typeof word !== "string";
}

function normalRule(words: readonly Word[], family: string): Word[] {
  const result: Word[] = [];
  for (const word of words) result.push(normalWord(word, result));
  return shortened(result, family);
}

/** `before` is what stands in front of it, in normal form. */
function normalWord(word: Word, before: readonly Word[]): Word {
  const [last, previous] = [before.at(-1), before.at(-2)];
  if (isSet(word)) return normalSet(word, before);
  if (last === "state" && previous === "ct") return normalStates(word.split(","));
  return last === undefined || isSet(last) ? word : normalValue(word, last === "!=" || last === "==" ? previous : last, before);
}

function normalStates(found: readonly string[]): string {
  return [...new Set(found)].sort((a, b) => states.indexOf(a) - states.indexOf(b)).join(",");
}

function normalValue(word: string, selector: Word | undefined, before: readonly Word[]): string {
  if (selector === "dport" || selector === "sport") return services[word] ?? word.replace(/^(\d+)-\1$/, "$1");
  if (selector === "iifname" || selector === "oifname" || selector === "iif" || selector === "oif") return quoted(word);
  if (selector === "saddr" || selector === "daddr") return normalPrefix(word);
  const marks = selector === "mark" || (selector === "set" && before.at(-2) === "mark");
  return marks && /^(0x[0-9a-f]+|\d+)$/i.test(word) && Number(word) < 2 ** 32 ? `0x${Number(word).toString(16).padStart(8, "0")}` : word;
}

function quoted(word: string): string {
  return /^["@$]/.test(word) || word === "vmap" || word === "map" || word === "!=" || word === "==" ? word : `"${word}"`;
}

/** Members sorted; one alone needs no braces. What adds to a set, or looks up in a map, is something else. */
function normalSet(elements: readonly Element[], before: readonly Word[]): Word {
  const last = before.at(-1);
  if (typeof last === "string" && last.startsWith("@")) return elements;
  const members = elements.map((element): Element => element.map((word) => (isSet(word) ? word : normalMember(word, before))));
  const [only] = members;
  if (members.length === 1 && only?.length === 1 && last !== "vmap" && last !== "map" && only[0] !== undefined) return only[0];
  const unique = new Map(members.map((member) => [printedWords(member), member]));
  return [...unique].sort(([a], [b]) => compareNatural(a, b)).map(([, member]) => member);
}

function normalMember(word: string, before: readonly Word[]): string {
  const last = before.at(-1);
  const selector = last === "!=" || last === "vmap" || last === "map" || last === "==" ? before.at(-2) : last;
  return normalValue(word, selector, before);
}

/** What nft leaves out: the usual burst, the usual way to refuse, `meta` before a name of its own. */
function shortened(words: readonly Word[], family: string): Word[] {
  const result: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const next = words[at + 1];
    if (word === "burst" && next === "5" && words[at + 2] === "packets" && result.at(-2) === "rate") at += 2;
    else if (word === "meta" && typeof next === "string" && /^(iifname|oifname|iif|oif)$/.test(next)) continue;
    else result.push(word);
  }
  const refusal = / with (icmpx?|icmpv6)( type)? port-unreachable$/.exec(
    result
      .filter((word) => typeof word === "string")
      .slice(-4)
      .join(" "),
  );
  const usual = family === "inet" ? "icmpx" : family === "ip6" ? "icmpv6" : "icmp";
  return refusal?.[1] === usual && result.includes("reject") ? result.slice(0, result.lastIndexOf("reject") + 1) : result;
}
