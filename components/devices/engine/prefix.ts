// Prefixes in text: which length is left out, and the network of an address.
import { ipv4Of, networkBits, prefixOf, printIpv4 } from "./ipv4.ts";

/** The network an interface address belongs to: 10.1.2.3/24 → 10.1.2.0; a bare address is its own. */
export function networkOf(address: string): string | undefined {
  const prefix = prefixOf(address);
  return prefix === undefined ? undefined : printIpv4(networkBits(prefix.address, prefix.length));
}

/** For matches and lists: /32 and /128 are left out, host bits cleared. */
export function normalPrefix(value: string): string {
  const prefix = prefixOf(value);
  if (prefix === undefined) return value.endsWith("/128") ? value.slice(0, -4) : value;
  const network = printIpv4(networkBits(prefix.address, prefix.length));
  return prefix.length === 32 ? network : `${network}/${prefix.length}`;
}

/** For routes, targets and services: the length is always there. */
export function normalCidr(value: string): string {
  const prefix = prefixOf(value);
  if (prefix !== undefined) return `${printIpv4(networkBits(prefix.address, prefix.length))}/${prefix.length}`;
  return /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(value) && /:.*:/.test(value) && !/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value)
    ? `${value}/128`
    : value;
}

/** Whether a prefix holds an address, or all of another prefix. */
export function covers(prefix: string, address: string): boolean {
  const [wide, narrow] = [prefixOf(prefix), prefixOf(address)];
  if (wide === undefined || narrow === undefined || narrow.length < wide.length) return false;
  return networkBits(narrow.address, wide.length) === networkBits(wide.address, wide.length);
}

/** 255.255.255.0 is a length of 24. */
export function maskLength(mask: string): number | undefined {
  const bits = ipv4Of(mask);
  return bits === undefined ? undefined : bits.toString(2).replaceAll("0", "").length;
}
