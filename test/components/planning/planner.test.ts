// The plan of a small region against its golden file, and what is true of every plan.
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { linksOf, type Plan, parseLock, printLock } from "../../../components/planning/index.ts";
import { overlap } from "../../../components/planning/pools.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import { syntheticInventory } from "../../bench/synthetic.ts";
import { planned } from "./planned.ts";
import { smallRegion, smallSites, withSites } from "./small-region.ts";

const golden = resolve(import.meta.dirname, "../../golden/plan/small");

/** Text of a plan, a device's ports on a line each. */
function printPlan(made: Plan): string {
  return `${JSON.stringify(made, (key, value) => (key === "board" ? value.id : key === "port" && typeof value === "object" ? value.name : value), 1)}\n`;
}

test("a small region has the plan of its golden file", async () => {
  const made = planned(smallRegion());
  await expect(printPlan(made.plan)).toMatchFileSnapshot(resolve(golden, "plan.json"));
  await expect(printLock(made.lock)).toMatchFileSnapshot(resolve(golden, "allocations.lock.yaml"));
});

test("the order in which records are written never matters", () => {
  const region = smallRegion();
  const first = printPlan(planned(region).plan);
  fc.assert(
    fc.property(fc.shuffledSubarray([...smallSites], { minLength: smallSites.length }), fc.boolean(), (sites, turned) => {
      const other = <T>(list: readonly T[]): T[] => (turned ? [...list].reverse() : [...list]);
      const shuffled: Inventory = {
        ...region,
        sites,
        simpul: other(region.simpul),
        links: other(region.links).map((link) => (turned ? { ...link, a: link.b, b: link.a } : link)),
        flows: other(region.flows),
        profiles: other(region.profiles),
        boards: region.boards.map((board) => ({ ...board, ports: other(board.ports) })),
        addressing: { ...region.addressing, classes: other(region.addressing.classes) },
      };
      expect(printPlan(planned(shuffled).plan)).toBe(first);
    }),
    { numRuns: 50 },
  );
});

test.each([1, 60, 254, 700])("no two subnets of %i sites overlap, and no id stands twice", (count) => {
  const made = planned(syntheticInventory(count)).plan;
  const prefixes = [...made.segments.map(({ prefix }) => prefix), ...made.links.flatMap(({ l3 }) => l3?.prefix ?? [])];
  const loopbacks = made.devices.flatMap(({ loopback }) => (loopback === undefined ? [] : [`${loopback}/32`]));
  const sorted = [...prefixes, ...loopbacks].sort((a, b) => numberOf(a) - numberOf(b));
  const clashes = sorted.filter((prefix, index) => index > 0 && overlap(sorted[index - 1] ?? "", prefix));
  expect(clashes).toEqual([]);
  for (const ids of [made.devices.map(({ id }) => id), made.links.map(({ id }) => id)]) expect(new Set(ids).size).toBe(ids.length);
});

/** Sorted by first address, only neighbours can overlap. */
function numberOf(prefix: string): number {
  return prefix
    .split(/[./]/)
    .slice(0, 4)
    .reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

test("every address of a link is a host of the link's prefix, and both ends are devices", () => {
  const made = planned(smallRegion()).plan;
  const devices = new Set(made.devices.map(({ id }) => id));
  for (const { kind, l3, a, b } of made.links) {
    for (const end of [l3?.a, l3?.b]) if (end?.address !== undefined) expect(overlap(l3?.prefix ?? "", `${end.address}/32`)).toBe(true);
    expect(devices.has(a.device)).toBe(true);
    if (kind !== "isp") expect(devices.has(b.device)).toBe(true);
  }
});

test("a simpul's links are its core links, its trunk and the lines behind its switch", () => {
  const made = planned(smallRegion()).plan;
  expect(linksOf(made, "simpul-1").map(({ id }) => id)).toEqual(["gw1-s1", "s1-s2", "s1-s3", "s1-dc1", "agg-1", "opd-010", "opd-036"]);
  expect(linksOf(made, "gw-1").map(({ id }) => id)).toEqual(["isp-a", "gw1-s1", "opd-027"]);
});

test("planning twice gives nothing new", () => {
  const once = planned(smallRegion());
  expect(once.changed).toBe(true);
  const read = parseLock(printLock(once.lock), "x");
  const again = planned(smallRegion(), "lock" in read ? read.lock : undefined);
  expect(again.changed).toBe(false);
  expect(again.plan).toEqual(once.plan);
});

test("the numbers of a wide region carry into the next octet", () => {
  const made = planned(syntheticInventory(700)).plan;
  const last = made.segments.find(({ site, segment }) => site === "site-00600" && segment === "kantor");
  expect(last?.prefix).toBe("10.34.88.0/24");
  expect(made.devices.find(({ site }) => site === "site-00600")?.loopback).toBe("10.0.66.88");
});

test("a site without a profile or a way in is planned around and named", () => {
  const region = withSites(smallRegion(), (sites) =>
    sites.map(({ simpul, ...site }) => (site.id === "kel-tengah" || simpul === undefined ? site : { ...site, simpul })),
  );
  const made = planned(region);
  expect(made.plan.unconnected).toEqual([{ site: "kel-tengah", needs: ["a simpul, or access over vpn"] }]);
  expect(made.lock.sites.find(({ site }) => site === "kel-tengah")).toEqual({ number: 10, site: "kel-tengah" });
});
