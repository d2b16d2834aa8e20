// Numbers: the survey's on the first day, kept afterwards, rested before they are given again.
import { expect, test } from "vitest";
import type { Lock } from "../../../components/planning/index.ts";
import { syntheticInventory } from "../../bench/synthetic.ts";
import { issuesOf, planned } from "./planned.ts";
import { smallRegion, withSites } from "./small-region.ts";

const region = smallRegion();
const numberOf = (lock: Lock, site: string): number | undefined => lock.sites.find((given) => given.site === site)?.number;
const without = (id: string): typeof region => withSites(region, (sites) => sites.filter((site) => site.id !== id));

test("surveyed sites have their survey row, the others the lowest free numbers in the order in which documents name them", () => {
  const { lock } = planned(region);
  expect(lock.sites.map(({ number, site }) => [number, site])).toEqual([
    [1, "inspektorat"],
    [2, "bkd"],
    [10, "kel-tengah"],
    [26, "kel-jauh"],
    [27, "kel-seberang"],
    [36, "disdukcapil"],
    [43, "pdam"],
  ]);
});

test("a survey row that is taken already gives way", () => {
  const taken: Lock = { version: 1, region: "kecil", sites: [{ number: 10, site: "bkd" }], resting: [] };
  expect(numberOf(planned(region, taken).lock, "kel-tengah")).toBe(1);
});

test("a freed number rests, is given again after the rest, and comes back to its own site at any time", () => {
  const first = planned(region).lock;
  const freed = planned(without("inspektorat"), first, "2026-01-10").lock;
  expect(freed.resting).toEqual([{ number: 1, site: "inspektorat", freed: "2026-01-10" }]);

  const newcomer = withSites(without("inspektorat"), (sites) =>
    sites.flatMap((site) => (site.id === "bkd" ? [{ ...site, id: "baru" }, site] : [site])),
  );
  expect(numberOf(planned(newcomer, freed, "2027-01-09").lock, "baru")).toBe(3);
  expect(numberOf(planned(newcomer, freed).lock, "baru")).toBe(3);
  const rested = planned(newcomer, freed, "2027-01-10").lock;
  expect(numberOf(rested, "baru")).toBe(1);
  expect(rested.resting).toEqual([]);

  const back = planned(region, freed, "2026-01-11").lock;
  expect(numberOf(back, "inspektorat")).toBe(1);
  expect(back.resting).toEqual([]);
});

test("a site that comes back after the rest keeps its number even against a newcomer that asks first", () => {
  const freed = planned(without("bkd"), planned(region).lock, "2026-01-10").lock;
  const both = withSites(region, (sites) =>
    sites.flatMap((site) =>
      site.id === "inspektorat" ? [{ ...site, id: "baru", source: { document: "perwal", lines: "1" } }, site] : [site],
    ),
  );
  const { lock } = planned(both, freed, "2030-01-01");
  expect([numberOf(lock, "bkd"), numberOf(lock, "baru")]).toEqual([2, 3]);
});

test("the passing of time alone never makes a lock stale", () => {
  const freed = planned(without("bkd"), planned(region).lock, "2026-01-10").lock;
  expect(planned(without("bkd"), freed, "2040-01-01").changed).toBe(false);
});

test("an exhausted pool is an error with the pool, its size and the fix", () => {
  const full = syntheticInventory(254);
  const more = { ...full, sites: [...full.sites, { ...full.sites[0], id: "satu-lagi", survey: 255 }] } as typeof full;
  expect(issuesOf(more)).toEqual([
    "no number is left for site satu-lagi: addressing.loopbacks (10.160.0.0/24) has room for 254 sites; fix: give addressing.loopbacks a wider prefix than 10.160.0.0/24",
  ]);
});

test("resting numbers are counted in an exhausted pool", () => {
  const full = syntheticInventory(254);
  const { lock } = planned(full);
  const swapped = withSites(full, (sites) => sites.map((site) => (site.id === "site-00254" ? { ...site, id: "baru" } : site)));
  expect(issuesOf(swapped, lock)).toEqual([
    "no number is left for site baru: addressing.loopbacks (10.160.0.0/24) has room for 254 sites and 1 freed number rests; fix: give addressing.loopbacks a wider prefix than 10.160.0.0/24, or wait until a freed number has rested",
  ]);
});

test("a pool that became too narrow for a number in use is an error", () => {
  const { lock } = planned(region);
  const narrow = { ...region, addressing: { ...region.addressing, loopbacks: "10.160.0.0/27" } };
  expect(issuesOf(narrow, lock)).toEqual([
    "site disdukcapil has number 36, but addressing.loopbacks (10.160.0.0/27) has room for 30 sites only; fix: give addressing.loopbacks a prefix that still holds number 36",
    "site pdam has number 43, but addressing.loopbacks (10.160.0.0/27) has room for 30 sites only; fix: give addressing.loopbacks a prefix that still holds number 43",
  ]);
});
