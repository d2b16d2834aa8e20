// The IOS difference under the laws of every difference, over random configurations.
import fc from "fast-check";
import { expect, test } from "vitest";
import { folded } from "../../../../components/devices/ios/difference/command.ts";
import { ios } from "../../../../components/devices/ios/index.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";
import { configuration } from "./configurations.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

test("the laws hold for any two configurations", () => {
  fc.assert(
    fc.property(configuration, configuration, (running, intended) => {
      const [a, b] = [ios.parse(running), ios.parse(intended)];
      expect([...a.unparsed, ...b.unparsed]).toEqual([]);
      expect(ios.print(ios.parse(ios.print(a)))).toBe(ios.print(a));
      expect(brokenLaws(ios, a, b, exclusive)).toEqual([]);
      const script = folded(ios.difference(a, b, exclusive).commands);
      expect(ios.print(ios.simulate(a, script).model)).toBe(ios.print(b));
    }),
    { numRuns: cases },
  );
});
