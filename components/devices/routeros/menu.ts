// What is known of a menu: how its items are told apart, ordered, defaulted and referred to. Data is in menus.ts.

/** Normal forms: rate 20M, rates 20M/20M, duration 1d2h, size in KiB, list sorted as a set, vlans as ranges, bool yes/no. */
export type ValueType = "text" | "bool" | "rate" | "rates" | "duration" | "size" | "list" | "vlans" | "prefix" | "number";

export interface Menu {
  /** with slashes */
  readonly path: string;
  readonly kind: "ordered" | "keyed" | "singleton";
  /** attributes that together name an item; empty where nothing does (then comment, then content) */
  readonly key: readonly string[];
  /** ordered within this attribute's value, e.g. chain */
  readonly group?: string;
  /** where items exist on the device by themselves: the attribute their `set` finds them by, e.g. default-name, name */
  readonly fixed?: string;
  /** value that an absent attribute has */
  readonly defaults: Readonly<Record<string, string>>;
  /** attributes printed without a value when yes */
  readonly flags: readonly string[];
  /** attributes whose values are secrets */
  readonly secrets: readonly string[];
  readonly types: Readonly<Record<string, ValueType>>;
  /** attribute to the menus whose items' names it holds (one name, or a list of names) */
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** the menu has a `comment` (for the version in question, see schema.ts) */
  readonly comment: boolean;
}
