// What a simpul (and the gateway, for sites over VPN) knows of the sites whose lines end in it: whose packet may come in by which line.
import type { AddressSet, Rule } from "../../devices/intent.ts";
import type { PlannedLink } from "../plan.ts";
import { chain, type Row } from "./rules.ts";
import type { View } from "./view.ts";

/** Zone of the lines that sites come in by. */
export const siteZone = "AKSES";

/** Lines and tunnels that end in a device, by site number. */
export function siteLinks(view: View, device: string): readonly PlannedLink[] {
  return view.linksOf(device).filter(({ kind, l3 }) => (kind === "access" || kind === "vpn") && l3?.b.device === device);
}

function setName(link: PlannedLink): string {
  return `src-${link.id}`;
}

/** Addresses that may come from a site: its router's two, and its segments. Not sorted: the router first, as a person looks for it. */
export function sourceSets(view: View, links: readonly PlannedLink[]): AddressSet[] {
  return links.map((link) => {
    const router = view.device(link.a.device);
    const own = [router.loopback, link.l3?.a.address].filter((address) => address !== undefined);
    const name = setName(link);
    const all = [...own, ...view.segmentsOf(router.id).map(({ prefix }) => prefix)];
    return { name, members: all.map((address) => ({ address, note: `${name}.${address}` })) };
  });
}

/** A source that is not the site's own is dropped where its line ends, before anything else is asked. */
export function sourceRules(links: readonly PlannedLink[]): Rule[] {
  return chain(
    "prerouting",
    links.map(
      (link): Row => [
        `raw.${link.id}`,
        "",
        "drop",
        { ...(link.l3 === undefined ? {} : { fromInterface: link.l3.b.interface }), fromSet: setName(link), outside: "from" },
      ],
    ),
  );
}
