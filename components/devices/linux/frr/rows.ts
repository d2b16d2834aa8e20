// What FRR's lines say, by the context they stand in: data. What is not listed here is kept whole.

/**
 * A line's pattern and what else is known of it. In a pattern `{}` is a word that belongs to the key (`{prefix}` and `{area}` are brought
 * into one spelling), `<>` one word of value (`<area>`), `*` any words of value, `$` a secret word; all else stands as it is.
 */
export interface RowData {
  readonly words: string;
  /** taken back by `no` and the whole line; else by `no` and the words before the first of the value */
  readonly whole?: true;
  /** taken back by these words, with the key's words for `{}` */
  readonly no?: string;
  /** FRR answers with an error when it is to take back what is not there */
  readonly refuses?: string;
  /** FRR answers with an error when it holds another value: the old one has to go first */
  readonly fixed?: string;
  /** on without a line: `no …` is what gets written down */
  readonly on?: true;
  /** names the context that follows */
  readonly opens?: ContextName;
  /** before all others in its context, which need it; 5: behind them */
  readonly first?: 0 | 1 | 2 | 3 | 5;
  /** taken back, it takes all lines along that begin with these words */
  readonly owns?: string;
  /** value that is the same as no line */
  readonly standard?: string;
  /** it is there by itself: an empty one says nothing, and it is never taken back */
  readonly stays?: true;
  /** the line belongs into the address family ipv4 unicast below */
  readonly family?: true;
}

export type ContextName =
  | "top"
  | "interface"
  | "ospf"
  | "bgp"
  | "family"
  | "routeMap"
  | "vrf"
  | "bfd"
  | "peer"
  | "chain"
  | "chainKey"
  | "vty"
  | "other";

const of = (words: readonly string[], more: Omit<RowData, "words"> = {}): RowData[] => words.map((line) => ({ words: line, ...more }));

const family: readonly RowData[] = [
  { words: "network {prefix} *", no: "network {}", refuses: "% Can't find static route specified" },
  { words: "aggregate-address {prefix} *", no: "aggregate-address {}" },
  { words: "neighbor {} activate", on: true },
  ...of(
    ["neighbor {} route-map <> {}", "neighbor {} prefix-list <> {}", "neighbor {} filter-list <> {}", "neighbor {} distribute-list <> {}"],
    {
      whole: true,
    },
  ),
  { words: "neighbor {} unsuppress-map <>", whole: true },
  { words: "neighbor {} send-community *", whole: true },
  ...of([
    "redistribute {} *",
    "neighbor {} next-hop-self *",
    "neighbor {} soft-reconfiguration inbound",
    "neighbor {} route-reflector-client",
    "neighbor {} route-server-client",
    "neighbor {} default-originate *",
    "neighbor {} maximum-prefix *",
    "neighbor {} allowas-in *",
    "neighbor {} as-override",
    "neighbor {} attribute-unchanged *",
    "neighbor {} weight <>",
    "maximum-paths <>",
    "maximum-paths ibgp <>",
    "distance bgp *",
    "table-map <>",
    "advertise-all-vni",
  ]),
  { words: "neighbor {} remove-private-AS *", whole: true },
];

