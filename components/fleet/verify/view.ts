// What a device says of the network around it, as the checks need it. One way a vendor.
import type { Vendor } from "../../devices/platform.ts";
import type { Session } from "../../transport/session.ts";
import { routerosView } from "./routeros-view.ts";

/** A ping that is to be tried: `size` is of the whole packet, which must not be parted. */
export interface Ping {
  readonly to: string;
  readonly size?: number;
  /** address of its own that it asks from */
  readonly source?: string;
}

export interface View {
  /** OSPF neighbours, by their address on the link */
  readonly adjacencies: ReadonlyMap<string, string>;
  /** prefixes that it has an active route to */
  readonly routes: readonly string[];
  readonly queues: ReadonlySet<string>;
  readonly resolvers: readonly string[];
  readonly timeServers: readonly string[];
  /** in its own words; absent where it does not say */
  readonly timeStatus?: string;
  /** of each ping, in order: how many answers came */
  readonly answers: readonly number[];
  /** what it says when it is asked for the name; absent where it was not asked or cannot be */
  readonly resolved?: string;
}

export interface Asked {
  readonly pings: readonly Ping[];
  /** a name to resolve */
  readonly name?: string;
}

/** Undefined where looking around is not there yet for the vendor. Changes nothing, so it may be done twice. */
export function viewerOf(vendor: Vendor): ((session: Session, asked: Asked) => Promise<View>) | undefined {
  const viewers: Readonly<Partial<Record<Vendor, (session: Session, asked: Asked) => Promise<View>>>> = { routeros: routerosView };
  return viewers[vendor];
}
