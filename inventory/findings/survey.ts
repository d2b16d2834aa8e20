// What the survey tells of, and what it leaves open: single providers, dead lines, rows without a rate, sites without a row.
import type { IspLine, Site } from "../schema/site.ts";
import type { Found, Rule } from "./finding.ts";

/** Providers that sell internet; own fiber, radio and LAN of the survey are none (Tabel 5.1, class 5). */
const providers: ReadonlySet<IspLine["provider"]> = new Set(["indihome", "astinet", "iconplus", "lintasarta"]);

function linesOf(site: Site): readonly IspLine[] {
  return (site.isp ?? []).filter(({ provider }) => providers.has(provider));
}

/** 39 of the 61: two lines of one provider fail together, so they count as one. */
export const singleProvider: Rule = ({ inventory }) =>
  inventory.sites.flatMap((site): Found[] => {
    const lines = linesOf(site);
    const [first] = lines;
    if (first === undefined || lines.some(({ provider }) => provider !== first.provider)) return [];
    const several = (first.count ?? 1) > 1 ? `, on ${first.count} lines of it` : "";
    const message = `${site.name} depends on one provider, ${first.provider}${several}: no other line stands in for it`;
    return [
      {
        rule: "single-provider",
        severity: "warning",
        subject: site.id,
        at: `sites.${site.id}.isp`,
        source: first.source,
        message,
        fix: "connect it to its simpul, or order a line of another provider",
      },
    ];
  });

/** A second line that does not work is none (row 6). */
export const deadLine: Rule = ({ inventory }) =>
  inventory.sites.flatMap((site) =>
    (site.isp ?? []).flatMap((line, index): Found[] => {
      if (line.status !== "not working") return [];
      const rest = (site.isp ?? []).filter(({ status }) => status !== "not working").length;
      const message = `${site.name} has a line of ${line.provider} that does not work, so ${rest === 1 ? "one line" : `${rest} lines`} in use`;
      return [
        {
          rule: "dead-line",
          severity: "warning",
          subject: site.id,
          at: `sites.${site.id}.isp.${index}`,
          source: line.source,
          message,
          fix: "have it repaired, or end its contract",
        },
      ];
    }),
  );

/** 41 of the 61: what a site is used to is unknown, so what it needs is a guess. */
export const missingRate: Rule = ({ inventory }) =>
  inventory.sites.flatMap((site): Found[] => {
    if (site.survey === undefined || (site.isp ?? []).some(({ mbps }) => mbps !== undefined)) return [];
    const message = `the survey has no Mbps for ${site.name} (row ${site.survey}); what it gets is assumed`;
    return [
      {
        rule: "rate-missing",
        severity: "notice",
        subject: site.id,
        at: `sites.${site.id}`,
        source: site.source,
        message,
        fix: "measure the line, and enter mbps with its source",
      },
    ];
  });

/** Inspektorat and BKD: in the list of agencies, in no row. */
export const notSurveyed: Rule = ({ inventory }) =>
  inventory.sites
    .filter(({ survey, source }) => survey === undefined && "document" in source)
    .map(({ id, name, source }) => ({
      rule: "not-surveyed",
      severity: "warning",
      subject: id,
      at: `sites.${id}`,
      source,
      message: `${name} is in the list of agencies, but was not surveyed`,
      fix: "survey it: lines, devices and people are unknown",
    }));

/** Rows 19 and 20: one of two sites of the same name may be another place, or none. */
export const sameName: Rule = ({ inventory }) => {
  const first = new Map<string, Site>();
  return inventory.sites.flatMap((site): Found[] => {
    const before = first.get(site.name.toLowerCase());
    first.set(site.name.toLowerCase(), before ?? site);
    if (before === undefined) return [];
    const message = `${site.name} is there twice, as ${before.id} and as ${site.id}`;
    return [
      {
        rule: "same-name",
        severity: "warning",
        subject: site.id,
        at: `sites.${site.id}.name`,
        source: site.source,
        message,
        fix: "find out which place each row means, and name it so",
      },
    ];
  });
};
