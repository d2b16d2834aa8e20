// Scripts that would cut the way by which they are sent, and their neighbours that would not.
import { expect, test } from "vitest";
import type { ManagementPath } from "../../../../../components/devices/platform.ts";
import { difference } from "../../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../../components/devices/routeros/parse.ts";

const path: ManagementPath = {
  proto: "ssh",
  port: 22,
  address: "10.160.32.2",
  interface: "vlan99",
  from: "10.161.10.0/27",
  user: "simpul",
};

const running = `/interface bridge
add name=bridge vlan-filtering=yes
/interface vlan
add interface=bridge name=vlan99 vlan-id=99
/interface bridge port
add bridge=bridge interface=ether2
/interface bridge vlan
add bridge=bridge tagged=bridge,sfp1 vlan-ids=99
add bridge=bridge tagged=sfp1 vlan-ids=10-20
/interface list
add name=MGMT
add include=MGMT name=TRUSTED
/interface list member
add interface=vlan99 list=MGMT
/ip address
add address=10.160.32.2/28 interface=vlan99
/ip firewall address-list
add address=10.161.0.0/16 list=noc
/ip firewall filter
add action=accept chain=input comment="simpul:in.10" connection-state=established
add action=jump chain=input comment="simpul:in.40" in-interface-list=TRUSTED jump-target=dari-noc
add action=drop chain=input comment="simpul:in.99"
add action=accept chain=dari-noc comment="simpul:noc.10" dst-port=20-22,8291 protocol=tcp src-address-list=noc
/user group
add name=runner policy=ssh,read,write,policy,test
/user
add group=runner name=simpul
`;

function reason(edit: (text: string) => string, manage: readonly ManagementPath[] = [path]): string | undefined {
  const intended = edit(running);
  expect(intended).not.toBe(running);
  return difference(parse(running), parse(intended), { own: { kind: "exclusive" }, manage }).refused?.reason;
}

const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

test.each([
  ["the VLAN is no longer passed up", replaced("tagged=bridge,sfp1 vlan-ids=99", "tagged=sfp1 vlan-ids=99"), /drop VLAN 99/],
  ["the bridge goes down", replaced("add name=bridge", "add disabled=yes name=bridge"), /bridge would be disabled/],
  ["the VLAN goes", replaced(/add interface=bridge name=vlan99.*\n/, ""), /10\.160\.32\.2|no interface vlan99/],
  ["the address goes to another host", replaced("10.160.32.2/28", "10.160.32.3/28"), /lose 10\.160\.32\.2/],
  ["the interface leaves its list", replaced(/add interface=vlan99.*\n/, ""), /dropped by "simpul:in\.99"/],
  ["the list no longer includes it", replaced("include=MGMT ", ""), /dropped by "simpul:in\.99"/],
  ["the port leaves the rule", replaced("20-22,8291", "8291"), /dropped by "simpul:in\.99"/],
  ["a part of the sources leaves the list", replaced("address=10.161.0.0/16", "address=10.161.10.0/28"), /dropped by "simpul:in\.99"/],
  ["the jump goes below the drop", swapped, /dropped by "simpul:in\.99"/],
  [
    "all is dropped before tracking",
    (text: string) => `${text}/ip firewall raw\nadd action=drop chain=prerouting src-address=10.0.0.0/8\n`,
    /dropped by/,
  ],
  ["the group loses a right", replaced("policy=ssh,read,write,policy", "policy=ssh,read,policy"), /simpul.* lose the right write/],
  ["the user goes to another group", replaced("group=runner name", "group=read name"), /simpul.* lose the right write/],
  ["the user goes", replaced("add group=runner name=simpul\n", "add group=runner name=orang\n"), /lose simpul/],
  ["ssh moves", (text: string) => `${text}/ip service\nset ssh port=2222\n`, /listen on port 2222/],
])("refused: %s", (_, edit, words) => {
  expect(reason(edit)).toMatch(words);
});

function swapped(text: string): string {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes("in.40"));
  return [...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)].join("\n");
}

