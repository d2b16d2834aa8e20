// Numbers for the entries of a numbered list: few change, and none stands in another's way.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Numbered, renumbered } from "../../../../components/devices/engine/numbers.ts";
import { cases } from "../../../cases.ts";

const list = (contents: string, step = 5, first = step): Numbered[] =>
  [...contents].map((content, at) => ({ content, number: first + at * step }));

test.each([
  ["what is new at the end goes behind, in steps", "abc", "abcd", [5, 10, 15, 20]],
  ["what is new goes in between", "abc", "axbc", [5, 7, 10, 15]],
  ["what is other is written over", "abc", "axc", [5, 10, 15]],
  ["what goes leaves the others as they are", "abc", "ac", [5, 15]],
  ["what moves goes to a number that none had", "abc", "bca", [10, 15, 20]],
])("%s", (_, old, fresh, numbers) => {
  expect(renumbered(list(old), list(fresh), 5)).toEqual(numbers);
});

test("a dense list is not counted anew for entries that are other", () => {
  expect(renumbered(list("abcdef", 1), list("abxdyf", 1), 5)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("numbers rise, and what keeps its place keeps its number where there is room", () => {
  const contents = fc.shuffledSubarray([..."abcdefghij"]).map((letters) => letters.join(""));
  fc.assert(
    fc.property(contents, contents, fc.constantFrom(1, 2, 10), (old, fresh, step) => {
      const [before, after] = [list(old, step), list(fresh, step)];
      const numbers = renumbered(before, after, step);
      expect(numbers).toHaveLength(fresh.length);
      expect(numbers.every((number, at) => number > (numbers[at - 1] ?? 0))).toBe(true);
      const held = new Map(before.map(({ number, content }) => [number, content]));
      const moved = [...fresh].filter((content, at) => old.includes(content) && held.get(numbers[at] ?? 0) !== content);
      const taken = numbers.filter((number, at) => held.has(number) && moved.includes(fresh[at] ?? ""));
      expect(taken).toEqual([]);
    }),
    { numRuns: cases },
  );
});
