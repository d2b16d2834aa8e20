// IPv4 addresses and prefixes in text: which length is left out, and the network of an address.

/** Undefined where it is no IPv4 address. */
export function ipv4Of(text: string): number | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (found === null) return undefined;
  const parts = found.slice(1).map(Number);
  return parts.every((part) => part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}

function printIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** An IPv4 prefix as numbers; a bare address has length 32. Undefined for anything else (ranges, names, IPv6). */
export function prefixOf(text: string): { readonly address: number; readonly length: number } | undefined {
  const [host = "", length = "32", ...more] = text.split("/");
  const address = ipv4Of(host);
  if (address === undefined || more.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  return { address, length: Number(length) };
}

function networkBits(address: number, length: number): number {
  const size = 2 ** (32 - length);
  return Math.floor(address / size) * size;
}

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
