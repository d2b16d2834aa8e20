// Sites that hang on nothing, and nodes that hang on one link.
import type { Inventory } from "../schema/inventory.ts";
import type { Found, Rule } from "./finding.ts";

/** "Setiap Perangkat Daerah harus menggunakan Jaringan Intra" (Perwal 20/2020, 6.4.4.2). */
export const noSimpul: Rule = ({ inventory }) =>
  inventory.sites
    .filter(({ simpul }) => simpul === undefined)
    .map(({ id, name, source }) => ({
      rule: "no-simpul",
      severity: "warning",
      subject: id,
      at: `sites.${id}`,
      source,
      message: `${name} has no simpul: it is not on the network`,
      fix: "give it a simpul and an access, or plan it with a year",
    }));

function linksAt(inventory: Inventory, device: string): Inventory["links"] {
  return inventory.links.filter(({ a, b }) => a.device === device || b.device === device);
}

/** In a star nothing reroutes: the sites behind the one link are dark when it is cut. */
export const singleUplink: Rule = ({ inventory }) =>
  inventory.simpul.flatMap((simpul): Found[] => {
    const [only, ...others] = linksAt(inventory, simpul.device.id);
    if (only === undefined || others.length > 0) return [];
    const dark = inventory.sites.filter((site) => site.simpul === simpul.id && site.access?.medium !== "vpn").length;
    const message = `${simpul.name} hangs on the one link ${only.id}: when it is cut, its ${dark} sites are dark`;
    return [
      {
        rule: "single-uplink",
        severity: "warning",
        subject: simpul.id,
        at: `links.${only.id}`,
        source: only.source,
        message,
        fix: "plan a second link, such as simpul 2 to simpul 3",
      },
    ];
  });
