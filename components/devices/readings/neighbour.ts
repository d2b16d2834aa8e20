// What a device says of the one at the other end of a cable, whatever protocol told it.

export interface Neighbour {
  /** ours */
  readonly interface: string;
  readonly name?: string;
  /** theirs */
  readonly port?: string;
  readonly address?: string;
  readonly mac?: string;
  readonly platform?: string;
  readonly board?: string;
  readonly version?: string;
  readonly description?: string;
  readonly capabilities: readonly string[];
}

type Said = { readonly [Key in keyof Omit<Neighbour, "interface" | "capabilities">]: string | undefined };

/** Without what was not said. */
export function neighbour(own: string, said: Said, capabilities: readonly string[]): Neighbour {
  const known = Object.entries(said).filter(([, value]) => value !== undefined && value !== "");
  return { interface: own, ...Object.fromEntries(known), capabilities };
}

export function listed(words: string | undefined, separator: RegExp = /[,\s]+/): readonly string[] {
  return (words ?? "").split(separator).filter((word) => word !== "");
}
