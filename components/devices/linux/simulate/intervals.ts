// Whether any two members of a set of intervals share an address or a port: nft refuses such a set.
import { prefixOf } from "../../engine/ipv4.ts";

/** Members that are neither IPv4 nor numbers are not looked at. */
export function overlapping(members: readonly string[]): boolean {
  const spans = members.flatMap((member) => spanOf(member) ?? []).map(([first, last]): [number, number] => [first, last]);
  spans.sort((a, b) => a[0] - b[0]);
  return spans.some(([first], at) => at > 0 && first <= (spans[at - 1]?.[1] ?? -1));
}

function spanOf(member: string): [[number, number]] | undefined {
  const [low = "", high = low] = member.split("-");
  if (/^\d+$/.test(low) && /^\d+$/.test(high)) return [[Number(low), Number(high)]];
  const [first, last] = [prefixOf(low), prefixOf(high)];
  if (first === undefined || last === undefined) return undefined;
  return [[first.address, last.address + 2 ** (32 - last.length) - 1]];
}
