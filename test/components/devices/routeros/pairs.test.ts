// The laws over real exports, any two of them as a pair: the corpora of other projects, where they are there.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../components/devices/decode.ts";
import { routeros } from "../../../../components/devices/routeros/index.ts";
import type { RouterosModel } from "../../../../components/devices/routeros/model.ts";
import { tried } from "../../../cases.ts";
import { routerosExports } from "../../../corpora.ts";
import { brokenLaws } from "../../../laws.ts";
import { explainedLines, unreadLines } from "../../../unread.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

function modelOf(file: string): RouterosModel {
  return routeros.parse(decodeText(readFileSync(file)));
}

/** Why a pair of different boxes, or of a text that speaks of what it does not hold, has no script. */
const honest = /has no port|has no .* in RouterOS|nothing on the device is called|and does not hold it|the running box has no/;

describe.skipIf(routerosExports.length === 0)("pairs", () => {
  test.each(routerosExports)("%s as what runs", (file) => {
    const running = modelOf(file);
    expect(unreadLines(running)).toEqual(explainedLines("routeros", file));
    for (const other of routerosExports) {
      tried();
      const intended = modelOf(other);
      const { refused, commands } = routeros.difference(running, intended, exclusive);
      if (refused !== undefined) expect(refused.reason).toMatch(honest);
      else {
        const cut = running.incomplete.length + intended.incomplete.length > 0;
        const wanted = cut ? routeros.print(routeros.simulate(running, commands.join("\n")).model) : routeros.print(intended);
        expect([other, brokenLaws(routeros, running, intended, exclusive, wanted, 10)]).toEqual([other, []]);
      }
      if (other === file) expect(commands).toEqual([]);
    }
  });
});
