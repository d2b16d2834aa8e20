// Flows with their ends as prefixes. Other legal bodies (mitra) are closed unless a waiver names them.
import type { Flow } from "../../inventory/schema/flow.ts";
import type { Inventory } from "../../inventory/schema/inventory.ts";
import type { SegmentClass } from "../../inventory/schema/segment.ts";
import type { Complain } from "./issue.ts";
import type { PlannedFlow, PlannedSegment } from "./plan.ts";

const anywhere = "0.0.0.0/0";

interface Ends {
  readonly words: string;
  readonly prefixes: readonly string[];
}

/** By id, so that the order in which they are written never matters. */
export function planFlows(inventory: Inventory, segments: readonly PlannedSegment[], complain: Complain): PlannedFlow[] {
  const ofSite = Map.groupBy(segments, ({ site }) => site);
  return [...inventory.flows].sort((a, b) => (a.id < b.id ? -1 : 1)).map((flow) => planFlow(inventory, flow, ofSite, complain));
}

type BySite = ReadonlyMap<string, readonly PlannedSegment[]>;

function planFlow(inventory: Inventory, flow: Flow, ofSite: BySite, complain: Complain): PlannedFlow {
  const [from, to] = [startOf(inventory, flow, ofSite), goalOf(inventory, flow)];
  checkMitra(inventory, flow, complain);
  const waiver = waiverOf(inventory, flow);
  return {
    id: flow.id,
    from: from.words,
    to: to.words,
    protocol: flow.protocol,
    port: flow.ports?.join(",") ?? "any",
    why: flow.why,
    sources: from.prefixes,
    destinations: to.prefixes,
    excluded: closedPrefixes(inventory, flow, ofSite),
    ...(flow.from.service === undefined ? { classes: classesOf(inventory, flow.from.classes) } : {}),
    ...(flow.from.sites === undefined ? {} : { sites: [...flow.from.sites].sort() }),
    ...(waiver === undefined ? {} : { waiver }),
  };
}

function startOf(inventory: Inventory, { from }: Flow, ofSite: BySite): Ends {
  if (from.service !== undefined) return serviceEnd(inventory, from.service);
  const classes = classesOf(inventory, from.classes);
  if (from.sites === undefined) return { words: classes.join(", "), prefixes: blocksOf(inventory, classes) };
  const sites = [...from.sites].sort();
  const prefixes = sites.flatMap((site) => prefixesAt(ofSite, site, classes));
  return { words: `${classes.join(", ")} of ${sites.join(", ")}`, prefixes };
}

function goalOf(inventory: Inventory, { to }: Flow): Ends {
  if ("internet" in to) return { words: "internet", prefixes: [anywhere] };
  if ("service" in to) return serviceEnd(inventory, to.service);
  if ("class" in to) return { words: to.class, prefixes: blocksOf(inventory, [to.class]) };
  const server = inventory.sites.flatMap(({ servers }) => servers ?? []).find(({ id }) => id === to.server);
  return { words: to.server, prefixes: server === undefined ? [] : [`${server.address}/32`] };
}

/** No class named means every class of the number plan. */
function classesOf({ addressing }: Inventory, named: readonly SegmentClass[] | undefined): readonly SegmentClass[] {
  const known = [...addressing.classes].sort((a, b) => a.vlan - b.vlan).map((plan) => plan.class);
  return named === undefined ? known : known.filter((name) => named.includes(name));
}

/** One prefix a class, whatever the number of sites. */
function blocksOf({ addressing }: Inventory, classes: readonly SegmentClass[]): string[] {
  return addressing.classes
    .filter((plan) => classes.includes(plan.class))
    .map(({ block }) => block)
    .sort();
}

function prefixesAt(ofSite: BySite, site: string, classes: readonly SegmentClass[]): string[] {
  return (ofSite.get(site) ?? []).filter(({ segment }) => classes.includes(segment)).map(({ prefix }) => prefix);
}

function serviceEnd({ datacenter }: Inventory, id: string): Ends {
  const service = datacenter.services.find((known) => known.id === id);
  return { words: id, prefixes: (service?.addresses ?? []).map((address) => (/^[\d.]+$/.test(address) ? `${address}/32` : address)) };
}

/** What a flow from, or to, a class of all sites does not cover. */
function closedPrefixes(inventory: Inventory, { from, to }: Flow, ofSite: BySite): string[] {
  const start = from.sites === undefined && from.service === undefined ? classesOf(inventory, from.classes) : [];
  const goal = "class" in to ? [to.class] : [];
  const mitra = inventory.sites.filter(({ policy }) => policy === "mitra").map(({ id }) => id);
  return mitra.sort().flatMap((site) => prefixesAt(ofSite, site, [...start, ...goal]));
}

function checkMitra(inventory: Inventory, { id, from, waiver }: Flow, complain: Complain): void {
  if (waiver !== undefined || from.sites === undefined) return;
  const mitra = inventory.sites.filter((site) => site.policy === "mitra" && from.sites?.includes(site.id) === true);
  for (const site of mitra)
    complain(
      `flows.${id}`,
      `flow ${id} opens the network to ${site.id}, another legal body, without a waiver`,
      "name a waiver in the flow, or take the site out of it",
    );
}

/** The flow's own waiver, else that of the server it leads to. */
function waiverOf({ sites, waivers }: Inventory, { waiver, to }: Flow): PlannedFlow["waiver"] | undefined {
  const server = "server" in to ? sites.flatMap(({ servers }) => servers ?? []).find(({ id }) => id === to.server) : undefined;
  const found = waivers.find(({ id }) => id === (waiver ?? server?.waiver));
  return found === undefined ? undefined : { id: found.id, until: found.until };
}
