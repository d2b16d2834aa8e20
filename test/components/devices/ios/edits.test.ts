// What a change costs: one line changed is one command, k changes are k commands at most, and what says the same costs nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ios } from "../../../../components/devices/ios/index.ts";
import { cases } from "../../../cases.ts";
import { brokenLaws } from "../../../laws.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

const base = `version 17.9
hostname opd-12
enable secret 9 $9$abc
username admin privilege 15 secret 9 $9$one
vrf definition OPD
 rd 65000:1
 address-family ipv4
 exit-address-family
vlan 10
 name DINAS
vlan 20
 name TAMU
class-map match-any VOICE
 match dscp ef
class-map match-any DATA
 match dscp af21
policy-map WAN
 class VOICE
  priority percent 20
 class DATA
  bandwidth percent 30
 class class-default
  fair-queue
interface Loopback0
 ip address 10.255.0.12 255.255.255.255
interface GigabitEthernet0/0
 description ke simpul
 ip address 10.12.0.2 255.255.255.252
 ip access-group EDGE in
 ip ospf network point-to-point
 service-policy output WAN
interface GigabitEthernet0/1
 switchport trunk allowed vlan 10,20,30-40
 switchport mode trunk
interface GigabitEthernet0/2
 switchport access vlan 10
 spanning-tree portfast
interface Vlan10
 ip address 10.112.0.1 255.255.255.0
 ip address 10.112.1.1 255.255.255.0 secondary
router ospf 1
 router-id 10.255.0.12
 passive-interface default
 no passive-interface GigabitEthernet0/0
 network 10.12.0.0 0.0.0.3 area 0
router bgp 65012
 bgp log-neighbor-changes
 neighbor 10.12.0.1 remote-as 65000
 neighbor 10.12.0.1 description simpul
ip access-list extended EDGE
 10 permit tcp 10.0.0.0 0.0.0.255 any eq 22
 20 permit icmp any any
 30 permit ospf any any
 40 deny ip any any
ip prefix-list OUT seq 5 permit 10.112.0.0/23
ip prefix-list OUT seq 10 deny 0.0.0.0/0 le 32
ip route 0.0.0.0 0.0.0.0 10.12.0.1
ip route 10.9.0.0 255.255.0.0 Null0
snmp-server community baca RO
snmp-server location Kantor Dinas
logging host 10.0.0.5
ntp server 10.0.0.1
banner motd ^C
Milik Pemerintah Kota
^C
line con 0
 exec-timeout 5 0
line vty 0 4
 access-class EDGE in
 transport input ssh
end
`;

/** A change of one thing: text that goes, and what comes in its place. No two of them meet. */
const edits: readonly (readonly [from: string, to: string])[] = [
  ["hostname opd-12", "hostname opd-13"],
  ["$9$abc", "$9$def"],
  ["username admin privilege 15 secret 9 $9$one", "username admin privilege 15 secret 9 $9$two"],
  [" rd 65000:1\n", " rd 65000:1\n route-target export 65000:1\n"],
  [" name DINAS", " name DISDIK"],
  ["vlan 20\n name TAMU\n", ""],
  [" match dscp af21\n", " match dscp af21\n match dscp af31\n"],
  ["  priority percent 20", "  priority percent 25"],
  ["  bandwidth percent 30", "  bandwidth percent 40"],
  ["interface Loopback0\n", "interface Loopback1\n description cadangan\ninterface Loopback0\n"],
  [" description ke simpul", " description ke simpul utara"],
  [" ip address 10.12.0.2 255.255.255.252", " ip address 10.12.0.6 255.255.255.252"],
  [" ip ospf network point-to-point\n", ""],
  ["vlan 10,20,30-40", "vlan 10,20,30-41"],
  [" switchport access vlan 10", " switchport access vlan 20"],
  [" spanning-tree portfast\n", " spanning-tree portfast\n shutdown\n"],
  [" ip address 10.112.1.1 255.255.255.0 secondary\n", ""],
  [" router-id 10.255.0.12", " router-id 10.255.0.13"],
  [" network 10.12.0.0 0.0.0.3 area 0\n", " network 10.12.0.0 0.0.0.3 area 0\n default-information originate\n"],
  [" neighbor 10.12.0.1 description simpul", " neighbor 10.12.0.1 description simpul utara"],
  [" 20 permit icmp any any\n", " 20 permit icmp any any\n 25 permit udp any any eq 161\n"],
  [" 30 permit ospf any any\n", ""],
  [
    "ip prefix-list OUT seq 5 permit 10.112.0.0/23\n",
    "ip prefix-list OUT seq 5 permit 10.112.0.0/23\nip prefix-list OUT seq 7 permit 10.113.0.0/24\n",
  ],
  ["ip route 10.9.0.0 255.255.0.0 Null0\n", ""],
  ["ip route 0.0.0.0 0.0.0.0 10.12.0.1\n", "ip route 0.0.0.0 0.0.0.0 10.12.0.1\nip route 10.8.0.0 255.255.0.0 10.12.0.1\n"],
  ["Kantor Dinas", "Kantor Dinas Pendidikan"],
  ["logging host 10.0.0.5\n", "logging host 10.0.0.5\nlogging host 10.0.0.6\n"],
  ["ntp server 10.0.0.1\n", ""],
  ["Milik Pemerintah Kota", "Milik Pemerintah Kota Pontianak"],
  [" exec-timeout 5 0", " exec-timeout 15 0"],
  [" access-class EDGE in\n transport input ssh", " access-class EDGE in\n logging synchronous\n transport input ssh"],
];

