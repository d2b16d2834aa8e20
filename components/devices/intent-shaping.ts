// Shaping in an intent: a shared pool by site and class, and egress onto a line that is narrower than its port. Rates in Mbps.

/** Committed and maximum rate of both directions, seen from the target: up leaves it. */
export interface ShapedRates {
  readonly up: { readonly cir: number; readonly mir: number };
  readonly down: { readonly cir: number; readonly mir: number };
}

/** A leaf shares its rate fairly between its users. */
export interface SharedClass {
  /** stable id, e.g. opd-010.staf */
  readonly id: string;
  readonly name: string;
  readonly rates: ShapedRates;
  readonly targets: readonly string[];
  /** served before the others when the pool is full */
  readonly preferred: boolean;
}

export interface SharedSite {
  readonly id: string;
  readonly name: string;
  readonly rates: ShapedRates;
  readonly targets: readonly string[];
  readonly classes: readonly SharedClass[];
}

export interface SharedPool {
  readonly name: string;
  /** ceiling of each direction */
  readonly up: number;
  readonly down: number;
  readonly targets: readonly string[];
  readonly sites: readonly SharedSite[];
}

export interface EgressLeaf {
  readonly name: string;
  readonly mark: string;
  readonly cir: number;
  readonly mir: number;
}

/** Shapes what leaves by an interface: everything unmarked in one fair leaf, or a leaf a mark. */
export interface EgressShaper {
  readonly name: string;
  readonly interface: string;
  readonly ceiling: number;
  /** fair between sources (traffic going up) or between destinations (coming down) */
  readonly fairness: "source" | "destination";
  /** empty: one leaf for all */
  readonly leaves: readonly EgressLeaf[];
}
