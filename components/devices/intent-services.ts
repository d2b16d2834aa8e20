// What a device offers to its managers and tells its collectors.
import type { Secret } from "./intent-terms.ts";

/** Prefixes from which people and the runner log in; everything else that could log in is off. */
export interface ManagementAccess {
  readonly shell: readonly string[];
  /** the vendor's own desktop program */
  readonly desktop: readonly string[];
}

/** Read by the network monitor only, authenticated and encrypted. */
export interface Monitoring {
  readonly contact: string;
  readonly location: string;
  readonly source: string;
  readonly collector: string;
  readonly authentication: Secret;
  readonly privacy: Secret;
}

export interface Logging {
  readonly server: string;
  readonly source: string;
}

/** Who talked to whom, with what NAT made of it. */
export interface FlowExport {
  readonly interfaces: readonly string[];
  readonly collector: string;
  readonly port: number;
  readonly source: string;
}
