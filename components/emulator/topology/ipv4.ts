// Prefixes of the emulated network as numbers, so that thousands of look-ups cost nothing.
import { ipv4Of, networkBits, prefixOf, printIpv4 } from "../../devices/engine/ipv4.ts";

export interface Prefix {
  readonly network: number;
  readonly length: number;
}

/** `10.0.0.0/8`, or an address alone as a /32. */
export function readPrefix(text: string): Prefix | undefined {
  const prefix = prefixOf(text);
  return prefix === undefined ? undefined : { network: networkBits(prefix.address, prefix.length), length: prefix.length };
}

export function printPrefix({ network, length }: Prefix): string {
  return `${printIpv4(network)}/${length}`;
}

export function contains({ network, length }: Prefix, address: number): boolean {
  return networkBits(address, length) === network;
}

/** Whether a prefix, an address or a range `a-b` holds the address. */
export function covers(text: string, address: number): boolean {
  const [first = "", last] = text.split("-");
  if (last === undefined) {
    const prefix = readPrefix(text);
    return prefix !== undefined && contains(prefix, address);
  }
  return address >= (ipv4Of(first) ?? Infinity) && address <= (ipv4Of(last) ?? -1);
}
