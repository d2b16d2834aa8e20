// Waivers: one that has ended opens nothing any more, one that ends soon needs a decision, one that nothing uses is noise.
import type { Waiver } from "../schema/flow.ts";
import { daysBetween } from "./days.ts";
import type { Found, Rule } from "./finding.ts";

/** Time to ask the head of the region again before the end. */
const noticeDays = 90;

function ending({ id, owner, until, source }: Waiver, today: string): Found[] {
  const days = daysBetween(today, until);
  const common = { subject: id, at: `waivers.${id}.until`, source, waiver: { id, until } };
  if (days < 0) return [{ ...common, rule: "waiver-ended", severity: "error", values: { id, owner, until } }];
  if (days > noticeDays) return [];
  return [{ ...common, rule: "waiver-ending", severity: "warning", values: { id, owner, until, days } }];
}

export const waivers: Rule = ({ inventory, today }) => {
  const used = new Set([
    ...inventory.flows.map((flow) => flow.waiver),
    ...inventory.sites.flatMap((site) => (site.servers ?? []).map((server) => server.waiver)),
  ]);
  const unused = inventory.waivers
    .filter(({ id }) => !used.has(id))
    .map(
      ({ id, source }): Found => ({ rule: "waiver-unused", severity: "notice", subject: id, at: `waivers.${id}`, source, values: { id } }),
    );
  return [...inventory.waivers.flatMap((waiver) => ending(waiver, today)), ...unused];
};
