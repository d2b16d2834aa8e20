// What a survey tells of, and what it leaves open: single providers, dead lines, rows without a rate, sites without a row.
import type { IspLine, Site } from "../schema/site.ts";
import type { Found, Rule, SurveyRule } from "./finding.ts";

/** Providers that sell internet; own fiber, radio and LAN of the survey are none (Tabel 5.1, class 5). */
const providers: ReadonlySet<IspLine["provider"]> = new Set(["indihome", "astinet", "iconplus", "lintasarta", "other"]);

function linesOf(site: Site): readonly IspLine[] {
  return (site.isp ?? []).filter(({ provider }) => providers.has(provider));
}

/** A seller without a word of its own here is known by what the survey prints. */
function sellerOf({ provider, printed }: IspLine): string {
  return provider === "other" ? printed : provider;
}

/** 39 of the 61 of Pontianak: two lines of one provider fail together, so they count as one. */
export const singleProvider: SurveyRule = ({ inventory }) =>
  inventory.sites.flatMap((site): Found[] => {
    const lines = linesOf(site);
    const [first] = lines;
    if (first === undefined || lines.some((line) => sellerOf(line) !== sellerOf(first))) return [];
    const values = { name: site.name, provider: sellerOf(first), lines: first.count ?? 1 };
    const place = { subject: site.id, at: `sites.${site.id}.isp`, source: first.source };
    return [{ rule: "single-provider", severity: "warning", ...place, values }];
  });

/** A second line that does not work is none (row 6). */
export const deadLine: SurveyRule = ({ inventory }) =>
  inventory.sites.flatMap(({ id, name, isp = [] }) =>
    isp.flatMap((line, index): Found[] => {
      if (line.status !== "not working") return [];
      const left = isp.filter(({ status }) => status !== "not working").length;
      const place = { subject: id, at: `sites.${id}.isp.${index}`, source: line.source };
      return [{ rule: "dead-line", severity: "warning", ...place, values: { name, provider: sellerOf(line), left } }];
    }),
  );

/** 41 of the 61: what a site is used to is unknown, so what it needs is a guess. */
export const missingRate: SurveyRule = ({ inventory }) =>
  inventory.sites.flatMap(({ id, name, survey, isp = [], source }): Found[] => {
    if (survey === undefined || isp.some(({ mbps }) => mbps !== undefined)) return [];
    return [{ rule: "rate-missing", severity: "notice", subject: id, at: `sites.${id}`, source, values: { name, row: survey } }];
  });

/** Inspektorat and BKD: in the list of agencies, in no row. Only where there was a survey at all. */
export const notSurveyed: Rule = ({ inventory }) =>
  inventory.sites.every(({ survey }) => survey === undefined)
    ? []
    : inventory.sites
        .filter(({ survey, source }) => survey === undefined && "document" in source)
        .map(({ id, name, source }) => ({
          rule: "not-surveyed",
          severity: "warning",
          subject: id,
          at: `sites.${id}`,
          source,
          values: { name },
        }));

/** Rows 19 and 20: one of two sites of the same name may be another place, or none. */
export const sameName: SurveyRule = ({ inventory }) => {
  const first = new Map<string, Site>();
  return inventory.sites.flatMap((site): Found[] => {
    const before = first.get(site.name.toLowerCase());
    first.set(site.name.toLowerCase(), before ?? site);
    if (before === undefined) return [];
    const values = { name: site.name, first: before.id, second: site.id };
    return [{ rule: "same-name", severity: "warning", subject: site.id, at: `sites.${site.id}.name`, source: site.source, values }];
  });
};

/** "pengadaan dan pemanfaatannya sepenuhnya dikendalikan oleh DISKOMINFO" (Perwal 47/2021, 26(3)). */
export const ownLines: Rule = ({ inventory }) => {
  const sites = inventory.sites.filter(({ policy }) => policy === "opd").filter((site) => linesOf(site).length > 0);
  const [first] = sites;
  if (first === undefined) return [];
  const lines = sites.flatMap(linesOf).reduce((sum, { count }) => sum + (count ?? 1), 0);
  const [edge] = inventory.internetEdge;
  return [
    {
      rule: "provider-own",
      severity: "warning",
      subject: inventory.region.id,
      subjects: sites.map(({ id }) => id),
      at: edge === undefined ? `sites.${first.id}.isp` : `internetEdge.${edge.id}`,
      source: edge?.source ?? first.source,
      values: { sites: sites.length, lines },
    },
  ];
};

/** What was asked for in numbers, against the ceiling that is planned. */
export const wishes: Rule = ({ inventory }) =>
  inventory.wishes.flatMap(({ id, site: place, wantedMbps, source }): Found[] => {
    const site = inventory.sites.find((candidate) => candidate.id === place);
    const profile = inventory.profiles.find((candidate) => candidate.id === (site?.profile ?? site?.kind));
    const planned = (site?.internet ?? profile?.internet)?.down.mir;
    if (site === undefined || wantedMbps === undefined || planned === undefined || Math.max(...wantedMbps) <= planned) return [];
    const values = { name: site.name, wanted: wantedMbps, planned };
    return [{ rule: "wish-above-plan", severity: "notice", subject: place, at: `wishes.${id}`, source, values }];
  });
