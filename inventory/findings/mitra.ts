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

function closed({ id, name, source }: Site): Found {
  return { rule: "mitra-closed", severity: "notice", subject: id, at: `sites.${id}.policy`, source, values: { name } };
}

function open(inventory: Inventory, site: Site, flow: Flow): Found {
  const waiver = inventory.waivers.find(({ id }) => id === flow.waiver);
  return {
    rule: "mitra-open",
    severity: waiver === undefined ? "error" : "notice",
    subject: site.id,
    at: `flows.${flow.id}`,
    source: flow.source,
    values: { name: site.name, flow: flow.id, waiver: waiver?.id },
    ...(waiver === undefined ? {} : { waiver: { id: waiver.id, until: waiver.until } }),
  };
}

export const mitra: Rule = ({ inventory }) =>
  inventory.sites
    .filter(({ policy }) => policy === "mitra")
    .flatMap((site) => {
      const flows = openings(inventory, site);
      return flows.length === 0 ? [closed(site)] : flows.map((flow) => open(inventory, site, flow));
    });
