// Two example regions: the two sites of the reference network; and the same with one of every other kind of site and link.
import type { Plan } from "../../../../components/planning/index.ts";
import { type Lock, plan } from "../../../../components/planning/index.ts";
import type { Inventory } from "../../../../inventory/schema/inventory.ts";
import type { Profile } from "../../../../inventory/schema/profile.ts";
import type { Site } from "../../../../inventory/schema/site.ts";
import { boards } from "../../../bench/synthetic.ts";
import { addressing, coreLinks, datacenter, gateway, source, version } from "./example-core.ts";
import { exampleFlows, flow } from "./example-flows.ts";

const rates = (cir: number, mir: number): NonNullable<Site["internet"]> => ({ up: { cir, mir }, down: { cir, mir } });

const kelurahan: Profile = {
  id: "kelurahan",
  name: "Kelurahan",
  router: "L009UiGS-RM",
  version,
  uplink: "sfp1",
  service: "ether8",
  segments: [
    { class: "kantor", ports: ["ether1", "ether2"], dhcp: "diskominfo" },
    { class: "tamu", ports: ["ether5"], dhcp: "diskominfo" },
    { class: "cctv", ports: ["ether6"], dhcp: "diskominfo" },
  ],
  portNames: { ether1: "sw-1", ether2: "sw-2", ether5: "AP" },
  internet: rates(10, 30),
  guests: rates(1, 10),
  source,
};

const profiles: readonly Profile[] = [
  kelurahan,
  { ...kelurahan, id: "kelurahan-vpn", uplink: "ether3" },
  { ...kelurahan, id: "opd", router: "RB5009UG+S+IN", uplink: "sfp-sfpplus1", internet: rates(15, 100) },
  {
    ...kelurahan,
    id: "mitra",
    router: "RB5009UG+S+IN",
    uplink: "sfp-sfpplus1",
    segments: [{ class: "kantor", ports: ["ether1"], dhcp: "opd" }],
    portNames: { ether1: "firewall" },
    internet: rates(5, 50),
  },
];

const site = (number: number, id: string, name: string, more: Partial<Site>): Site => ({
  id,
  name,
  kind: "opd",
  policy: "opd",
  survey: number,
  simpul: "simpul-1",
  access: { medium: "fiber" },
  profile: "opd",
  source,
  ...more,
});

const referenceSites: readonly Site[] = [
  site(10, "kel-tengah", "Kelurahan Tengah", { kind: "kelurahan", profile: "kelurahan" }),
  site(36, "disdukcapil", "Disdukcapil", {
    segments: [
      { class: "kantor", ports: ["ether1", "ether2"], dhcp: "diskominfo" },
      { class: "pelayanan", ports: ["ether3"], dhcp: "diskominfo" },
      { class: "tamu", ports: ["ether5"], dhcp: "diskominfo" },
      { class: "server", ports: ["ether6"], dhcp: "none" },
    ],
    internet: rates(40, 100),
    guests: rates(2, 20),
    servers: [{ id: "disdukcapil-bagi", address: "10.166.36.10", waiver: "w-007" }],
  }),
];

const otherSites: readonly Site[] = [
  site(26, "kel-seberang", "Kelurahan Seberang", { profile: "kelurahan-vpn", access: { medium: "vpn", capacity: 20 } }),
  site(31, "bkd", "Badan Kepegawaian", { simpul: "simpul-3" }),
  site(41, "dinsos", "Dinas Sosial", { access: { medium: "leased", capacity: 50 } }),
  site(43, "pdam", "PDAM", { kind: "bumd", policy: "mitra", profile: "mitra" }),
  site(44, "bpr", "BPR", { kind: "bumd", policy: "mitra", profile: "mitra" }),
];

const simpulNames: readonly string[] = ["Simpul 1 Diskominfo", "Simpul 2", "Simpul 3"];
const accessPorts = Array.from({ length: 20 }, (_, at) => `sfp${at + 1}`);

/** The two example sites of the reference network, and nothing else. */
export function referenceRegion(): Inventory {
  return {
    region: {
      id: "contoh",
      name: "Kota Contoh",
      domain: "contoh.go.id",
      timezone: "Asia/Pontianak",
      contact: "NOC Diskominfo",
      areas: "stub",
      rotation: 0,
      source,
    },
    documents: [],
    kecamatan: [],
    boards: boards(20),
    profiles: [...profiles],
    sites: [...referenceSites],
    simpul: simpulNames.map((name, at) => ({
      id: `simpul-${at + 1}`,
      number: at + 1,
      name,
      years: { from: 2021, to: 2025 },
      device: { id: `simpul-${at + 1}`, router: "CCR2004-1G-12S+2XS", version, oob: "ether1", trunk: "sfp-sfpplus1" },
      aggregation: { id: `agg-${at + 1}`, router: "CRS328-4C-20S-4S+RM", version, trunk: "sfp-sfpplus1", access: accessPorts },
      source,
    })),
    links: [...coreLinks],
    gateway,
    datacenter,
    addressing,
    waivers: ["w-007", "w-043"].map((id) => ({ id, owner: "Dinas", until: "2027-12-31", reason: "until it moves", source })),
    flows: [...exampleFlows],
    assumptions: [],
    positionOf: () => ({ file: "contoh.yaml", line: 1, column: 1 }),
  };
}

/**
 * Beside these a site over VPN, one on a leased line of 50 Mbps, one behind a core link of 200 Mbps, two other legal bodies of which one
 * has a waiver for the internet.
 */
export function variedRegion(): Inventory {
  const region = referenceRegion();
  return {
    ...region,
    sites: [...referenceSites, ...otherSites],
    links: region.links.map((link) => (link.id === "s1-s3" ? { ...link, medium: "leased", capacity: 200 } : link)),
    flows: [
      ...region.flows,
      { ...flow("internet-pdam", { classes: ["kantor"], sites: ["pdam"] }, { internet: true }, "tcp", [443]), waiver: "w-043" },
    ],
  };
}

/** The reference's two sites with the ring closed between simpul 2 and 3. */
export function ringRegion(): Inventory {
  const region = referenceRegion();
  const closing = {
    id: "s2-s3",
    number: 4,
    a: { device: "simpul-2", port: "sfp-sfpplus11" },
    b: { device: "simpul-3", port: "sfp-sfpplus11" },
    medium: "fiber" as const,
    source,
  };
  return { ...region, links: [...region.links, closing] };
}

/** Ports of the two example sites as the reference has them; other sites take what is free. */
const lock: Lock = {
  version: 1,
  region: "contoh",
  sites: [
    { number: 10, site: "kel-tengah", switch: "agg-1", port: "sfp3" },
    { number: 36, site: "disdukcapil", switch: "agg-1", port: "sfp4" },
  ],
  resting: [],
};

export function planOf(region: Inventory): Plan {
  const made = plan(region, lock);
  if ("issues" in made) throw new Error(made.issues.map(({ message }) => message).join("\n"));
  return made.plan;
}
