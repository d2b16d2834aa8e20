// Menus of the firewalls: rules are ordered within their chain, the first match decides.
import type { Row, Rows } from "./row.ts";
import { interfacesIn, lists } from "./row.ts";

const matches = { "dst-address": "prefix", "src-address": "prefix", "address-list-timeout": "duration" } as const;
const interfaces = {
  ...interfacesIn("in-interface", "out-interface", "in-bridge-port", "out-bridge-port"),
  "in-interface-list": lists,
  "out-interface-list": lists,
  "in-bridge-port-list": lists,
  "out-bridge-port-list": lists,
};

function rules(family: "ip" | "ipv6", more: Row = {}): Row {
  const sets = [`/${family}/firewall/address-list`];
  return {
    kind: "ordered",
    key: [],
    group: "chain",
    always: { action: "accept" },
    types: matches,
    ...more,
    defaults: { log: "no", ...more.defaults },
    references: {
      ...interfaces,
      "src-address-list": sets,
      "dst-address-list": sets,
      "routing-mark": ["/routing/table"],
      "layer7-protocol": ["/ip/firewall/layer7-protocol"],
    },
  };
}

const addressList: Row = {
  kind: "keyed",
  key: ["list", "address"],
  unique: "failure: already have such entry",
  types: { address: "prefix", timeout: "duration" },
};
const mangle: Row = { defaults: { passthrough: "yes" } };

export const firewallRows: Rows = {
  "/ip/firewall/address-list": addressList,
  "/ip/firewall/filter": rules("ip", { defaults: { "hw-offload": "yes" } }),
  "/ip/firewall/nat": rules("ip", {
    defaults: { "randomise-ports": "no", "same-not-by-dst": "no" },
    types: { ...matches, "to-addresses": "prefix" },
  }),
  "/ip/firewall/mangle": rules("ip", mangle),
  "/ip/firewall/raw": rules("ip"),
  "/ip/firewall/calea": rules("ip"),
  "/ip/firewall/layer7-protocol": { key: ["name"], unique: "failure: already have such name" },
  "/ip/firewall/service-port": {
    kind: "keyed",
    key: ["name"],
    fixed: "name",
    builtins: {
      ftp: { ports: "21" },
      tftp: { ports: "69" },
      irc: { ports: "6667" },
      h323: {},
      sip: { ports: "5060,5061" },
      pptp: {},
      rtsp: { ports: "554" },
      udplite: {},
      dccp: {},
      sctp: {},
    },
    types: { ports: "list", "sip-timeout": "duration" },
    defaults: { "sip-direct-media": "yes", "sip-timeout": "1h" },
  },
  "/ip/firewall/connection/tracking": {
    defaults: {
      enabled: "auto",
      "generic-timeout": "10m",
      "icmp-timeout": "10s",
      "loose-tcp-tracking": "yes",
      "tcp-close-timeout": "10s",
      "tcp-close-wait-timeout": "10s",
      "tcp-established-timeout": "1d",
      "tcp-fin-wait-timeout": "10s",
      "tcp-last-ack-timeout": "10s",
      "tcp-max-retrans-timeout": "5m",
      "tcp-syn-received-timeout": "5s",
      "tcp-syn-sent-timeout": "5s",
      "tcp-time-wait-timeout": "10s",
      "tcp-unacked-timeout": "5m",
    },
    types: Object.fromEntries(
      [
        "generic",
        "icmp",
        "tcp-close",
        "tcp-close-wait",
        "tcp-established",
        "tcp-fin-wait",
        "tcp-last-ack",
        "tcp-max-retrans",
        "tcp-syn-received",
        "tcp-syn-sent",
        "tcp-time-wait",
        "tcp-unacked",
        "udp",
        "udp-stream",
      ].map((name) => [`${name}-timeout`, "duration"]),
    ),
  },
  "/ipv6/firewall/address-list": addressList,
  "/ipv6/firewall/filter": rules("ipv6"),
  "/ipv6/firewall/nat": rules("ipv6"),
  "/ipv6/firewall/mangle": rules("ipv6", mangle),
  "/ipv6/firewall/raw": rules("ipv6"),
  "/interface/bridge/filter": {
    kind: "ordered",
    key: [],
    group: "chain",
    always: { action: "accept" },
    defaults: { log: "no" },
    references: interfaces,
  },
  "/interface/bridge/nat": {
    kind: "ordered",
    key: [],
    group: "chain",
    always: { action: "accept" },
    defaults: { log: "no" },
    references: interfaces,
  },
};
