// What an existing router's configuration says in the inventory's words: a draft for a person to go over.

import type { Unparsed } from "./platform.ts";

export interface DraftRates {
  readonly up: { readonly cir?: number; readonly mir?: number };
  readonly down: { readonly cir?: number; readonly mir?: number };
}

/** A network that users are on. */
export interface DraftSegment {
  /** a segment class of the inventory, where the names on the router mean one */
  readonly class?: string;
  readonly interface: string;
  readonly vlan?: number;
  readonly address: string;
  readonly prefix: string;
  /** ports that carry it untagged */
  readonly ports: readonly string[];
  /** ports that carry it tagged */
  readonly trunks: readonly string[];
  /** who gives out addresses there, as far as this router knows */
  readonly dhcp: "diskominfo" | "none";
}

export interface DraftNeighbour {
  readonly protocol: "ospf" | "bgp" | "static";
  readonly interface?: string;
  readonly address?: string;
  readonly area?: string;
  /** bgp: the neighbour's autonomous system */
  readonly as?: string;
  /** static: where to */
  readonly to?: string;
}

/** In Mbps. */
export interface DraftQueue {
  readonly name: string;
  readonly target?: string;
  readonly parent?: string;
  readonly rates: DraftRates;
}

export interface DraftedRouter {
  readonly device: { readonly name?: string; readonly vendor: string; readonly exportModel?: string; readonly version?: string };
  readonly loopback?: string;
  readonly uplinks: readonly { readonly interface: string; readonly address: string; readonly prefix: string; readonly vlan?: number }[];
  readonly segments: readonly DraftSegment[];
  readonly addresses: readonly { readonly address: string; readonly interface: string }[];
  readonly vlans: readonly {
    readonly vlan: number;
    readonly name?: string;
    readonly interface?: string;
    readonly tagged: readonly string[];
    readonly untagged: readonly string[];
  }[];
  readonly neighbours: readonly DraftNeighbour[];
  readonly queues: readonly DraftQueue[];
}

export interface Draft {
  readonly draft: DraftedRouter;
  /** lines and names that it has no place for */
  readonly unplaced: readonly string[];
}

/** Lines that could not be read have no place either. */
export function unreadLines(unparsed: readonly Unparsed[]): readonly string[] {
  return unparsed.map(({ line, text }) => `line ${line} cannot be read: ${text}`);
}

export function unknownClasses(segments: readonly DraftSegment[]): readonly string[] {
  return segments.flatMap(({ class: meant, interface: name, prefix }) =>
    meant === undefined ? [`segment ${name} ${prefix}: its names mean no class of the inventory`] : [],
  );
}
