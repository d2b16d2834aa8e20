// A Linux router's configuration as a value: parts (FRR, nftables, tc, single files) of items, as parse makes it and simulate changes it.
import type { Model } from "../platform.ts";

/** What is written down once: a line, or a line with what stands under it. */
export interface Item {
  /** What names it among its siblings; in a list only its place does, and the key is empty. */
  readonly key: string;
  /** in normal form, without what stands under it */
  readonly text: string;
  /** the system's own words where they are others: what a listing shows */
  readonly said?: string;
  /** the system's own number of it in a list: sequence, priority, handle. Never compared. */
  readonly number?: number;
  /** not understood: kept, compared and printed whole */
  readonly opaque?: true;
  /** it says no more than its absence now, but would where another line changes: kept, never printed */
  readonly mute?: true;
  readonly children?: readonly Item[];
  /** order decides among the children: the first match does */
  readonly list?: true;
}

/**
 * Parts: `frr`; `nft FAMILY TABLE`; `tc DEVICE`; and a file's absolute path for all that has no command language of its own.
 * Parts without items are absent, but for a file that is empty.
 */
export interface LinuxModel extends Model {
  readonly vendor: "linux";
  readonly parts: ReadonlyMap<string, readonly Item[]>;
}
