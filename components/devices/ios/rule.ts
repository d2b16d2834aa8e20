// What is known of a command: how its tables are written. Data is in sections/.
import type { readers } from "./values.ts";

/** Name spaces: what a thing is called by, where others speak of it. */
export const spaces = [
  "aaa-group",
  "acl",
  "acl6",
  "as-path",
  "bridge-domain",
  "class-map",
  "community-list",
  "crypto-map",
  "dhcp-pool",
  "eem",
  "extcommunity-list",
  "flow",
  "ike-keyring",
  "ike-policy",
  "ike-profile",
  "ike-proposal",
  "interface-name",
  "ipsec-profile",
  "key-chain",
  "login-list",
  "mac-acl",
  "nat-pool",
  "object-group",
  "parameter-map",
  "peer",
  "peer-template",
  "policy-map",
  "prefix-list",
  "prefix-list6",
  "route-map",
  "server",
  "sla",
  "snmp-group",
  "snmp-view",
  "time-range",
  "track",
  "transform-set",
  "trustpoint",
  "vlan",
  "vlan-map",
  "vrf",
  "zone",
] as const;
export type Space = (typeof spaces)[number];

/**
 * What a word is: a kind with a normal form, a name of a space, or one of those that take more than a word.
 * text and rest end the line: text as it stands, rest with single blanks. tail is read by another mode. secret is masked.
 */
export type Kind = keyof typeof readers | Space | "text" | "rest" | "tail" | "secret";

/** How lines of a mode stand together where their order has meaning. */
export type Order = "sequence" | "append";

export interface Options {
  /** the mode that this line opens */
  readonly opens?: string;
  /** a line that is not there by itself but only before others (`ip prefix-list NAME …`, `neighbor PEER …`): its tail is read in this mode */
  readonly nests?: string;
  /** what it names; the name is the first `{…}` of the pattern */
  readonly gives?: Space;
  /** said out loud it says no more than its absence; several where releases differ */
  readonly default?: string | readonly string[];
  /** it is on unless `no` is said: the `no` form is what is kept */
  readonly on?: true;
  /** which of both is said when nothing is said differs between devices: both forms are kept, `default` takes them back */
  readonly either?: true;
  /** how it is taken back: with what tells it apart (`no description`), or with all of it; absent: the first where that is the head of the line */
  readonly no?: "key" | "line";
  /** the line that takes a default-on value back to the default */
  readonly reset?: string;
  /** the same in the spelling of today, its values in the order of the pattern */
  readonly as?: string;
  /** a member of the mode's ordered list */
  readonly listed?: true;
  /** lines of the same mode, by the head of their key, that the device drops when this changes */
  readonly clears?: readonly string[];
  /** the device has it by itself: it is neither made nor removed, and says nothing while it is empty; `port`: if it is a port */
  readonly fixed?: true | "port";
  /** the device refuses another value while one is there */
  readonly once?: true;
  /** lines that follow and belong to it, up to a delimiter that the line names, or to this word */
  readonly body?: "delimiter" | "quit" | "@";
  /** further normal forms that a pattern cannot say, see forms.ts */
  readonly form?: string;
  /** one line says several things: it is taken apart, see forms.ts */
  readonly splits?: string;
}

/**
 * A command: its pattern, or that with what is particular to it.
 *   word        said as it is, part of what tells the command apart
 *   ~word       said as it is, not part of that
 *   a|b {a|b}   one of these words; in braces it is part of what tells the command apart
 *   <kind>      a value; {kind} one that tells the command apart
 *   [ … ]       may be missing
 *   ( … / … )   at the end: options in any order, each at most once
 */
export type Entry = string | readonly [pattern: string, options: Options];

/** A command of a mode, taken from its entry. */
export interface Rule extends Options {
  readonly pattern: string;
  readonly mode: string;
  /** place in the mode's table: the order of canonical text, and of commands */
  readonly rank: number;
  readonly defaults: readonly string[];
  /** by which it is counted: the words that the pattern begins with */
  readonly head: string;
}

export interface Table {
  readonly rules: readonly Entry[];
  /** heads of commands that are known and not taken apart, comma-separated */
  readonly words?: string;
  /** of these, and of any others, heads that are on unless `no` is said */
  readonly onByDefault?: string;
  /** any line is a command here */
  readonly open?: true;
  /** the line that ends the mode where the device prints one */
  readonly exit?: string;
  readonly order?: Order;
  /** sequence: the device's own step */
  readonly step?: number;
  /** sequence: what one list holds once; absent: entries are told apart by their number alone */
  readonly unique?: true;
  /** sequence: how an entry is written where the list is read line by line */
  readonly entry?: "number" | "seq" | "action";
  /** lines that are read by code (access lists): see forms.ts */
  readonly reads?: "ace-standard" | "ace-extended" | "ace-ipv6";
}
