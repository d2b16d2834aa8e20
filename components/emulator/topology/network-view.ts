// What devices see of each other, as far as their consoles show it.

export interface Neighbour {
  readonly interface: string;
  readonly remoteInterface: string;
  readonly address?: string;
  readonly identity: string;
  readonly board: string;
  readonly version: string;
}

export interface Adjacency {
  readonly instance: string;
  readonly area: string;
  readonly interface: string;
  /** the neighbour's */
  readonly address: string;
  readonly routerId: string;
  readonly state: "Full" | "ExStart" | "Init";
}

export interface Route {
  readonly prefix: string;
  /** absent where the interface itself leads there, or nowhere does */
  readonly gateway?: string;
  readonly interface?: string;
  readonly distance: number;
  readonly kind: "connected" | "static" | "ospf";
}

export interface InterfaceState {
  readonly name: string;
  readonly type: string;
  readonly running: boolean;
  readonly disabled: boolean;
}

export interface NetworkView {
  neighboursOf(device: string): readonly Neighbour[];
  adjacenciesOf(device: string): readonly Adjacency[];
  routesOf(device: string): readonly Route[];
  interfacesOf(device: string): readonly InterfaceState[];
  /** Routers passed on the way there, or why no answer came, in the device's words. */
  ping(device: string, to: string, from?: string): number | string;
}
