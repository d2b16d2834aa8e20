// A device's configuration as the emulated network needs it: interfaces, addresses, lists; routing and rules in RouterOS's menus and words.
import type { Prefix } from "./ipv4.ts";

export interface Interface {
  readonly name: string;
  readonly type: "ether" | "vlan" | "bridge" | "wg" | "loopback";
  readonly disabled: boolean;
  readonly mtu: number;
  /** of a VLAN: where it rides, and its id */
  readonly parent?: string;
  readonly vlan?: number;
  /** of a port: the board's own name for it, and a speed that was forced */
  readonly port?: string;
  readonly speed?: string;
  /** of a bridge */
  readonly filtering?: boolean;
  readonly pvid?: number;
  /** of a tunnel */
  readonly publicKey?: string;
}

export interface BridgePort {
  readonly bridge: string;
  readonly interface: string;
  readonly pvid: number;
  readonly frames: string;
}

export interface BridgeVlan {
  readonly bridge: string;
  readonly ids: ReadonlySet<number>;
  readonly tagged: ReadonlySet<string>;
  readonly untagged: ReadonlySet<string>;
}

export interface HeldAddress {
  readonly address: number;
  readonly prefix: Prefix;
  readonly interface: string;
}

/** A menu's items as plain records, disabled ones left out. */
export type Rule = ReadonlyMap<string, string>;

export interface Box {
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly members: ReadonlyMap<string, BridgePort>;
  readonly vlans: readonly BridgeVlan[];
  readonly addresses: readonly HeldAddress[];
  /** interface list to its interfaces, those of included lists too */
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  readonly addressLists: ReadonlyMap<string, readonly string[]>;
  /** tunnel to its peers */
  readonly peers: ReadonlyMap<string, readonly Rule[]>;
  readonly rules: (path: string) => readonly Rule[];
  /** disabled ones too */
  readonly all: (path: string) => readonly Rule[];
  readonly setting: (path: string, key: string) => string | undefined;
}
