// The Linux difference under the laws of every difference, over random configurations.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";
import { change, firewallChange, foreign, queueChange, router, routingChange, taggedChange } from "./configurations.ts";
import { edited, oneLine, reordered } from "./edits.ts";

const { difference, parse, print, simulate } = linux;
const exclusive = { own: { kind: "exclusive" } } as const;

describe("the laws hold for any two", () => {
  test.each([
    ["whole routers", change],
    ["firewalls", firewallChange],
    ["routing", routingChange],
    ["queues", queueChange],
  ] as const)("%s", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, ([running, intended]) => {
        const [a, b] = [parse(running), parse(intended)];
        expect([...a.unparsed, ...b.unparsed]).toEqual([]);
        expect(brokenLaws(linux, a, b, exclusive)).toEqual([]);
      }),
      { numRuns: cases },
    );
  });
});

test("what is printed is read as it was, and differs in nothing", () => {
  fc.assert(
    fc.property(router, (text) => {
      const model = parse(text);
      const printed = print(model);
      const again = parse(printed);
      expect(again.unparsed).toEqual([]);
      expect(print(again)).toBe(printed);
      for (const [a, b] of [
        [model, model],
        [model, again],
        [again, model],
      ] as const)
        expect(difference(a, b, exclusive)).toMatchObject({ equal: true, commands: [], undo: [] });
    }),
    { numRuns: cases },
  );
});

test("the same in other words differs in nothing", () => {
  const other = (text: string): string =>
    `\uFEFF${text
      .replace(/^( *)ip ospf area 0\.0\.0\.1$/gm, "$1ip ospf area 1")
      .replaceAll(" 10.0.0.0/8 ", " 10.1.2.3/8 ")
      .replaceAll("ct state established,related", "ct state { related, established }")
      .replaceAll("1gbit", "1000mbit")
      .replaceAll("\n", "\r\n")}`;
  fc.assert(
    fc.property(router, (text) => {
      expect(difference(parse(text), parse(other(text)), exclusive).commands).toEqual([]);
    }),
    { numRuns: cases },
  );
});

test("edits cost no more commands than they are, and the moves", () => {
  fc.assert(
    fc.property(edited, ({ before, after, most: bound }) => {
      const { commands } = difference(parse(before), parse(after), exclusive);
      expect(commands.length > bound ? commands : []).toEqual([]);
    }),
    { numRuns: cases },
  );
});

test("a line that is other costs one command", () => {
  fc.assert(
    fc.property(oneLine, ([before, after]) => {
      expect(difference(parse(before), parse(after), exclusive).commands).toHaveLength(1);
    }),
    { numRuns: cases },
  );
});

test("rules in another order cost a move for each that must", () => {
  fc.assert(
    fc.property(reordered, ({ before, after, moves }) => {
      expect(difference(parse(before), parse(after), exclusive).commands).toHaveLength(moves);
    }),
    { numRuns: cases },
  );
});

test("tagged: the laws hold, ours is as intended, and what is not ours stays as it is, in its order, and is reported", () => {
  const owned = { own: { kind: "tagged", prefix: "simpul:" } } as const;
  fc.assert(
    fc.property(taggedChange, ([running, intended]) => {
      const [a, b] = [parse(running), parse(intended)];
      const { commands, unmanaged } = difference(a, b, owned);
      const after = print(simulate(a, commands.join("\n")).model);
      expect(brokenLaws(linux, a, b, owned, after)).toEqual([]);
      const guests = (text: string): string[] => text.split("\n").filter((line) => foreign.some((one) => line.includes(one)));
      expect(guests(after)).toEqual(guests(print(a)));
      expect(guests(print(a)).filter((line) => !unmanaged.some((told) => told.endsWith(line.trim())))).toEqual([]);
      const ours = (text: string): string[] => text.split("\n").filter((line) => line.includes('comment "simpul:'));
      expect(ours(after)).toEqual(ours(print(b)));
    }),
    { numRuns: cases },
  );
});
