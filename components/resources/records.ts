// Records: resources that show the plan in preview and state and touch no device.
import * as pulumi from "@pulumi/pulumi";

interface Rate {
  /** Mbps */
  readonly cir: number;
  readonly mir: number;
}

interface LinkEnd {
  readonly device: string;
  readonly interface: string;
  readonly address?: string;
}

export interface FiberLinkArgs {
  readonly link: string;
  readonly medium: "fiber" | "leased" | "wireless" | "vpn";
  readonly kind?: string;
  readonly a: LinkEnd;
  readonly b: LinkEnd;
  readonly prefix?: string;
  readonly vlan?: number;
  /** Mbps */
  readonly capacity?: number;
  readonly lengthMetres?: number;
  readonly year?: number;
}

/** Any WAN link: fiber own or leased, wireless, VPN. */
export class FiberLink extends pulumi.CustomResource {
  constructor(name: string, args: FiberLinkArgs, options?: pulumi.CustomResourceOptions) {
    super("simpul:index:FiberLink", name, { ...args }, options);
  }
}

export interface VlanArgs {
  readonly segment: string;
  readonly vlan: number;
  readonly block?: string;
  readonly sites: readonly { readonly site: string; readonly prefix: string }[];
}

/** A segment class of the region: the same VLAN id at every site. */
export class Vlan extends pulumi.CustomResource {
  constructor(name: string, args: VlanArgs, options?: pulumi.CustomResourceOptions) {
    super("simpul:index:Vlan", name, { ...args }, options);
  }
}

export interface BandwidthAllocationArgs {
  readonly site: string;
  readonly device?: string;
  readonly internet: { readonly up: Rate; readonly down: Rate };
  readonly intra?: Rate;
}

/** The bandwidth of a site. */
export class BandwidthAllocation extends pulumi.CustomResource {
  constructor(name: string, args: BandwidthAllocationArgs, options?: pulumi.CustomResourceOptions) {
    super("simpul:index:BandwidthAllocation", name, { ...args }, options);
  }
}

export interface DataCenterNodeArgs {
  readonly site?: string;
  readonly device: string;
  readonly zones: readonly { readonly id: string; readonly vlan?: number; readonly prefix: string }[];
}

/** The pusat data. */
export class DataCenterNode extends pulumi.CustomResource {
  constructor(name: string, args: DataCenterNodeArgs, options?: pulumi.CustomResourceOptions) {
    super("simpul:index:DataCenterNode", name, { ...args }, options);
  }
}
