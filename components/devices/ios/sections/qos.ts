// Classes of traffic, and what a policy does with each.
import type { Entry, Table } from "../rule.ts";

export const classes: readonly Entry[] = [
  ["class-map [match-any|match-all] {class-map}", { opens: "class-map", gives: "class-map" }],
  ["class-map type {word} [{word}] [match-any|match-all] {class-map}", { opens: "class-map", gives: "class-map" }],
  ["table-map {word}", { opens: "table-map" }],
  ["policy-map {policy-map}", { opens: "policy-map", gives: "policy-map" }],
  ["policy-map type {word} [{word}] {policy-map}", { opens: "policy-map", gives: "policy-map" }],
  "qos {rest}",
];

const perClass: readonly Entry[] = [
  "description <text>",
  "priority [<rest>]",
  "priority level <int> [<rest>]",
  "priority percent <int> [<int>]",
  "bandwidth <rest>",
  "shape {average|peak|adaptive} <rate> [<int>] [<int>]",
  "shape {average|peak|adaptive} percent <rest>",
  "shape {rest}",
  ["police <rest>", { opens: "police", form: "police" }],
  "queue-limit <rest>",
  "queue-buffers ratio <int>",
  "fair-queue [<rest>]",
  "random-detect [dscp-based|prec-based|ecn|discard-class-based|cos-based]",
  "random-detect {dscp|precedence|exponential-weighting-constant|cos|discard-class} {word} [<rest>]",
  "set {dscp|precedence|cos|qos-group|discard-class|mpls|traffic-class|cos-inner|fr-de|atm-clp|vlan} <rest>",
  "set ip {dscp|precedence} <rest>",
  "set {rest}",
  ["service-policy <policy-map>", { no: "line" }],
  "trust [<rest>]",
  "drop [log]",
  "pass [log]",
  "inspect [<parameter-map>]",
  "netflow-sampler <word>",
  "compression {rest}",
  "estimate {rest}",
  "account [<rest>]",
];

export const qosTables: Readonly<Record<string, Table>> = {
  "class-map": {
    rules: [
      "description <text>",
      ["match [{not}] access-group name {acl}", { no: "line" }],
      ["match [{not}] access-group {acl}", { no: "line" }],
      ["match [{not}] class-map {class-map}", { no: "line" }],
      ["match [{not}] {ip} dscp {rest}", { no: "line" }],
      ["match {rest}", { no: "line" }],
    ],
  },
  "table-map": { rules: ["map from {int} to <int>", "default <rest>"] },
  "policy-map": {
    order: "append",
    rules: [
      "description <text>",
      ["class {class-map}", { opens: "class", listed: true }],
      ["class type {word} {class-map}", { opens: "class", listed: true }],
      ["class {class-map} insert-before <class-map>", { opens: "class", listed: true }],
    ],
    words: "event, parameters, sequence-interval",
  },
  class: {
    rules: perClass,
    words:
      "police-aggregate, set, monitor, react, admit, log, threat-detection, collect, user-statistics, content-scan, urlfilter, service-chain",
  },
  police: {
    rules: [
      ["conform-action <rest>", { default: "conform-action transmit" }],
      ["exceed-action <rest>", { default: "exceed-action drop" }],
      ["violate-action <rest>", { default: "violate-action drop" }],
      "conform-color {rest}",
      "exceed-color {rest}",
    ],
  },
};
