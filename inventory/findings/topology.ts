// Sites that hang on nothing, nodes that hang on one link, sites that no cable reaches.
import type { Inventory } from "../schema/inventory.ts";
import type { Found, Rule } from "./finding.ts";

/** "Setiap Perangkat Daerah harus menggunakan Jaringan Intra" (Perwal 20/2020, 6.4.4.2). */
export const noSimpul: Rule = ({ inventory }) =>
  inventory.sites
    .filter(({ simpul }) => simpul === undefined)
    .map(({ id, name, source }) => ({ rule: "no-simpul", severity: "warning", subject: id, at: `sites.${id}`, source, values: { name } }));

function linksAt(inventory: Inventory, device: string): Inventory["links"] {
  return inventory.links.filter(({ a, b }) => a.device === device || b.device === device);
}

/** In a star nothing reroutes: the sites behind the one link are dark when it is cut. */
export const singleUplink: Rule = ({ inventory }) =>
  inventory.simpul.flatMap((simpul): Found[] => {
    const [only, ...others] = linksAt(inventory, simpul.device.id);
    if (only === undefined || others.length > 0) return [];
    const dark = inventory.sites.filter((site) => site.simpul === simpul.id && site.access?.medium !== "vpn").length;
    const values = { name: simpul.name, link: only.id, dark };
    return [{ rule: "single-uplink", severity: "warning", subject: simpul.id, at: `links.${only.id}`, source: only.source, values }];
  });

/** A tunnel over a provider's line keeps the network closed, and is meant for a time: "jaringan pita lebar yang diamankan (VPN)" (Perbup 71/2022, 11727-11731). */
export const noCable: Rule = ({ inventory }) =>
  inventory.sites
    .filter(({ access }) => access?.medium === "vpn" && access.year === undefined)
    .map(({ id, name, source }) => ({
      rule: "no-cable",
      severity: "notice",
      subject: id,
      at: `sites.${id}.access`,
      source,
      values: { name },
    }));
