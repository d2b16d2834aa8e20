// One change to one item, before it is written as a command.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import type { Entity, Found } from "./selectors.ts";

/**
 * rename: names first, so that all else speaks of one name; release: what would bite while the rest changes (VLAN filtering);
 * make: what is new or other; break: what goes; finish: what bites once all is in place.
 */
export const stages = ["rename", "release", "make", "break", "finish"] as const;
export type Stage = (typeof stages)[number];

/** Order within a menu's part of a stage. */
export const turns = ["trim", "rewrite", "add", "set", "move", "remove"] as const;
export type Turn = (typeof turns)[number];

/** Which of several items just alike. */
export interface Copies {
  /** add: only while there are fewer than this; remove: only while there are more */
  readonly limit: number;
  /** the copy that a remove takes, from 0; absent: all of them */
  readonly index?: number;
}

/** The item that a new or moved one comes to stand before. */
export interface Anchor {
  readonly entity: Entity;
  readonly found: Found;
  readonly copy?: number;
}

interface Base {
  readonly menu: Menu;
  readonly stage: Stage;
  readonly turn: Turn;
  /** place in the order within menu and turn */
  readonly sequence: number;
  readonly entity: Entity;
  readonly found: Found;
}

export interface Add extends Base {
  readonly verb: "add";
  readonly item: Item;
  readonly copies: Copies;
  /** ordered menus: set once the order of commands is known; absent = at the end */
  anchor?: Anchor;
}

export interface Remove extends Base {
  readonly verb: "remove";
  readonly item: Item;
  readonly copies?: Copies;
}

/** An attribute with its new value; undefined: it goes back to what it is without. */
export type Value = readonly [key: string, value: string | undefined];

export interface SetChange extends Base {
  readonly verb: "set";
  readonly before: Item;
  readonly after: Item;
  readonly values: readonly Value[];
}

export interface Move extends Base {
  readonly verb: "move";
  readonly item: Item;
  readonly anchor?: Anchor;
}

export type Change = Add | Remove | SetChange | Move;
