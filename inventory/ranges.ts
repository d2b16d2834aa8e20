// IPv4 ranges as numbers, for asking whether one lies in another.
import { Netmask } from "netmask";

/** First and last address of a prefix, an address, or a range a-b, as numbers; undefined for anything else. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

const address = /^\d{1,3}(\.\d{1,3}){3}$/;

export function numberOf(text: string): number | undefined {
  if (!address.test(text)) return undefined;
  const octets = text.split(".").map(Number);
  return octets.some((octet) => octet > 255) ? undefined : octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

export function rangeOf(text: string): Range | undefined {
  const [from = "", to] = text.split("-");
  if (to !== undefined) {
    const [first, last] = [numberOf(from), numberOf(to)];
    return first === undefined || last === undefined || last < first ? undefined : { first, last };
  }
  return text.includes("/") ? blockOf(text) : single(text);
}

function single(text: string): Range | undefined {
  const first = numberOf(text);
  return first === undefined ? undefined : { first, last: first };
}

function blockOf(text: string): Range | undefined {
  const [base = "", length = ""] = text.split("/");
  const start = numberOf(base);
  if (start === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const { size } = new Netmask(text);
  const first = start - (start % size);
  return { first, last: first + size - 1 };
}

export function isIn(inner: Range, outer: Range): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

export function overlap(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}
