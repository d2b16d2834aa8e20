// The lock file: printed the same from any order, read back the same, and its mistakes told with their place.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Lock, lockChanges, parseLock, printLock } from "../../../components/planning/index.ts";

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const port = fc.oneof(
  fc.constantFrom("sfp1", "GigabitEthernet0/1", "true", "null", "a, b", "x: y", '"', "#1", "{}"),
  fc.string({ minLength: 1, maxLength: 20 }),
);
const lock: fc.Arbitrary<Lock> = fc
  .uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 5000 }), site: id, port }), {
    selector: ({ number }) => number,
    maxLength: 12,
  })
  .map((entries) => entries.filter((entry, index) => entries.findIndex(({ site }) => site === entry.site) === index))
  .map((entries) => ({
    version: 1,
    region: "kecil",
    sites: entries
      .filter((_, index) => index % 3 > 0)
      .map(({ number, site, port: name }, index) => (index % 2 ? { number, site } : { number, site, switch: `agg-${number}`, port: name })),
    resting: entries.filter((_, index) => index % 3 === 0).map(({ number, site }) => ({ number, site, freed: "2026-02-03" })),
  }));

test("what is printed is read back, sorted by number", () => {
  fc.assert(
    fc.property(lock, (value) => {
      const byNumber = (a: { number: number }, b: { number: number }): number => a.number - b.number;
      const sorted = { ...value, sites: [...value.sites].sort(byNumber), resting: [...value.resting].sort(byNumber) };
      expect(parseLock(printLock(value), "x")).toEqual({ lock: sorted });
      expect(printLock(sorted)).toBe(printLock({ ...value, sites: [...value.sites].reverse() }));
    }),
    { numRuns: 300 },
  );
});

const good =
  "version: 1\nregion: kecil\nsites:\n  - { number: 1, site: satu, switch: agg-1, port: sfp1 }\n  - { number: 2, site: dua }\nresting: []\n";

test.each([
  ["a number twice", good.replace("number: 2", "number: 1"), "5:5 number 1 stands twice"],
  ["a site twice", good.replace("dua", "satu"), "5:5 site satu stands twice"],
  ["a port twice", good.replace("dua", "dua, switch: agg-1, port: sfp1"), "5:5 port sfp1 of agg-1 stands twice"],
  ["a resting number in use", good.replace("[]", "[{ number: 2, site: tiga, freed: 2026-01-01 }]"), "6:11 number 2 stands twice"],
  ["no date", good.replace("[]", "[{ number: 3, site: tiga, freed: soon }]"), "6:43 resting.0.freed: Invalid ISO date"],
  ["a word for a number", good.replace("number: 2", "number: two"), "5:15 sites.1.number: Invalid input: expected number, received string"],
  ["a merge conflict", good.replace("sites:", "<<<<<<< HEAD\nsites:"), "3:1 a merge of two branches is not resolved here"],
  ["nothing", "", "1:1 Invalid input: expected object, received null"],
  ["an alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nsites: [*b,*b]\n", "1:1 Invalid input: expected object, received undefined"],
])("%s is an issue with its place", (_, text, expected) => {
  const read = parseLock(text, "lock.yaml");
  const told = "issues" in read ? read.issues.map(({ line, column, message }) => `${line}:${column} ${message}`) : [];
  expect(told[0]).toBe(expected);
});

test("the changes between two locks are told in words", () => {
  const before: Lock = {
    version: 1,
    region: "kecil",
    sites: [
      { number: 1, site: "satu", switch: "agg-1", port: "sfp1" },
      { number: 2, site: "dua", switch: "agg-1", port: "sfp2" },
      { number: 3, site: "tiga" },
    ],
    resting: [],
  };
  const after: Lock = {
    ...before,
    sites: [
      { number: 2, site: "dua", switch: "agg-2", port: "sfp1" },
      { number: 3, site: "tiga" },
      { number: 4, site: "empat", switch: "agg-1", port: "sfp1" },
    ],
    resting: [{ number: 1, site: "satu", freed: "2026-01-01" }],
  };
  expect(lockChanges(before, after).map(({ words }) => words)).toEqual([
    "freed number 1 of satu; it rests",
    "moved dua (number 2) from agg-1 sfp2 to agg-2 sfp1",
    "gave empat number 4, agg-1 sfp1",
  ]);
});