export const contexts: Readonly<Record<ContextName, readonly RowData[]>> = {
  top: [
    ...of(["hostname <>", "domainname <>", "log {} *", "service {}", "ip router-id <>", "ip protocol {} route-map <>", "banner motd *"]),
    { words: "log timestamp precision <>" },
    { words: "password $" },
    { words: "enable password $" },
    { words: "debug *", whole: true },
    { words: "ip forwarding", on: true },
    { words: "ipv6 forwarding", on: true },
    { words: "ip nht {}" },
    { words: "ip prefix-list {} description *" },
    { words: "ipv6 prefix-list {} description *" },
    { words: "access-list {} remark *" },
    { words: "interface {}", opens: "interface", stays: true },
    { words: "interface {} vrf {}", opens: "interface", stays: true },
    ...of(["router ospf", "router ospf {}", "router ospf vrf {}", "router ospf {} vrf {}"], {
      opens: "ospf",
      refuses: "OSPF instance not found",
    }),
    ...of(["router ospf6", "router ospf6 vrf {}", "router rip", "router ripng", "router isis {}", "router eigrp {}", "router babel"], {
      opens: "other",
    }),
    ...of(["router bgp <>", "router bgp <> vrf {}", "router bgp <> view {}"], {
      opens: "bgp",
      whole: true,
      refuses: "% Can't find BGP instance",
      fixed: "BGP is already running; AS is",
    }),
    { words: "vrf {}", opens: "vrf", stays: true },
    { words: "key chain {}", opens: "chain" },
    { words: "bfd", opens: "bfd" },
    { words: "line vty", opens: "vty", stays: true },
    ...of(["pbr-map {} seq {}", "nexthop-group {}", "segment-routing", "mpls ldp", "rpki", "l2vpn {} type {}"], { opens: "other" }),
  ],
  interface: [
    ...of([
      "description *",
      "bandwidth <>",
      "shutdown",
      "multicast",
      "ip ospf cost <>",
      "ip ospf authentication *",
      "ip ospf authentication-key $",
      "ip ospf bfd *",
      "ip ospf passive",
      "ip ospf mtu-ignore",
      "ip ospf network *",
      "ip ospf prefix-suppression",
      "ipv6 ospf6 area <area>",
      "ipv6 ospf6 cost <>",
      "ipv6 ospf6 network *",
      "ipv6 ospf6 passive",
      "ipv6 ospf6 bfd *",
    ]),
    { words: "ip ospf hello-interval <>", standard: "10" },
    { words: "ip ospf dead-interval *", standard: "40" },
    { words: "ip ospf retransmit-interval <>", standard: "5" },
    { words: "ip ospf transmit-delay <>", standard: "1" },
    { words: "ip ospf priority <>", standard: "1" },
    { words: "ipv6 ospf6 hello-interval <>", standard: "10" },
    { words: "ipv6 ospf6 dead-interval <>", standard: "40" },
    { words: "link-detect", on: true },
    {
      words: "ip ospf area <area>",
      first: 5,
      refuses: "Can't find specified interface area configuration.",
      fixed: "Must remove previous area config before changing ospf area",
    },
    { words: "ip ospf message-digest-key {} md5 $", no: "ip ospf message-digest-key {}", refuses: "OSPF: Key {} does not exist" },
    { words: "ip address {} *", no: "ip address {}", refuses: "% Can't find address" },
    { words: "ipv6 address {} *", no: "ipv6 address {}", refuses: "% Can't find address" },
  ],
  ospf: [
    { words: "ospf router-id <>", first: 1 },
    {
      words: "network {prefix} area <area>",
      whole: true,
      refuses: "Can't find specified network area configuration.",
      fixed: "There is already same network statement.",
    },
    ...of([
      "redistribute {} *",
      "passive-interface {} *",
      "default-information originate *",
      "default-metric <>",
      "distance <>",
      "distance ospf *",
      "area {area} stub *",
      "area {area} nssa *",
      "area {area} authentication *",
      "area {area} default-cost <>",
      "timers throttle spf *",
      "timers throttle lsa all <>",
      "timers lsa min-arrival <>",
      "auto-cost reference-bandwidth <>",
      "log-adjacency-changes *",
      "maximum-paths <>",
      "neighbor {} *",
      "ospf abr-type <>",
      "compatible rfc1583",
      "capability opaque",
      "mpls-te on",
      "max-metric router-lsa administrative",
      "max-metric router-lsa on-startup <>",
      "max-metric router-lsa on-shutdown <>",
      "write-multiplier <>",
      "refresh timer <>",
    ]),
    { words: "area {area} range {prefix} *", no: "area {} range {}" },
    ...of(
      ["area {area} filter-list prefix <> {}", "area {area} export-list <>", "area {area} import-list <>", "distribute-list <> out {}"],
      {
        whole: true,
      },
    ),
  ],
  bgp: [
    ...of(["bgp ebgp-requires-policy", "bgp network import-check", "bgp suppress-duplicates"], { on: true }),
    { words: "bgp default ipv4-unicast", on: true, first: 0 },
    ...of([
      "bgp router-id <>",
      "bgp log-neighbor-changes",
      "bgp bestpath as-path multipath-relax",
      "bgp bestpath as-path confed",
      "bgp bestpath as-path ignore",
      "bgp bestpath compare-routerid",
      "bgp always-compare-med",
      "bgp deterministic-med",
      "bgp cluster-id <>",
      "bgp confederation identifier <>",
      "bgp graceful-restart",
      "bgp graceful-restart-disable",
      "bgp graceful-shutdown",
      "bgp listen limit <>",
      "coalesce-time <>",
      "timers bgp *",
      "bgp default local-preference <>",
    ]),
    { words: "bgp confederation peers *", whole: true },
    { words: "bgp listen range {prefix} peer-group <>", whole: true },
    { words: "neighbor {} peer-group", first: 1, owns: "neighbor {}", refuses: "% Create the peer-group first" },
    { words: "neighbor {} remote-as <>", first: 2, no: "neighbor {}", owns: "neighbor {}" },
    { words: "neighbor {} interface *", first: 2, no: "neighbor {} interface", owns: "neighbor {}" },
    { words: "neighbor {} peer-group <>", first: 3, whole: true, owns: "neighbor {}" },
    ...of([
      "neighbor {} description *",
      "neighbor {} password $",
      "neighbor {} timers connect <>",
      "neighbor {} update-source <>",
      "neighbor {} ebgp-multihop *",
      "neighbor {} bfd *",
      "neighbor {} shutdown *",
      "neighbor {} passive",
      "neighbor {} disable-connected-check",
      "neighbor {} local-as *",
      "neighbor {} advertisement-interval <>",
      "neighbor {} enforce-first-as",
      "neighbor {} capability {} *",
      "neighbor {} dont-capability-negotiate",
      "neighbor {} port <>",
      "neighbor {} graceful-restart",
      "neighbor {} graceful-restart-helper",
      "neighbor {} graceful-restart-disable",
    ]),
    { words: "neighbor {} timers <> <>", no: "neighbor {} timers" },
    { words: "neighbor {} ttl-security hops <>", whole: true },
    ...of(["address-family {} {}", "address-family {}"], { opens: "family" }),
    ...family.map((row): RowData => ({ ...row, family: true })),
  ],
  family,
  routeMap: [
    ...of([
      "description *",
      "call <>",
      "continue *",
      "on-match next",
      "on-match goto <>",
      "match ip address <>",
      "match ip address prefix-list <>",
      "match ip next-hop <>",
      "match ip next-hop prefix-list <>",
      "match ipv6 address <>",
      "match ipv6 address prefix-list <>",
      "match as-path <>",
      "match community *",
      "match large-community *",
      "match interface <>",
      "match local-preference <>",
      "match metric <>",
      "match origin <>",
      "match peer <>",
      "match source-protocol <>",
      "match source-vrf <>",
      "match tag <>",
      "set as-path prepend *",
      "set as-path exclude *",
      "set atomic-aggregate",
      "set community *",
      "set distance <>",
      "set extcommunity rt *",
      "set ip next-hop *",
      "set ipv6 next-hop {} *",
      "set large-community *",
      "set local-preference <>",
      "set metric <>",
      "set metric-type <>",
      "set origin <>",
      "set src <>",
      "set table <>",
      "set tag <>",
      "set weight <>",
    ]),
    { words: "set comm-list <> delete", whole: true },
  ],
  vrf: [...of(["vni <>", "ip router-id <>"])],
  bfd: [
    { words: "profile {}", opens: "peer", first: 1 },
    { words: "peer {} *", opens: "peer", whole: true },
  ],
  peer: [
    { words: "detect-multiplier <>", standard: "3" },
    { words: "receive-interval <>", standard: "300" },
    { words: "transmit-interval <>", standard: "300" },
    ...of([
      "echo-mode",
      "passive-mode",
      "minimum-ttl <>",
      "profile <>",
      "shutdown",
      "label <>",
      "echo transmit-interval <>",
      "echo receive-interval <>",
    ]),
  ],
  chain: [{ words: "key {}", opens: "chainKey" }],
  chainKey: [...of(["key-string $", "cryptographic-algorithm <>", "accept-lifetime *", "send-lifetime *"])],
  vty: [...of(["exec-timeout *", "access-class <>"])],
  other: [],
};

