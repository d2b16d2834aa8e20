// What `simpul show` tells of each kind of thing: its facts, and what the plan makes of it.
import { allocationOf, deviceOf, linksOf, segmentsOf } from "../../components/planning/index.ts";
import type { End, Plan, PlannedDevice, PlannedLink, PlannedSegment } from "../../components/planning/plan.ts";
import type { Finding } from "../../inventory/findings/index.ts";
import { type Inventory, nouns, type RegionInventory, recordsOf } from "../../inventory/schema/inventory.ts";
import type { Said } from "../../inventory/schema/register/words.ts";
import type { Site } from "../../inventory/schema/site.ts";
import { type Fact, factsOf, plannedFact } from "./facts.ts";
import { aboutIt, registerFacts, registerKinds } from "./registers.ts";

/** Something that refers to the thing: `collection`.`id`, in its `field`. */
export interface Referring {
  readonly collection: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string | Said;
  readonly field: string;
}

export interface Shown {
  readonly kind: string;
  readonly id: string;
  readonly facts: readonly Fact[];
  readonly referrers?: readonly Referring[];
  readonly findings?: readonly Finding[];
  readonly [more: string]: unknown;
}

export interface World {
  readonly inventory: RegionInventory;
  readonly plan: Plan;
  /** of the whole region */
  readonly findings: readonly Finding[];
}

/** Makes what is shown of an id; undefined where there is no such thing of the kind. */
export type Showing = (world: World, id: string) => Shown | undefined;

function showSite(world: World, id: string): Shown | undefined {
  const { inventory, plan } = world;
  const site = inventory.sites.find((record) => record.id === id);
  if (site === undefined) return undefined;
  const device = plan.devices.find((found) => found.site === id && found.role === "opd");
  const links = device === undefined ? [] : linksOf(plan, device.id);
  const segments = device === undefined ? [] : segmentsOf(plan, device.id);
  const planned = [
    ...(device === undefined ? [] : deviceFacts(inventory, device, site)),
    ...links.flatMap((link) => linkFacts(world, link)),
    ...segments.flatMap((segment) => segmentFacts(inventory, segment)),
  ];
  const allocation = device === undefined ? undefined : allocationOf(plan, device.id);
  const facts = [...factsOf(inventory, `sites.${id}`, site), ...registerFacts(inventory, id), ...profileFacts(inventory, site), ...planned];
  const about = aboutIt(world, "sites", id);
  return { kind: "site", id, facts, ...about, device: device?.id, links: links.map((link) => link.id), vlans: segments, allocation };
}

/** What the site has from its profile, where it says nothing of its own. */
function profileFacts(inventory: Inventory, site: Site): Fact[] {
  const profile = inventory.profiles.find(({ id }) => id === (site.profile ?? site.kind));
  if (profile === undefined) return [];
  const given = Object.entries(profile).filter(([key]) => !["id", "name", "source"].includes(key) && !(key in site));
  return factsOf(inventory, `profiles.${profile.id}`, { ...Object.fromEntries(given), source: profile.source });
}

function boardPath(inventory: Inventory, device: PlannedDevice, site: Site | undefined): string {
  if (site !== undefined && device.role === "opd")
    return site.router === undefined ? `profiles.${site.profile ?? site.kind}` : `sites.${site.id}`;
  if (device.role === "gateway") return "gateway.device";
  if (device.role === "datacenter") return "datacenter.device";
  const simpul = inventory.simpul.find((found) => found.device.id === device.id || found.aggregation.id === device.id);
  return `simpul.${simpul?.id ?? device.simpul ?? ""}.${device.role === "aggregation" ? "aggregation" : "device"}`;
}

const loopbackPools = {
  opd: "loopbacks",
  gateway: "coreLoopbacks",
  simpul: "coreLoopbacks",
  datacenter: "coreLoopbacks",
  aggregation: "aggregation",
} as const;

