// Entries of access lists in normal form: any and host instead of wildcards, ports by their names, host bits cleared.
import { ipv4Of, printIpv4 } from "../engine/ipv4.ts";
import { normalIpv6, normalPrefix6 } from "./ipv6.ts";
import { icmpWords, portName, portNumber, protocolName } from "./ports.ts";

/** The words of an entry from one place on. */
interface Reading {
  readonly words: readonly string[];
  at: number;
}

/** Undefined where it is no entry of a standard list. */
export function standardEntry(words: readonly string[]): string | undefined {
  const action = actionOf(words[0]);
  if (action === undefined) return undefined;
  const reading: Reading = { words: words.filter((word) => word !== "wildcard" && word !== "bits").map(withoutComma), at: 1 };
  const source = sourceOf(reading);
  const rest = reading.words.slice(reading.at);
  if (source === undefined || !rest.every((word, at) => at > 0 || word === "log")) return undefined;
  return [action, source, ...rest].join(" ");
}

/** `permit 10.0.0.0, wildcard bits 0.0.0.255`, as some releases print it. */
function withoutComma(word: string): string {
  return word.endsWith(",") ? word.slice(0, -1) : word;
}

function actionOf(word: string | undefined): string | undefined {
  const lower = word?.toLowerCase();
  return lower === "permit" || lower === "deny" ? lower : undefined;
}

/** In a standard list a bare address is a host. */
function sourceOf(reading: Reading): string | undefined {
  const { words, at } = reading;
  const next = words[at + 1];
  const bare = ipv4Of(words[at] ?? "") !== undefined && (next === undefined || ipv4Of(next) === undefined);
  if (!bare) return addressOf(reading);
  reading.at++;
  return `host ${printIpv4(ipv4Of(words[at] ?? "") ?? 0)}`;
}

/** Undefined where it is no entry of an extended list. */
export function extendedEntry(words: readonly string[]): string | undefined {
  return entryOf(words, addressOf);
}

/** Undefined where it is no entry of an IPv6 list. */
export function ipv6Entry(words: readonly string[]): string | undefined {
  return entryOf(words, address6Of);
}

function entryOf(words: readonly string[], address: (reading: Reading) => string | undefined): string | undefined {
  const action = actionOf(words[0]);
  const reading: Reading = { words, at: 1 };
  const protocol = action === undefined ? undefined : protocolOf(reading);
  if (action === undefined || protocol === undefined) return undefined;
  const source = address(reading);
  if (source === undefined) return undefined;
  const from = portsOf(reading, protocol);
  const destination = address(reading);
  if (from === undefined || destination === undefined) return undefined;
  const to = portsOf(reading, protocol);
  if (to === undefined) return undefined;
  const rest = reading.words.slice(reading.at);
  const options = protocol === "icmp" ? icmpWords(rest) : rest;
  return [action, protocol, source, from, destination, to, ...options].filter((word) => word !== "").join(" ");
}

function protocolOf(reading: Reading): string | undefined {
  const word = reading.words[reading.at++] ?? "";
  if (word === "object-group") return `object-group ${reading.words[reading.at++] ?? ""}`;
  return protocolName(word);
}

function addressOf(reading: Reading): string | undefined {
  const { words } = reading;
  const word = words[reading.at++] ?? "";
  if (word === "any") return "any";
  if (word === "object-group" || word === "fqdn-group") return named(reading, word);
  const next = words[reading.at] ?? "";
  const address = ipv4Of(word === "host" ? next : word);
  if (address === undefined) return undefined;
  const wildcard = word === "host" ? 0 : ipv4Of(next);
  reading.at++;
  return wildcard === undefined ? undefined : maskedText(address, wildcard);
}

function named(reading: Reading, word: string): string | undefined {
  const name = reading.words[reading.at++];
  return name === undefined ? undefined : `${word} ${name}`;
}

/** What the wildcard says is not looked at is cleared. */
function maskedText(address: number, wildcard: number): string {
  if (wildcard === 0) return `host ${printIpv4(address)}`;
  if (wildcard === 0xffffffff) return "any";
  return `${printIpv4((address & ~wildcard) >>> 0)} ${printIpv4(wildcard)}`;
}

function address6Of(reading: Reading): string | undefined {
  const word = reading.words[reading.at++] ?? "";
  if (word === "any" || word === "::/0") return "any";
  if (word === "object-group") return named(reading, word);
  if (word !== "host") return normalPrefix6(word);
  const host = normalIpv6(reading.words[reading.at++] ?? "");
  return host === undefined ? undefined : `host ${host}`;
}

/** `eq www 443`, `range 1 10`; empty where there are none, undefined where they cannot be read. */
function portsOf(reading: Reading, protocol: string): string | undefined {
  if (protocol !== "tcp" && protocol !== "udp" && protocol !== "sctp") return "";
  const operator = reading.words[reading.at] ?? "";
  if (!/^(eq|neq|gt|lt|range)$/.test(operator)) return "";
  reading.at++;
  const ports = numbersFrom(reading, protocol, operator === "eq" || operator === "neq" ? 10 : operator === "range" ? 2 : 1);
  if (ports.length === 0 || (operator === "range" && ports.length !== 2)) return undefined;
  return [operator, ...ports.sort((a, b) => a - b).map((port) => portName(protocol, port))].join(" ");
}

function numbersFrom(reading: Reading, protocol: string, most: number): number[] {
  const ports: number[] = [];
  while (ports.length < most) {
    const port = portNumber(protocol, reading.words[reading.at] ?? "");
    if (port === undefined) break;
    ports.push(port);
    reading.at++;
  }
  return ports;
}
