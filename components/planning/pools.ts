// Address arithmetic over pools: the n-th address, the n-th slice. Numbers go in, text comes out.
import { ip2long, long2ip, Netmask } from "netmask";

/** Addresses between two numbers of one site and the next: a class block gives each site its own third octet. */
const slice = 256;

/** Size of a point-to-point subnet, /30. */
export const pointToPoint = 4;

/** Size of a management subnet, /28. */
export const managementSize = 16;

/** How many addresses a prefix holds. */
export function sizeOf(prefix: string): number {
  return 2 ** (32 - lengthOf(prefix));
}

export function lengthOf(prefix: string): number {
  return Number(prefix.slice(prefix.indexOf("/") + 1));
}

/** The address at an offset from the prefix's first: addressAt("10.160.0.0/24", 10) is 10.160.0.10. The caller keeps it inside. */
export function addressAt(prefix: string, offset: number): string {
  return long2ip(ip2long(baseOf(prefix)) + offset);
}

/** The /30 with a number, its lower and its upper address. */
export function pairAt(pool: string, number: number): { readonly prefix: string; readonly lower: string; readonly upper: string } {
  const offset = number * pointToPoint;
  return { prefix: `${addressAt(pool, offset)}/30`, lower: addressAt(pool, offset + 1), upper: addressAt(pool, offset + 2) };
}

/** The /28 with a number. */
export function managementAt(pool: string, number: number): string {
  return `${addressAt(pool, number * managementSize)}/28`;
}

/** Site n's slice of a class block, of the class's length: 10.162.0.0/16, 10, 24 is 10.162.10.0/24. */
export function sliceAt(block: string, number: number, length: number): string {
  return `${addressAt(block, number * slice)}/${length}`;
}

/** The greatest site number that has a whole slice of the block. Slice 0 is not given out. */
export function slicesOf(block: string): number {
  return Math.floor(sizeOf(block) / slice) - 1;
}

/** Whether an address is in a prefix. */
export function holds(prefix: string, address: string): boolean {
  return new Netmask(prefix).contains(address);
}

/** Whether two prefixes share an address. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [new Netmask(one), new Netmask(other)];
  return a.contains(b.base) || b.contains(a.base);
}

/** The address of an "address/length" text. */
export function baseOf(prefix: string): string {
  const end = prefix.indexOf("/");
  return end < 0 ? prefix : prefix.slice(0, end);
}

/** The subnet that a host address with length stands in: 198.51.100.2/30 is in 198.51.100.0/30. */
export function subnetOf(addressWithLength: string): string {
  const block = new Netmask(addressWithLength);
  return `${block.base}/${block.bitmask}`;
}
