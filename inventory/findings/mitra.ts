// Other legal bodies on the network: closed, unless a flow names them with a waiver.
import type { Flow } from "../schema/flow.ts";
import type { Inventory } from "../schema/inventory.ts";
import type { Site } from "../schema/site.ts";
import type { Found, Rule } from "./finding.ts";

/** Flows from the site by name, or to a server of it. */
function openings(inventory: Inventory, site: Site): readonly Flow[] {
  const servers = new Set((site.servers ?? []).map(({ id }) => id));
  return inventory.flows.filter(({ from, to }) => from.sites?.includes(site.id) === true || ("server" in to && servers.has(to.server)));
}

function closed(site: Site): Found {
  return {
    rule: "mitra-closed",
    severity: "notice",
    subject: site.id,
    at: `sites.${site.id}.policy`,
    source: site.source,
    message: `${site.name} is another legal body: its line is planned, and everything on it is closed`,
    fix: "decide what it may reach, and open that with a flow that names the site and a waiver",
  };
}

function open(inventory: Inventory, site: Site, flow: Flow): Found {
  const waiver = inventory.waivers.find(({ id }) => id === flow.waiver);
  const common = { subject: site.id, at: `flows.${flow.id}`, source: flow.source };
  const message = `${site.name} is another legal body, and the flow ${flow.id} opens it`;
  if (waiver === undefined)
    return {
      ...common,
      rule: "mitra-open",
      severity: "error",
      message: `${message} without a waiver`,
      fix: "give the flow a waiver, or take the site out of it",
    };
  return {
    ...common,
    rule: "mitra-open",
    severity: "notice",
    message: `${message} under the waiver ${waiver.id}`,
    waiver: { id: waiver.id, until: waiver.until },
  };
}

export const mitra: Rule = ({ inventory }) =>
  inventory.sites
    .filter(({ policy }) => policy === "mitra")
    .flatMap((site) => {
      const flows = openings(inventory, site);
      return flows.length === 0 ? [closed(site)] : flows.map((flow) => open(inventory, site, flow));
    });
