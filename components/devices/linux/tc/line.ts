// One line of tc, taken apart: device, place, and what it says in normal form.
import { normalPrefix } from "../../engine/prefix.ts";
import { normalRate, normalSize } from "../units.ts";

export interface Parsed {
  readonly verb: string;
  readonly kind: "qdisc" | "class" | "filter";
  readonly device: string;
  readonly key: string;
  readonly text: string;
  /** priority of a filter */
  readonly number?: number;
}

/** Kinds of queues whose classes somebody has to add; all others make theirs by themselves. */
export const handmade = /^(htb|hfsc|drr|qfq|cbq)$/;

const verbs: ReadonlySet<string> = new Set(["add", "replace", "change", "del", "delete"]);

/** Undefined where it is no line of tc, or one whose meaning depends on what nobody wrote down. */
export function parsedLine(line: string): Parsed | undefined {
  const words = line.split(/\s+/).filter((word) => word !== "");
  // what shell scripts write around it
  const end = words.findIndex((word) => /^(\d?>|\|\||&&|;)/.test(word));
  const plain = (end === -1 ? words : words.slice(0, end)).slice(words[0] === "tc" ? 1 : 0);
  const [kind, verb = "", ...rest] = plain;
  if (kind !== "qdisc" && kind !== "class" && kind !== "filter") return undefined;
  return verbs.has(verb) ? command(kind, verb === "delete" ? "del" : verb, rest) : shown(kind, [verb, ...rest]);
}

/** Takes a word and the one behind it out of the words. */
function taken(words: string[], ...names: readonly string[]): string | undefined {
  const at = words.findIndex((word) => names.includes(word));
  return at === -1 ? undefined : words.splice(at, 2)[1];
}

function flag(words: string[], name: string): boolean {
  const at = words.indexOf(name);
  if (at >= 0) words.splice(at, 1);
  return at >= 0;
}

function command(kind: Parsed["kind"], verb: string, given: readonly string[]): Parsed | undefined {
  const words = [...given];
  const device = taken(words, "dev");
  if (device === undefined) return undefined;
  if (kind === "qdisc") return qdisc(verb, device, words);
  return kind === "class" ? htbClass(verb, device, words) : filter(verb, device, words);
}

function qdisc(verb: string, device: string, words: string[]): Parsed | undefined {
  const parent = taken(words, "parent");
  const handle = taken(words, "handle");
  const place = flag(words, "root") ? "root" : parent === undefined ? (words[0] ?? "") : `parent ${normalHandle(parent)}`;
  if (place !== "root" && parent === undefined && place !== "ingress" && place !== "clsact") return undefined;
  const [type = "", ...options] = words;
  const base = { verb, kind: "qdisc", device, key: `qdisc ${place}` } as const;
  if (place === "ingress" || place === "clsact") return { ...base, text: place };
  if (verb !== "del" && type === "") return undefined;
  const named = handle === undefined ? [] : ["handle", normalHandle(handle)];
  return { ...base, text: [place, ...named, type, ...normalOptions(type, options)].join(" ") };
}

/** 1:0 and 1: are one; numbers are hexadecimal without 0x. */
export function normalHandle(text: string): string {
  return text
    .toLowerCase()
    .replace(/0x/g, "")
    .replace(/^([0-9a-f]+):0*$/, "$1:");
}

function htbClass(verb: string, device: string, words: string[]): Parsed | undefined {
  const [parent, id] = [flag(words, "root") ? "root" : taken(words, "parent"), taken(words, "classid")];
  if (id === undefined || (verb !== "del" && parent === undefined)) return undefined;
  const [type = "", ...options] = words;
  const major = `${normalHandle(id).split(":")[0] ?? ""}:`;
  const under = parent === "root" || parent === undefined ? major : normalHandle(parent);
  const text = ["parent", under, "classid", normalHandle(id), type, ...normalOptions(type, options)].join(" ");
  return { verb, kind: "class", device, key: `class ${normalHandle(id)}`, text };
}

