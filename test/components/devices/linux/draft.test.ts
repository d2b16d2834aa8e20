// What is drafted from a Linux configuration: each line has a place in the draft, or is named.
import { expect, test } from "vitest";
import { draft } from "../../../../components/devices/linux/draft.ts";
import { linux } from "../../../../components/devices/linux/index.ts";
import { parse } from "../../../../components/devices/linux/parse.ts";
import { droppedLines } from "../draft/every-line.ts";

const text = `### file: /etc/frr/frr.conf
frr version 8.4.4
hostname r1
!
interface eth0
 description ke simpul-1
 ip address 10.0.0.2/30
 ip ospf area 0.0.0.1
 ip ospf cost 10
!
interface br0
 description kantor dinas
!
interface lo
 ip address 10.160.0.9/32
!
router ospf
 ospf router-id 10.160.0.9
 network 10.1.0.0/16 area 0
 passive-interface eth1.10
!
router bgp 65001
 neighbor 10.0.0.1 remote-as 65000
 address-family ipv4 unicast
  network 10.1.0.0/16
 exit-address-family
!
ip route 0.0.0.0/0 10.0.0.1 250
### file: /etc/network/interfaces
auto lo
iface lo inet loopback
auto eth1.30
iface eth1.30 inet static
    address 10.164.9.1
    netmask 255.255.255.0
    vlan-raw-device eth1
    mtu 1400
auto br0
iface br0 inet static
    address 10.163.9.1/24
    bridge-ports eth2 eth3
    bridge-vids 10 20
### file: /etc/systemd/network/20-tamu.netdev
[NetDev]
Name=tamu
Kind=vlan
[VLAN]
Id=40
### file: /etc/systemd/network/20-tamu.network
[Match]
Name=tamu
[Network]
Address=10.165.9.1/24
DHCPServer=yes
[DHCPServer]
PoolOffset=10
### file: /etc/systemd/network/10-br1.network
[Match]
Name=br1
[Network]
VLAN=tamu
### file: /etc/systemd/network/10-br1.netdev
[NetDev]
Name=br1
Kind=bridge
[Bridge]
VLANFiltering=yes
### file: /etc/systemd/network/20-br.network
[Match]
Name=eth5
[Network]
Bridge=br1
[BridgeVLAN]
VLAN=40
### file: /etc/systemd/network/20-br6.network
[Match]
Name=eth6
[Network]
Bridge=br1
[BridgeVLAN]
VLAN=40
PVID=40
EgressUntagged=40
### file: tc.batch
qdisc add dev eth0 root handle 1: htb default 30
class add dev eth0 parent 1: classid 1:1 htb rate 100mbit
class add dev eth0 parent 1:1 classid 1:10 htb rate 10mbit ceil 20mbit
qdisc add dev eth0 parent 1:10 handle 10: fq_codel
filter add dev eth0 parent 1: protocol ip prio 1 u32 match ip dst 10.163.9.0/24 flowid 1:10
### file: /etc/nftables.conf
table inet filter {
 chain input {
  type filter hook input priority 0; policy drop;
  tcp dport 22 accept
 }
}
### file: /etc/hostname
r1
`;

test("a router of many files", () => {
  const { draft: drafted, unplaced } = draft(parse(text));
  expect(drafted).toEqual({
    device: { name: "r1", vendor: "linux", version: "8.4.4" },
    loopback: "10.160.0.9",
    uplinks: [{ interface: "eth0", address: "10.0.0.2/30", prefix: "10.0.0.0/30" }],
    segments: [
      {
        class: "tamu",
        interface: "tamu",
        vlan: 40,
        address: "10.165.9.1/24",
        prefix: "10.165.9.0/24",
        ports: ["eth6"],
        trunks: ["eth5"],
        dhcp: "diskominfo",
      },
      {
        class: "kantor",
        interface: "br0",
        address: "10.163.9.1/24",
        prefix: "10.163.9.0/24",
        ports: ["eth2", "eth3"],
        trunks: [],
        dhcp: "none",
      },
      { interface: "eth1.30", vlan: 30, address: "10.164.9.1/24", prefix: "10.164.9.0/24", ports: [], trunks: ["eth1"], dhcp: "none" },
    ],
    addresses: [
      { address: "10.0.0.2/30", interface: "eth0" },
      { address: "10.160.0.9/32", interface: "lo" },
      { address: "10.165.9.1/24", interface: "tamu" },
      { address: "10.163.9.1/24", interface: "br0" },
      { address: "10.164.9.1/24", interface: "eth1.30" },
    ],
    vlans: [
      { vlan: 10, tagged: ["eth2", "eth3"], untagged: [] },
      { vlan: 20, tagged: ["eth2", "eth3"], untagged: [] },
      { vlan: 30, interface: "eth1.30", tagged: ["eth1"], untagged: [] },
      { vlan: 40, interface: "tamu", tagged: ["br1", "eth5"], untagged: ["eth6"] },
    ],
    neighbours: [
      { protocol: "ospf", interface: "eth0", area: "0.0.0.1" },
      { protocol: "bgp", address: "10.0.0.1", as: "65000" },
      { protocol: "static", to: "0.0.0.0/0", address: "10.0.0.1" },
    ],
    queues: [
      { name: "eth0 1:1", target: "eth0", rates: { up: { cir: 100, mir: 100 }, down: {} } },
      { name: "eth0 1:10", target: "eth0", parent: "eth0 1:1", rates: { up: { cir: 10, mir: 20 }, down: {} } },
    ],
  });
  expect(unplaced).toEqual([
    "segment eth1.30 10.164.9.0/24: its names mean no class of the inventory",
    "interface eth0: description ke simpul-1",
    "interface eth0: ip ospf cost 10",
    "interface br0",
    "router ospf: network 10.1.0.0/16 area 0",
    "router bgp 65001: address-family ipv4 unicast: network 10.1.0.0/16",
    "nft inet filter: chain input type filter hook input priority filter; policy drop: tcp dport 22 accept",
    "/etc/network/interfaces: iface eth1.30 inet static: mtu 1400",
    "/etc/systemd/network/20-tamu.network: [DHCPServer]: PoolOffset=10",
    "/etc/systemd/network/10-br1.netdev: [Bridge]: VLANFiltering=yes",
    "tc qdisc add dev eth0 parent 1:10 handle 10: fq_codel",
    "tc filter add dev eth0 parent 1: protocol ip u32 match ip dst 10.163.9.0/24 flowid 1:10",
  ]);
});

/** Lines that say what others do: its name twice, an address brings an interface up, a file of this name is of a VLAN. */
const said = [
  "hostname r1",
  "r1",
  " ip ospf passive",
  " address-family ipv4 unicast",
  " ospf router-id 10.160.0.9",
  "auto br0",
  "auto eth1.30",
  "auto lo",
  "    vlan-raw-device eth1",
  "qdisc add dev eth0 root handle 1: htb default 30",
  "Kind=bridge",
  "Kind=vlan",
  "PVID=40",
  "VLAN=40",
];

test("no line is dropped in silence", () => {
  expect(droppedLines(linux, text).toSorted()).toEqual(said.toSorted());
});
