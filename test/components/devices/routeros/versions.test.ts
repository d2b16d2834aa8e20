// The same configuration on devices of several versions: other names, other defaults, menus that came and went.
import { expect, test } from "vitest";
import { exportText } from "../../../../components/devices/routeros/export.ts";
import { routeros } from "../../../../components/devices/routeros/index.ts";
import { brokenLaws } from "../../../laws.ts";

const exclusive = { own: { kind: "exclusive" } } as const;

function header(version: string): string {
  return `# 2026-01-01 00:00:00 by RouterOS ${version}\n`;
}

function commands(running: string, intended: string): readonly string[] {
  const [a, b] = [routeros.parse(running), routeros.parse(intended)];
  expect(brokenLaws(routeros, a, b, exclusive)).toEqual([]);
  return routeros.difference(a, b, exclusive).commands;
}

function refusal(running: string, intended: string): string | undefined {
  return routeros.difference(routeros.parse(running), routeros.parse(intended), exclusive).refused?.reason;
}

test.each([
  [
    "/system logging action\nadd bsd-syslog=yes name=noc remote=10.0.0.1 target=remote\n",
    "/system/logging/action add name=noc remote=10.0.0.1 remote-log-format=bsd-syslog target=remote\n",
  ],
  ["/system logging action\nadd bsd-syslog=no name=noc target=remote\n", "/system/logging/action add name=noc target=remote\n"],
  ["/ip ssh\nset always-allow-password-login=yes\n", "/ip/ssh set password-authentication=yes\n"],
  ["/ip ssh\nset always-allow-password-login=no\n", ""],
  [
    "/routing bgp connection\nadd address-families=ip,ipv6 instance=i local.role=ebgp name=c\n",
    "/routing/bgp/connection add afi=ip,ipv6 instance=i local.role=ebgp name=c\n",
  ],
])("an older name is read as the newest one: %s", (text, canonical) => {
  expect(routeros.print(routeros.parse(header("7.16.2") + text))).toBe(canonical);
});

test.each([
  ["7.16.2", '/system/logging/action set [find where name="noc"] bsd-syslog=yes'],
  ["7.10.1", '/system/logging/action set [find where name="noc"] bsd-syslog=yes'],
  ["6.49.1", '/system/logging/action set [find where name="noc"] bsd-syslog=yes'],
  ["7.18.2", '/system/logging/action set [find where name="noc"] remote-log-format=bsd-syslog'],
  ["7.24", '/system/logging/action set [find where name="noc"] remote-log-format=bsd-syslog'],
  ["7.99", '/system/logging/action set [find where name="noc"] remote-log-format=bsd-syslog'],
])("a device of %s is spoken to in its own words", (version, command) => {
  const running = `${header(version)}/system logging action\nadd name=noc remote=10.0.0.1 target=remote\n`;
  const intended = "/system logging action\nadd name=noc remote=10.0.0.1 remote-log-format=bsd-syslog target=remote\n";
  expect(commands(running, intended)).toEqual([command]);
});

test("back to the default is said in the older word for it", () => {
  const running = `${header("7.20.8")}/ip ssh\nset always-allow-password-login=yes strong-crypto=yes\n`;
  expect(commands(running, "/ip ssh\nset strong-crypto=yes\n")).toEqual(["/ip/ssh set always-allow-password-login=no"]);
});

test("a device exports in its own words, and reads back the same", () => {
  const model = routeros.parse(`${header("7.16.2")}/system logging action\nadd bsd-syslog=yes name=noc target=remote\n`);
  expect(exportText(model)).toBe("/system logging action\nadd bsd-syslog=yes name=noc target=remote\n");
  const old = routeros.parse(`${header("6.49.1")}/interface bridge\nadd ingress-filtering=yes name=b\n`);
  expect(exportText(old, { header: header("6.49.1") })).toBe(`${header("6.49.1")}/interface bridge\nadd ingress-filtering=yes name=b\n`);
});

test("before version 7 silence means other things", () => {
  const port = (more: string) =>
    `${header("6.48.1")}/interface bridge\nadd name=b\n/interface bridge port\nadd bridge=b ${more}interface=ether1\n`;
  expect(routeros.print(routeros.parse(port("")))).toContain("bridge/port add bridge=b ingress-filtering=no interface=ether1");
  expect(commands(port(""), port("ingress-filtering=yes "))).toEqual([
    '/interface/bridge/port set [find where interface="ether1"] ingress-filtering=yes',
  ]);
  expect(commands(`${header("6.48.1")}/interface bridge\nadd name=b\n`, port("ingress-filtering=yes "))).toEqual([
    ':if ([:len [/interface/bridge/port find where interface="ether1"]] = 0) do={ /interface/bridge/port add bridge=b ingress-filtering=yes interface=ether1 }',
  ]);
});

