// Names of services: under the official domain, spelt right, over https.
import leven from "leven";
import type { RegionInventory } from "../schema/inventory.ts";
import type { Source } from "../schema/source.ts";
import type { Found, Rule } from "./finding.ts";
import { printedAddress } from "./printed-address.ts";

/** A host name of the region's own services, and where it stands. */
interface Host {
  readonly host: string;
  readonly scheme: "http" | "https" | "none";
  readonly of: string | undefined;
  readonly subject: string;
  readonly at: string;
  readonly source: Source;
}

/** Names of the register, then those that only an application's address gives; names of central services are not ours to correct. */
function hostsOf(inventory: RegionInventory): Host[] {
  const { applications, domains, organisations } = inventory;
  const level = new Map(applications.map(({ id, level: given }) => [id, given]));
  const nameOf = (id: string): string | undefined => organisations.find((organisation) => organisation.id === id)?.name;
  const registered = domains
    .filter(({ application, status }) => status !== "refused" && isOurs(application === undefined ? "region" : level.get(application)))
    .map(({ id, host, scheme, organisation, source }) => ({
      host,
      scheme,
      of: nameOf(organisation),
      subject: id,
      at: `domains.${id}`,
      source,
    }));
  const known = new Set(domains.map(({ host }) => host));
  return [...registered, ...applications.filter((app) => isOurs(app.level)).flatMap((application) => reachedHosts(application, known))];
}

function isOurs(level: string | undefined): boolean {
  return level === "region" || level === "unknown";
}

function reachedHosts({ id, name, reached, source }: RegionInventory["applications"][number], known: ReadonlySet<string>): Host[] {
  return (reached ?? []).flatMap(({ printed }, index): Host[] => {
    const address = printedAddress(printed);
    if (address?.kind !== "name" || known.has(address.host)) return [];
    const place = { of: name, subject: id, at: `applications.${id}.reached.${index}`, source };
    return [{ host: address.host, scheme: address.scheme ?? "none", ...place }];
  });
}

const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Without it nobody can say which names are outside it. */
export const unknownDomain: Rule = ({ inventory: { region } }) =>
  region.domain === undefined
    ? [
        {
          rule: "domain-unknown",
          severity: "notice",
          subject: region.id,
          at: "region",
          source: region.source,
          values: { name: region.name },
        },
      ]
    : [];

/** "harus merupakan sub domain sesuai nama Perangkat Daerah atau nama aplikasi" (Perwal 47/2021, 32(4); Perwal 20/2020 12567-12597). */
export const outside: Rule = ({ inventory }) => {
  const { domain } = inventory.region;
  if (domain === undefined) return [];
  return hostsOf(inventory)
    .filter(({ host }) => !isUnder(host, domain))
    .map(({ host, of, subject, at, source }) => ({
      rule: "domain-outside",
      severity: "warning",
      subject,
      at,
      source,
      values: { host, domain, of },
    }));
};

export const plainHttp: Rule = ({ inventory }) =>
  hostsOf(inventory)
    .filter(({ scheme }) => scheme === "http")
    .map(({ host, subject, at, source }) => ({ rule: "domain-http", severity: "warning", subject, at, source, values: { host } }));

/** Shorter labels lie a letter apart by chance: sda and sdm. */
const shortestLabel = 4;

/** Labels of all names, how often each stands, the region's own name among them. */
function labelCounts(inventory: RegionInventory, hosts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([[inventory.region.id, 2]]);
  for (const label of hosts.flatMap((host) => host.split("."))) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Words of the names of applications and organisations: a label that is one of them is meant so. */
function ownWords({ applications, organisations }: RegionInventory): ReadonlySet<string> {
  const names = [...applications, ...organisations].flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  return new Set(names.flatMap((name) => name.toLowerCase().split(/[^a-z0-9-]+/)));
}

interface Spelling {
  readonly counts: ReadonlyMap<string, number>;
  readonly words: ReadonlySet<string>;
  readonly domain: string | undefined;
}

/** The name that is meant: a label a letter away from one that stands at least twice as often, or a dot that is missing. */
function meant(host: string, { counts, words, domain }: Spelling): string | undefined {
  if (domain !== undefined && !isUnder(host, domain) && host.endsWith(domain)) return `${host.slice(0, -domain.length)}.${domain}`;
  const right = host
    .split(".")
    .map((label) => rightLabel(label, counts, words))
    .join(".");
  return right === host ? undefined : right;
}

function rightLabel(label: string, counts: ReadonlyMap<string, number>, words: ReadonlySet<string>): string {
  const often = counts.get(label) ?? 0;
  if (label.length < shortestLabel || words.has(label)) return label;
  const near = [...counts].find(([other, count]) => count >= often * 2 && leven(other, label, { maxDistance: 2 }) === 1);
  return near?.[0] ?? label;
}

/** Every name that is printed, central ones too: a table that misspells a ministry's name sends people nowhere. */
export const misspelt: Rule = ({ inventory }) => {
  const all: Host[] = [
    ...inventory.domains.map(({ id, host, source }) => ({
      host,
      scheme: "none" as const,
      of: id,
      subject: id,
      at: `domains.${id}`,
      source,
    })),
    ...inventory.applications.flatMap((application) => reachedHosts(application, new Set(inventory.domains.map(({ host }) => host)))),
  ];
  const counts = labelCounts(
    inventory,
    all.map(({ host }) => host),
  );
  const spelling = { counts, words: ownWords(inventory), domain: inventory.region.domain };
  return all.flatMap(({ host, subject, at, source }): Found[] => {
    const right = meant(host, spelling);
    return right === undefined
      ? []
      : [{ rule: "domain-misspelt", severity: "warning", subject, at, source, values: { host, meant: right } }];
  });
};
