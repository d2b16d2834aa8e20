// The RouterOS difference under the laws of every difference, over random configurations.
import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../components/devices/routeros/simulate.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";
import { change } from "./configurations.ts";

const routeros = { difference, simulate, print };
const exclusive = { own: { kind: "exclusive" } } as const;

test("the laws hold for any two configurations", () => {
  fc.assert(
    fc.property(change, ([running, intended]) => {
      const [a, b] = [parse(running), parse(intended)];
      expect([...a.unparsed, ...b.unparsed]).toEqual([]);
      expect(brokenLaws(routeros, a, b, exclusive)).toEqual([]);
    }),
    { numRuns: cases },
  );
});

/** Few different rules, so that lists are full of copies. */
const copies = fc.array(
  fc.constantFrom(
    "add action=accept chain=input",
    "add action=accept chain=input protocol=tcp",
    'add action=accept chain=input comment="simpul:a"',
    "add action=drop chain=input",
    "add action=drop chain=forward",
  ),
  { maxLength: 7 },
);

test("the laws hold for lists full of copies, for every prefix", () => {
  const text = (rules: readonly string[]): string => `/ip firewall filter\n${rules.map((rule) => `${rule}\n`).join("")}`;
  fc.assert(
    fc.property(copies, copies, (running, intended) => {
      expect(brokenLaws(routeros, parse(text(running)), parse(text(intended)), exclusive, undefined, 100)).toEqual([]);
    }),
    { numRuns: cases },
  );
});
