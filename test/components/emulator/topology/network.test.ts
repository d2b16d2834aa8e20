// Adjacencies, routes and pings follow from what both ends hold: break one end, and it breaks.
import { beforeEach, describe, expect, test } from "vitest";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { boxOf } from "../../../../components/emulator/routeros/box.ts";
import { Network } from "../../../../components/emulator/topology/network.ts";
import { cable, device } from "../temporary-farm.ts";

// An OPD router behind an aggregation switch, its node, and the gateway, as the reference network has them (§7), cut short.
const opd = `
/interface list
add name=WAN
/routing ospf instance
add name=intra router-id=10.160.0.10
/routing ospf area
add area-id=0.0.0.1 instance=intra name=akses type=stub
/interface list member
add interface=sfp1 list=WAN
/ip address
add address=10.160.0.10 interface=lo network=10.160.0.10
add address=10.160.16.42/30 interface=sfp1 network=10.160.16.40
add address=10.162.10.1/24 interface=ether1 network=10.162.10.0
/ip firewall filter
add action=accept chain=input comment=in.10 connection-state=established,related,untracked
add action=accept chain=input comment=in.30 protocol=icmp
add action=accept chain=input comment=in.40 in-interface-list=WAN protocol=ospf src-address=10.160.16.41
add action=drop chain=input comment=in.99
/ip route
add comment=fallback distance=250 dst-address=0.0.0.0/0 gateway=10.160.16.41
/routing ospf interface-template
add area=akses interfaces=lo,ether1 passive
add area=akses auth=sha256 auth-id=1 auth-key=KEY-10 cost=100 interfaces=sfp1 type=ptp
`;
const agg = `
/interface bridge
add frame-types=admit-only-vlan-tagged name=bridge vlan-filtering=yes
/interface bridge port
add bridge=bridge frame-types=admit-only-vlan-tagged interface=sfp1
add bridge=bridge frame-types=admit-only-untagged-and-priority-tagged interface=ether1 pvid=1010
/interface bridge vlan
add bridge=bridge tagged=sfp1 untagged=ether1 vlan-ids=1010
`;
const node = `
/interface vlan
add interface=ether2 name=vlan1010 vlan-id=1010
/routing ospf instance
add name=intra router-id=10.160.1.1
/routing ospf area
add instance=intra name=backbone
add area-id=0.0.0.1 default-cost=1 instance=intra name=akses no-summaries type=stub
/ip address
add address=10.160.1.1 interface=lo network=10.160.1.1
add address=10.160.8.2/30 interface=ether1 network=10.160.8.0
add address=10.160.16.41/30 interface=vlan1010 network=10.160.16.40
/routing ospf interface-template
add area=backbone interfaces=lo passive
add area=backbone auth=sha256 auth-id=1 auth-key=KEY-GW cost=10 interfaces=ether1 type=ptp
add area=akses auth=sha256 auth-id=1 auth-key=KEY-10 cost=100 interfaces=vlan1010 type=ptp
`;
const gateway = `
/routing ospf instance
add name=intra originate-default=if-installed router-id=10.160.1.10
/routing ospf area
add instance=intra name=backbone
/ip address
add address=10.160.1.10 interface=lo network=10.160.1.10
add address=10.160.8.1/30 interface=ether1 network=10.160.8.0
add address=198.51.100.2/30 interface=ether3 network=198.51.100.0
/ip firewall nat
add action=src-nat chain=srcnat out-interface=ether3 src-address=10.162.0.0/15 to-addresses=203.0.113.2
/ip route
add check-gateway=ping dst-address=0.0.0.0/0 gateway=198.51.100.1
/routing ospf interface-template
add area=backbone interfaces=lo passive
add area=backbone auth=sha256 auth-id=1 auth-key=KEY-GW cost=10 interfaces=ether1 type=ptp
`;

const whole = { opd, agg, node, gateway };
type Texts = typeof whole;
const cables = [
  cable("opd", "opd sfp1", "agg ether1"),
  cable("agg", "agg sfp1", "node ether2"),
  cable("core", "node ether1", "gateway ether1"),
  cable("isp", "gateway ether3", "isp 1"),
];

