// Waves and pairs over the plan of Kota Pontianak: everything once, the core first, each device behind the one it is reached through.
import { expect, test } from "vitest";
import { pairs, waves } from "../../../components/planning/waves.ts";
import { settledRegion } from "../../../scripts/door/region.ts";

const { plan } = settledRegion("pontianak");

test("the core is built from the gateway outward, then all sites", () => {
  const order = waves(plan);
  expect(order.slice(0, -1)).toEqual([
    ["gw-1", "simpul-1"],
    ["agg-1", "dc-1", "simpul-2", "simpul-3"],
    ["agg-2", "agg-3"],
  ]);
  expect(order.flat().sort()).toEqual(plan.devices.map(({ id }) => id).sort());
});

test("a device that no cable reaches comes last of the core, and is not lost", () => {
  const cut = { ...plan, links: plan.links.filter(({ id }) => id !== "s1-s2") };
  const order = waves(cut);
  expect(order.flat().sort()).toEqual(plan.devices.map(({ id }) => id).sort());
  expect(order.at(-2)).toContain("simpul-2");
});

test("pairs are the ends that have to agree", () => {
  const found = pairs(plan);
  expect(found).toContainEqual({ id: "opd-010", a: "opd-010", b: "simpul-1" });
  expect(found).toContainEqual({ id: "s1-s2", a: "simpul-1", b: "simpul-2" });
  const known = new Set(plan.devices.map(({ id }) => id));
  expect(found.filter(({ a, b }) => !known.has(a) || !known.has(b) || a === b)).toEqual([]);
  expect(found).toHaveLength(plan.links.filter(({ kind }) => kind !== "isp").length);
});
