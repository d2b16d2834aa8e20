// Every way of locking oneself out: refused with the step and the reason, or sent in an order that does not.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rootBranch } from "../../../../components/devices/ios/branch.ts";
import type { Change } from "../../../../components/devices/ios/difference/change.ts";
import { firstCut, openPaths } from "../../../../components/devices/ios/difference/lock-out.ts";
import { precedence } from "../../../../components/devices/ios/difference/order.ts";
import { scriptsBetween } from "../../../../components/devices/ios/difference/script.ts";
import { ios } from "../../../../components/devices/ios/index.ts";
import type { ManagementPath } from "../../../../components/devices/platform.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";

const base = `hostname opd-12
aaa new-model
aaa authentication login default local
username admin privilege 15 secret 9 $9$x
username noc privilege 15 secret 9 $9$y
vlan 10
vlan 99
ip access-list standard VTY
 10 permit 10.0.0.0 0.0.0.255
ip access-list extended EDGE
 10 permit tcp 10.0.0.0 0.0.0.255 any eq 22
 20 permit icmp any any
 30 permit ospf any any
 40 deny ip any any
interface GigabitEthernet0/0
 ip address 10.12.0.2 255.255.255.252
 ip access-group EDGE in
 ip ospf message-digest-key 1 md5 kunci
 ip ospf network point-to-point
interface GigabitEthernet0/1
 switchport trunk allowed vlan 10,99
 switchport mode trunk
interface GigabitEthernet0/2
 ip address 10.13.0.2 255.255.255.252
interface Vlan99
 ip address 10.99.0.2 255.255.255.0
router ospf 1
 network 10.12.0.0 0.0.0.3 area 0
 network 10.13.0.0 0.0.0.3 area 0
ip route 10.0.0.0 255.255.255.0 10.12.0.1
ip ssh pubkey-chain
 username noc
  key-hash ssh-rsa AABBCC
line vty 0 4
 access-class VTY in
 transport input ssh
`;

const edge = { proto: "ssh", port: 22, address: "10.12.0.2", interface: "Gi0/0", from: "10.0.0.0/24", user: "admin" } as const;
const inside = { proto: "ssh", port: 22, address: "10.99.0.2", interface: "GigabitEthernet0/1" } as const;
const learned = { proto: "ssh", port: 22, address: "10.12.0.2", interface: "GigabitEthernet0/0", from: "10.50.0.0/24" } as const;

function told(from: string, to: string, path: ManagementPath) {
  const intended = base.replace(from, to);
  expect(intended).not.toBe(base);
  return ios.difference(ios.parse(base), ios.parse(intended), { own: { kind: "exclusive" }, manage: [path] });
}

describe("refused, with the reason", () => {
  test.each<readonly [string, string, ManagementPath, RegExp]>([
    [
      " ip address 10.12.0.2 255.255.255.252\n",
      " ip address 10.12.0.2 255.255.255.252\n shutdown\n",
      edge,
      /interface GigabitEthernet0\/0, .* would be down/,
    ],
    [
      " ip address 10.12.0.2 255.255.255.252\n",
      " ip address 10.12.0.6 255.255.255.252\n",
      edge,
      /address 10\.12\.0\.2, .* would be gone from GigabitEthernet0\/0/,
    ],
    [" ip address 10.12.0.2 255.255.255.252\n", "", edge, /address 10\.12\.0\.2, .* would be gone/],
    ["ip route 10.0.0.0 255.255.255.0 10.12.0.1\n", "", edge, /no route back to 10\.0\.0\.0\/24/],
    ["255.255.255.0 10.12.0.1\n", "255.255.255.0 10.13.0.1\n", edge, /route back to 10\.0\.0\.0\/24 would leave by GigabitEthernet0\/2/],
    [
      " 10 permit tcp 10.0.0.0 0.0.0.255 any eq 22\n",
      "",
      edge,
      /access list EDGE on GigabitEthernet0\/0 would not let SSH from 10\.0\.0\.0\/24 in/,
    ],
    [" 10 permit tcp 10.0.0.0", " 5 deny ip host 10.0.0.9 any\n 10 permit tcp 10.0.0.0", edge, /access list EDGE/],
    ["any eq 22\n", "any eq 2222\n", edge, /access list EDGE/],
    ["any eq 22\n", "any eq 22 established\n", edge, /access list EDGE/],
    [
      "10 permit 10.0.0.0 0.0.0.255\n",
      "10 permit 10.0.1.0 0.0.0.255\n",
      edge,
      /access list VTY on line vty 0 would not let 10\.0\.0\.0\/24 in/,
    ],
    ["transport input ssh", "transport input telnet", edge, /line vty 0 would not take SSH/],
    ["username admin privilege 15 secret 9 $9$x\n", "", edge, /user admin would be gone/],
    ["login default local", "login default group radius", edge, /would no longer ask its own users/],
    [" username noc\n  key-hash ssh-rsa AABBCC\n", "", { ...edge, user: "noc" }, /the key of user noc would be gone/],
    ["trunk allowed vlan 10,99", "trunk allowed vlan 10", inside, /VLAN 99, .* carried by GigabitEthernet0\/1 no more/],
    ["vlan 99\n", "", inside, /VLAN 99, by which the device is managed, would be gone/],
    [" switchport mode trunk\n", " switchport mode trunk\n shutdown\n", inside, /interface GigabitEthernet0\/1, .* would be down/],
    ["interface Vlan99\n", "interface Vlan99\n shutdown\n", inside, /interface Vlan99, .* would be down/],
    [
      " ip ospf message-digest-key 1 md5 kunci\n",
      " ip ospf message-digest-key 1 md5 lain\n",
      learned,
      /routing neighbour on GigabitEthernet0\/0/,
    ],
    [" network 10.12.0.0 0.0.0.3 area 0\n", " network 10.12.0.0 0.0.0.3 area 1\n", learned, /routing neighbour on GigabitEthernet0\/0/],
    ["router ospf 1\n", "router ospf 1\n passive-interface GigabitEthernet0/0\n", learned, /routing neighbour on GigabitEthernet0\/0/],
    ["router ospf 1\n", "router ospf 1\n area 0 authentication message-digest\n", learned, /routing neighbour on GigabitEthernet0\/0/],
    [
      " ip ospf network point-to-point\n",
      " ip ospf network point-to-point\n ip ospf hello-interval 5\n",
      learned,
      /routing neighbour on GigabitEthernet0\/0/,
    ],
  ])("%j to %j", (from, to, path, reason) => {
    const { refused, commands, undo } = told(from, to, path);
    expect(refused?.reason).toMatch(reason);
    expect(refused?.reason).toMatch(/undo timer$/);
    expect({ commands, undo, named: (refused?.command ?? "") !== "", step: (refused?.step ?? 0) > 0 }).toEqual({
      commands: [],
      undo: [],
      named: true,
      step: true,
    });
  });
});