/** Numbered entries of which the first that matches decides; the words before the number. */
export interface ListData {
  readonly words: string;
  /** steps in which canonical text counts them */
  readonly step: number;
  /** an entry is taken back by its whole line, not by its number alone */
  readonly whole?: true;
  readonly refuses?: string;
}

export const lists: readonly ListData[] = [
  { words: "ip prefix-list {}", step: 5 },
  { words: "ipv6 prefix-list {}", step: 5 },
  { words: "access-list {}", step: 5, whole: true },
  { words: "ipv6 access-list {}", step: 5, whole: true },
  { words: "bgp as-path access-list {}", step: 5, whole: true, refuses: "bgp as-path access-list {} doesn't exist" },
  ...["standard", "expanded"].flatMap((kind) =>
    ["community-list", "large-community-list", "extcommunity-list"].map(
      (list): ListData => ({ words: `bgp ${list} ${kind} {}`, step: 5, whole: true, refuses: "% Can't find community-list" }),
    ),
  ),
];

/** Lines that come and go by themselves, or say nothing of what the router does. */
export const noise = new RegExp(
  [
    /^[!#]/,
    /^(Building configuration\.\.\.|Current configuration:)$/,
    /^frr defaults \S+$/,
    /^service integrated-vtysh-config$/,
    /^(configure( terminal)?|conf t|write( memory)?)$/,
  ]
    .map(({ source }) => source)
    .join("|"),
);
