// Lists in which order is all: every prefix, entries in any order, numbers that leave room or none.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

interface Shape {
  readonly pool: readonly string[];
  readonly text: (entries: readonly string[], step: number) => string;
}

const rules = [
  "permit tcp any any eq 22",
  "permit udp any any",
  "deny ip host 10.0.0.1 any",
  "permit icmp any any",
  "deny ip any any log",
  "remark noc",
  "remark opd",
];

const shapes: Readonly<Record<string, Shape>> = {
  "extended access lists": {
    pool: rules,
    text: (entries, step) =>
      `ip access-list extended A\n${entries.map((entry, at) => ` ${step === 0 ? "" : `${(at + 1) * step} `}${entry}\n`).join("")}`,
  },
  "standard access lists": {
    pool: ["permit 10.0.0.1", "permit 10.1.0.0 0.0.255.255", "deny any", "deny 10.2.0.0 0.0.0.255 log", "remark noc"],
    text: (entries, step) =>
      `ip access-list standard 7\n${entries.map((entry, at) => ` ${step === 0 ? "" : `${(at + 1) * step} `}${entry}\n`).join("")}`,
  },
  "IPv6 access lists": {
    pool: [
      "permit tcp any any eq 22",
      "permit udp any any",
      "deny ipv6 host 2001:db8::1 any",
      "permit icmp any any",
      "deny ipv6 any any log",
    ],
    text: (entries, step) =>
      `ipv6 access-list A\n${entries.map((entry, at) => ` ${step === 0 ? "" : `sequence ${(at + 1) * step} `}${entry}\n`).join("")}`,
  },
  "prefix lists": {
    pool: ["permit 10.0.0.0/8", "permit 10.1.0.0/16 le 24", "deny 10.2.0.0/16", "deny 0.0.0.0/0 le 32", "permit 192.168.0.0/16"],
    text: (entries, step) => entries.map((entry, at) => `ip prefix-list P seq ${(at + 1) * Math.max(1, step)} ${entry}\n`).join(""),
  },
  "policy maps": {
    pool: ["A", "B", "C", "D", "class-default"],
    text: (entries, step) =>
      `${["A", "B", "C", "D"].map((name) => `class-map match-any ${name}\n match dscp ef\n`).join("")}policy-map P\n${entries
        .filter((name) => name !== "class-default")
        .concat(entries.filter((name) => name === "class-default"))
        .map((name) => ` class ${name}\n  bandwidth percent ${step + 1}\n`)
        .join("")}`,
  },
  "route maps": {
    pool: ["match tag 1", "match tag 2", "match tag 3", "set metric 5"],
    text: (entries, step) =>
      entries.map((entry, at) => `route-map R ${at % 2 === 0 ? "permit" : "deny"} ${(at + 1) * Math.max(1, step)}\n ${entry}\n`).join(""),
  },
};

test.each(Object.entries(shapes))("the laws hold for %s, from every prefix", (_, { pool, text }) => {
  const side = fc.tuple(fc.shuffledSubarray([...pool]), fc.constantFrom(0, 1, 2, 10)).map(([entries, step]) => text(entries, step));
  fc.assert(
    fc.property(side, side, (running, intended) => {
      const [a, b] = [ios.parse(running), ios.parse(intended)];
      expect([...a.unparsed, ...b.unparsed]).toEqual([]);
      expect(brokenLaws(ios, a, b, exclusive, undefined, 100)).toEqual([]);
    }),
    { numRuns: cases },
  );
});

/** Moves that are needed at least: entries of both that are in no longest common subsequence. */
function leastMoves(before: readonly string[], after: readonly string[]): number {
  const longest = before.reduce<number[]>(
    (row, entry) => {
      const next = [0];
      for (const [at, other] of after.entries())
        next.push(entry === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
      return next;
    },
    new Array(after.length + 1).fill(0),
  );
  return after.length - (longest.at(-1) ?? 0);
}

test("an access list in another order costs two commands a move and one to make room", () => {
  const pool = Array.from({ length: 8 }, (_, at) => `permit ip host 10.0.0.${at} any`);
  const all = fc.shuffledSubarray(pool, { minLength: pool.length });
  const text = (entries: readonly string[]): string => `ip access-list extended A\n${entries.map((entry) => ` ${entry}\n`).join("")}`;
  fc.assert(
    fc.property(all, all, (before, after) => {
      const { commands } = ios.difference(ios.parse(text(before)), ios.parse(text(after)), exclusive);
      expect(commands.length).toBeLessThanOrEqual(2 * leastMoves(before, after) + (before.join() === after.join() ? 0 : 1));
    }),
    { numRuns: cases },
  );
});