describe("sent", () => {
  test.each<readonly [string, string, ManagementPath]>([
    ["interface GigabitEthernet0/2\n", "interface GigabitEthernet0/2\n shutdown\n", edge],
    ["trunk allowed vlan 10,99", "trunk allowed vlan 99", inside],
    ["vlan 10\n", "", inside],
    ["login default local", "login default group radius local", edge],
    ["$9$x", "$9$z", edge],
    ["ip route 10.0.0.0 255.255.255.0 10.12.0.1\n", "ip route 0.0.0.0 0.0.0.0 10.12.0.1\n", edge],
    [" 10 permit tcp 10.0.0.0 0.0.0.255 any eq 22\n", " 10 permit tcp any any eq 22\n", edge],
    ["10 permit 10.0.0.0 0.0.0.255\n", "10 permit 10.0.0.0 0.0.255.255\n", edge],
    [" ip ospf message-digest-key 1 md5 kunci\n", " ip ospf message-digest-key 1 md5 lain\n", { ...learned, farEnd: "changes" }],
    [
      " 10 permit tcp 10.0.0.0 0.0.0.255 any eq 22\n 20 permit icmp any any\n 30 permit ospf any any\n",
      " 10 permit icmp any any\n 20 permit ospf any any\n 30 permit tcp 10.0.0.0 0.0.0.255 any eq 22\n",
      edge,
    ],
    [
      " 10 permit tcp 10.0.0.0 0.0.0.255 any eq 22\n 20 permit icmp any any\n 30 permit ospf any any\n",
      " 10 permit ospf any any\n 20 permit tcp 10.0.0.0 0.0.0.255 any eq 22\n 30 permit icmp any any\n",
      edge,
    ],
  ])("%j to %j", (from, to, path) => {
    const { refused, commands } = told(from, to, path);
    expect(refused).toBeUndefined();
    expect(commands.length).toBeGreaterThan(0);
    const [a, b] = [ios.parse(base), ios.parse(base.replace(from, to))];
    expect(brokenLaws(ios, a, b, { own: { kind: "exclusive" }, manage: [path] }, undefined, 100)).toEqual([]);
  });

  test("what is cut already is no reason", () => {
    const { refused } = told("hostname opd-12", "hostname opd-13", { ...edge, from: "192.0.2.0/24", user: "siapa" });
    expect(refused).toBeUndefined();
  });
});

function* orders(
  rest: readonly Change[],
  before: ReadonlyMap<Change, ReadonlySet<Change>>,
  taken: readonly Change[] = [],
): Generator<readonly Change[]> {
  if (rest.length === 0) yield taken;
  for (const change of rest) {
    if ([...(before.get(change) ?? [])].every((earlier) => taken.includes(earlier)))
      yield* orders(
        rest.filter((other) => other !== change),
        before,
        [...taken, change],
      );
  }
}

