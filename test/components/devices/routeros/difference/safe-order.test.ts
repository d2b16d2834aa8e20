// Every order of a short script against the one that is chosen: never refused where some order keeps the way, and no step of the one chosen cuts it.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ManagementPath } from "../../../../../components/devices/platform.ts";
import { type Check, checks } from "../../../../../components/devices/routeros/difference/reach.ts";
import { Replay } from "../../../../../components/devices/routeros/difference/replay.ts";
import { difference } from "../../../../../components/devices/routeros/difference.ts";
import type { RouterosModel } from "../../../../../components/devices/routeros/model.ts";
import { parse } from "../../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../../components/devices/routeros/print.ts";
import { simulate } from "../../../../../components/devices/routeros/simulate.ts";
import { cases } from "../../../../cases.ts";
import { brokenLaws } from "../../../../laws.ts";

const path: ManagementPath = { proto: "ssh", port: 22, address: "10.0.0.2", interface: "ether1", from: "10.9.0.0/24", user: "simpul" };
const own = { kind: "exclusive" } as const;

const some = <T>(list: readonly T[], max: number): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { maxLength: max });
const section = (name: string, lines: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
  lines.map((all) => (all.length === 0 ? "" : [name, ...all, ""].join("\n")));

const input = [
  'add action=accept chain=input comment="simpul:1" dst-port=22 protocol=tcp src-address-list=noc',
  'add action=accept chain=input comment="simpul:2" in-interface-list=KELOLA',
  'add action=accept chain=input comment="simpul:3" src-address=10.9.0.0/16',
  'add action=drop chain=input comment="simpul:4"',
  'add action=drop chain=input comment="simpul:5" in-interface=ether2',
  'add action=jump chain=input comment="simpul:6" jump-target=luar',
  'add action=drop chain=luar comment="simpul:7" src-address-list=!noc',
  'add action=return chain=luar comment="simpul:8" protocol=tcp',
];

/** A router that is managed over ether1, in one of many shapes; not all let the runner in. */
const configuration = fc
  .tuple(
    section("/ip firewall filter", some(input, 4)),
    section("/ip firewall address-list", some(["add address=10.9.0.0/24 list=noc", "add address=10.9.0.0/16 list=noc"], 2)),
    section("/interface list member", some(["add interface=ether1 list=KELOLA", "add interface=ether2 list=KELOLA"], 2)),
    section(
      "/ip route",
      some(["add gateway=10.0.0.1", "add dst-address=10.9.0.0/16 distance=250 gateway=10.0.0.1", "add gateway=10.1.0.1"], 2),
    ),
    section(
      "/ip address",
      some(
        [
          "add address=10.0.0.2/30 interface=ether1",
          "add address=10.0.0.3/29 interface=ether1",
          "add address=10.1.0.2/30 interface=ether2",
        ],
        2,
      ),
    ),
    section("/ip service", some(["set ssh address=10.9.0.0/16", "set ssh disabled=yes", "set ssh address=10.9.0.0/24,10.8.0.0/24"], 1)),
    section("/ip settings", some(["set rp-filter=strict"], 1)),
  )
  .map((sections) => ["/interface list\nadd name=KELOLA\n/user\nadd group=full name=simpul\n", ...sections].join(""));

type Open = readonly Check[];

function openOf(model: RouterosModel): Open {
  const start = Replay.of(model);
  return checks.filter(({ cut }) => cut(start, path, start) === undefined);
}

function isCut(running: RouterosModel, now: RouterosModel, open: Open): boolean {
  const [start, replay] = [Replay.of(running), Replay.of(now)];
  return open.some(({ cut }) => cut(replay, path, start) !== undefined);
}

/** Depth first over all orders of these commands; each step is simulated. */
function someOrder(running: RouterosModel, commands: readonly string[], wanted: string, open: Open): boolean {
  const walk = (state: RouterosModel, rest: readonly string[]): boolean => {
    if (rest.length === 0) return print(state) === wanted;
    return rest.some((command, at) => {
      const next = simulate(state, command);
      return next.accepted && !isCut(running, next.model, open) && walk(next.model, rest.toSpliced(at, 1));
    });
  };
  return walk(running, commands);
}

const longest = 6;

test("a script is refused only where no order of it keeps the way; where it is not, every step keeps it", () => {
  const seen = { refused: 0, kept: 0 };
  fc.assert(
    fc.property(configuration, configuration, (before, after) => {
      const [running, intended] = [parse(before), parse(after)];
      const open = openOf(running);
      fc.pre(open.length === checks.length);
      const usual = difference(running, intended, { own });
      fc.pre(usual.refused === undefined && usual.commands.length > 0 && usual.commands.length <= longest);
      const { commands, refused } = difference(running, intended, { own, manage: [path] });
      seen[refused === undefined ? "kept" : "refused"]++;
      if (refused !== undefined) {
        expect(someOrder(running, usual.commands, print(intended), open)).toBe(false);
        return;
      }
      let state = running;
      for (const command of commands) {
        state = simulate(state, command).model;
        expect([command, isCut(running, state, open)]).toEqual([command, false]);
      }
      expect(brokenLaws({ difference, simulate, print }, running, intended, { own, manage: [path] })).toEqual([]);
    }),
    { numRuns: cases },
  );
  // both happen, so that none of the above is said of nothing
  expect(Math.min(seen.refused, seen.kept)).toBeGreaterThan(10);
});

const base =
  "/interface list\nadd name=KELOLA\n/user\nadd group=full name=simpul\n/ip address\nadd address=10.0.0.2/30 interface=ether1\n/ip route\nadd gateway=10.0.0.1\n";
const accept = 'add action=accept chain=input comment="simpul:3" src-address=10.9.0.0/16\n';
const drop = 'add action=drop chain=input comment="simpul:4"\n';

test.each([
  ["the drop goes before the accept", `/ip firewall filter\n${accept}${drop}`, ""],
  [
    "the drop goes before the accept speaks of another",
    `/ip firewall filter\n${accept}${drop}`,
    `/ip firewall filter\n${accept.replace("src-address=10.9.0.0/16", "src-address=10.8.0.0/16")}`,
  ],
  [
    "the new source is let in before the old one's list is left",
    `/ip firewall filter\n${accept}${drop}`,
    `/ip firewall filter\nadd action=accept chain=input comment="simpul:5" src-address-list=noc\n${drop}/ip firewall address-list\nadd address=10.9.0.0/24 list=noc\n`,
  ],
])("another order than the usual one where that would cut: %s", (_, before, after) => {
  const [running, intended] = [parse(base + before), parse(base + after)];
  const { commands, refused } = difference(running, intended, { own, manage: [path] });
  expect(refused).toBeUndefined();
  let state = running;
  for (const command of commands) {
    state = simulate(state, command).model;
    expect([command, isCut(running, state, openOf(running))]).toEqual([command, false]);
  }
  expect(brokenLaws({ difference, simulate, print }, running, intended, { own, manage: [path] })).toEqual([]);
});
