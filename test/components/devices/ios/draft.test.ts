// What is drafted from an IOS configuration: each line has a place in the draft, or is named.
import { expect, test } from "vitest";
import { draft } from "../../../../components/devices/ios/draft.ts";
import { ios } from "../../../../components/devices/ios/index.ts";
import { parse } from "../../../../components/devices/ios/parse.ts";
import { droppedLines } from "../draft/every-line.ts";

const text = `version 15.2
hostname sw-core
!
ip dhcp excluded-address 10.162.9.1
ip dhcp pool KANTOR
 network 10.162.9.0 255.255.255.0
 default-router 10.162.9.1
 dns-server 10.161.0.53
!
vlan 10
 name kantor
vlan 20
 name TAMU
!
class-map match-any VOICE
 match dscp ef
policy-map CHILD
 class VOICE
  priority 2000
 class class-default
  fair-queue
policy-map WAN
 class class-default
  shape average 50m
  service-policy CHILD
policy-map IN
 class class-default
  police cir 10000000 pir 20000000
!
interface Loopback0
 ip address 10.160.0.9 255.255.255.255
interface GigabitEthernet0/0
 description to simpul-1
 ip address 10.160.16.38 255.255.255.252
 ip ospf network point-to-point
 ip ospf 1 area 1
 service-policy output WAN
 service-policy input IN
interface GigabitEthernet0/1
 no ip address
interface GigabitEthernet0/1.30
 description CCTV
 encapsulation dot1Q 30
 ip address 10.165.9.1 255.255.255.0
interface GigabitEthernet1/0/1
 switchport mode access
 switchport access vlan 10
 switchport voice vlan 60
 spanning-tree portfast
interface GigabitEthernet1/0/2
 switchport trunk allowed vlan 10,20
 switchport mode trunk
interface GigabitEthernet1/0/3
 shutdown
interface Vlan10
 ip address 10.162.9.1 255.255.255.0
 ip helper-address 10.1.1.1
interface Vlan20
 ip address 10.164.9.1 255.255.255.0
router ospf 1
 router-id 10.160.0.9
 passive-interface default
 no passive-interface GigabitEthernet0/0
 network 10.162.9.0 0.0.0.255 area 1
router bgp 65001
 neighbor 10.160.16.37 remote-as 65000
 neighbor 10.160.16.37 password s3cret
ip route 0.0.0.0 0.0.0.0 10.160.16.37 250
snmp-server community secretcomm RO
banner motd ^C
hi there
^C
end
`;

test("a switch that routes", () => {
  const { draft: drafted, unplaced } = draft(parse(text));
  expect(drafted).toEqual({
    device: { name: "sw-core", vendor: "ios", version: "15.2" },
    loopback: "10.160.0.9",
    uplinks: [{ interface: "GigabitEthernet0/0", address: "10.160.16.38/30", prefix: "10.160.16.36/30" }],
    segments: [
      {
        class: "cctv",
        interface: "GigabitEthernet0/1.30",
        vlan: 30,
        address: "10.165.9.1/24",
        prefix: "10.165.9.0/24",
        ports: [],
        trunks: ["GigabitEthernet0/1"],
        dhcp: "none",
      },
      {
        class: "kantor",
        interface: "Vlan10",
        vlan: 10,
        address: "10.162.9.1/24",
        prefix: "10.162.9.0/24",
        ports: ["GigabitEthernet1/0/1"],
        trunks: ["GigabitEthernet1/0/2"],
        dhcp: "diskominfo",
      },
      {
        class: "tamu",
        interface: "Vlan20",
        vlan: 20,
        address: "10.164.9.1/24",
        prefix: "10.164.9.0/24",
        ports: [],
        trunks: ["GigabitEthernet1/0/2"],
        dhcp: "none",
      },
    ],
    addresses: [
      { address: "10.160.0.9/32", interface: "Loopback0" },
      { address: "10.160.16.38/30", interface: "GigabitEthernet0/0" },
      { address: "10.165.9.1/24", interface: "GigabitEthernet0/1.30" },
      { address: "10.162.9.1/24", interface: "Vlan10" },
      { address: "10.164.9.1/24", interface: "Vlan20" },
    ],
    vlans: [
      { vlan: 10, name: "kantor", interface: "Vlan10", tagged: ["GigabitEthernet1/0/2"], untagged: ["GigabitEthernet1/0/1"] },
      { vlan: 20, name: "TAMU", interface: "Vlan20", tagged: ["GigabitEthernet1/0/2"], untagged: [] },
      { vlan: 30, interface: "GigabitEthernet0/1.30", tagged: ["GigabitEthernet0/1"], untagged: [] },
      { vlan: 60, tagged: ["GigabitEthernet1/0/1"], untagged: [] },
    ],
    neighbours: [
      { protocol: "ospf", interface: "GigabitEthernet0/0", area: "0.0.0.1" },
      { protocol: "bgp", address: "10.160.16.37", as: "65000" },
      { protocol: "static", to: "0.0.0.0/0", address: "10.160.16.37" },
    ],
    queues: [
      { name: "GigabitEthernet0/0 WAN class-default", target: "GigabitEthernet0/0", rates: { up: { mir: 50 }, down: {} } },
      {
        name: "GigabitEthernet0/0 CHILD VOICE",
        target: "GigabitEthernet0/0",
        parent: "GigabitEthernet0/0 WAN class-default",
        rates: { up: { cir: 2 }, down: {} },
      },
      { name: "GigabitEthernet0/0 IN class-default", target: "GigabitEthernet0/0", rates: { up: {}, down: { cir: 10, mir: 20 } } },
    ],
  });
  expect(unplaced).toEqual([
    "ip dhcp excluded-address 10.162.9.1",
    "ip dhcp pool KANTOR: dns-server 10.161.0.53",
    "class-map match-any VOICE: match dscp ef",
    "policy-map CHILD: class class-default: fair-queue",
    "interface GigabitEthernet0/0: description to simpul-1",
    "interface GigabitEthernet0/0: ip ospf network point-to-point",
    "interface GigabitEthernet0/1",
    "interface GigabitEthernet1/0/1: spanning-tree portfast",
    "interface GigabitEthernet1/0/3: shutdown",
    "interface Vlan10: ip helper-address 10.1.1.1",
    "router ospf 1: network 10.162.9.0 0.0.0.255 area 1",
    "router bgp 65001: neighbor 10.160.16.37 password s3cret",
    "snmp-server community secretcomm RO",
    "banner motd ^C\nhi there\n^C",
  ]);
});

/** Lines that say what others do: an access VLAN makes an access port, an address is its pool's router. */
const said = [" switchport mode access", " router-id 10.160.0.9", " default-router 10.162.9.1", "^C"];

test("no line is dropped in silence", () => {
  expect(droppedLines(ios, text).toSorted()).toEqual(said.toSorted());
});
