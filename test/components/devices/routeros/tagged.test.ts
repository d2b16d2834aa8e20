// Tagged ownership of RouterOS: what is not ours is neither removed nor moved, and it is reported; ours is as intended.
import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../components/devices/routeros/simulate.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";
import { foreign, taggedChange } from "./configurations.ts";

const owned = { own: { kind: "tagged", prefix: "simpul:" } } as const;
const others: ReadonlySet<string> = new Set(
  Object.entries(foreign).flatMap(([path, lines]) =>
    print(parse(`${path}\n${lines.join("\n")}\n`))
      .trimEnd()
      .split("\n"),
  ),
);
const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");
const isAdded = (line: string): boolean => line.includes(" add ");

test("the laws hold, ours is as intended, in our order, and what others added stays where it stands and is reported", () => {
  fc.assert(
    fc.property(taggedChange, ([running, intended]) => {
      const [a, b] = [parse(running), parse(intended)];
      const { commands, unmanaged } = difference(a, b, owned);
      const after = print(simulate(a, commands.join("\n")).model);
      expect(brokenLaws({ difference, simulate, print }, a, b, owned, after)).toEqual([]);
      const added = linesOf(after).filter(isAdded);
      // without a comment there is no telling whose a log rule is: what is intended is all that is asked of it
      const ours = added.filter((line) => !others.has(line) && !line.startsWith("/system/logging"));
      expect(ours).toEqual(linesOf(print(b)).filter((line) => isAdded(line) && !line.startsWith("/system/logging")));
      const guests = linesOf(print(a)).filter((line) => others.has(line));
      expect(added.filter((line) => others.has(line))).toEqual(guests);
      expect(guests.filter((line) => !unmanaged.includes(line))).toEqual([]);
    }),
    { numRuns: cases },
  );
});
