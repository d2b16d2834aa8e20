// A small region with one of everything: the two example sites of the reference network, a leased line, a vpn, another legal body.
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import type { Site } from "../../../inventory/schema/site.ts";
import { addressing, boards, coreLinks, datacenter, gateway, profiles, simpuls } from "../../bench/synthetic.ts";

const source = { assumption: "made up for a test" };
const rates = (cir: number, mir: number): NonNullable<Site["internet"]> => ({ up: { cir, mir }, down: { cir, mir } });

/** A kelurahan that no survey row names and that hangs on nothing. */
const bare = {
  name: "Kelurahan Tengah",
  kind: "kelurahan",
  policy: "opd",
  profile: "kelurahan",
  source: { document: "perwal", lines: "100-110" },
} as const;

const kelTengah: Site = {
  ...bare,
  id: "kel-tengah",
  survey: 10,
  simpul: "simpul-1",
  access: { medium: "fiber", lengthMetres: 1200, year: 2021 },
};

const agency = { ...bare, kind: "opd", profile: "opd", simpul: "simpul-2", access: { medium: "fiber" } } as const;

const disdukcapil: Site = {
  id: "disdukcapil",
  name: "Disdukcapil",
  kind: "opd",
  policy: "opd",
  survey: 36,
  simpul: "simpul-1",
  access: { medium: "fiber" },
  profile: "opd",
  segments: [
    { class: "kantor", ports: ["ether1", "ether2"], dhcp: "diskominfo" },
    { class: "pelayanan", ports: ["ether3"], dhcp: "diskominfo" },
    { class: "tamu", ports: ["ether5"], dhcp: "diskominfo" },
    { class: "server", ports: ["ether7"], dhcp: "none", demarcation: "ether7: the server room of the agency" },
  ],
  servers: [{ id: "dukcapil-web", address: "10.166.36.10", waiver: "w-007" }],
  internet: rates(40, 100),
  guests: rates(2, 20),
  source: { document: "perwal", lines: "360-370" },
};

/** Sites in the order of the file; numbers do not follow it. */
export const smallSites: readonly Site[] = [
  disdukcapil,
  { ...agency, id: "bkd", name: "Badan Kepegawaian", source: { document: "perwal", lines: "900" } },
  { ...agency, id: "inspektorat", name: "Inspektorat", source: { document: "perwal", lines: "800" } },
  { ...bare, id: "kel-jauh", name: "Kelurahan Jauh", survey: 26, simpul: "simpul-3", access: { medium: "leased", capacity: 50 } },
  { ...bare, id: "kel-seberang", name: "Kelurahan Seberang", survey: 27, access: { medium: "vpn" } },
  { ...agency, id: "pdam", name: "PDAM", kind: "bumd", policy: "mitra", survey: 43 },
  kelTengah,
];

export function smallRegion(sites: readonly Site[] = smallSites): Inventory {
  return {
    region: {
      id: "kecil",
      name: "Kota Kecil",
      domain: "kecil.go.id",
      timezone: "Asia/Pontianak",
      contact: "NOC Diskominfo",
      areas: "stub",
      rotation: 0,
      source,
    },
    documents: [],
    kecamatan: [],
    boards: boards(20),
    profiles: profiles(10),
    sites: [...sites],
    simpul: simpuls(3, 20),
    links: coreLinks(3),
    gateway: gateway(1000),
    datacenter: { ...datacenter(), site: "bkd" },
    addressing: addressing(sites.length),
    waivers: [{ id: "w-007", owner: "Disdukcapil", until: "2027-12-31", reason: "population register stays with the agency", source }],
    flows: [
      {
        id: "internet",
        from: { classes: ["kantor", "tamu"] },
        to: { internet: true },
        protocol: "any",
        users: "everyone",
        why: "the internet at work",
        source,
      },
      {
        id: "bagi",
        from: { classes: ["kantor"], sites: ["kel-tengah"] },
        to: { server: "dukcapil-web" },
        protocol: "tcp",
        ports: [443],
        users: "clerks",
        why: "population register",
        source,
      },
      {
        id: "kamera",
        from: { service: "vms" },
        to: { class: "cctv" },
        protocol: "tcp",
        ports: [80, 443, 554],
        users: "recorders",
        why: "recorders fetch the pictures",
        source,
      },
    ],
    assumptions: [],
    positionOf: (path) => ({ file: "kecil.yaml", line: 1 + path.length, column: 1 }),
  };
}

/** The same region with the sites changed by a function. */
export function withSites(inventory: Inventory, change: (sites: readonly Site[]) => readonly Site[]): Inventory {
  return { ...inventory, sites: [...change(inventory.sites)] };
}