function network(change: Partial<Texts> = {}, { cut = [], off = [] }: { cut?: string[]; off?: string[] } = {}): Network {
  const stations = Object.entries({ ...whole, ...change }).map(([name, text]) => {
    const box = boxOf(parse(text), device(name).board.ports);
    return { spec: device(name), box: () => box, on: !off.includes(name) };
  });
  return new Network(stations, cables, new Set(cut));
}

function states(net: Network): string[] {
  return [...net.adjacenciesOf("opd"), ...net.adjacenciesOf("node")].map(
    ({ interface: at, address, state }) => `${at} ${address} ${state}`,
  );
}

let net: Network;
beforeEach(() => {
  net = network();
});

test("adjacencies through the switch's VLAN and over the core", () => {
  expect(states(net)).toEqual(["sfp1 10.160.16.41 Full", "ether1 10.160.8.1 Full", "vlan1010 10.160.16.42 Full"]);
});

test("a stub area gets a default and no routes of others; the core learns the site", () => {
  const ospf = (name: string): string[] =>
    net
      .routesOf(name)
      .filter(({ kind }) => kind === "ospf")
      .map(({ prefix, gateway }) => `${prefix} ${gateway}`)
      .sort();
  expect(ospf("opd")).toEqual(["0.0.0.0/0 10.160.16.41"]);
  expect(ospf("gateway")).toEqual([
    "10.160.0.10/32 10.160.8.2",
    "10.160.1.1/32 10.160.8.2",
    "10.160.16.40/30 10.160.8.2",
    "10.162.10.0/24 10.160.8.2",
  ]);
  expect(ospf("node")).toEqual([
    "0.0.0.0/0 10.160.8.1",
    "10.160.0.10/32 10.160.16.42",
    "10.160.1.10/32 10.160.8.1",
    "10.162.10.0/24 10.160.16.42",
  ]);
});

test("pings: to the gateway and back, out to the world with a translated address only", () => {
  expect(net.ping("opd", "10.160.1.10")).toBe(2);
  expect(net.ping("gateway", "10.162.10.1")).toBe(2);
  expect(net.ping("opd", "9.9.9.9", "10.162.10.1")).toBe(3);
  expect(net.ping("opd", "9.9.9.9")).toBe("timeout");
  expect(net.ping("agg", "10.160.1.10")).toBe("no route to host");
});

