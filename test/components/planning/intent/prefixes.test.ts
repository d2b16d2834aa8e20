// Prefixes put together say exactly what they said apart.
import fc from "fast-check";
import { ip2long, long2ip, Netmask } from "netmask";
import { describe, expect, test } from "vitest";
import { aggregate, compact, covering, hosts } from "../../../../components/planning/intent/prefixes.ts";

/** Prefixes inside 10.0.0.0/24, so that every address can be asked. */
const prefix = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 })).map(([host, length]) => {
  const block = new Netmask(`10.0.0.${host}/${length}`);
  return `${block.base}/${block.bitmask}`;
});
const every = Array.from({ length: 256 }, (_, host) => `10.0.0.${host}`);

function members(prefixes: readonly string[]): string[] {
  const blocks = prefixes.map((text) => new Netmask(text));
  return every.filter((address) => blocks.some((block) => block.contains(address)));
}

describe("aggregate", () => {
  test.each([
    [["10.162.0.0/16", "10.163.0.0/16"], ["10.162.0.0/15"]],
    [
      ["10.163.0.0/16", "10.164.0.0/16"],
      ["10.163.0.0/16", "10.164.0.0/16"],
    ],
    [
      ["10.164.0.0/16", "10.165.0.0/16", "10.166.0.0/16", "10.167.0.0/16", "10.168.0.0/16"],
      ["10.164.0.0/14", "10.168.0.0/16"],
    ],
    [["10.0.0.0/8", "10.1.0.0/16"], ["10.0.0.0/8"]],
    [["0.0.0.0/1", "128.0.0.0/1"], ["0.0.0.0/0"]],
    [[], []],
  ])("%j is %j", (given, made) => {
    expect(aggregate(given)).toEqual(made);
  });

  test("the same addresses, and no two that could be one", () => {
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 12 }), (given) => {
        const made = aggregate(given);
        expect(members(made)).toEqual(members(given));
        for (const text of made) {
          const block = new Netmask(text);
          const parent = new Netmask(`${block.base}/${Math.max(block.bitmask - 1, 0)}`);
          const twin = `${parent.base === block.base ? long2ip(ip2long(block.base) + block.size) : parent.base}/${block.bitmask}`;
          expect(made).not.toContain(twin);
        }
      }),
    );
  });
});

describe("covering", () => {
  test.each([
    [["10.160.0.0/24", "10.160.48.0/24"], 16, "10.160.0.0/16"],
    [["10.160.0.0/24", "10.160.48.0/24"], 24, "10.160.0.0/18"],
    [["10.0.64.0/18", "10.3.0.0/16"], 16, "10.0.0.0/14"],
  ])("%j, at most /%i, is %s", (given, longest, made) => {
    expect(covering(given, longest)).toBe(made);
  });
});

describe("compact", () => {
  test.each([
    [["10.161.0.55", "10.161.0.53", "10.161.0.54"], ["10.161.0.53-10.161.0.55"]],
    [
      ["10.161.0.20-10.161.0.21", "10.161.0.60", "10.161.20.0/24"],
      ["10.161.0.20-10.161.0.21", "10.161.0.60", "10.161.20.0/24"],
    ],
    [
      ["10.161.20.0/24", "10.161.0.30"],
      ["10.161.0.30", "10.161.20.0/24"],
    ],
    [["10.161.0.30", "10.161.0.30"], ["10.161.0.30"]],
  ])("%j is %j", (given, made) => {
    expect(compact(given)).toEqual(made);
  });
});

test("hosts counts a range out and leaves prefixes away", () => {
  expect(hosts(["10.161.0.20-10.161.0.22", "10.161.0.60", "10.161.20.0/24"])).toEqual([
    "10.161.0.20",
    "10.161.0.21",
    "10.161.0.22",
    "10.161.0.60",
  ]);
});
