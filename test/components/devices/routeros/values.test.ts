// Normal forms of values: every spelling the device takes comes out as the one it prints, and stays so.
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareNatural } from "../../../../components/devices/engine/natural.ts";
import { networkOf } from "../../../../components/devices/engine/prefix.ts";
import { durationOf, printDuration } from "../../../../components/devices/routeros/duration.ts";
import type { ValueType } from "../../../../components/devices/routeros/menu.ts";
import { printPolicies } from "../../../../components/devices/routeros/policies.ts";
import { normalValue } from "../../../../components/devices/routeros/values.ts";

test.each<[ValueType, string, string]>([
  ["rate", "20000000", "20M"],
  ["rate", "20m", "20M"],
  ["rate", "1500k", "1500k"],
  ["rate", "1000M", "1G"],
  ["rate", "0", "0"],
  ["rate", "12345", "12345"],
  ["rate", "auto", "auto"],
  ["rates", "20M", "20M/20M"],
  ["rates", "10000000/1G", "10M/1G"],
  ["duration", "00:10:00", "10m"],
  ["duration", "1d02:00:00", "1d2h"],
  ["duration", "90", "1m30s"],
  ["duration", "86400s", "1d"],
  ["duration", "0.5s", "500ms"],
  ["duration", "8d", "1w1d"],
  ["duration", "none", "none"],
  ["duration", "0", "0s"],
  ["durations", "5", "5s/5s"],
  ["pair", "8", "8/8"],
  ["size", "50", "50KiB"],
  ["size", "2MiB", "2048KiB"],
  ["list", "b,a,a", "a,b"],
  ["list", "443,80", "80,443"],
  ["list", "!443,80", "!80,443"],
  ["list", "ether10,ether2", "ether2,ether10"],
  ["list", "!b,c,a", "!a,b,c"],
  ["list", "!b,c,!a", "c,!a,!b"],
  ["signed", "!z,a", "a,!z"],
  ["signed", "info,!firewall", "!firewall,info"],
  ["cidrs", "10.0.0.5,10.0.0.0/24", "10.0.0.0/24,10.0.0.5/32"],
  ["cidrs", "2001:db8::1,::/0", "2001:db8::1/128,::/0"],
  ["prefix", "10.0.0.5/32", "10.0.0.5"],
  ["prefix", "!10.0.0.5/8", "!10.0.0.0/8"],
  ["prefix", "10.0.0.1-10.0.0.9", "10.0.0.1-10.0.0.9"],
  ["cidr", "10.0.0.5", "10.0.0.5/32"],
  ["vlans", "12,10,11,30-32,31", "10-12,30-32"],
  ["vlans", "10,20", "10,20"],
  ["bool", "true", "yes"],
  ["hex", "4096", "0x1000"],
  ["hex", "0x8000", "0x8000"],
  ["number", "007", "7"],
  ["mac", "aa:bb:cc:00:11:22", "AA:BB:CC:00:11:22"],
  ["policies", "write,read,!ftp", "read,write"],
  ["text", "Any Text, 20000000", "Any Text, 20000000"],
])("%s %s is %s", (type, value, normal) => {
  expect(normalValue(type, value)).toBe(normal);
});

const types: readonly ValueType[] = [
  "rate",
  "rates",
  "duration",
  "durations",
  "pair",
  "size",
  "list",
  "signed",
  "vlans",
  "prefix",
  "cidr",
  "cidrs",
  "number",
  "hex",
  "mac",
  "bool",
  "policies",
];

test("a normal form is its own normal form, whatever was written", () => {
  const word = fc.oneof(
    fc.string({
      unit: fc.constantFrom("0", "1", "9", "a", "m", "s", "d", "h", "k", "M", "/", ",", "-", ":", ".", "!", "x"),
      maxLength: 14,
    }),
    fc.string({ maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), word, (type, value) => {
      const once = normalValue(type, value);
      expect(normalValue(type, once)).toBe(once);
    }),
    { numRuns: 5000 },
  );
});

test("a duration is printed with whole units and reads back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (milliseconds) => {
      expect(durationOf(printDuration(milliseconds))).toBe(milliseconds);
    }),
  );
});

test("natural order is an order", () => {
  const name = fc.string({ unit: fc.constantFrom("a", "B", "1", "0", "2", "-", "."), maxLength: 6 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b)) + Math.sign(compareNatural(b, a))).toBe(0);
      if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
      expect(compareNatural(a, b) === 0).toBe(a === b);
    }),
    { numRuns: 5000 },
  );
});

test("rights are printed granted first, then each refused one", () => {
  expect(printPolicies("read,ssh")).toBe(
    "ssh,read,!local,!telnet,!ftp,!reboot,!write,!policy,!test,!winbox,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api",
  );
});

test("the network of an address", () => {
  expect([networkOf("10.1.2.3/24"), networkOf("10.1.2.3"), networkOf("10.1.2.3/30"), networkOf("::1/64")]).toEqual([
    "10.1.2.0",
    "10.1.2.3",
    "10.1.2.0",
    undefined,
  ]);
});
