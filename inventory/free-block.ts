// The address block of a new region: the first /12 of 10.0.0.0/8 that no other region has, and that no network which must be reached lies in.

import type { Raw } from "./marks.ts";
import { words } from "./pattern.ts";
import { overlap, rangeOf } from "./ranges.ts";

const size = 16;

/** Prefixes that a region takes: its own block, and those of other networks that its people must reach. */
export function prefixesOf(region: Raw): { readonly own: string | undefined; readonly keepClear: readonly string[] } {
  const own = words(region, "addressing.region")[0]?.word;
  return { own, keepClear: words(region, "foreignAddresses.*.keepClear").map(({ word }) => word) };
}

/** The block's second octet, 0, 16, …, 240; undefined where every /12 overlaps one of these prefixes. */
export function freeBlock(taken: readonly string[]): number | undefined {
  const ranges = taken.flatMap((prefix) => rangeOf(prefix) ?? []);
  const octets = Array.from({ length: 256 / size }, (_, index) => index * size);
  return octets.find((net) => {
    const block = rangeOf(`10.${net}.0.0/12`);
    return block !== undefined && !ranges.some((range) => overlap(range, block));
  });
}
