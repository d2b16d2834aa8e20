// Regions of any size, made up: nine simpul, boards with as many ports as it takes, pools as wide as it takes.
import type { Addressing } from "../../inventory/schema/addressing.ts";
import type { Board, Port } from "../../inventory/schema/board.ts";
import type { Gateway } from "../../inventory/schema/datacenter.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { Profile } from "../../inventory/schema/profile.ts";
import type { SegmentClass } from "../../inventory/schema/segment.ts";
import type { CoreLink, Simpul } from "../../inventory/schema/simpul.ts";
import type { Site } from "../../inventory/schema/site.ts";

const source = { assumption: "made up for a measurement" };
const version = "7.20.8";
const classes: readonly [SegmentClass, number][] = [
  ["kantor", 10],
  ["pelayanan", 20],
  ["tamu", 30],
  ["cctv", 40],
  ["server", 50],
  ["voip", 60],
  ["perangkat", 99],
];

/** Ports name1 to nameN. */
export function ports(name: string, cage: Port["cage"], speed: number, count: number): Port[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${name}${index + 1}`, cage, speed }));
}

function board(id: string, exportModel: string, list: readonly Port[]): Board {
  return { id, name: id, vendor: "routeros", exportModel, ports: [...list], source };
}

/** Real boards, but for the switch, which has as many access ports as asked. */
export function boards(accessPorts: number): Board[] {
  const ether = (count: number): Port[] => ports("ether", "copper", 1000, count);
  return [
    board("L009UiGS-RM", "L009UiGS", [...ether(8), ...ports("sfp", "sfp", 1000, 1)]),
    board("RB5009UG+S+IN", "RB5009UG+S+", [...ether(8), ...ports("sfp-sfpplus", "sfp+", 10_000, 1)]),
    board("CCR2004-1G-12S+2XS", "CCR2004-1G-12S+2XS", [
      ...ether(1),
      ...ports("sfp-sfpplus", "sfp+", 10_000, 12),
      ...ports("sfp28-", "sfp28", 25_000, 2),
    ]),
    board("CCR2116-12G-4S+", "CCR2116-12G-4S+", [...ether(13), ...ports("sfp-sfpplus", "sfp+", 10_000, 4)]),
    board("CRS328-4C-20S-4S+RM", "CRS328-4C-20S-4S+", [
      ...ports("sfp", "sfp", 1000, accessPorts),
      ...ports("combo", "combo", 1000, 4),
      ...ports("sfp-sfpplus", "sfp+", 10_000, 4),
    ]),
  ];
}

/** The number plan of the reference network up to 254 sites; beyond that the whole of 10.0.0.0/8. */
export function addressing(sites: number): Addressing {
  const wide = sites > 254;
  const blockOf = (index: number): string => (wide ? `10.${(index + 1) * 32}.0.0/11` : `10.${162 + index}.0.0/16`);
  const lengths: Partial<Record<SegmentClass, number>> = { server: 26, voip: 26, perangkat: 28 };
  return {
    region: wide ? "10.0.0.0/8" : "10.160.0.0/12",
    loopbacks: wide ? "10.0.64.0/18" : "10.160.0.0/24",
    coreLoopbacks: wide ? "10.0.1.0/24" : "10.160.1.0/24",
    coreLinks: wide ? "10.0.8.0/24" : "10.160.8.0/24",
    access: wide ? "10.2.0.0/16" : "10.160.16.0/22",
    vpn: wide ? "10.3.0.0/16" : "10.160.24.0/22",
    aggregation: wide ? "10.0.32.0/24" : "10.160.32.0/24",
    oob: wide ? "10.0.48.0/24" : "10.160.48.0/24",
    handoffBase: wide ? 100 : 1000,
    classes: classes.map(([name, vlan], index) => ({
      class: name,
      vlan,
      block: blockOf(index),
      length: lengths[name] ?? 24,
      ...(vlan < 50 ? { range: { first: 50, last: 250, lease: "8h" } } : {}),
    })),
    privatePrefixes: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
    bogons: ["0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3"],
    service: { address: "192.168.254.1", prefix: "192.168.254.0/30" },
    restDays: 365,
    source,
  };
}

/** Profiles kelurahan (L009) and opd (RB5009). */
export function profiles(cir: number): Profile[] {
  const rates = (committed: number, most: number): Profile["internet"] => ({
    up: { cir: committed, mir: most },
    down: { cir: committed, mir: most },
  });
  const segments: Profile["segments"] = [
    { class: "kantor", ports: ["ether1", "ether2"], dhcp: "diskominfo" },
    { class: "tamu", ports: ["ether5"], dhcp: "diskominfo" },
    { class: "cctv", ports: ["ether6"], dhcp: "diskominfo" },
  ];
  const shared = { version, service: "ether8", portNames: { ether1: "sw-1", ether2: "sw-2", ether5: "AP" }, source };
  return [
    {
      id: "kelurahan",
      name: "Kelurahan",
      router: "L009UiGS-RM",
      uplink: "sfp1",
      segments,
      internet: rates(cir, 30),
      guests: rates(cir / 10, 10),
      ...shared,
    },
    {
      id: "opd",
      name: "OPD",
      router: "RB5009UG+S+IN",
      uplink: "sfp-sfpplus1",
      segments: [...segments, { class: "pelayanan", ports: ["ether3"], dhcp: "diskominfo" }],
      internet: rates(cir, 100),
      guests: rates(cir / 10, 20),
      ...shared,
    },
  ];
}

export function simpuls(count: number, accessPorts: number): Simpul[] {
  return Array.from({ length: count }, (_, index) => index + 1).map((number) => ({
    id: `simpul-${number}`,
    number,
    name: `Simpul ${number}`,
    years: { from: 2021, to: 2023 },
    device: { id: `simpul-${number}`, router: "CCR2004-1G-12S+2XS", version, oob: "ether1", trunk: "sfp-sfpplus1" },
    aggregation: {
      id: `agg-${number}`,
      router: "CRS328-4C-20S-4S+RM",
      version,
      trunk: "sfp-sfpplus1",
      access: ports("sfp", "sfp", 1000, accessPorts).map(({ name }) => name),
    },
    source,
  }));
}

/** A star around simpul 1, as in the reference network. */
export function coreLinks(simpulCount: number): CoreLink[] {
  const link = (id: string, number: number, a: [string, string], b: [string, string]): CoreLink => ({
    id,
    number,
    a: { device: a[0], port: a[1] },
    b: { device: b[0], port: b[1] },
    medium: "fiber",
    source,
  });
  return [
    link("gw1-s1", 0, ["gw-1", "sfp-sfpplus1"], ["simpul-1", "sfp-sfpplus2"]),
    ...Array.from({ length: simpulCount - 1 }, (_, index) => {
      const number = index + 2;
      return link(
        `s1-s${number}`,
        number === 2 ? 1 : number === 3 ? 2 : number,
        ["simpul-1", `sfp-sfpplus${13 - index - 1}`],
        [`simpul-${number}`, "sfp-sfpplus2"],
      );
    }),
    link("s1-dc1", 3, ["simpul-1", "sfp-sfpplus3"], ["dc-1", "sfp-sfpplus1"]),
  ];
}

export function gateway(mbps: number): Gateway {
  return {
    id: "gw-1",
    simpul: "simpul-1",
    device: { id: "gw-1", router: "CCR2116-12G-4S+", version, oob: "ether13" },
    uplinks: [
      { id: "isp-a", provider: "ISP A", port: "sfp-sfpplus4", up: mbps, down: mbps, address: "198.51.100.2/30", nexthop: "198.51.100.1" },
    ],
    publicBlock: "203.0.113.0/28",
    nat: { staff: "203.0.113.2", guests: "203.0.113.3", datacenter: "203.0.113.4" },
    published: [{ id: "proxy", public: "203.0.113.10", inside: "10.161.20.10", protocol: "tcp", ports: [80, 443] }],
    mail: ["10.161.20.25"],
    vpn: { port: 13231, address: "198.51.100.2" },
    source,
  };
}

export function datacenter(): Inventory["datacenter"] {
  const service = (
    id: string,
    address: string,
    protocol: "tcp" | "udp" | "both",
    port: number,
  ): Inventory["datacenter"]["services"][number] => ({
    id,
    name: id,
    addresses: [address],
    protocol,
    ports: [port],
  });
  return {
    id: "pusat-data",
    name: "Pusat Data",
    site: "site-00001",
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
      service("ntp", "10.161.0.20", "udp", 123),
      service("syslog", "10.161.0.30", "udp", 514),
      service("nms", "10.161.0.31", "udp", 161),
      service("ipfix", "10.161.0.32", "udp", 4739),
      service("dns", "10.161.0.53", "both", 53),
      service("dns-tamu", "10.161.0.55", "both", 53),
      service("cermin", "10.161.0.60", "tcp", 443),
      service("layanan", "10.161.20.0/24", "tcp", 443),
      service("bus", "10.161.21.0/24", "tcp", 443),
      service("cadangan", "10.161.30.0/24", "tcp", 22),
      service("vms", "10.161.40.0/24", "tcp", 443),
    ],
    noc: { prefix: "10.161.10.0/27", jump: "10.161.10.10", runner: "10.161.10.20" },
    source,
  };
}

function site(index: number, simpulCount: number): Site {
  const number = index + 1;
  const small = number % 3 !== 0;
  return {
    id: `site-${String(number).padStart(5, "0")}`,
    name: `Site ${number}`,
    kind: small ? "kelurahan" : "opd",
    policy: "opd",
    survey: number,
    simpul: `simpul-${(index % simpulCount) + 1}`,
    access: { medium: "fiber", lengthMetres: 1000 },
    profile: small ? "kelurahan" : "opd",
    source,
  };
}

/** An inventory of `count` sites over nine simpul. */
export function syntheticInventory(count: number): Inventory {
  const simpulCount = 9;
  const accessPorts = Math.ceil(count / simpulCount) + 5;
  return {
    region: {
      id: "synthetic",
      name: "Synthetic",
      domain: "example.go.id",
      timezone: "Asia/Jakarta",
      contact: "NOC",
      areas: "stub",
      rotation: 0,
      source,
    },
    documents: [],
    kecamatan: [],
    boards: boards(accessPorts),
    profiles: profiles(10),
    sites: Array.from({ length: count }, (_, index) => site(index, simpulCount)),
    simpul: simpuls(simpulCount, accessPorts),
    links: coreLinks(simpulCount),
    gateway: gateway(count * 11),
    datacenter: datacenter(),
    addressing: addressing(count),
    waivers: [],
    flows: [
      {
        id: "dns",
        from: { classes: ["kantor", "pelayanan"] },
        to: { service: "dns" },
        protocol: "udp",
        ports: [53],
        users: "all",
        why: "names of services",
        source,
      },
      {
        id: "internet",
        from: { classes: ["kantor", "pelayanan", "tamu"] },
        to: { internet: true },
        protocol: "any",
        users: "all",
        why: "the internet",
        source,
      },
    ],
    assumptions: [],
    positionOf: () => ({ file: "synthetic.yaml", line: 1, column: 1 }),
  };
}
