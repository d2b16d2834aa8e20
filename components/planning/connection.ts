// A connected site: the site with its number and port, and with everything its profile fills in.
import type { Board } from "../../inventory/schema/board.ts";
import type { Assumption, Inventory } from "../../inventory/schema/inventory.ts";
import type { Profile } from "../../inventory/schema/profile.ts";
import type { Segment } from "../../inventory/schema/segment.ts";
import type { Simpul } from "../../inventory/schema/simpul.ts";
import type { Access, Site } from "../../inventory/schema/site.ts";
import { byId } from "./by-id.ts";
import type { Complain } from "./issue.ts";
import type { Given } from "./lock.ts";
import type { Unconnected } from "./plan.ts";

export interface Connection {
  readonly site: Site;
  readonly number: number;
  /** opd-010 */
  readonly device: string;
  readonly profile: Profile;
  readonly board: Board;
  readonly version: string;
  readonly medium: Access["medium"];
  readonly segments: readonly Segment[];
  /** absent over VPN, unless the site belongs to one all the same */
  readonly simpul?: Simpul;
  /** access port of the simpul's aggregation switch; absent over VPN */
  readonly port?: string;
}

/** Own fiber where the inventory does not say otherwise; `assumedMedia` says so in every report. */
export function mediumOf(site: Site): Access["medium"] {
  return site.access?.medium ?? "fiber";
}

/** Never changes once the number is given. */
export function deviceIdOf(number: number): string {
  return `opd-${String(number).padStart(3, "0")}`;
}

/** What a site lacks for a router, in words. */
function needsOf(site: Site): string[] {
  const profile = site.profile === undefined ? ["a profile"] : [];
  const simpul = site.simpul === undefined && mediumOf(site) !== "vpn" ? ["a simpul, or access over vpn"] : [];
  return [...profile, ...simpul];
}

export interface Connections {
  readonly connections: readonly Connection[];
  readonly unconnected: readonly Unconnected[];
}

/** Every site that can be connected, by number; the others with what they lack. */
export function connect(inventory: Inventory, given: readonly Given[], complain: Complain): Connections {
  const sites = byId(inventory.sites);
  const resolve = resolver(inventory, complain);
  const pairs = given.flatMap((entry) => {
    const site = sites.get(entry.site);
    return site === undefined ? [] : [{ entry, site, needs: needsOf(site) }];
  });
  return {
    connections: pairs.filter(({ needs }) => needs.length === 0).flatMap(({ entry, site }) => resolve(site, entry) ?? []),
    unconnected: pairs.filter(({ needs }) => needs.length > 0).map(({ site, needs }) => ({ site: site.id, needs })),
  };
}

/** Looks up what a site refers to. The loader has checked references; a value made by other means may still dangle. */
function resolver(inventory: Inventory, complain: Complain): (site: Site, given: Given) => Connection | undefined {
  const [profiles, boards, simpuls] = [byId(inventory.profiles), byId(inventory.boards), byId(inventory.simpul)];
  return (site, { number, port }) => {
    const profile = profiles.get(site.profile ?? "");
    const board = boards.get(site.router ?? profile?.router ?? "");
    const simpul = simpuls.get(site.simpul ?? "");
    if (profile === undefined || board === undefined || (simpul === undefined && site.simpul !== undefined)) {
      complain(
        `sites.${site.id}`,
        `site ${site.id} refers to a profile, router or simpul that the region does not have`,
        "run `simpul check`",
      );
      return undefined;
    }
    const fromProfile = { profile, board, version: site.version ?? profile.version, segments: site.segments ?? profile.segments };
    const place = { ...(simpul === undefined ? {} : { simpul }), ...(port === undefined ? {} : { port }) };
    return { site, number, device: deviceIdOf(number), medium: mediumOf(site), ...fromProfile, ...place };
  };
}

/** Media that nothing in the inventory gives. */
export function assumedMedia(connections: readonly Connection[]): Assumption[] {
  return connections
    .filter(({ site }) => site.access === undefined)
    .map(({ site }) => ({
      path: `sites.${site.id}.access.medium`,
      reason: "nothing says how the site is reached: planned as one strand of fiber",
    }));
}
