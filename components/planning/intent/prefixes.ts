// Prefixes and addresses put together: the fewest that say the same.
import { ip2long, long2ip } from "netmask";
import { baseOf, lengthOf, sizeOf } from "../pools.ts";

interface Span {
  readonly first: number;
  readonly last: number;
}

function spanOf(prefix: string): Span {
  const first = ip2long(baseOf(prefix));
  return { first, last: first + sizeOf(prefix) - 1 };
}

/** The fewest prefixes that cover exactly the same addresses: 10.162.0.0/16 and 10.163.0.0/16 are 10.162.0.0/15. */
export function aggregate(prefixes: readonly string[]): string[] {
  const spans = joined(prefixes.map(spanOf));
  return spans.flatMap(({ first, last }) => split(first, last));
}

/** Spans in order, those that touch or overlap made one. */
function joined(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const before = merged.at(-1);
    if (before === undefined || span.first > before.last + 1) merged.push(span);
    else merged[merged.length - 1] = { first: before.first, last: Math.max(before.last, span.last) };
  }
  return merged;
}

/** The largest prefixes that fill a span from its start. */
function split(first: number, last: number): string[] {
  const prefixes: string[] = [];
  for (let at = first; at <= last; ) {
    let length = 32;
    while (length > 0 && at % 2 ** (33 - length) === 0 && at + 2 ** (33 - length) - 1 <= last) length -= 1;
    prefixes.push(`${long2ip(at)}/${length}`);
    at += 2 ** (32 - length);
  }
  return prefixes;
}

/** The smallest prefix that holds all of them, at most `longest` bits long. */
export function covering(prefixes: readonly string[], longest: number): string {
  const spans = prefixes.map(spanOf);
  const first = Math.min(...spans.map((span) => span.first));
  const last = Math.max(...spans.map((span) => span.last));
  let length = longest;
  while (Math.floor(first / 2 ** (32 - length)) !== Math.floor(last / 2 ** (32 - length))) length -= 1;
  return `${long2ip(Math.floor(first / 2 ** (32 - length)) * 2 ** (32 - length))}/${length}`;
}

/**
 * Addresses, ranges a-b and prefixes in the order of their numbers; single addresses and ranges that follow one another become a range,
 * prefixes stay as they are written.
 */
export function compact(addresses: readonly string[]): string[] {
  const prefixes = addresses.filter((address) => address.includes("/")).map((text) => ({ first: spanOf(text).first, text }));
  const hosts = joined(addresses.filter((address) => !address.includes("/")).map(hostSpan));
  const ranges = hosts.map(({ first, last }) => ({ first, text: first === last ? long2ip(first) : `${long2ip(first)}-${long2ip(last)}` }));
  return [...prefixes, ...ranges].sort((a, b) => a.first - b.first).map(({ text }) => text);
}

function hostSpan(text: string): Span {
  const [from, to] = text.split("-");
  const first = ip2long(from ?? text);
  return { first, last: to === undefined ? first : ip2long(to) };
}

/** The addresses of a service one by one: a range a-b is counted out. */
export function hosts(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => {
    if (address.includes("/")) return [];
    const { first, last } = hostSpan(address);
    return Array.from({ length: last - first + 1 }, (_, offset) => long2ip(first + offset));
  });
}

/** Length of a prefix, 32 for an address. */
export function bitsOf(text: string): number {
  return text.includes("/") ? lengthOf(text) : 32;
}
