// Lock-out prediction on Linux: every order of small scripts is tried, so that a refusal means that there is none, and a script that no step of it cuts.
import fc from "fast-check";
import { expect, test } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";
import type { LinuxModel } from "../../../../components/devices/linux/model.ts";
import { cases } from "../../../cases.ts";

const { difference, parse, print, simulate } = linux;
const manage = [{ proto: "ssh", port: 22, address: "10.0.0.1", interface: "eth0", from: "10.161.10.5" }] as const;
const exclusive = { kind: "exclusive" } as const;

/** What each rule does with the first packet of a session of ours. */
const verdicts: Readonly<Record<string, "accept" | "drop" | "none">> = {
  'tcp dport 22 ip saddr 10.161.0.0/16 accept comment "a"': "accept",
  'tcp dport 22 ip saddr 10.162.0.0/16 accept comment "a"': "none",
  'tcp dport 22 ip saddr 10.161.10.0-10.161.10.9 accept comment "b"': "accept",
  'iifname "eth0" tcp dport 20-25 accept comment "b"': "accept",
  'iifname "eth1" tcp dport 22 accept comment "b"': "none",
  'ip saddr 10.161.10.0/24 drop comment "d"': "drop",
  'ip saddr != 10.161.0.0/16 drop comment "d"': "none",
  'udp dport 161 drop comment "d"': "none",
  'drop comment "e"': "drop",
  'ct state invalid drop comment "e"': "none",
  "ct state established,related accept": "none",
};

interface Chain {
  readonly rules: readonly string[];
  readonly policy: string;
}

const textOf = ({ rules, policy }: Chain): string =>
  [
    "### file: /etc/systemd/network/10-wan.network\n[Match]\nName=eth0\n[Network]\nAddress=10.0.0.1/24\nGateway=10.0.0.254",
    "### file: /etc/nftables.conf\ntable inet filter {\n\tchain input {",
    `\t\ttype filter hook input priority filter; policy ${policy};`,
    ...rules.map((rule) => `\t\t${rule}`),
    "\t}\n}\n",
  ].join("\n");

function isOpen(model: LinuxModel): boolean {
  const lines = print(model)
    .split("\n")
    .map((line) => line.trim());
  const decided = lines.map((line) => verdicts[line]).find((verdict) => verdict === "accept" || verdict === "drop");
  return decided === undefined ? lines.some((line) => line.endsWith("policy accept;")) : decided === "accept";
}

function* ordersOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [at, item] of items.entries()) for (const rest of ordersOf(items.toSpliced(at, 1))) yield [item, ...rest];
}

/** It ends as it should, never cuts, and the way back is right from every step of it. */
function isSafe(start: LinuxModel, commands: readonly string[], undo: readonly string[], goal: string): boolean {
  let model = start;
  for (const command of commands) {
    const done = simulate(model, command);
    if (!done.accepted || !isOpen(done.model)) return false;
    model = done.model;
    const back = simulate(model, undo.join("\n"));
    if (!back.accepted || print(back.model) !== print(start)) return false;
  }
  return print(model) === goal;
}

const comment = (rule: string): string => rule.split(" comment ")[1] ?? rule;
const chain: fc.Arbitrary<Chain> = fc.record({
  rules: fc
    .shuffledSubarray(Object.keys(verdicts), { maxLength: 5 })
    .map((rules) => rules.filter((rule, at) => rules.findIndex((one) => comment(one) === comment(rule)) === at)),
  policy: fc.constantFrom("accept", "accept", "drop"),
});

test("refused only where no order is safe, and what is sent never cuts", () => {
  fc.assert(
    fc.property(chain, chain, (running, intended) => {
      const [start, goal] = [parse(textOf(running)), print(parse(textOf(intended)))];
      fc.pre(isOpen(start));
      const usual = difference(start, parse(textOf(intended)), { own: exclusive });
      fc.pre(usual.commands.length <= 5);
      const { commands, undo, refused } = difference(start, parse(textOf(intended)), { own: exclusive, manage });
      if (refused === undefined) expect(isSafe(start, commands, undo, goal)).toBe(true);
      else {
        const safe = [...ordersOf(usual.commands)].find((order) => isSafe(start, order, usual.undo, goal));
        expect(safe).toBe(undefined);
        expect(usual.commands[refused.step - 1]).toBe(refused.command);
      }
    }),
    { numRuns: cases },
  );
});

test("a path that is cut before anything is sent hinders nothing", () => {
  const closed = textOf({ rules: ['drop comment "e"'], policy: "accept" });
  const other = textOf({ rules: ['drop comment "e"', "ct state established,related accept"], policy: "drop" });
  expect(difference(parse(closed), parse(other), { own: exclusive, manage }).refused).toBe(undefined);
});

test("the undo timer is the advice, and nothing is sent", () => {
  const open = textOf({ rules: [], policy: "accept" });
  const { refused, commands, undo } = difference(parse(open), parse(textOf({ rules: [], policy: "drop" })), { own: exclusive, manage });
  expect({ reason: refused?.reason, commands, undo }).toEqual({
    reason:
      "ssh from 10.161.10.5 to port 22 would be dropped by inet filter chain input: policy drop; if it must be so, send it under an undo timer",
    commands: [],
    undo: [],
  });
});

const multihomed = (sysctl: string, gateway = "10.0.0.254"): string =>
  [
    `### file: /etc/systemd/network/10-wan.network\n[Match]\nName=eth0\n[Network]\nAddress=10.0.0.1/24\n[Route]\nDestination=10.161.0.0/16\nGateway=${gateway}`,
    "### file: /etc/systemd/network/11-isp.network\n[Match]\nName=eth1\n[Network]\nAddress=100.64.0.2/24\nGateway=100.64.0.1",
    `### file: /etc/sysctl.d/90-rp.conf\n${sysctl}\n`,
  ].join("\n");

test.each<readonly [string, string, string, string, string | undefined]>([
  ["strict where the way back is the same", "10.0.0.254", "net.ipv4.conf.all.rp_filter = 1", "10.0.0.254", undefined],
  ["strict where the way back is another", "100.64.0.1", "net.ipv4.conf.all.rp_filter = 1", "100.64.0.1", "answers leave by eth1"],
  ["strict on the interface", "100.64.0.1", "net.ipv4.conf.eth0.rp_filter = 1", "100.64.0.1", "answers leave by eth1"],
  ["strict on another interface", "100.64.0.1", "net.ipv4.conf.eth1.rp_filter = 1", "100.64.0.1", undefined],
  [
    "loose on all counts more than strict on one",
    "100.64.0.1",
    "net.ipv4.conf.all.rp_filter = 2\nnet.ipv4.conf.eth0.rp_filter = 1",
    "100.64.0.1",
    undefined,
  ],
  ["the way back moves under a strict one", "10.0.0.254", "net.ipv4.conf.default.rp_filter = 1", "100.64.0.1", "answers leave by eth1"],
])("rp_filter: %s", (_, gatewayBefore, sysctl, gateway, reason) => {
  const before = multihomed(gatewayBefore === gateway ? "net.ipv4.ip_forward = 1" : sysctl, gatewayBefore);
  const { refused } = difference(parse(before), parse(multihomed(sysctl, gateway)), { own: exclusive, manage });
  if (reason === undefined) expect(refused).toBeUndefined();
  else expect(refused?.reason).toContain(reason);
});
