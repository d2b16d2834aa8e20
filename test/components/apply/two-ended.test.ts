// Which devices change together: both ends of a link that speak of the same key or subnet, and nobody else.
import { expect, test } from "vitest";
import { twoEnded } from "../../../components/apply/two-ended.ts";

const links = [
  { id: "opd-010", a: "opd-010", b: "simpul-1" },
  { id: "opd-036", a: "opd-036", b: "simpul-1" },
  { id: "gw-1", a: "gw-1", b: "simpul-1" },
];
const scripts = (all: Record<string, string[]>) => new Map(Object.entries(all));

test("a key that both ends of a link share ties them together", () => {
  const changed = scripts({
    "opd-010": ["/routing/ospf/interface-template/set [find interfaces=sfp1] auth-key=secret:0a1b2c3d"],
    "simpul-1": ["/routing/ospf/interface-template/set [find interfaces=vlan1010] auth-key=secret:0a1b2c3d"],
    "gw-1": ["/queue/simple/set [find name=opd-010] max-limit=40M/40M"],
  });
  expect(twoEnded(changed, links)).toEqual([["opd-010", "simpul-1"]]);
});

test("a key that is not known yet ties by its name", () => {
  const changed = scripts({ "opd-010": ['set auth-key="secret(ospf-opd-010)"'], "simpul-1": ['set auth-key="secret(ospf-opd-010)"'] });
  expect(twoEnded(changed, links)).toEqual([["opd-010", "simpul-1"]]);
});

test("two addresses of one /30 tie their ends together, two of neighbouring subnets do not", () => {
  const renumbered = (near: string, far: string) =>
    twoEnded(scripts({ "opd-010": [`/ip/address/add address=${far}/30`], "simpul-1": [`/ip/address/add address=${near}/30`] }), links);
  expect(renumbered("10.160.16.41", "10.160.16.42")).toEqual([["opd-010", "simpul-1"]]);
  expect(renumbered("10.160.16.45", "10.160.16.42")).toEqual([]);
});

test("what the whole fleet speaks of ties nobody together", () => {
  const same = ["/snmp/community/set [find name=nms] authentication-password=secret:ffffffff"];
  expect(twoEnded(scripts({ "opd-010": same, "opd-036": same, "simpul-1": same, "gw-1": same }), links)).toEqual([]);
});

test("keys of all links at once make one group of all that is joined", () => {
  const changed = scripts({
    "opd-010": ["secret:00000001"],
    "opd-036": ["secret:00000002"],
    "simpul-1": ["secret:00000001", "secret:00000002"],
  });
  expect(twoEnded(changed, links)).toEqual([["opd-010", "opd-036", "simpul-1"]]);
});

test("one end alone is no group", () => {
  expect(twoEnded(scripts({ "opd-010": ["secret:00000001"] }), links)).toEqual([]);
});
