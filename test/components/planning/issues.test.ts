// What stops a plan: each with the exact words that a person reads.
import { expect, test } from "vitest";
import { emptyLock, plan } from "../../../components/planning/index.ts";
import type { Inventory } from "../../../inventory/schema/inventory.ts";
import { issuesOf, planned } from "./planned.ts";
import { smallRegion, withSites } from "./small-region.ts";

const region = smallRegion();
const changed = (id: string, change: object): Inventory =>
  withSites(region, (sites) => sites.map((site) => (site.id === id ? { ...site, ...change } : site)));
const rates = (cir: number, mir: number): object => ({ up: { cir, mir }, down: { cir, mir } });
const withPorts = (count: number): Inventory => ({
  ...region,
  simpul: region.simpul.map((simpul) => ({
    ...simpul,
    aggregation: { ...simpul.aggregation, access: simpul.aggregation.access.slice(0, count) },
  })),
});
const narrowCore = (capacity: number): Inventory => ({
  ...region,
  links: region.links.map((link) => (link.id === "s1-s2" ? { ...link, medium: "leased", capacity } : link)),
});

test.each<[string, Inventory, string]>([
  [
    "a simpul without a free port",
    withPorts(2),
    "simpul simpul-2 has no free port for site pdam: all 2 access ports of agg-2 are taken; fix: hang the site on another simpul, or give agg-2 a board with more ports",
  ],
  [
    "fiber in a copper port",
    { ...region, profiles: region.profiles.map((profile) => (profile.id === "kelurahan" ? { ...profile, uplink: "ether3" } : profile)) },
    "the optics of link opd-010 do not fit: port ether3 is copper and takes no optic; fix: use another port, or a board with the right cage",
  ],
  [
    "two speeds on a core link",
    { ...region, links: region.links.map((link) => (link.id === "s1-dc1" ? { ...link, b: { device: "dc-1", port: "ether1" } } : link)) },
    "the optics of link s1-dc1 do not fit: port sfp-sfpplus3 (sfp+) and port ether1 (copper) do not run at one speed; fix: use another port, or a board with the right cage",
  ],
  [
    "a port with two uses",
    changed("kel-tengah", { segments: [{ class: "kantor", ports: ["ether8"], dhcp: "diskominfo" }] }),
    "port ether8 of opd-010 has two uses: servis, and kantor; fix: give one of them another port",
  ],
  [
    "a port that the board does not have",
    changed("kel-tengah", { segments: [{ class: "kantor", ports: ["ether9"], dhcp: "diskominfo" }] }),
    "port ether9 of opd-010 (kantor) is not on its board L009UiGS-RM; fix: its ports are ether1, ether2, ether3, ether4, ether5, ether6, ether7, ether8, sfp1",
  ],
  [
    "more committed than the contract holds",
    changed("kel-tengah", { internet: rates(900, 900) }),
    "the sites are promised 990 Mbps up, but 95 % of the internet contract of 1000 Mbps is 950; fix: lower the committed rates (cir) by 40 Mbps in all, or buy more",
  ],
  [
    "more committed than the site's line carries",
    changed("kel-jauh", { internet: rates(60, 60) }),
    "site kel-jauh is promised 60 Mbps of internet over a line of 50 Mbps, which is shaped to 48; fix: promise 48 Mbps or less, or hire a wider line",
  ],
  [
    "more committed than a core link carries",
    narrowCore(30),
    "the 3 sites behind link s1-s2 are promised 30 Mbps up, but the link of 30 Mbps is shaped to 29; fix: lower the committed rates of these sites, or widen the link",
  ],
  [
    "guests that leave nothing for staff",
    changed("kel-tengah", { internet: rates(1, 5) }),
    "guests of site kel-tengah have 1/1 Mbps committed, the whole site 1/1: nothing is left for staff; fix: give the site `guests` with less, or `internet` with more",
  ],
  [
    "a server outside its site's segment",
    changed("disdukcapil", { servers: [{ id: "dukcapil-web", address: "10.166.37.10", waiver: "w-007" }] }),
    "server dukcapil-web of site disdukcapil cannot have address 10.166.37.10: its server segment is 10.166.36.0/26 (number 36), the router has 10.166.36.1; fix: give the server an address such as 10.166.36.10",
  ],
  [
    "another legal body opened without a waiver",
    {
      ...region,
      flows: region.flows.map((flow) => (flow.id === "internet" ? { ...flow, from: { ...flow.from, sites: ["pdam"] } } : flow)),
    },
    "flow internet opens the network to pdam, another legal body, without a waiver; fix: name a waiver in the flow, or take the site out of it",
  ],
  [
    "a vpn that the gateway does not take",
    { ...region, gateway: withoutVpn(region.gateway) },
    "site kel-seberang is reached over vpn, but the gateway takes no vpn; fix: add `vpn: { port, address }` to the gateway",
  ],
  [
    "a vpn pool that is too small",
    { ...region, addressing: { ...region.addressing, vpn: "10.160.24.0/26" } },
    "site kel-seberang has number 27, but addressing.vpn (10.160.24.0/26) has room for 15 sites; fix: give addressing.vpn a wider prefix than /26",
  ],
  [
    "a simpul number that the gateway has",
    { ...region, simpul: region.simpul.map((simpul) => (simpul.number === 3 ? { ...simpul, number: 10 } : simpul)) },
    "simpul number 10 is kept for the gateway and the pusat data; fix: give the simpul another number",
  ],
  [
    "a core pool that is too small",
    { ...region, addressing: { ...region.addressing, aggregation: "10.160.32.0/27" } },
    "addressing.aggregation (10.160.32.0/27) has 32 addresses; simpul simpul-3 needs 48; fix: give addressing.aggregation a wider prefix",
  ],
  [
    "a class wider than a number's slice",
    {
      ...region,
      addressing: {
        ...region.addressing,
        classes: region.addressing.classes.map((plan) => (plan.class === "voip" ? { ...plan, length: 23 } : plan)),
      },
    },
    "a /23 a site does not fit into a number's slice of 10.167.0.0/16, which is a /24; fix: give class voip a length of 24 or more",
  ],
])("%s", (_, inventory, expected) => {
  expect(issuesOf(inventory)).toContain(expected);
});

