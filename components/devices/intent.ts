// What one device should do, in no vendor's words: the value between the plan and a vendor's text.

import type { MarkRule, Match, NatRule, Rule } from "./intent-rules.ts";
import type { FlowExport, Logging, ManagementAccess, Monitoring } from "./intent-services.ts";
import type { EgressShaper, SharedPool } from "./intent-shaping.ts";
import type { DeviceRole, Secret, VendorName } from "./intent-terms.ts";

export type {
  DeviceRole,
  EgressShaper,
  FlowExport,
  Logging,
  ManagementAccess,
  MarkRule,
  Match,
  Monitoring,
  NatRule,
  Rule,
  Secret,
  SharedPool,
};

/** A physical port. `note` is what a person reads on it. */
export interface PortIntent {
  readonly name: string;
  readonly note: string;
  readonly enabled: boolean;
  /** shuts itself when its own frames come back: for ports where an agency plugs in what it likes */
  readonly loopProtection: boolean;
  /** forced, no negotiation: a 1G optic in a 10G cage, e.g. 1G-baseX */
  readonly forcedSpeed?: string;
}

/** A port that carries frames of a switching domain: untagged for one VLAN, or a trunk. */
export interface SwitchPort {
  readonly port: string;
  /** the VLAN of untagged frames; absent on a trunk */
  readonly access?: number;
  /** one foreign router hangs on it: no spanning tree may come from there */
  readonly edge: boolean;
  readonly note: string;
}

export interface SwitchVlan {
  readonly vlan: number;
  /** the device itself has an interface in it */
  readonly self: boolean;
  readonly tagged: readonly string[];
  readonly untagged: readonly string[];
  readonly note: string;
}

/** A layer-2 domain inside the device that tells VLANs apart. */
export interface SwitchDomain {
  readonly name: string;
  readonly note: string;
  /** of the spanning tree: this device wants to be the root of the site */
  readonly preferredRoot: boolean;
  readonly ports: readonly SwitchPort[];
  readonly vlans: readonly SwitchVlan[];
}

export interface VlanInterface {
  readonly name: string;
  /** a port, or the name of a switching domain */
  readonly parent: string;
  readonly vlan: number;
  readonly note: string;
}

/** A named group of interfaces that the rules speak of; `includes` names other zones. */
export interface Zone {
  readonly name: string;
  readonly members: readonly string[];
  readonly includes?: readonly string[];
}

export interface InterfaceAddress {
  /** without length */
  readonly address: string;
  readonly length: number;
  readonly interface: string;
  readonly note: string;
}

/** Addresses that the device itself gives out on an interface. */
export interface DhcpScope {
  readonly name: string;
  readonly interface: string;
  readonly first: string;
  readonly last: string;
  /** e.g. 8h */
  readonly lease: string;
  readonly prefix: string;
  readonly gateway: string;
  readonly dns: readonly string[];
  readonly ntp: readonly string[];
}

/** A port that takes its address from a provider; its default route stays in a routing table of its own. */
export interface DhcpClient {
  readonly interface: string;
  readonly table: string;
  readonly note: string;
}

export interface OspfArea {
  readonly name: "backbone" | "akses";
  readonly kind: "backbone" | "stub";
  /** this router stands between the backbone and the stub and announces only a default into it, at this cost */
  readonly announceDefaultCost?: number;
}

/** Interfaces under one template: passive ones announce their prefix only, a point-to-point one speaks to one neighbour. */
export type OspfInterface =
  | { readonly kind: "passive"; readonly area: OspfArea["name"]; readonly interfaces: readonly string[]; readonly note: string }
  | {
      readonly kind: "link";
      readonly area: OspfArea["name"];
      readonly interface: string;
      readonly cost: number;
      readonly key: Secret;
      /** the neighbour is watched closely: there is another way when it is gone */
      readonly watched: boolean;
      readonly note: string;
    };

export interface Ospf {
  readonly routerId: string;
  /** this is where the network's default route comes from */
  readonly originateDefault: boolean;
  readonly areas: readonly OspfArea[];
  readonly interfaces: readonly OspfInterface[];
}

export interface StaticRoute {
  readonly to: string;
  /** next hop; absent = packets to the prefix are thrown away */
  readonly via?: string;
  readonly distance?: number;
  /** withdrawn when the next hop does not answer */
  readonly checked?: boolean;
  readonly note: string;
}

/** Packets to this prefix look only in this routing table. */
export interface PolicyRoute {
  readonly to: string;
  readonly table: string;
  readonly note: string;
}

/** A named set of addresses that the rules speak of: a prefix, an address, or a range a-b. */
export interface AddressSet {
  readonly name: string;
  readonly members: readonly { readonly address: string; readonly note: string }[];
}

export interface TunnelPeer {
  readonly name: string;
  readonly publicKey: Secret;
  readonly presharedKey: Secret;
  readonly allowed: readonly string[];
  /** absent: the peer calls us */
  readonly endpoint?: { readonly address: string; readonly port: number };
  readonly keepaliveSeconds?: number;
}

/** An encrypted tunnel (WireGuard). */
export interface Tunnel {
  readonly name: string;
  readonly mtu: number;
  readonly listenPort?: number;
  readonly privateKey: Secret;
  readonly peers: readonly TunnelPeer[];
  readonly note: string;
}

/** Everything one device should do. Lists that are ordered by meaning (rules, shaping, OSPF interfaces) are in that order. */
export interface DeviceIntent {
  readonly device: string;
  readonly site?: string;
  readonly role: DeviceRole;
  readonly vendor: VendorName;
  /** the device's software version, e.g. 7.20.8 */
  readonly version: string;
  /** what the device calls its own hardware, e.g. L009UiGS */
  readonly model: string;
  readonly identity: string;
  readonly timezone: string;
  readonly ports: readonly PortIntent[];
  readonly switching?: SwitchDomain;
  readonly vlans: readonly VlanInterface[];
  readonly tunnels: readonly Tunnel[];
  readonly zones: readonly Zone[];
  readonly addresses: readonly InterfaceAddress[];
  readonly scopes: readonly DhcpScope[];
  readonly dhcpClients: readonly DhcpClient[];
  /** absent on a device that does not route */
  readonly ospf?: Ospf;
  readonly routes: readonly StaticRoute[];
  readonly policyRoutes: readonly PolicyRoute[];
  /** whether a source address must be reachable through the port it came in by; absent on a device that does not route */
  readonly sourceCheck?: "strict" | "loose" | "off";
  readonly sets: readonly AddressSet[];
  readonly filter: readonly Rule[];
  /** before connection tracking */
  readonly early: readonly Rule[];
  readonly nat: readonly NatRule[];
  readonly marks: readonly MarkRule[];
  /** a pool of bandwidth shared by sites, both directions */
  readonly pool?: SharedPool;
  /** one direction, where an interface is wider than the line behind it */
  readonly egress: readonly EgressShaper[];
  readonly access: ManagementAccess;
  readonly monitoring: Monitoring;
  readonly logging: Logging;
  readonly flowExport?: FlowExport;
  readonly dns: readonly string[];
  readonly ntp: readonly string[];
  /** zone in which the device tells its neighbours who it is, and listens to them */
  readonly discoveryZone: string;
}
