// What an existing router's configuration says in the inventory's words: a draft for a person to go over.

import type { Model } from "./platform.ts";

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

export type DraftedNetworks = Pick<DraftedRouter, "loopback" | "uplinks" | "segments" | "addresses">;

/** `left`: lines that found no place; those that could not be read have none either, nor has a class that no name means. */
export function draftOf(
  { vendor, version, model, unparsed }: Model,
  name: string | undefined,
  networks: DraftedNetworks,
  rest: Pick<DraftedRouter, "vlans" | "neighbours" | "queues">,
  left: readonly string[],
): Draft {
  const device = {
    ...(name === undefined ? {} : { name }),
    vendor,
    ...(model === undefined ? {} : { exportModel: model }),
    ...(version === undefined ? {} : { version }),
  };
  const unread = unparsed.map(({ line, text }) => `line ${line} cannot be read: ${text}`);
  return { draft: { device, ...networks, ...rest }, unplaced: [...networks.segments.flatMap(unknownClass), ...left, ...unread] };
}

function unknownClass({ class: meant, interface: name, prefix }: DraftSegment): readonly string[] {
  return meant === undefined ? [`segment ${name} ${prefix}: its names mean no class of the inventory`] : [];
}