function withoutVpn({ vpn: _, ...gateway }: Inventory["gateway"]): Inventory["gateway"] {
  return gateway;
}

test("two sites of one simpul whose hand-off VLANs meet are an issue", () => {
  const inventory = { ...region, addressing: { ...region.addressing, handoffBase: 4090 } };
  const told = issuesOf({ ...inventory, addressing: { ...inventory.addressing, handoffBase: 4093 } });
  expect(told).toContain("hand-off VLAN 4094 of site disdukcapil at simpul-1 is taken by kel-tengah; fix: hang the site on another simpul");
});

test("one run shows every issue, each with the position of its value", () => {
  const made = plan({ ...withPorts(2), addressing: { ...region.addressing, vpn: "10.160.24.0/26" } }, emptyLock("kecil"));
  expect("issues" in made && made.issues.map(({ file, line }) => `${file}:${line}`)).toEqual(["kecil.yaml:18", "kecil.yaml:26"]);
});

test("guests of a slow site never pass the site", () => {
  const made = planned(changed("kel-tengah", { internet: rates(5, 8) })).plan;
  expect(made.allocations.find(({ site }) => site === "kel-tengah")?.guests).toEqual(rates(1, 8));
});

test("a flow from every site leaves other legal bodies out", () => {
  const flow = planned(region).plan.flows.find(({ id }) => id === "internet");
  expect(flow?.excluded).toEqual(["10.162.43.0/24", "10.164.43.0/24"]);
});
