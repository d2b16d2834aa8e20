// The Linux difference under the laws of every difference, over random configurations.
import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../../../components/devices/linux/difference.ts";
import { parse } from "../../../../components/devices/linux/parse.ts";
import { print } from "../../../../components/devices/linux/print.ts";
import { simulate } from "../../../../components/devices/linux/simulate.ts";
import { brokenLaws } from "../../../laws.ts";
import { change, firewallChange, queueChange, routingChange } from "./configurations.ts";

const linux = { difference, simulate, print };
const exclusive = { own: { kind: "exclusive" } } as const;
const numRuns = Number(process.env.SIMPUL_RUNS ?? 300);

const pairs = { "whole routers": change, firewalls: firewallChange, routing: routingChange, queues: queueChange };

test.each(Object.entries(pairs))(
  "the laws hold for any two: %s",
  (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, ([running, intended]) => {
        const [a, b] = [parse(running), parse(intended)];
        expect([...a.unparsed, ...b.unparsed]).toEqual([]);
        expect(brokenLaws(linux, a, b, exclusive)).toEqual([]);
      }),
      { numRuns },
    );
  },
  600_000,
);
