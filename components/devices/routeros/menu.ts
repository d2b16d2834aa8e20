// What is known of a menu: how its items are told apart, ordered, defaulted and referred to. Data is in menus.ts.

/**
 * Normal forms. rate 20M; rates 20M/20M; duration 1d2h; durations and pair: one value stands for both sides; size in KiB;
 * list and cidrs sorted as a set, cidrs with their length, a `!` in front negates all of it; signed a set whose members have a `!` of their own; prefix without /32, host bits cleared; vlans as ranges; bool yes/no;
 * hex 0x1000; mac in upper case; policies: only what is granted.
 */
export type ValueType =
  | "text"
  | "bool"
  | "rate"
  | "rates"
  | "duration"
  | "durations"
  | "pair"
  | "size"
  | "list"
  | "signed"
  | "vlans"
  | "prefix"
  | "cidr"
  | "cidrs"
  | "number"
  | "hex"
  | "mac"
  | "policies";

/** An attribute that stands for `[ find ]`: the only one that there is. */
export const LONE = "find";

/** A newer name; `values` where the words changed too: what is not among them cannot be said in the other version. */
export interface Renamed {
  readonly to: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface Menu {
  /** with slashes */
  readonly path: string;
  readonly kind: "ordered" | "keyed" | "singleton";
  /** attributes that together name an item; empty where nothing does (then comment, then content) */
  readonly key: readonly string[];
  /** ordered within this attribute's value, e.g. chain */
  readonly group?: string;
  /** where items exist on the device by themselves: the attribute their `set` finds them by, e.g. default-name, name; numbers = by position */
  readonly fixed?: string;
  /** items that every device has: value of `fixed` to what they hold where that differs from `defaults`, in the device's order */
  readonly builtins?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** value that an absent attribute has */
  readonly defaults: Readonly<Record<string, string>>;
  /** what an absent attribute of an added item meant before version 7, where that was something else */
  readonly before7?: Readonly<Record<string, string>>;
  /** names that every device had before version 7, whatever its text says */
  readonly namesBefore7?: readonly string[];
  /** what older versions call an attribute, to what newer ones do */
  readonly renamed?: Readonly<Record<string, Renamed>>;
  /** before this version the menu held one thing, which `set` found without a name */
  readonly singleBefore?: string;
  /** a box has one at most, which exports find without a condition: `set [ find ] …` */
  readonly lone?: true;
  /** numbers by which exports call items of the device's own, to the value of `fixed` */
  readonly numbers?: Readonly<Record<string, string>>;
  /** attributes that an added item always has and the device always prints: filled in where absent */
  readonly always?: Readonly<Record<string, string>>;
  /** attributes that the device works out from another one where they are absent */
  readonly derived?: Readonly<Record<string, { readonly from: string; readonly how: "same" | "network" }>>;
  /** attributes printed without a value when yes */
  readonly flags: readonly string[];
  /** attributes whose values are secrets */
  readonly secrets: readonly string[];
  /** attributes that hold a script, in which secrets may stand */
  readonly scripts?: readonly string[];
  readonly types: Readonly<Record<string, ValueType>>;
  /** attribute to the menus whose items' names it holds (one name, or a list of names) */
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** the menu has a `comment` (for the version in question, see schema.ts) */
  readonly comment: boolean;
  /** two items alike are refused with these words of the device; absent where duplicates are legal */
  readonly unique?: string;
}
