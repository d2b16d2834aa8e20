// What is to be seen from a device once the network runs as planned: worked out from the plan, asked of the device itself.

/** An OSPF neighbour, by name and address on the link. */
export interface ExpectedNeighbour {
  readonly link: string;
  readonly device: string;
  readonly address: string;
  /** of the link */
  readonly mtu: number;
  /** prefixes behind it that nothing else leads to */
  readonly routes: readonly string[];
}

/** What is to be seen from a device. */
export interface Expected {
  readonly device: string;
  /** other devices that answer, by name and address; `source` is the address that they are asked from */
  readonly answers: readonly { readonly device: string; readonly address: string; readonly source?: string }[];
  readonly neighbours: readonly ExpectedNeighbour[];
  readonly resolvers: readonly string[];
  /** of the region, where it is known */
  readonly domain?: string;
  readonly timeServers: readonly string[];
  readonly queues: readonly string[];
}
