// The longest increasing subsequence against trying all of them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { increasing } from "../../../../components/devices/engine/sequence.ts";
import { cases } from "../../../cases.ts";

function longest(numbers: readonly number[]): number {
  const lengths: number[] = [];
  numbers.forEach((number, at) => {
    const before = numbers.slice(0, at).flatMap((other, index) => (other >= 0 && other < number ? [lengths[index] ?? 0] : []));
    lengths.push(number < 0 ? 0 : 1 + Math.max(0, ...before));
  });
  return Math.max(0, ...lengths);
}

test("what is kept increases, has no negative number, and nothing longer does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 12 }), { maxLength: 30 }), (numbers) => {
      const kept = increasing(numbers);
      const values = numbers.filter((_, at) => kept[at]);
      expect(values).toEqual([...new Set(values)].sort((x, y) => x - y));
      expect(values.filter((value) => value < 0)).toEqual([]);
      expect(values).toHaveLength(longest(numbers));
    }),
    { numRuns: cases },
  );
});
