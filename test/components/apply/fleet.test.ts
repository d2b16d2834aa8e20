// The order of a fleet transaction: canary, waves core outward, two-ended groups with the far end first.
import { expect, test } from "vitest";
import type { Change } from "../../../components/apply/change.ts";
import type { FleetPlan } from "../../../components/apply/fleet.ts";
import { wavesOf } from "../../../components/apply/order.ts";

const plan: FleetPlan = {
  order: [["gw-1", "simpul-1"], ["agg-1"], ["opd-010", "opd-036"]],
  links: [
    { id: "opd-010", a: "opd-010", b: "simpul-1" },
    { id: "opd-036", a: "opd-036", b: "simpul-1" },
  ],
  canary: [],
  parallel: 4,
};

/** Only what the order is worked out from. */
const change = (device: string, command: string, fresh = false) =>
  ({ device, fresh, commands: [command], shown: { commands: [command], undo: [] } }) as unknown as Change;

const names = (changes: readonly Change[], over: Partial<FleetPlan> = {}) =>
  wavesOf(changes, { ...plan, ...over }).map((wave) => wave.map((group) => group.map((level) => level.map(({ device }) => device))));

test("what is built from nothing follows the waves, core outward, each device alone", () => {
  const fresh = ["opd-010", "agg-1", "simpul-1", "opd-036", "gw-1"].map((device) => change(device, "secret:00000001", true));
  expect(names(fresh)).toEqual([[[["simpul-1"]], [["gw-1"]]], [[["agg-1"]]], [[["opd-010"]], [["opd-036"]]]]);
});

test("a key of one link changes far end first, as one group, in the wave of its near end", () => {
  const changes = [change("simpul-1", "secret:00000001"), change("opd-010", "secret:00000001"), change("opd-036", "/queue")];
  expect(names(changes)).toEqual([[[["opd-010"], ["simpul-1"]]], [[["opd-036"]]]]);
});

test("all keys at once are one group, level by level", () => {
  const changes = [
    change("opd-010", "secret:00000001"),
    change("opd-036", "secret:00000002"),
    { ...change("simpul-1", ""), shown: { commands: ["secret:00000001", "secret:00000002"], undo: [] } },
  ];
  expect(names(changes)).toEqual([[[["opd-010", "opd-036"], ["simpul-1"]]]]);
});

test("the canary goes before the core", () => {
  expect(names([change("gw-1", "a"), change("opd-036", "b")], { canary: ["opd-036"] })).toEqual([[[["opd-036"]]], [[["gw-1"]]]]);
});

test("a device that no wave names comes last", () => {
  expect(names([change("opd-099", "a"), change("opd-010", "b")])).toEqual([[[["opd-010"]]], [[["opd-099"]]]]);
});