test.each([
  ["a key that came later", "7.16.2", "/ip firewall filter\nadd chain=input tos=1\n", /firewall filter has no tos in RouterOS 7\.16\.2/],
  [
    "a key that is gone",
    "7.24",
    "/ip route\nadd dst-address=10.0.0.0/8 gateway=10.1.1.1 suppress-hw-offload=yes\n",
    /no suppress-hw-offload/,
  ],
  [
    "a word that has no older one",
    "7.16.2",
    "/system logging action\nadd name=n remote-log-format=cef target=remote\n",
    /remote-log-format=cef/,
  ],
  ["a menu that is gone", "7.20.8", "/routing ospf network\nadd area=backbone network=10.0.0.0/8\n", /has no routing ospf network/],
  ["a menu that came later", "6.49.1", "/interface wireguard\nadd listen-port=1 name=wg\n", /has no interface wireguard/],
  ["what add asks for", "7.20.8", "/interface vlan\nadd name=v vlan-id=5\n", /interface vlan asks for interface/],
  ["a number out of range", "7.20.8", "/interface vlan\nadd interface=ether1 name=v vlan-id=5000\n", /out of range/],
  ["an item that the box has not", "7.20.8", "/ip service\nset nosuch disabled=yes\n", /no ip service nosuch/],
  ["a menu of one that now has several", "7.20.8", "/interface ovpn-server server\nset enabled=yes\n", /holds items with names/],
])("refused: %s", (_, version, text, reason) => {
  expect(refusal(`${header(version)}/system identity\nset name=a\n`, text)).toMatch(reason);
});

test("names that nothing bears are refused before they are sent, on the way there and on the way back", () => {
  const base = `${header("7.20.8")}/ip pool\nadd name=a ranges=10.0.0.1\n/interface bridge\nadd name=b\n/system identity\nset name=x\n`;
  const lease = (pool: string) => `${base}/ip dhcp-server\nadd address-pool=${pool} interface=b name=d\n`;
  expect(refusal(base, lease("nosuch"))).toBe("nothing on the device is called nosuch by then");
  expect(refusal(lease("nosuch"), base)).toMatch(/speaks of nosuch and does not hold it/);
  expect(refusal(base, lease("a"))).toBeUndefined();
});

test("a part of an export may speak of what it does not show", () => {
  const rule = "/ip firewall filter\nadd action=accept chain=input in-interface-list=LAN\n";
  expect(refusal("/ip firewall filter\nadd action=drop chain=input\n", rule)).toBeUndefined();
});

test("menus of version 6, of packages and of hardware are typed", () => {
  const text = [
    header("6.48.6").trimEnd(),
    "/interface lte\nset [ find ] apn-profiles=x",
    "/lcd interface pages\nset 0 interfaces=sfp1",
    "/routing bgp instance\nset default as=65001",
    "/routing bgp peer\nadd name=p remote-address=10.0.0.2 tcp-md5-key=geheim",
    "/routing filter\nadd action=accept chain=in prefix=10.0.0.0/8",
    "/routing ospf area\nset [ find default=yes ] disabled=yes",
    "/routing ospf network\nadd area=backbone network=10.0.0.0/24",
    "/mpls ldp\nset enabled=yes lsr-id=10.0.0.1",
    "/caps-man manager\nset enabled=yes",
    "/ppp profile\nset *FFFFFFFE local-address=10.0.0.1",
    "",
  ].join("\n");
  const model = routeros.parse(text);
  expect(model.unparsed).toEqual([]);
  expect(model.sections.filter(({ opaque }) => opaque > 0)).toEqual([]);
  expect(routeros.print(routeros.mask(model, () => "secret:00000000"))).toBe(
    [
      "/caps-man/manager set enabled=yes",
      "/interface/lte set [ find ] apn-profiles=x",
      "/lcd/interface/pages set 0 interfaces=sfp1",
      "/mpls/ldp set enabled=yes lsr-id=10.0.0.1",
      "/ppp/profile set default-encryption local-address=10.0.0.1",
      "/routing/bgp/instance set [ find default=yes ] as=65001",
      "/routing/bgp/peer add name=p remote-address=10.0.0.2 tcp-md5-key=secret:00000000",
      "/routing/filter add action=accept chain=in prefix=10.0.0.0/8",
      "/routing/ospf/area set [ find default=yes ] disabled=yes",
      "/routing/ospf/network add area=backbone network=10.0.0.0/24",
      "",
    ].join("\n"),
  );
  const empty = routeros.parse(`${header("6.48.6")}/system identity\nset name=a\n`);
  const intended = routeros.parse(`${text}/system identity\nset name=a\n`);
  expect(brokenLaws(routeros, empty, intended, exclusive)).toEqual([]);
});
