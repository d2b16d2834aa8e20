// "Did you mean": near words are found, far ones are not made up.
import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest, wordFix } from "../../inventory/suggestion.ts";

const words = ["kel-tengah", "kel-mariana", "disdukcapil", "simpul-1"];

test("a slip is found", () => {
  expect(nearest("kel-tengha", words)).toBe("kel-tengah");
  expect(nearest("dukcapil", words)).toBe("disdukcapil");
  expect(nearest("Simpul-1", words)).toBe("simpul-1");
});

test("what is far is listed, not guessed", () => {
  expect(nearest("zzz", words)).toBeUndefined();
  expect(wordFix("zzz", words)).toBe("one of kel-tengah, kel-mariana, disdukcapil, simpul-1");
  expect(
    wordFix(
      "zzz",
      Array.from({ length: 20 }, (_, index) => `name-${index}`),
    ),
  ).toContain("(20 in all)");
  expect(wordFix("zzz", [])).toBeUndefined();
});

test("a word with one letter left out, added or changed is found again", () => {
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(), fc.constantFrom("drop", "add", "swap"), (word, at, how) => {
      const place = at % word.length;
      const slip = `${word.slice(0, place)}${how === "drop" ? "" : "x"}${word.slice(how === "add" ? place : place + 1)}`;
      expect(nearest(slip, words)).toBe(word);
    }),
  );
});
