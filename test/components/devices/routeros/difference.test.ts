// The RouterOS difference under the laws of every difference, over random configurations.
import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../components/devices/routeros/simulate.ts";
import { brokenLaws } from "../../../laws.ts";
import { change } from "./configurations.ts";

const routeros = { difference, simulate, print };
const exclusive = { own: { kind: "exclusive" } } as const;

test("the laws hold for any two configurations", () => {
  fc.assert(
    fc.property(change, ([running, intended]) => {
      const [a, b] = [parse(running), parse(intended)];
      expect(a.unparsed).toEqual([]);
      expect(brokenLaws(routeros, a, b, exclusive)).toEqual([]);
    }),
    { numRuns: Number(process.env.SIMPUL_RUNS ?? 200) },
  );
}, 300_000);
