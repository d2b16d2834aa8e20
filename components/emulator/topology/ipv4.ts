// IPv4 arithmetic of the emulated network: addresses as numbers, so that thousands of look-ups cost nothing.

export interface Prefix {
  readonly network: number;
  readonly length: number;
}

/** Undefined for what is no dotted address. */
export function readAddress(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (parts === null) return undefined;
  const bytes = parts.slice(1).map(Number);
  return bytes.some((byte) => byte > 255) ? undefined : bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function printAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

export function networkOf(address: number, length: number): number {
  const size = 2 ** (32 - length);
  return Math.floor(address / size) * size;
}

/** `10.0.0.0/8`, or an address alone as a /32. */
export function readPrefix(text: string): Prefix | undefined {
  const [address = "", length = "32"] = text.split("/");
  const at = readAddress(address);
  if (at === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  return { network: networkOf(at, Number(length)), length: Number(length) };
}

export function printPrefix({ network, length }: Prefix): string {
  return `${printAddress(network)}/${length}`;
}

export function contains({ network, length }: Prefix, address: number): boolean {
  return networkOf(address, length) === network;
}

/** Whether a prefix, an address or a range `a-b` holds the address. */
export function covers(text: string, address: number): boolean {
  const [first = "", last] = text.split("-");
  if (last === undefined) {
    const prefix = readPrefix(text);
    return prefix !== undefined && contains(prefix, address);
  }
  return address >= (readAddress(first) ?? Infinity) && address <= (readAddress(last) ?? -1);
}