function deviceFacts(inventory: Inventory, device: PlannedDevice, site: Site | undefined): Fact[] {
  const board = boardPath(inventory, device, site);
  const path = `devices.${device.id}`;
  const pool = `addressing.${loopbackPools[device.role]}`;
  const loopback = device.loopback === undefined ? [] : [plannedFact(inventory, `${path}.loopback`, device.loopback, pool)];
  return [
    plannedFact(inventory, `${path}.role`, device.role, board),
    plannedFact(inventory, `${path}.board`, device.board.id, board),
    plannedFact(inventory, `${path}.version`, device.version, board),
    plannedFact(inventory, `${path}.identity`, device.identity, board),
    plannedFact(inventory, `${path}.location`, device.location, site === undefined ? board : `sites.${site.id}.name`),
    ...loopback,
    plannedFact(inventory, `${path}.management`, device.management, pool),
    ...device.ports.map(({ port, label }) => plannedFact(inventory, `${path}.ports.${port.name}`, label, board)),
  ];
}

function showDevice(world: World, id: string): Shown | undefined {
  const { inventory, plan } = world;
  const device = deviceOf(plan, id);
  if (device === undefined) return undefined;
  const site = inventory.sites.find((found) => found.id === device.site);
  const links = linksOf(plan, id);
  const facts = [...deviceFacts(inventory, device, site), ...links.flatMap((link) => linkFacts(world, link))];
  return {
    kind: "device",
    id,
    facts,
    site: device.site,
    simpul: device.simpul,
    links: links.map((link) => link.id),
    vlans: segmentsOf(plan, id),
  };
}

const linkPools = {
  access: "addressing.access",
  vpn: "addressing.vpn",
  trunk: "addressing.aggregation",
  core: "addressing.coreLinks",
  isp: "gateway.uplinks",
} as const;

/** Where what is said about the cable itself stands: with the site, the core link or the node; else with the pool. */
function cablePath({ inventory, plan }: World, link: PlannedLink, pool: string): string {
  const site = deviceOf(plan, link.id)?.site;
  if (link.kind === "access" || link.kind === "vpn") return site === undefined ? pool : `sites.${site}.access`;
  return inventory.links.some(({ id }) => id === link.id) ? `links.${link.id}` : pool;
}

function linkFacts(world: World, link: PlannedLink): Fact[] {
  const { inventory } = world;
  const pool = linkPools[link.kind];
  const cable = cablePath(world, link, pool);
  const told = (key: string, value: unknown, from: string): Fact[] =>
    value === undefined ? [] : [plannedFact(inventory, `links.${link.id}.${key}`, value, from)];
  const routing = link.ospf === undefined ? undefined : `area ${link.ospf.area}, cost ${link.ospf.cost}, key ${link.ospf.secret}`;
  return [
    ...told("kind", link.kind, cable),
    ...told("medium", link.medium, cable),
    ...told("capacity", link.capacity, cable),
    ...told("lengthMetres", link.lengthMetres, cable),
    ...told("year", link.year, cable),
    ...told("vlan", link.vlan, "addressing.handoffBase"),
    ...told("ends", `${endText(link.a)} - ${endText(link.b)}`, pool),
    ...told("prefix", link.l3?.prefix, pool),
    ...told("addresses", link.l3 === undefined ? undefined : `${endText(link.l3.a)} - ${endText(link.l3.b)}`, pool),
    ...told("ospf", routing, "region.areas"),
  ];
}

function endText(end: End): string {
  return [end.device, end.interface, ...(end.address === undefined ? [] : [end.address])].join(" ");
}

function showLink(world: World, id: string): Shown | undefined {
  const { inventory, plan } = world;
  const link = plan.links.find((found) => found.id === id);
  if (link === undefined) return undefined;
  const record = inventory.links.find((found) => found.id === id);
  const own = record === undefined ? [] : factsOf(inventory, `links.${id}`, record);
  const known = new Set(own.map(({ path }) => path));
  const facts = [...own, ...linkFacts(world, link).filter(({ path }) => !known.has(path))];
  return { kind: "link", id, facts, link };
}