test.each([
  ["the VLAN has another name", (text: string) => text.replaceAll("vlan99", "vlan99-kelola")],
  [
    "another address beside it",
    replaced("/ip firewall address-list", "add address=10.160.33.2/28 interface=vlan99\n/ip firewall address-list"),
  ],
  ["a narrower list that still holds all sources", replaced("10.161.0.0/16", "10.161.10.0/24")],
  ["another rule in place of the old one", replaced('comment="simpul:noc.10" dst-port=20-22,8291', 'comment="simpul:noc.11" dst-port=22')],
  [
    "a drop of others on top",
    replaced("/ip firewall filter\n", "/ip firewall filter\nadd action=drop chain=input src-address=10.162.0.0/15\n"),
  ],
  [
    "a rate limit on top",
    replaced("/ip firewall filter\n", "/ip firewall filter\nadd action=drop chain=input limit=5,5:packet protocol=tcp\n"),
  ],
  ["ssh for the sources and others", (text: string) => `${text}/ip service\nset ssh address=10.161.0.0/16,10.9.0.0/16\n`],
  ["the other rows of the bridge", replaced("vlan-ids=10-20", "vlan-ids=10-30")],
])("allowed: %s", (_, edit) => {
  expect(reason(edit)).toBeUndefined();
});

const routed = `/interface bridge
add name=bridge
/interface vlan
add interface=sfp1 name=vlan1010 vlan-id=1010
/interface bridge port
add bridge=bridge interface=ether1
add bridge=bridge interface=ether2
/interface list
add name=UPLINK
/routing ospf instance
add name=intra router-id=10.160.0.10
/routing ospf area
add area-id=0.0.0.1 instance=intra name=akses type=stub
/interface list member
add interface=vlan1010 list=UPLINK
/ip address
add address=10.160.16.42/30 interface=vlan1010
add address=10.160.0.10 interface=lo
/routing ospf interface-template
add area=akses auth=sha256 auth-id=1 auth-key=kunci cost=100 interfaces=UPLINK type=ptp
/ip service
set ssh address=10.161.10.0/27
/user
add group=full name=simpul
/user ssh-keys
add key-type=ed25519 user=simpul
`;
const up: ManagementPath = {
  proto: "ssh",
  port: 22,
  address: "10.160.0.10",
  interface: "vlan1010",
  from: "10.161.10.20",
  user: "simpul",
};
const floating = "/ip route\nadd dst-address=10.161.0.0/16 distance=250 gateway=10.160.16.41\n";
const reasonOf = (before: string, after: string, manage: ManagementPath = up): string | undefined =>
  difference(parse(before), parse(after), { own: { kind: "exclusive" }, manage: [manage] }).refused?.reason;