test("never refused where some order of the script keeps the way, and no prefix of what is sent breaks it", () => {
  const entry = fc.constantFrom(
    "permit tcp 10.0.0.0 0.0.0.255 any eq 22",
    "permit tcp any any eq 22",
    "deny ip host 10.0.0.7 any",
    "permit icmp any any",
    "deny tcp any any",
  );
  const list = fc
    .uniqueArray(entry, { minLength: 1, maxLength: 4 })
    .map((all) => `ip access-list extended EDGE\n${all.map((line) => ` ${line}\n`).join("")}`);
  const applied = fc.constantFrom(" ip access-group EDGE in\n", "");
  const route = fc.constantFrom("ip route 10.0.0.0 255.255.255.0 10.12.0.1\n", "ip route 0.0.0.0 0.0.0.0 10.12.0.1\n");
  const side = fc
    .tuple(list, applied, route)
    .map(([acl, group, way]) => `${acl}interface GigabitEthernet0/0\n ip address 10.12.0.2 255.255.255.252\n${group}${way}`);
  fc.assert(
    fc.property(side, side, (running, intended) => {
      const [a, b] = [ios.parse(running), ios.parse(intended)];
      const options = { own: { kind: "exclusive" }, manage: [edge] } as const;
      const { refused, commands } = ios.difference(a, b, options);
      const open = openPaths(a.root, [edge]);
      if (refused === undefined) {
        let state = a;
        for (const command of commands) {
          state = ios.simulate(state, command).model;
          const now = rootBranch(state.root);
          expect(open.flatMap(({ check, path, start }) => check(now, path, start) ?? [])).toEqual([]);
        }
        return;
      }
      const { script } = scriptsBetween(a.root, b.root);
      if (script.length > 6) return;
      for (const order of orders(script, precedence(script))) expect(firstCut(a.root, order, open)).toBeDefined();
    }),
    { numRuns: cases },
  );
});

const grouped = `hostname opd-12
vrf definition KELOLA
object-group network NOC
 10.0.0.0 255.255.255.0
 range 10.1.0.1 10.1.0.9
object-group network SIAPA
 group-object NOC
 host 10.2.0.1
object-group service MASUK
 tcp eq 22
 udp eq 161
ip access-list extended EDGE
 permit object-group MASUK object-group SIAPA any
 deny ip any any
ip access-list extended VTY
 permit tcp object-group NOC any
interface GigabitEthernet0/0
 vrf forwarding KELOLA
 ip address 10.0.0.2 255.255.255.0
 ip access-group EDGE in
line vty 0 4
 access-class VTY in vrf-also
 transport input ssh
`;

test("a strict look at the source drops us where the way back is another one", () => {
  const strict = (text: string): string =>
    text.replace(" ip access-group EDGE in\n", " ip access-group EDGE in\n ip verify unicast source reachable-via rx\n");
  const path = { ...edge, interface: "GigabitEthernet0/2", address: "10.13.0.2" };
  const behind = base.replace(
    "interface GigabitEthernet0/2\n",
    "interface GigabitEthernet0/2\n ip verify unicast source reachable-via rx\n",
  );
  const ask = (intended: string, manage: ManagementPath) =>
    ios.difference(ios.parse(base), ios.parse(intended), { own: { kind: "exclusive" }, manage: [manage] });
  expect(ask(strict(base), edge).refused).toBeUndefined();
  expect(ask(behind, path).refused?.reason).toMatch(
    /GigabitEthernet0\/2 would drop what comes from 10\.0\.0\.0\/24, whose way back is GigabitEthernet0\/0/,
  );
});

describe("object groups, and lists of lines for VRFs", () => {
  const path = { proto: "ssh", port: 22, address: "10.0.0.2", interface: "GigabitEthernet0/0", from: "10.0.0.0/28" } as const;

  test.each<readonly [string, string, RegExp | undefined]>([
    [" 10.0.0.0 255.255.255.0\n", " 10.0.0.0 255.255.255.248\n", /access list EDGE/],
    [" 10.0.0.0 255.255.255.0\n", " 10.0.0.0 255.255.0.0\n", undefined],
    [" 10.0.0.0 255.255.255.0\n", " range 10.0.0.0 10.0.0.15\n", undefined],
    [" group-object NOC\n", "", /access list EDGE/],
    [" tcp eq 22\n", " tcp eq 23\n", /access list EDGE/],
    [" tcp eq 22\n", " tcp range 20 25\n", undefined],
    [" tcp eq 22\n", " tcp-udp\n", undefined],
    [" tcp eq 22\n", " tcp source eq 22\n", /access list EDGE/],
    [" host 10.2.0.1\n", "", undefined],
    [" vrf-also\n", "\n", /would let nobody in from VRF KELOLA/],
    [" vrf-also\n", " vrfname KELOLA\n", undefined],
    ["permit tcp object-group NOC any\n", "permit tcp object-group SIAPA any\n", undefined],
    ["permit tcp object-group NOC any\n", "permit udp object-group NOC any\n", /access list VTY/],
  ])("%j to %j", (from, to, reason) => {
    const [before, after] = [ios.parse(grouped), ios.parse(grouped.replace(from, to))];
    const { refused, commands } = ios.difference(before, after, { own: { kind: "exclusive" }, manage: [path] });
    if (reason === undefined) expect([refused, commands.length > 0]).toEqual([undefined, true]);
    else expect(refused?.reason).toMatch(reason);
  });
});