const rateWords: ReadonlySet<string> = new Set(["rate", "ceil", "maxrate", "peakrate", "bandwidth"]);
const sizeWords: ReadonlySet<string> = new Set(["burst", "cburst", "buffer", "quantum", "mtu", "memory_limit"]);
/** Values that are the same as none. */
const standard: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  htb: { prio: "0", r2q: "10", direct_packets_stat: "0" },
};
/** What a listing counts or works out. */
const counted: ReadonlySet<string> = new Set(["refcnt", "direct_packets_stat", "direct_qlen", "leaf"]);

function normalOptions(type: string, words: readonly string[]): string[] {
  const pairs: [string, string][] = [];
  for (let at = 0; at < words.length; at += 2) pairs.push([words[at] ?? "", normalOption(type, words[at] ?? "", words[at + 1] ?? "")]);
  const values = new Map(pairs);
  const kept = pairs.filter(([key, value]) => {
    if (counted.has(key) || standard[type]?.[key] === value) return false;
    return !(type === "htb" && key === "ceil" && value === values.get("rate"));
  });
  return (words.length % 2 === 0 ? kept.sort(byOption) : kept).flatMap(([key, value]) => (value === "" ? [key] : [key, value]));
}

const optionOrder = ["default", "r2q", "rate", "ceil", "burst", "cburst", "prio", "quantum"];

function byOption([a]: [string, string], [b]: [string, string]): number {
  const rank = (key: string): number => optionOrder.indexOf(key) + 1 || 99;
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function normalOption(type: string, key: string, value: string): string {
  if (rateWords.has(key)) return normalRate(value);
  if (sizeWords.has(key)) return normalSize(value);
  if (key === "limit") return type === "bfifo" || type === "tbf" ? normalSize(value) : value.replace(/p$/, "");
  if (key === "default" && type === "htb") return value.toLowerCase().replace(/^0x/, "");
  return value;
}

function filter(verb: string, device: string, words: string[]): Parsed | undefined {
  const parent = flag(words, "ingress")
    ? "ingress"
    : flag(words, "egress")
      ? "egress"
      : flag(words, "root")
        ? "root"
        : taken(words, "parent");
  const protocol = taken(words, "protocol") ?? "all";
  const prio = taken(words, "prio", "pref", "preference", "priority");
  if (parent === undefined || (words.length === 0 && verb !== "del") || (prio !== undefined && !/^\d{1,5}$/.test(prio))) return undefined;
  const key =
    parent === "ingress" || parent === "egress" || parent === "root" ? `filter ${parent}` : `filter parent ${normalHandle(parent)}`;
  const said = words.map((word, at) => filterWord(word, words[at - 1]));
  const text = ["protocol", protocol, ...said].join(" ");
  return { verb, kind: "filter", device, key, text, ...(prio === undefined ? {} : { number: Number(prio) }) };
}

function filterWord(word: string, before: string | undefined): string {
  if (word === "classid") return "flowid";
  if (before === "flowid" || before === "classid") return normalHandle(word);
  return before === "src" || before === "dst" ? withLength(normalPrefix(word)) : word;
}

/** A host has its length in tc's listings and in its manual. */
function withLength(prefix: string): string {
  return /^[\d.]+$/.test(prefix) ? `${prefix}/32` : prefix;
}

/** `qdisc htb 1: dev eth1 root …` and `class htb 1:10 dev eth1 parent 1:1 …` */
function shown(kind: Parsed["kind"], [type = "", id = "", ...more]: readonly string[]): Parsed | undefined {
  const words = [...more];
  const device = taken(words, "dev");
  if (device === undefined || kind === "filter" || !/^[0-9a-f]+:/.test(id)) return undefined;
  const parent = flag(words, "root") ? "root" : taken(words, "parent");
  if (parent === undefined) return undefined;
  taken(words, "leaf");
  const place = parent === "root" ? ["root"] : ["parent", parent];
  if (kind === "qdisc") return qdisc("add", device, [...place, "handle", id, type, ...words]);
  return htbClass("add", device, [...place, "classid", id, type, ...withoutComputed(words)]);
}

/** The kernel works out a burst where none is given; then it is about one frame. */
function withoutComputed(words: readonly string[]): string[] {
  const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ""]] : []));
  return pairs.filter(([key, value]) => !/^c?burst$/.test(key ?? "") || Number.parseInt(normalSize(value ?? ""), 10) > 1600).flat();
}
