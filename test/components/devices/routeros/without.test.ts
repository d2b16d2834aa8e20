// What is left on a RouterOS device when Simpul goes.
import { expect, test } from "vitest";
import type { Ownership } from "../../../../components/devices/platform.ts";
import { without } from "../../../../components/devices/routeros/difference.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { print } from "../../../../components/devices/routeros/print.ts";

const tagged: Ownership = { kind: "tagged", prefix: "simpul:" };
const exclusive: Ownership = { kind: "exclusive" };

const running = `/ip address
add address=10.0.0.1/24 comment="simpul:wan" interface=ether1
add address=192.168.88.1/24 interface=ether2
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 lama" src-address=10.1.0.0/16
add action=accept chain=input comment="orang lain"
add action=drop chain=input comment="simpul:in.99"
/ip dns
set cache-size=4096KiB servers=10.161.0.53
/system identity
set name=opd-010
/system logging action
add name=noc remote=10.161.0.30 target=remote
/ip service
set ssh address=10.161.10.0/27 port=2222
set telnet disabled=yes
`;
const intended = `/ip address
add address=10.0.0.1/24 comment="simpul:wan" interface=ether1
/ip firewall filter
add action=drop chain=input comment="simpul:in.99"
/ip dns
set servers=10.161.0.53
/system identity
set name=opd-010
/system logging action
add name=noc remote=10.161.0.30 target=remote
/ip service
set ssh address=10.161.10.0/27
set telnet disabled=yes
`;
const before = `/ip address
add address=10.0.0.1/24 interface=ether1
/system identity
set name=pabrik
`;

function left(own: Ownership): string[] {
  return print(without(parse(running), parse(intended), parse(before), own))
    .trimEnd()
    .split("\n");
}

test("tagged: ours goes by comment, name or key, what was there before stays as it was, the rest stays as it is", () => {
  expect(left(tagged)).toEqual([
    "/ip/address add address=10.0.0.1/24 interface=ether1",
    "/ip/address add address=192.168.88.1/24 interface=ether2",
    "/ip/dns set cache-size=4096KiB",
    '/ip/firewall/filter add action=accept chain=input comment="orang lain"',
    "/ip/service set ssh port=2222",
    "/system/identity set name=pabrik",
  ]);
});

test("exclusive: of the sections we describe nothing is left but what was there before", () => {
  expect(left(exclusive)).toEqual([
    "/ip/address add address=10.0.0.1/24 interface=ether1",
    "/ip/dns set cache-size=4096KiB",
    "/ip/service set ssh port=2222",
    "/system/identity set name=pabrik",
  ]);
});
