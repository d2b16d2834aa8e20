// What a line speaks of is found by the names that nft, tc and FRR really have; only what is missing is refused.
import { expect, test } from "vitest";
import { linux } from "../../../../components/devices/linux/index.ts";
import { brokenLaws } from "../../../laws.ts";

const exclusive = { own: { kind: "exclusive" } } as const;
const nft = (members: string, ...rules: string[]): string =>
  `### file: /etc/nftables.conf\ntable inet filter {\n${members}\tchain input {\n\t\ttype filter hook input priority filter; policy accept;\n${rules.map((rule) => `\t\t${rule}\n`).join("")}\t}\n}\n`;
const tc = (...lines: string[]): string => `### file: /etc/simpul/tc.batch\n${lines.map((line) => `${line}\n`).join("")}`;
const bgp = (...lines: string[]): string =>
  `### file: /etc/frr/frr.conf\nrouter bgp 65000\n${lines.map((line) => ` ${line}\n`).join("")}exit\n`;

const prio = "qdisc add dev eth1 root handle 1: prio bands 3";

test.each([
  ["a chain with a dot", nft(""), nft("\tchain tamu.wifi {\n\t\taccept\n\t}\n", "jump tamu.wifi")],
  ["a set with a dot", nft(""), nft("\tset opd.a {\n\t\ttype ipv4_addr\n\t}\n", "ip saddr @opd.a accept")],
  ["bits of a packet", nft(""), nft("", "udp dport 53 @th,64,16 0x1 accept")],
  [
    "a flow table",
    nft(""),
    nft("\tflowtable ft {\n\t\thook ingress priority 0; devices = { eth0 };\n\t}\n", "ip protocol tcp flow add @ft"),
  ],
  ["bands that a qdisc makes by itself", tc(prio), tc(prio, "qdisc add dev eth1 parent 1:1 handle 10: sfq")],
  [
    "a neighbour by its interface",
    bgp(),
    bgp("neighbor PG peer-group", "neighbor eth1 interface peer-group PG", "neighbor eth1 description pusat"),
  ],
])("%s: there and back", (_, without, within) => {
  for (const [from, to] of [
    [without, within],
    [within, without],
  ] as const) {
    const [a, b] = [linux.parse(from), linux.parse(to)];
    expect([...a.unparsed, ...b.unparsed]).toEqual([]);
    const { refused, commands } = linux.difference(a, b, exclusive);
    expect([refused, commands.length > 0]).toEqual([undefined, true]);
    expect(brokenLaws(linux, a, b, exclusive)).toEqual([]);
  }
});

test.each([
  ["a chain with a dot", nft("\tchain tamu {\n\t}\n", "jump tamu.wifi"), "chain tamu.wifi"],
  ["a set with a dot", nft("", "ip saddr @opd.a accept"), "@opd.a"],
  ["a class of HTB", tc("qdisc add dev eth1 root handle 1: htb", "qdisc add dev eth1 parent 1:1 handle 10: sfq"), "class 1:1"],
  ["a band without its qdisc", tc("qdisc add dev eth1 parent 1:1 handle 10: sfq"), "class 1:1"],
])("%s that is not there is refused", (_, within, name) => {
  const { refused } = linux.difference(linux.parse(nft("")), linux.parse(within), exclusive);
  expect(refused?.reason).toBe(`the intended text speaks of ${name} and does not hold it`);
});
