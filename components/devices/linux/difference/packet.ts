// Whether a rule of nft matches a packet, and what it then does: read from its text; what is not known is not counted on.
import { networkBits, prefixOf } from "../../engine/ipv4.ts";
import type { Item } from "../model.ts";

/** The first packet of a session, or an answer to it; what is undefined is not known. */
export interface Packet {
  readonly iif?: string | undefined;
  readonly oif?: string | undefined;
  readonly saddr?: string | undefined;
  readonly daddr?: string | undefined;
  readonly sport?: number | undefined;
  readonly dport?: number | undefined;
  readonly state: "new" | "established";
}

export type Answer = "yes" | "no" | "maybe";

export interface Outcome {
  readonly matches: Answer;
  /** `accept`, `drop`, `reject`, `return`, `jump X`, `goto X`; undefined where the rule only counts or logs */
  readonly verdict?: string;
}

type Sets = ReadonlyMap<string, Item>;

interface Reading {
  readonly words: readonly string[];
  readonly packet: Packet;
  readonly sets: Sets;
  at: number;
}

export function outcomeOf(rule: string, packet: Packet, sets: Sets): Outcome {
  const words = rule.match(/"[^"]*"|\{[^}]*\}|[^\s{}"]+/g) ?? [];
  const reading: Reading = { words, packet, sets, at: 0 };
  let matches: Answer = "yes";
  while (reading.at < words.length) {
    const verdict = verdictAt(reading);
    if (verdict !== undefined) return { matches, verdict };
    const answer = saysAt(reading) ? "yes" : matchAt(reading);
    if (answer === "no") return { matches: "no" };
    if (answer === "maybe") matches = "maybe";
  }
  return { matches };
}

function verdictAt({ words, at }: Reading): string | undefined {
  const word = words[at] ?? "";
  if (/^(accept|drop|reject|return)$/.test(word)) return word;
  return word === "jump" || word === "goto" ? `${word} ${words[at + 1] ?? ""}` : undefined;
}

/** Statements that decide nothing, with their own words. */
const statements: Readonly<Record<string, RegExp>> = {
  counter: /^$/,
  notrack: /^$/,
  log: /^(prefix|level|group|flags|snaplen)$/,
  comment: /^"/,
};

function saysAt(reading: Reading): boolean {
  const { words } = reading;
  const own = statements[words[reading.at] ?? ""];
  if (own === undefined) return false;
  for (reading.at++; own.test(words[reading.at] ?? " "); reading.at++) if (!words[reading.at]?.startsWith('"')) reading.at++;
  return true;
}

type Value = (packet: Packet) => string | number | undefined;

/** Two words, or one, that name a thing of the packet. */
const things: Readonly<Record<string, Value>> = {
  iifname: ({ iif }) => iif,
  iif: ({ iif }) => iif,
  oifname: ({ oif }) => oif,
  oif: ({ oif }) => oif,
  "ip saddr": ({ saddr }) => saddr,
  "ip daddr": ({ daddr }) => daddr,
  "ip protocol": () => "tcp",
  "meta l4proto": () => "tcp",
  "meta nfproto": () => "ipv4",
  "tcp sport": ({ sport }) => sport,
  "tcp dport": ({ dport }) => dport,
  "th sport": ({ sport }) => sport,
  "th dport": ({ dport }) => dport,
  "ct state": ({ state }) => state,
};

const others = /^(udp|icmp|icmpv6|ip6|sctp|esp|ah|arp|ether)$/;

/** One comparison; an unknown one ends the reading, as what follows it may be its own. */
function matchAt(reading: Reading): Answer {
  const { words, packet } = reading;
  const name = [words.slice(reading.at, reading.at + 2).join(" "), words[reading.at] ?? ""].find((one) => Object.hasOwn(things, one));
  if (name === undefined) {
    const answer = others.test(words[reading.at] ?? "") ? "no" : "maybe";
    // the verdict stands at the end, and is still of use
    reading.at = Math.max(
      reading.at + 1,
      words.findLastIndex((word) => /^(accept|drop|reject|return|jump|goto)$/.test(word)),
    );
    return answer;
  }
  reading.at += name.split(" ").length;
  const negated = words[reading.at] === "!=";
  if (negated || words[reading.at] === "==") reading.at++;
  const value = words[reading.at++] ?? "";
  const answer = among(reading, value, things[name]?.(packet));
  return negated && answer !== "maybe" ? (answer === "yes" ? "no" : "yes") : answer;
}

function among({ sets }: Reading, said: string, value: string | number | undefined): Answer {
  if (value === undefined || said === "vmap") return "maybe";
  if (said.startsWith("{")) return anyOf(said.slice(1, -1).split(","), value);
  if (!said.startsWith("@")) return anyOf(said.split(","), value);
  const set = sets.get(`set ${said.slice(1)}`);
  if (set === undefined || /\bflags [^;]*\b(dynamic|timeout)\b/.test(set.text)) return "maybe";
  return anyOf(
    (set.children ?? []).map(({ text }) => text.split(" ")[0] ?? ""),
    value,
  );
}

function anyOf(members: readonly string[], value: string | number): Answer {
  return members.some((member) => isIn(member.trim().replaceAll('"', ""), value)) ? "yes" : "no";
}

function isIn(member: string, value: string | number): boolean {
  const [low = "", high = low] = member.split("-");
  if (typeof value === "number") return /^\d+$/.test(low) && value >= Number(low) && value <= Number(high);
  const [address, first, last] = [prefixOf(value), prefixOf(low), prefixOf(high)];
  if (address === undefined || first === undefined || last === undefined)
    return member === value || (member.endsWith("*") && value.startsWith(member.slice(0, -1)));
  if (member.includes("-")) return address.address >= first.address && address.address <= last.address;
  return address.length >= first.length && networkBits(address.address, first.length) === networkBits(first.address, first.length);
}
