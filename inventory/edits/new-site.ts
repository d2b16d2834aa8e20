// The record of a new site: what its writer said as it is, what had to be chosen as assumptions with their reasons.
import { stringify } from "yaml";
import { cableMetres, metresBetween, type Point } from "../distance.ts";
import type { Inventory } from "../schema/inventory.ts";
import type { Simpul } from "../schema/simpul.ts";
import type { Site } from "../schema/site.ts";
import { EditError } from "./place.ts";

/** What is known of the site that is added. */
export interface NewSite {
  readonly id: string;
  readonly name: string;
  readonly kecamatan: string;
  readonly kind: Site["kind"];
  readonly simpul?: string | undefined;
}

/** The record's lines of YAML, without indentation, and the simpul that it hangs on. */
export interface SiteText {
  readonly lines: readonly string[];
  readonly simpul: string;
}

const otherBodies: ReadonlySet<Site["kind"]> = new Set(["bumd", "rsud", "vertical"]);

export function siteText(inventory: Inventory, site: NewSite): SiteText {
  const point = inventory.kecamatan.find(({ id }) => id === site.kecamatan)?.point;
  const simpul = inventory.simpul.find(({ id }) => id === site.simpul) ?? chosenSimpul(inventory, point);
  const facts = [
    `id: ${site.id}`,
    `name: ${inline(site.name)}`,
    `kind: ${site.kind}`,
    `kecamatan: ${site.kecamatan}`,
    `policy: ${otherBodies.has(site.kind) ? "mitra" : "opd"}`,
    ...(site.simpul === undefined ? [] : [`simpul: ${simpul.id}`]),
    'source: { assumption: "Added with `simpul add site`; no document is cited yet" }',
  ];
  return { lines: [...facts, "assumptions:", ...placed(point), ...connected(inventory, site, simpul, point)], simpul: simpul.id };
}

/** A value on one line, quoted where YAML would read it otherwise. */
function inline(value: string): string {
  return stringify(value, { lineWidth: 0, defaultStringType: /[\n\r]/.test(value) ? "QUOTE_DOUBLE" : "PLAIN" }).trimEnd();
}

function placed(point: Point | undefined): string[] {
  if (point === undefined) return [];
  return ["  - reason: Centre of the kecamatan, not the office", `    point: { lat: ${point.lat}, lng: ${point.lng} }`];
}

function connected(inventory: Inventory, site: NewSite, simpul: Simpul, point: Point | undefined): string[] {
  const length = point === undefined || simpul.point === undefined ? "" : ` lengthMetres: ${cableMetres(point, simpul.point)},`;
  const near = point === undefined ? "Node with the most free ports" : "Nearest node with a free port";
  const why = site.simpul === undefined ? `${near}; length and year are samples` : "Profile of its kind; length and year are samples";
  return [
    `  - reason: ${why}`,
    ...(site.simpul === undefined ? [`    simpul: ${simpul.id}`] : []),
    `    profile: ${profileOf(inventory, site.kind)}`,
    `    access: { medium: fiber,${length} year: ${simpul.years.to} }`,
  ];
}

/** The profile with the kind's name; other legal bodies share one. */
function profileOf(inventory: Inventory, kind: Site["kind"]): string {
  const names = inventory.profiles.map(({ id }) => id);
  const found = [kind, ...(otherBodies.has(kind) ? ["mitra"] : [])].find((name) => names.includes(name));
  if (found === undefined) throw new EditError(`there is no profile for sites of kind ${kind}`, `add a profile with the id ${kind}`);
  return found;
}

function freePorts(inventory: Inventory, simpul: Simpul): number {
  const used = inventory.sites.filter((site) => site.simpul === simpul.id && site.access?.medium !== "vpn").length;
  return simpul.aggregation.access.length - used;
}

/** The nearest with a free port; where no point is known, the one with the most. */
function chosenSimpul(inventory: Inventory, point: Point | undefined): Simpul {
  const rank = (simpul: Simpul): number =>
    point === undefined || simpul.point === undefined ? -freePorts(inventory, simpul) : metresBetween(point, simpul.point);
  const [best] = inventory.simpul
    .filter((simpul) => freePorts(inventory, simpul) > 0)
    .sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  if (best === undefined)
    throw new EditError("no simpul has a free access port", "add ports or another aggregation switch, or move a site to VPN");
  return best;
}
