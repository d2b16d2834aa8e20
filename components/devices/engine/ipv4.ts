// IPv4 addresses and prefixes as numbers.

/** Undefined where it is no IPv4 address. */
export function ipv4Of(text: string): number | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (found === null) return undefined;
  const parts = found.slice(1).map(Number);
  return parts.every((part) => part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}

export function printIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** An IPv4 prefix as numbers; a bare address has length 32. Undefined for anything else (ranges, names, IPv6). */
export function prefixOf(text: string): { readonly address: number; readonly length: number } | undefined {
  const [host = "", length = "32", ...more] = text.split("/");
  const address = ipv4Of(host);
  if (address === undefined || more.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  return { address, length: Number(length) };
}

/** The address with its host bits cleared. */
export function networkBits(address: number, length: number): number {
  const size = 2 ** (32 - length);
  return Math.floor(address / size) * size;
}