function segmentFacts(inventory: Inventory, segment: PlannedSegment): Fact[] {
  const path = `segments.${segment.site}/${segment.segment}`;
  const from = `addressing.classes.${inventory.addressing.classes.findIndex((entry) => entry.class === segment.segment)}`;
  const { vlan, prefix, gateway, dhcp, ports, owner, demarcation } = segment;
  const range = dhcp === undefined ? [] : [plannedFact(inventory, `${path}.dhcp`, `${dhcp.first} to ${dhcp.last}, ${dhcp.lease}`, from)];
  const site = inventory.sites.find(({ id }) => id === segment.site);
  const profile = inventory.profiles.find(({ id }) => id === (site?.profile ?? site?.kind));
  const index = (site?.segments ?? profile?.segments ?? []).findIndex((entry) => entry.class === segment.segment);
  const local = site?.segments === undefined ? `profiles.${profile?.id}.segments.${index}` : `sites.${site.id}.segments.${index}`;
  return [
    ...Object.entries({ vlan, prefix, gateway }).map(([key, value]) => plannedFact(inventory, `${path}.${key}`, value, from)),
    ...range,
    ...Object.entries({ ports, owner, demarcation }).map(([key, value]) => plannedFact(inventory, `${path}.${key}`, value, local)),
  ];
}

/** A segment is named by its site and class, `kel-tengah/kantor`. */
function showSegment({ inventory, plan }: World, id: string): Shown | undefined {
  const segment = plan.segments.find((found) => `${found.site}/${found.segment}` === id);
  return segment === undefined ? undefined : { kind: "segment", id, facts: segmentFacts(inventory, segment), device: segment.device };
}

function showSimpul(world: World, id: string): Shown | undefined {
  const { inventory, plan } = world;
  const simpul = inventory.simpul.find((record) => record.id === id);
  if (simpul === undefined) return undefined;
  const devices = [simpul.device.id, simpul.aggregation.id].flatMap((device) => deviceOf(plan, device) ?? []);
  const sites = inventory.sites.filter((site) => site.simpul === id).map((site) => site.id);
  const facts = [...factsOf(inventory, `simpul.${id}`, simpul), ...devices.flatMap((device) => deviceFacts(inventory, device, undefined))];
  return { kind: "simpul", id, facts, ...aboutIt(world, "simpul", id), devices: devices.map((device) => device.id), sites };
}

/** Records of which nothing is planned. */
function showRecord(collection: "waivers" | "flows" | "profiles" | "boards" | "kecamatan" | "documents"): Showing {
  return (world, id) => {
    const record = world.inventory[collection].find((found) => found.id === id);
    if (record === undefined) return undefined;
    const facts = factsOf(world.inventory, `${collection}.${id}`, record);
    return { kind: nouns[collection] ?? collection, id, facts, ...aboutIt(world, collection, id) };
  };
}

const singles = ["region", "gateway", "datacenter", "addressing"] as const;

function showSingle({ inventory }: World, id: string): Shown | undefined {
  const name = singles.find((single) => single === id);
  return name === undefined ? undefined : { kind: name, id, facts: factsOf(inventory, name, inventory[name]) };
}

/** An assumption is named by its path; a path into it finds it too. */
function showAssumption({ inventory }: World, id: string): Shown | undefined {
  const found = inventory.assumptions.find(({ path }) => path === id);
  if (found === undefined) return undefined;
  const value = found.path.split(".").reduce<unknown>(step, inventory);
  return { kind: "assumption", id, facts: factsOf(inventory, id, value), reason: found.reason };
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.find((item) => item?.id === key) ?? value[Number(key)];
  return typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
}

/** Every kind, in the order in which an id is looked up. */
export const kinds: Readonly<Record<string, Showing>> = {
  site: showSite,
  simpul: showSimpul,
  device: showDevice,
  link: showLink,
  segment: showSegment,
  flow: showRecord("flows"),
  waiver: showRecord("waivers"),
  profile: showRecord("profiles"),
  board: showRecord("boards"),
  kecamatan: showRecord("kecamatan"),
  document: showRecord("documents"),
  single: showSingle,
  assumption: showAssumption,
  ...registerKinds,
};

/** Every id that can be shown, for "did you mean". */
export function shownIds({ inventory, plan }: World): readonly string[] {
  const records = [...Object.keys(nouns).map((name) => recordsOf(inventory, name)), plan.devices, plan.links];
  const segments = plan.segments.map(({ site, segment }) => `${site}/${segment}`);
  return [
    ...new Set([
      ...records.flatMap((list) => list.map(({ id }) => id)),
      ...singles,
      "secrets",
      "assumptions",
      ...segments,
      ...inventory.assumptions.map(({ path }) => path),
    ]),
  ];
}
