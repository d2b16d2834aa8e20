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
