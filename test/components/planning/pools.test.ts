// Address arithmetic: literal cases at the edges, and that slices of one block never meet.
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressAt, managementAt, overlap, pairAt, sliceAt, slicesOf, subnetOf } from "../../../components/planning/pools.ts";

test.each([
  [sliceAt("10.162.0.0/16", 10, 24), "10.162.10.0/24"],
  [sliceAt("10.166.0.0/16", 36, 26), "10.166.36.0/26"],
  [sliceAt("10.32.0.0/11", 300, 24), "10.33.44.0/24"],
  [sliceAt("10.224.0.0/11", 8191, 28), "10.255.255.0/28"],
  [managementAt("10.160.48.0/24", 1), "10.160.48.16/28"],
  [addressAt("10.160.0.0/24", 254), "10.160.0.254"],
  [addressAt("192.168.255.0/24", 256), "192.169.0.0"],
  [subnetOf("198.51.100.2/30"), "198.51.100.0/30"],
])("%s is %s", (made, expected) => expect(made).toBe(expected));

test("a /30 has the simpul's address below the site's", () => {
  expect(pairAt("10.160.16.0/22", 10)).toEqual({ prefix: "10.160.16.40/30", lower: "10.160.16.41", upper: "10.160.16.42" });
});

test("slices of a block stay in the block, and two numbers never share an address", () => {
  const block = fc.constantFrom("10.162.0.0/16", "10.32.0.0/11", "172.16.0.0/12", "192.168.8.0/21");
  fc.assert(
    fc.property(block, fc.nat(), fc.nat(), fc.integer({ min: 24, max: 30 }), (pool, a, b, length) => {
      const [one, other] = [1 + (a % slicesOf(pool)), 1 + (b % slicesOf(pool))];
      expect(overlap(pool, sliceAt(pool, one, length))).toBe(true);
      expect(overlap(sliceAt(pool, one, length), sliceAt(pool, other, length))).toBe(one === other);
    }),
  );
});
