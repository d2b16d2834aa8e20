// Rules of an intent: what is let through, translated and marked, in order.

/** What a packet must be for a rule to apply; every part that is given must hold. */
export interface Match {
  readonly fromZone?: string;
  readonly toZone?: string;
  readonly fromInterface?: string;
  readonly toInterface?: string;
  /** address or prefix */
  readonly from?: string;
  readonly to?: string;
  /** names of address sets; `outside` turns one round */
  readonly fromSet?: string;
  readonly toSet?: string;
  readonly outside?: "from" | "to";
  readonly protocol?: "tcp" | "udp" | "icmp" | "ospf";
  /** destination ports */
  readonly ports?: readonly number[];
  readonly states?: readonly ("established" | "related" | "untracked" | "invalid" | "new")[];
  /** its destination was translated by a rule of ours */
  readonly published?: boolean;
  /** not addressed to the device itself */
  readonly transit?: boolean;
  /** at most this many packets a second, after a burst */
  readonly limit?: { readonly perSecond: number; readonly burst: number };
}

/** `id` is stable and says the place with gaps (fw.30); `label` is for people. */
interface Named {
  readonly id: string;
  readonly label: string;
}

export interface Rule extends Named {
  readonly chain: "input" | "forward" | "prerouting";
  /** reject tells the sender that a rule forbids it; fasttrack also lets the rest of the connection skip the rules; untrack skips connection tracking */
  readonly action: "accept" | "drop" | "reject" | "fasttrack" | "untrack";
  readonly match: Match;
}

/** publish: a public address leads inside; hide: sources look like one public address. */
export interface NatRule extends Named {
  readonly kind: "publish" | "hide";
  readonly match: Match;
  readonly address: string;
}

/** mark: name packets for a shaper; clamp: cut TCP's segment size to what the way out can carry. */
export type MarkRule = Named & { readonly match: Match } & ({ readonly kind: "mark"; readonly mark: string } | { readonly kind: "clamp" });
