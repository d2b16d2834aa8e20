// A RouterOS configuration as a value: menus and their items, as parse makes it, print prints it and simulate changes it.
import type { Model } from "../platform.ts";

/**
 * One item of a menu. Keys as the device prints them; values without quotes, in normal form (menu.ts types), defaults left out.
 * A flag without value (`passive`) is "yes"; `!key` is not kept: it means absent.
 */
export interface Item {
  /** Unique within a model and kept by simulate; two parses of one text give the same ids. Not a device's `.id`. */
  readonly id: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** It is on the device by itself (ethernet port, service, default entry, singleton): `set`, never `add` or `remove`. */
  readonly fixed: boolean;
  /** A line of a menu or verb that is not understood: kept, compared and printed whole. */
  readonly opaque?: string;
}

/** Paths with slashes: /ip/firewall/filter. Items in the device's order. Menus without items are absent. */
export interface RouterosModel extends Model {
  readonly vendor: "routeros";
  readonly menus: ReadonlyMap<string, readonly Item[]>;
}