function edited(chosen: readonly (readonly [from: string, to: string])[]): string {
  return chosen.reduce((text, [from, to]) => text.replace(from, to), base);
}

describe("one change", () => {
  test.each(edits)("%j to %j is one command there, one back", (from, to) => {
    const [a, b] = [ios.parse(base), ios.parse(edited([[from, to]]))];
    const { commands, undo } = ios.difference(a, b, exclusive);
    expect({ commands: commands.length, undo: undo.length }).toEqual({ commands: 1, undo: 1 });
  });
});

test("several changes are so many commands at most, and none of them can be left out", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...edits]), (chosen) => {
      const [a, b] = [ios.parse(base), ios.parse(edited(chosen))];
      const { commands } = ios.difference(a, b, exclusive);
      expect(commands.length).toBeLessThanOrEqual(chosen.length);
      expect(brokenLaws(ios, a, b, exclusive)).toEqual([]);
      commands.forEach((_, at) => {
        const fewer = ios.simulate(a, commands.toSpliced(at, 1).join("\n"));
        expect(fewer.accepted && ios.print(fewer.model) === ios.print(b)).toBe(false);
      });
    }),
    { numRuns: cases },
  );
});

describe("what says the same costs nothing", () => {
  test.each([
    ["hostname opd-12", "hostname opd-12\nservice dhcp\nip domain lookup"],
    ["interface GigabitEthernet0/0", "interface Gi0/0"],
    ["interface GigabitEthernet0/0", "interface gigabitethernet 0/0"],
    ["no passive-interface GigabitEthernet0/0", "no passive-interface gi0/0"],
    ["vlan 10,20,30-40", "vlan 10,20,30-35,36,37-40"],
    ["vlan 10,20,30-40", "vlan 10,20\n switchport trunk allowed vlan add 30-40"],
    ["10 permit tcp 10.0.0.0 0.0.0.255 any eq 22", "permit tcp 10.0.0.7 0.0.0.255 any eq ssh"],
    [" 30 permit ospf any any\n 40 deny ip any any", " 31 permit 89 0.0.0.0 255.255.255.255 any\n 77 deny ip any any"],
    ["interface GigabitEthernet0/2\n", "interface GigabitEthernet0/2\n no shutdown\n"],
    ["ip route 0.0.0.0 0.0.0.0 10.12.0.1", "ip route 0.0.0.0 0.0.0.0 10.12.0.1 1"],
    ["banner motd ^C\nMilik Pemerintah Kota\n^C", "banner motd #\nMilik Pemerintah Kota\n#"],
    [
      "line vty 0 4\n access-class EDGE in\n transport input ssh",
      "line vty 0 1\n access-class EDGE in\n transport input ssh\nline vty 2 4\n access-class EDGE in\n transport input ssh",
    ],
    [
      "version 17.9",
      "Building configuration...\n\nCurrent configuration : 2222 bytes\n!\n! Last configuration change at 10:00:00 WIB\nversion 17.9",
    ],
    ["router-id 10.255.0.12", "router-id 10.255.0.12\n log-adjacency-changes"],
  ])("%j and %j", (one, other) => {
    const text = base.replace(one, other);
    const { commands, equal } = ios.difference(ios.parse(base), ios.parse(text), exclusive);
    expect({ commands, equal, changed: text !== base }).toEqual({ commands: [], equal: true, changed: true });
  });

  test("lines in another order, ends of lines of another kind, comments", () => {
    const blocks = base
      .replace("end\n", "")
      .split(/\n(?=\S)/)
      .filter((block) => !/^\^C|^Milik/.test(block) && !block.startsWith("banner"));
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (shuffled) => {
        const [a, b] = [blocks.join("\n"), shuffled.join("\r\n!\r\n")].map(ios.parse);
        // an ordered list is one block; single lines of one list stay in their order by their numbers
        if (a !== undefined && b !== undefined) expect(ios.difference(a, b, exclusive).commands).toEqual([]);
      }),
      { numRuns: cases },
    );
  });
});
