// The replay of a script's changes against the simulation of its text: two readings of one script.
import fc from "fast-check";
import { expect, test } from "vitest";
import { modelOf } from "../../../../../components/devices/routeros/build.ts";
import { commandOf } from "../../../../../components/devices/routeros/difference/command.ts";
import { Replay } from "../../../../../components/devices/routeros/difference/replay.ts";
import { scriptsBetween } from "../../../../../components/devices/routeros/difference/script.ts";
import { menuOf } from "../../../../../components/devices/routeros/menus.ts";
import type { RouterosModel } from "../../../../../components/devices/routeros/model.ts";
import { normalAttributes } from "../../../../../components/devices/routeros/normal.ts";
import { parse } from "../../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../../components/devices/routeros/simulate.ts";
import { cases } from "../../../../cases.ts";
import { change } from "../configurations.ts";

/** What the replay holds, printed; a value may be said although it is the default. */
function held(replay: Replay, { menus }: RouterosModel, more: RouterosModel): string {
  const paths = new Set([...menus.keys(), ...more.menus.keys()]);
  const items = [...paths].map((path) => {
    const menu = menuOf(path);
    const all = replay
      .all(path)
      .map((item) => (menu === undefined ? item : { ...item, attributes: normalAttributes(menu, item.attributes, item.fixed) }));
    return [path, all] as const;
  });
  return print(modelOf(new Map(items)));
}

test("after every change the replay holds what the device would", () => {
  fc.assert(
    fc.property(change, fc.nat(100), ([running, intended], share) => {
      const [a, b] = [parse(running), parse(intended)];
      const { script, named } = scriptsBetween(a, b, { own: { kind: "exclusive" } });
      const taken = script.slice(0, Math.ceil((script.length * share) / 100));
      const renames = script.filter(({ stage }) => stage === "rename").length;
      fc.pre(taken.length >= renames);
      const replay = Replay.of(named);
      for (const one of taken.slice(renames)) replay.take(one);
      expect(held(replay, a, b)).toBe(print(simulate(a, taken.map(commandOf).join("\n")).model));
    }),
    { numRuns: cases },
  );
});
