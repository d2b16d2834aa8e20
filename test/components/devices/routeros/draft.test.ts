// What is drafted from a router's configuration against the plan that the configuration was made from.
import { expect, test } from "vitest";
import { draft } from "../../../../components/devices/routeros/draft.ts";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { render } from "../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import { settledRegion } from "../../../../scripts/door/region.ts";

const { inventory, plan } = settledRegion("pontianak");
const access = intents(inventory, plan).filter(({ role }) => role === "opd");

test.each(access.map((intent) => [intent.device, intent] as const))("%s: its networks come back as planned", (device, intent) => {
  const { draft: drafted } = draft(parse(render(intent)));
  const planned = plan.segments.filter((one) => one.device === device);
  const words = (all: readonly { readonly vlan?: number; readonly prefix: string }[], kind: (at: number) => string | undefined) =>
    all.map(({ vlan, prefix }, at) => [kind(at), vlan, prefix].join(" ")).sort();
  expect(words(drafted.segments, (at) => drafted.segments[at]?.class)).toEqual(words(planned, (at) => planned[at]?.segment));
  for (const { vlan, ports, owner } of planned) {
    const found = drafted.segments.find((one) => one.vlan === vlan);
    expect([...(found?.ports ?? [])].sort()).toEqual([...ports].sort());
    expect(found?.dhcp).toBe(owner === "diskominfo" ? "diskominfo" : "none");
  }
  expect(drafted.loopback).toBe(plan.devices.find(({ id }) => id === device)?.loopback);
});

const export7 = `# 2026-11-22 08:00:00 by RouterOS 7.15.2
# model = RB750Gr3
/interface bridge
add name=bridge1
/interface vlan
add interface=bridge1 name=hotspot-tamu vlan-id=20
/ip pool
add name=pool1 ranges=192.168.88.10-192.168.88.254
/ip dhcp-server
add address-pool=pool1 interface=bridge1 name=dhcp1
/interface bridge port
add bridge=bridge1 interface=ether2
add bridge=bridge1 interface=ether3
/ip address
add address=192.168.88.1/24 comment="LAN kantor" interface=bridge1
add address=192.168.20.1/24 interface=hotspot-tamu
add address=172.20.1.1/24 interface=ether5
add address=100.64.1.2/24 interface=ether1
/ip route
add gateway=100.64.1.1
/queue simple
add limit-at=2M/4M max-limit=10M/20M name=kantor target=192.168.88.0/24
/system identity
set name=dinas-x
/system ntp client
set enabled=yes
`;

test("a router that somebody else set up", () => {
  const { draft: drafted, unplaced } = draft(parse(export7));
  expect(drafted.device).toEqual({ name: "dinas-x", vendor: "routeros", exportModel: "RB750Gr3", version: "7.15.2" });
  expect(drafted.uplinks).toEqual([{ interface: "ether1", address: "100.64.1.2/24", prefix: "100.64.1.0/24" }]);
  expect(drafted.segments).toEqual([
    {
      class: "kantor",
      interface: "bridge1",
      address: "192.168.88.1/24",
      prefix: "192.168.88.0/24",
      ports: ["ether2", "ether3"],
      trunks: [],
      dhcp: "diskominfo",
    },
    {
      class: "tamu",
      interface: "hotspot-tamu",
      vlan: 20,
      address: "192.168.20.1/24",
      prefix: "192.168.20.0/24",
      ports: [],
      trunks: ["ether2", "ether3"],
      dhcp: "none",
    },
    { interface: "ether5", address: "172.20.1.1/24", prefix: "172.20.1.0/24", ports: ["ether5"], trunks: [], dhcp: "none" },
  ]);
  expect(drafted.vlans).toEqual([{ vlan: 20, interface: "hotspot-tamu", tagged: ["bridge1"], untagged: [] }]);
  expect(drafted.neighbours).toEqual([{ protocol: "static", to: "0.0.0.0/0", address: "100.64.1.1" }]);
  expect(drafted.queues).toEqual([
    { name: "kantor", target: "192.168.88.0/24", rates: { up: { cir: 2, mir: 10 }, down: { cir: 4, mir: 20 } } },
  ]);
  expect(unplaced).toEqual([
    "segment ether5 172.20.1.0/24: its names mean no class of the inventory",
    "/system/ntp/client set enabled=yes",
  ]);
});