describe("one end differs", () => {
  const replaced = (text: string, from: string, to: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  const broken: [string, Partial<Texts>][] = [
    ["another key", { opd: replaced(opd, "auth-key=KEY-10", "auth-key=OTHER") }],
    ["another key id", { opd: replaced(opd, "auth-id=1", "auth-id=2") }],
    ["no authentication", { opd: replaced(opd, "auth=sha256 auth-id=1 auth-key=KEY-10 ", "") }],
    ["another area", { opd: replaced(opd, "area-id=0.0.0.1", "area-id=0.0.0.2") }],
    ["no stub", { opd: replaced(opd, " type=stub", "") }],
    ["another type of network", { opd: replaced(opd, "cost=100 interfaces=sfp1 type=ptp", "cost=100 interfaces=sfp1") }],
    ["another hello", { opd: replaced(opd, "cost=100 interfaces", "cost=100 hello-interval=5s interfaces") }],
    ["passive", { opd: replaced(opd, "interfaces=sfp1 type=ptp", "interfaces=sfp1 passive type=ptp") }],
    ["another subnet", { opd: replaced(opd, "10.160.16.42/30", "10.160.16.46/30") }],
    ["another mask", { opd: replaced(opd, "10.160.16.42/30", "10.160.16.42/29") }],
    ["a dead instance", { opd: replaced(opd, "add name=intra router-id", "add disabled=yes name=intra router-id") }],
    ["the switch's other VLAN", { agg: replaced(agg, "pvid=1010", "pvid=1011") }],
    ["a switch without the VLAN on its trunk", { agg: replaced(agg, "tagged=sfp1 untagged=ether1 ", "untagged=ether1 ") }],
    ["another VLAN at the node", { node: replaced(node, "vlan-id=1010", "vlan-id=1036") }],
    ["a rule that lets no OSPF in at the site", { opd: replaced(opd, "src-address=10.160.16.41", "src-address=10.160.16.45") }],
  ];
  test.each(broken)("%s", (_, change) => {
    const there = network(change);
    expect(there.adjacenciesOf("node").filter(({ interface: at, state }) => at === "vlan1010" && state === "Full")).toEqual([]);
    expect(there.routesOf("gateway").some(({ prefix }) => prefix === "10.162.10.0/24")).toBe(false);
  });

  test("another MTU stops at ExStart, as on a device", () => {
    const there = network({ opd: `/interface ethernet\nset [ find default-name=sfp1 ] mtu=1400\n${opd}` });
    expect(there.adjacenciesOf("opd").map(({ state }) => state)).toEqual(["ExStart"]);
  });

  test("without the adjacency the floating default still leads to the node", () => {
    const there = network(broken[0]?.[1]);
    expect(there.ping("opd", "10.160.16.41")).toBe(1);
    expect(there.ping("opd", "10.160.1.10")).toBe(2);
    expect(there.ping("opd", "10.160.1.10", "10.162.10.1")).toBe("timeout");
  });
});

test("a cut cable, a device that is off, a port that is disabled", () => {
  expect(network({}, { cut: ["agg"] }).adjacenciesOf("opd")).toEqual([]);
  expect(network({}, { off: ["agg"] }).adjacenciesOf("opd")).toEqual([]);
  const disabled = network({ opd: `/interface ethernet\nset [ find default-name=sfp1 ] disabled=yes\n${opd}` });
  expect(disabled.adjacenciesOf("node").map(({ interface: at }) => at)).toEqual(["ether1"]);
  expect(disabled.interfacesOf("opd").find(({ name }) => name === "sfp1")).toEqual({
    name: "sfp1",
    type: "ether",
    running: false,
    disabled: true,
  });
});

test("the default goes with the ISP's link, the inside stays", () => {
  const there = network({}, { cut: ["isp"] });
  expect(there.routesOf("node").some(({ prefix }) => prefix === "0.0.0.0/0")).toBe(false);
  expect(there.ping("opd", "10.160.1.10")).toBe(2);
});

test("strict reverse-path filtering drops what does not come back the same way", () => {
  const there = network({ node: `/ip settings\nset rp-filter=strict\n${node}` });
  expect(there.ping("gateway", "10.162.10.1")).toBe(2);
  const spoofed = network({
    node: `/ip settings\nset rp-filter=strict\n${node}`,
    opd: opd.replace("interfaces=lo,ether1", "interfaces=lo"),
  });
  expect(spoofed.ping("opd", "10.160.1.10", "10.162.10.1")).toBe("timeout");
});

test("neighbours are seen where the other end announces itself", () => {
  expect(net.neighboursOf("opd")).toEqual([
    { interface: "sfp1", remoteInterface: "ether1", identity: "MikroTik", board: "L009UiGS", version: "7.20.8" },
  ]);
  const quiet = network({ agg: `/ip neighbor discovery-settings\nset discover-interface-list=none\n${agg}` });
  expect(quiet.neighboursOf("opd")).toEqual([]);
});

test("a tunnel is up when both ends name each other's key", () => {
  const end = (secret: string, other: string, address: string): string => `
/interface wireguard
add name=wg private-key="${secret}"
/interface wireguard peers
add allowed-address=0.0.0.0/0 interface=wg public-key="${other}"
/ip address
add address=${address}/30 interface=wg
`;
  // RFC 7748 §6.1: Alice's and Bob's keys
  const alice = ["dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=", "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo="] as const;
  const bob = ["XasIfmJKikt54X+Lg4AO5m87sSkmGLb9HC+LJ/+I4Os=", "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08="] as const;
  const tunnel = (theirs: string): Network =>
    new Network(
      [
        { spec: device("a"), box: () => boxOf(parse(end(alice[0], theirs, "10.9.0.1")), []), on: true },
        { spec: device("b"), box: () => boxOf(parse(end(bob[0], alice[1], "10.9.0.2")), []), on: true },
      ],
      [cable("t", "a wg", "b wg")],
      new Set(),
    );
  expect(tunnel(bob[1]).ping("a", "10.9.0.2")).toBe(1);
  expect(tunnel(alice[1]).ping("a", "10.9.0.2")).toBe("no route to host");
});
