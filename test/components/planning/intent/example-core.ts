// The core of the example region: the reference network's boards, nodes, gateway, pusat data and number plan.
import type { Addressing } from "../../../../inventory/schema/addressing.ts";
import type { DataCenter, Gateway } from "../../../../inventory/schema/datacenter.ts";
import type { CoreLink } from "../../../../inventory/schema/simpul.ts";

export const source = { assumption: "the reference network" };
export const version = "7.20.8";

export const addressing: Addressing = {
  region: "10.160.0.0/12",
  loopbacks: "10.160.0.0/24",
  coreLoopbacks: "10.160.1.0/24",
  coreLinks: "10.160.8.0/24",
  access: "10.160.16.0/22",
  vpn: "10.160.24.0/22",
  aggregation: "10.160.32.0/24",
  oob: "10.160.48.0/24",
  handoffBase: 1000,
  classes: [
    { class: "kantor", vlan: 10, block: "10.162.0.0/16", length: 24, range: { first: 50, last: 250, lease: "8h" } },
    { class: "pelayanan", vlan: 20, block: "10.163.0.0/16", length: 24, range: { first: 50, last: 250, lease: "8h" } },
    { class: "tamu", vlan: 30, block: "10.164.0.0/16", length: 24, range: { first: 20, last: 250, lease: "1h" } },
    { class: "cctv", vlan: 40, block: "10.165.0.0/16", length: 24, range: { first: 100, last: 200, lease: "1d" } },
    { class: "server", vlan: 50, block: "10.166.0.0/16", length: 26 },
    { class: "voip", vlan: 60, block: "10.167.0.0/16", length: 26, range: { first: 10, last: 60, lease: "8h" } },
    { class: "perangkat", vlan: 99, block: "10.168.0.0/16", length: 28 },
  ],
  privatePrefixes: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  bogons: [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/3",
  ],
  service: { address: "192.168.254.1", prefix: "192.168.254.0/30" },
  restDays: 365,
  source,
};

const link = (id: string, number: number, a: [string, string], b: [string, string]): CoreLink => ({
  id,
  number,
  a: { device: a[0], port: a[1] },
  b: { device: b[0], port: b[1] },
  medium: "fiber",
  source,
});

export const coreLinks: readonly CoreLink[] = [
  link("s1-gw1", 0, ["gw-1", "sfp-sfpplus1"], ["simpul-1", "sfp-sfpplus2"]),
  link("s1-s2", 1, ["simpul-1", "sfp-sfpplus11"], ["simpul-2", "sfp-sfpplus12"]),
  link("s1-s3", 2, ["simpul-1", "sfp-sfpplus12"], ["simpul-3", "sfp-sfpplus12"]),
  link("s1-dc1", 3, ["simpul-1", "sfp-sfpplus3"], ["dc-1", "sfp-sfpplus1"]),
];

export const gateway: Gateway = {
  id: "gw-1",
  simpul: "simpul-1",
  device: { id: "gw-1", router: "CCR2116-12G-4S+", version, oob: "ether13" },
  uplinks: [
    { id: "isp-a", provider: "ISP A", port: "sfp-sfpplus4", up: 1000, down: 1000, address: "198.51.100.2/30", nexthop: "198.51.100.1" },
  ],
  publicBlock: "203.0.113.0/28",
  nat: { staff: "203.0.113.2", guests: "203.0.113.3", datacenter: "203.0.113.4" },
  published: [{ id: "proxy", public: "203.0.113.10", inside: "10.161.20.10", protocol: "tcp", ports: [80, 443] }],
  mail: ["10.161.20.25"],
  vpn: { port: 13231, address: "198.51.100.2" },
  source,
};

export const datacenter: DataCenter = {
  id: "dc-1",
  name: "Pusat Data",
  site: "kel-tengah",
  simpul: "simpul-1",
  prefix: "10.161.0.0/16",
  device: {
    id: "dc-1",
    router: "CCR2116-12G-4S+",
    version,
    oob: "ether13",
    trunk: "sfp-sfpplus2",
    zones: [
      { id: "infra", vlan: 200, prefix: "10.161.0.0/24" },
      { id: "noc", vlan: 210, prefix: "10.161.10.0/27" },
      { id: "layanan", vlan: 220, prefix: "10.161.20.0/24" },
      { id: "bus", vlan: 221, prefix: "10.161.21.0/24" },
      { id: "cadangan", vlan: 230, prefix: "10.161.30.0/24" },
      { id: "vms", vlan: 240, prefix: "10.161.40.0/24" },
    ],
  },
  services: [
    { id: "ntp", name: "Time", addresses: ["10.161.0.20", "10.161.0.21"], protocol: "udp", ports: [123] },
    { id: "syslog", name: "Logs", addresses: ["10.161.0.30"], protocol: "udp", ports: [514] },
    { id: "nms", name: "Monitoring", addresses: ["10.161.0.31"] },
    { id: "ipfix", name: "Flows", addresses: ["10.161.0.32"], protocol: "udp", ports: [4739] },
    { id: "dns", name: "Names", addresses: ["10.161.0.53", "10.161.0.54"], protocol: "both", ports: [53] },
    { id: "dns-tamu", name: "Names for guests", addresses: ["10.161.0.55"], protocol: "both", ports: [53] },
    { id: "cermin", name: "Mirror", addresses: ["10.161.0.60"], protocol: "tcp", ports: [80, 443] },
    { id: "layanan", name: "Proxy", addresses: ["10.161.20.0/24"], protocol: "tcp", ports: [80, 443] },
    { id: "bus", name: "Service bus", addresses: ["10.161.21.0/24"], protocol: "tcp", ports: [443] },
    { id: "cadangan", name: "Backup", addresses: ["10.161.30.0/24"], protocol: "tcp", ports: [22, 443] },
    { id: "vms", name: "Video recorders", addresses: ["10.161.40.0/24"] },
  ],
  noc: { prefix: "10.161.10.0/27", jump: "10.161.10.10", runner: "10.161.10.20" },
  source,
};
