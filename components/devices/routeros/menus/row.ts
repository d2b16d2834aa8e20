// How the tables of menus are written: only what is particular to a menu; the rest is filled in from here and the schema.
import type { Menu, ValueType } from "../menu.ts";

/** A menu as a table writes it. */
export type Row = Partial<Omit<Menu, "path" | "comment">> & {
  readonly comment?: boolean;
  /** attributes that are named like secrets and are none */
  readonly notSecret?: readonly string[];
};
export type Rows = Readonly<Record<string, Row>>;

/** Menus whose items are interfaces: one name space. */
export const interfaceMenus: readonly string[] = [
  "/interface/ethernet",
  "/interface/bridge",
  "/interface/vlan",
  "/interface/wireguard",
  "/interface/vrrp",
  "/interface/bonding",
  "/interface/eoip",
  "/interface/eoipv6",
  "/interface/gre",
  "/interface/gre6",
  "/interface/ipip",
  "/interface/ipipv6",
  "/interface/6to4",
  "/interface/vxlan",
  "/interface/vpls",
  "/interface/macvlan",
  "/interface/macsec",
  "/interface/mesh",
  "/interface/veth",
  "/interface/lte",
  "/interface/wifi",
  "/interface/wireless",
  "/interface/pppoe-client",
  "/interface/pppoe-server",
  "/interface/pptp-client",
  "/interface/pptp-server",
  "/interface/l2tp-client",
  "/interface/l2tp-server",
  "/interface/l2tp-ether",
  "/interface/sstp-client",
  "/interface/sstp-server",
  "/interface/ovpn-client",
  "/interface/ovpn-server",
  "/interface/ppp-client",
  "/interface/ppp-server",
  "/interface/wifiwave2",
  "/interface/w60g",
  "/interface/traffic-eng",
  "/caps-man/interface",
  "/zerotier/interface",
];

export const lists: readonly string[] = ["/interface/list"];

/** Types of attributes that mean the same wherever they stand. */
export const types: Readonly<Record<string, ValueType>> = {
  disabled: "bool",
  "connection-state": "list",
  "connection-nat-state": "list",
  "dst-port": "list",
  "src-port": "list",
  "tcp-flags": "signed",
  tagged: "list",
  untagged: "list",
  "vlan-ids": "vlans",
  interfaces: "list",
  include: "list",
  exclude: "list",
  topics: "signed",
  policy: "list",
  slaves: "list",
  "mac-address": "mac",
  "admin-mac": "mac",
  "src-mac-address": "mac",
  "arp-timeout": "duration",
  "ageing-time": "duration",
  "forward-delay": "duration",
  "max-message-age": "duration",
  "loop-protect-disable-time": "duration",
  "loop-protect-send-interval": "duration",
  "lease-time": "duration",
  "hello-interval": "duration",
  "dead-interval": "duration",
  "retransmit-interval": "duration",
  "transmit-delay": "duration",
  "min-rx": "duration",
  "min-tx": "duration",
  "persistent-keepalive": "duration",
  "cache-max-ttl": "duration",
  "query-server-timeout": "duration",
  "query-total-timeout": "duration",
  "doh-timeout": "duration",
  "active-flow-timeout": "duration",
  "inactive-flow-timeout": "duration",
  "start-delay": "duration",
  "startup-delay": "duration",
  "up-delay": "duration",
  "down-delay": "duration",
  "ddns-update-interval": "duration",
  "discover-interval": "duration",
  interval: "duration",
};

/** Attributes that hold secrets in menus that have no row of their own: better one too many than one too few. */
export const secretKey =
  /(^|[-.])(password|passphrase|secrets?|cak|pin|pin-number|md5-key|auth-key|authentication-key|private-key|key-val)$|pre-?shared-key|^static-key/;
/** Attributes that hold a script. */
export const scriptKey = /^(source|on-event|script|lease-script|.*-script|on-(up|down|login|logout|master|backup|fail))$/;

/** An attribute that may hold interfaces. */
/** Attributes that hold interfaces, or lists of them. */
export function interfacesOrListsIn(...attributes: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(attributes.map((attribute) => [attribute, [...interfaceMenus, ...lists]]));
}

export function interfacesIn(...attributes: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(attributes.map((attribute) => [attribute, interfaceMenus]));
}
