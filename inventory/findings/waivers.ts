// Waivers: one that has ended opens nothing any more, one that ends soon needs a decision, one that nothing uses is noise.
import type { Waiver } from "../schema/flow.ts";
import type { Found, Rule } from "./finding.ts";

/** Time to ask the Walikota again before the end. */
const noticeDays = 90;
const day = 86_400_000;

function daysUntil(today: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(today)) / day);
}

function ending(waiver: Waiver, today: string): Found[] {
  const days = daysUntil(today, waiver.until);
  const common = {
    subject: waiver.id,
    at: `waivers.${waiver.id}.until`,
    source: waiver.source,
    waiver: { id: waiver.id, until: waiver.until },
  };
  const who = `${waiver.id} of ${waiver.owner}`;
  if (days < 0)
    return [
      {
        ...common,
        rule: "waiver-ended",
        severity: "error",
        message: `the waiver ${who} ended on ${waiver.until}`,
        fix: "renew it, or take out what it opens",
      },
    ];
  if (days > noticeDays) return [];
  const when = days === 0 ? "today" : `in ${days} days, on ${waiver.until}`;
  return [
    {
      ...common,
      rule: "waiver-ending",
      severity: "warning",
      message: `the waiver ${who} ends ${when}`,
      fix: "ask for a new one, or plan the end of what it opens",
    },
  ];
}

export const waivers: Rule = ({ inventory, today }) => {
  const used = new Set([
    ...inventory.flows.map((flow) => flow.waiver),
    ...inventory.sites.flatMap((site) => (site.servers ?? []).map((server) => server.waiver)),
  ]);
  const unused = inventory.waivers
    .filter(({ id }) => !used.has(id))
    .map(
      ({ id, source }): Found => ({
        rule: "waiver-unused",
        severity: "notice",
        subject: id,
        at: `waivers.${id}`,
        source,
        message: `nothing uses the waiver ${id}`,
        fix: "delete it, or name it where it is needed",
      }),
    );
  return [...inventory.waivers.flatMap((waiver) => ending(waiver, today)), ...unused];
};
