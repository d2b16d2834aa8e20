// The plan: every number the network needs, worked out from the inventory and the lock file. Values only.
import type { Board, Port } from "../../inventory/schema/board.ts";
import type { Assumption } from "../../inventory/schema/inventory.ts";
import type { Rate, Rates } from "../../inventory/schema/rate.ts";
import type { SegmentClass } from "../../inventory/schema/segment.ts";

export type Role = "gateway" | "simpul" | "aggregation" | "datacenter" | "opd";

/** What a port is for, and what is plugged into it. */
export interface PlannedPort {
  readonly port: Port;
  readonly use: "link" | "isp" | "segment" | "service" | "oob" | "unused";
  /** link id, segment class or uplink id, by use */
  readonly of?: string;
  /** words for the port's comment, e.g. "uplink simpul-1 agg-1 sfp3 BX-U" */
  readonly label: string;
  /** the optic, e.g. "BX-U"; a 1G optic in a 10G cage needs its speed forced at both ends */
  readonly optic?: string;
  readonly forcedSpeed?: string;
}

export interface PlannedDevice {
  /** e.g. gw-1, simpul-1, agg-1, dc-1, opd-010: never changes once given */
  readonly id: string;
  /** site id; absent for a device that stands in no site */
  readonly site?: string;
  /** the simpul it hangs on (or is) */
  readonly simpul?: string;
  readonly role: Role;
  readonly vendor: Board["vendor"];
  readonly board: Board;
  readonly version: string;
  /** what the device calls itself: id and, for an OPD router, the site's id */
  readonly identity: string;
  /** where it stands, for SNMP */
  readonly location: string;
  /** /32 without length; aggregation switches have none */
  readonly loopback?: string;
  /** the address it is managed by, without length */
  readonly management: string;
  /** a site's number n, or a simpul's number k */
  readonly number?: number;
  /** out-of-band management: our port and address, and the box (LTE or ISP) that the NOC comes in through */
  readonly oob?: { readonly port: string; readonly address: string; readonly prefix: string; readonly box: string };
  readonly ports: readonly PlannedPort[];
}

/** One side of a link: the port the cable is in, and the layer-3 interface and address where this side has one. */
export interface End {
  readonly device: string;
  /** physical port, e.g. sfp3; for a VPN the tunnel's interface name, e.g. wg-gw at the site and wg-opd-026 at the gateway */
  readonly interface: string;
  /** host address without length */
  readonly address?: string;
}

/**
 * A WAN link. `a` and `b` are the ends of the cable; `l3` the ends of the subnet that rides on it where these differ
 * (an OPD's /30 goes through the aggregation switch to the simpul's VLAN interface).
 */
export interface PlannedLink {
  /** access and VPN links: the OPD device's id; trunks: the switch's id; core links: their id in the inventory */
  readonly id: string;
  readonly kind: "access" | "trunk" | "core" | "vpn" | "isp";
  readonly medium: "fiber" | "leased" | "wireless" | "vpn";
  readonly a: End;
  readonly b: End;
  readonly l3?: { readonly a: End; readonly b: End; readonly prefix: string };
  /** hand-off VLAN of an access link, management VLAN of a trunk */
  readonly vlan?: number;
  /** Mbps, when narrower than its ports */
  readonly capacity?: number;
  readonly year?: number;
  readonly lengthMetres?: number;
  /** rotation: bumped for a new key; a key belongs to the link, so both ends change together */
  readonly ospf?: { readonly area: "backbone" | "akses"; readonly cost: number; readonly secret: string; readonly rotation: number };
}

export interface PlannedSegment {
  readonly site: string;
  readonly device: string;
  readonly segment: SegmentClass;
  readonly vlan: number;
  readonly prefix: string;
  readonly gateway: string;
  /** first and last address given out, and the lease; absent where the router gives none out */
  readonly dhcp?: { readonly first: string; readonly last: string; readonly lease: string };
  readonly ports: readonly string[];
  readonly owner: "diskominfo" | "opd" | "none";
  readonly demarcation: string;
}

/** Bandwidth of a site. */
export interface Allocation {
  readonly site: string;
  readonly device: string;
  readonly internet: Rates;
  readonly staff: Rates;
  readonly guests?: Rates;
  /** only where the site's link is narrower than its port */
  readonly intra?: Rate;
}

/**
 * A flow with its ends as prefixes. A flow from (or to) all sites has one prefix a class, so that a new site changes no list on other
 * routers; `excluded` says what of these prefixes the flow does not cover: the sites of other legal bodies.
 */
export interface PlannedFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp" | "any";
  readonly port: string;
  readonly why: string;
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly excluded: readonly string[];
  /** classes of segments that the flow starts in; absent where it starts at a service of the pusat data */
  readonly classes?: readonly SegmentClass[];
  /** site ids that the inventory names as the flow's start; absent: every site of the local government */
  readonly sites?: readonly string[];
  readonly waiver?: { readonly id: string; readonly until: string };
}

/** A site of the inventory that gets no router yet, and what is missing for one. */
export interface Unconnected {
  readonly site: string;
  readonly needs: readonly string[];
}

export interface Plan {
  readonly region: string;
  readonly devices: readonly PlannedDevice[];
  readonly links: readonly PlannedLink[];
  readonly segments: readonly PlannedSegment[];
  readonly allocations: readonly Allocation[];
  readonly flows: readonly PlannedFlow[];
  readonly assumptions: readonly Assumption[];
  readonly unconnected: readonly Unconnected[];
}