const cuts: readonly (readonly [string, (text: string) => string, RegExp])[] = [
  ["another area", replaced("area-id=0.0.0.1", "area-id=0.0.0.2"), /OSPF neighbour on vlan1010 would be lost \(area-id/],
  ["no longer a stub", replaced(" type=stub", ""), /lost \(area type/],
  ["another key", replaced("auth-key=kunci", "auth-key=lain"), /lost \(auth-key/],
  ["another key number", replaced("auth-id=1", "auth-id=2"), /lost \(auth-id/],
  ["another hello timer", replaced("type=ptp", "hello-interval=5s type=ptp"), /lost \(hello-interval/],
  ["another dead timer", replaced("type=ptp", "dead-interval=20s type=ptp"), /lost \(dead-interval/],
  ["another network type", replaced(" type=ptp", ""), /lost \(type/],
  ["another MTU", replaced("name=vlan1010", "mtu=1400 name=vlan1010"), /lost \(mtu/],
  ["another mask", replaced("10.160.16.42/30", "10.160.16.42/29"), /lost \(network|would be lost/],
  ["passive", replaced("type=ptp", "passive type=ptp"), /OSPF on vlan1010 would end/],
  ["the interface leaves the list", replaced("add interface=vlan1010 list=UPLINK\n", ""), /OSPF on vlan1010 would end/],
  ["the instance is disabled", replaced("add name=intra", "add disabled=yes name=intra"), /OSPF on vlan1010 would end/],
  ["the template goes", replaced(/add area=akses.*\n/, ""), /OSPF on vlan1010 would end/],
];

test.each(cuts)("the way back by OSPF: %s", (_, edit, words) => {
  expect(reasonOf(routed, edit(routed))).toMatch(words);
  expect(reasonOf(routed, edit(routed))).toMatch(/way back to 10\.161\.10\.20/);
});

test.each(cuts)("the way back by OSPF with a floating static route: %s", (_, edit) => {
  expect(reasonOf(routed + floating, edit(routed + floating))).toBeUndefined();
});

test.each([
  ["another cost", replaced("cost=100", "cost=50")],
  ["another template for another interface", replaced("/ip service", "add area=akses interfaces=lo passive\n/ip service")],
  ["the same by name instead of by list", replaced("interfaces=UPLINK", "interfaces=vlan1010")],
  ["a floating static route in its place", (text: string) => text.replace(/add area=akses.*\n/, "") + floating],
])("the way back stays: %s", (_, edit) => {
  expect(reasonOf(routed, edit(routed))).toBeUndefined();
});

test("what both ends change in one transaction cuts nothing, unless OSPF ends here", () => {
  const both: ManagementPath = { ...up, farEnd: "changes" };
  expect(reasonOf(routed, routed.replace("auth-key=kunci", "auth-key=lain"), both)).toBeUndefined();
  expect(reasonOf(routed, routed.replace("vlan-id=1010", "vlan-id=1011"), both)).toBeUndefined();
  expect(reasonOf(routed, routed.replace("type=ptp", "passive type=ptp"), both)).toMatch(/OSPF on vlan1010 would end/);
});

test.each([
  [
    "the port beneath goes down",
    (text: string) => `${text}/interface ethernet\nset [ find default-name=sfp1 ] disabled=yes\n`,
    /sfp1 would be disabled/,
  ],
  ["another VLAN than the far end has", replaced("vlan-id=1010", "vlan-id=1011"), /over sfp1 with VLAN 1011, not VLAN 1010/],
  ["another port", replaced("add interface=sfp1 name", "add interface=ether8 name"), /would no longer go over sfp1/],
  ["the last key goes", replaced("/user ssh-keys\nadd key-type=ed25519 user=simpul\n", ""), /simpul.* lose its key/],
  ["ssh in another VRF", (text: string) => `${text}/ip vrf\nadd interfaces=vlan1010 name=kelola\n`, /would go to the VRF kelola/],
  [
    "port 22 goes to another host",
    (text: string) => `${text}/ip firewall nat\nadd action=dst-nat chain=dstnat dst-port=22 protocol=tcp to-addresses=10.162.10.5\n`,
    /sent elsewhere/,
  ],
  ["the user's own list of addresses", replaced("name=simpul", "address=192.0.2.1/32 name=simpul"), /no longer be let in/],
  [
    "a longer route to nowhere",
    (text: string) => `${text}/ip route\nadd blackhole dst-address=10.161.10.0/24\n`,
    /way back to 10\.161\.10\.20/,
  ],
])("refused on a routed uplink: %s", (_, edit, words) => {
  expect(reasonOf(routed, edit(routed))).toMatch(words);
});

test("strict rp-filter beside a way back over another interface", () => {
  const other = `${routed}/ip address\nadd address=10.1.0.2/30 interface=ether8\n/ip route\nadd dst-address=10.161.10.0/24 gateway=10.1.0.1\n`;
  expect(reasonOf(other, `${other}/ip settings\nset rp-filter=loose\n`)).toBeUndefined();
  expect(reasonOf(other, `${other}/ip settings\nset rp-filter=strict\n`)).toMatch(/10\.161\.10\.20/);
});

test("a port of a bridge by which it is managed", () => {
  const bridged = `${routed}/ip address\nadd address=192.168.88.1/24 interface=bridge\n`;
  const local: ManagementPath = { proto: "ssh", port: 22, interface: "bridge", address: "192.168.88.1" };
  const without = (port: string) => (text: string) => text.replace(`add bridge=bridge interface=${port}\n`, "");
  expect(reasonOf(bridged, without("ether1")(bridged), local)).toBeUndefined();
  expect(reasonOf(bridged, without("ether1")(without("ether2")(bridged)), local)).toMatch(/no longer go over ether1 or ether2/);
});

test("what was cut before is not cut by the script, and each path is looked at by itself", () => {
  const other: ManagementPath = { proto: "ssh", port: 22, from: "192.0.2.1", interface: "ether5" };
  const edit = replaced("10.161.0.0/16", "10.161.10.0/24");
  expect(reason(edit, [other])).toBeUndefined();
  expect(reason(replaced("20-22,8291", "8291"), [other])).toBeUndefined();
  expect(reason(replaced("20-22,8291", "8291"), [other, path])).toMatch(/dropped by/);
});

test("the step and its command are named, and nothing is sent", () => {
  const intended = running.replace("name=MGMT\n", "name=MGMT\nadd name=LAIN\n").replace("20-22,8291", "8291");
  const { commands, undo, refused } = difference(parse(running), parse(intended), { own: { kind: "exclusive" }, manage: [path] });
  expect({ commands, undo }).toEqual({ commands: [], undo: [] });
  expect(refused).toMatchObject({ step: 2, command: '/ip/firewall/filter set [find where comment="simpul:noc.10"] dst-port=8291' });
});
