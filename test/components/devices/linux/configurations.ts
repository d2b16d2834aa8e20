// Random Linux routers and edits of them: small pools of names, so that two of them share much and differ in the rest.
import fc from "fast-check";

const some = <T>(items: readonly T[], min = 0): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: min, maxLength: items.length });
const one = <T>(...items: T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
const lines = (...parts: readonly (readonly string[])[]): string[] => parts.flat();
const maybe = (arbitrary: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
  fc.oneof({ weight: 3, arbitrary }, { weight: 1, arbitrary: fc.constant<string[]>([]) });

const interfaceLines = fc
  .record({
    description: one("", " description ke simpul 1", " description it's $(id) `x`"),
    cost: one("", " ip ospf cost 10", " ip ospf cost 20"),
    hello: one("", " ip ospf hello-interval 10", " ip ospf hello-interval 1"),
    key: one(
      "",
      " ip ospf message-digest-key 1 md5 rahasia",
      " ip ospf message-digest-key 1 md5 lain",
      " ip ospf message-digest-key 2 md5 rahasia",
    ),
    area: one("", " ip ospf area 0", " ip ospf area 0.0.0.1"),
    type: one("", " ip ospf network point-to-point"),
    passive: one("", " ip ospf passive", " no ip ospf passive"),
    address: one("", " ip address 10.0.0.1/24", " ip address 10.0.0.2/24"),
  })
  .map((parts) => Object.values(parts).filter((line) => line !== ""));

const interfaces = fc
  .tuple(...["eth0", "eth1", "eth2"].map((name) => maybe(interfaceLines.map((body) => lines([`interface ${name}`], body, ["exit"])))))
  .map((parts) => parts.flat());

/** Networks and areas of interfaces exclude each other, so a router has either. */
const ospf = (networks: boolean): fc.Arbitrary<string[]> =>
  fc
    .record({
      id: one("", " ospf router-id 10.0.0.1", " ospf router-id 10.0.0.2"),
      networks: networks ? some([" network 10.0.0.0/24 area 0", " network 10.1.0.0/16 area 1"]) : fc.constant([]),
      other: networks ? one([" network 10.2.0.0/16 area 0"], [" network 10.2.0.0/16 area 0.0.0.5"]) : fc.constant([]),
      rest: some([
        " redistribute static",
        " default-information originate always",
        " area 1 stub no-summary",
        " timers throttle spf 0 50 500",
        " passive-interface default",
        " passive-interface eth1",
        " no passive-interface eth0",
        " area 1 range 10.1.0.0/16",
      ]),
      redistribute: one([], [" redistribute connected metric 5"], [" redistribute connected metric 6"]),
    })
    .map(({ id, networks: own, other, rest, redistribute }) =>
      lines(["router ospf"], id === "" ? [] : [id], own, other, rest, redistribute, ["exit"]),
    );

const neighbor = (name: string): fc.Arbitrary<string[]> =>
  fc
    .record({
      as: one(` neighbor ${name} remote-as 65001`, ` neighbor ${name} remote-as 65002`, ` neighbor ${name} peer-group PG`),
      rest: some([
        ` neighbor ${name} description ISP`,
        ` neighbor ${name} timers 3 9`,
        ` neighbor ${name} password kunci`,
        ` neighbor ${name} update-source lo`,
      ]),
    })
    .map(({ as, rest }) => [as, ...rest]);

const families = (names: readonly string[]): fc.Arbitrary<string[]> =>
  fc
    .record({
      networks: some(["  network 10.0.0.0/24", "  network 10.9.0.0/16 route-map KELUAR"]),
      lines: fc.tuple(
        ...names.map((name) =>
          some([`  no neighbor ${name} activate`, `  neighbor ${name} next-hop-self`, `  neighbor ${name} route-map MASUK in`]),
        ),
      ),
    })
    .map(({ networks, lines: own }) => lines([" address-family ipv4 unicast"], networks, own.flat(), [" exit-address-family"]));

const bgp = fc
  .record({
    as: one("65000", "65000", "65010"),
    names: some(["10.0.0.9", "10.0.0.8"]),
    off: some([" no bgp ebgp-requires-policy", " no bgp default ipv4-unicast"]),
  })
  .chain(({ as, names, off }) =>
    fc
      .tuple(fc.tuple(...names.map(neighbor)), families(names))
      .map(([own, family]) =>
        lines([`router bgp ${as}`], off, [" neighbor PG peer-group", " neighbor PG remote-as 65005"], own.flat(), family, ["exit"]),
      ),
  );

const prefixes = ["permit 10.0.0.0/8 le 24", "deny 10.1.0.0/16", "permit 192.168.0.0/16", "deny any", "permit 172.16.0.0/12 ge 24"];
const numbered = (name: string, entries: readonly string[]): fc.Arbitrary<string[]> =>
  fc.tuple(some(entries), one(1, 5, 10)).map(([own, step]) => own.map((entry, at) => `${name} seq ${(at + 1) * step} ${entry}`));

const mapEntry = fc
  .record({
    action: one("permit", "deny"),
    rest: some([" match ip address prefix-list A", " match tag 5", " set metric 10", " set community 65000:1", " description satu"]),
    tag: one([], [" set tag 1"], [" set tag 2"]),
  })
  .map(({ action, rest, tag }) => [action, ...rest, ...tag]);
const routeMap = (name: string): fc.Arbitrary<string[]> =>
  fc
    .tuple(fc.array(mapEntry, { maxLength: 4 }), one(10, 5))
    .map(([entries, step]) =>
      entries.flatMap(([action, ...body], at) => [`route-map ${name} ${action} ${(at + 1) * step}`, ...body, "exit"]),
    );

const globals = some([
  "hostname gw-1",
  "ip route 10.5.0.0/16 10.0.0.9",
  "ip route 10.6.0.0/16 10.0.0.9 250",
  "ip route 10.7.0.0/16 blackhole",
  "no ip forwarding",
  "log syslog informational",
  "ip prefix-list A description daftar",
]);
const routeTo = one([], ["ip route 0.0.0.0/0 10.0.0.254"], ["ip route 0.0.0.0/0 10.0.0.254 250"], ["ip route 0.0.0.0/0 10.0.0.253"]);

const frr = fc
  .boolean()
  .chain((networks) =>
    fc.tuple(
      globals,
      routeTo,
      networks ? interfaces.map((all) => all.filter((line) => !line.includes("ospf area"))) : interfaces,
      maybe(ospf(networks)),
      maybe(bgp),
      numbered("ip prefix-list A", prefixes),
      numbered("access-list 10", ["permit 10.0.0.0/8", "deny 10.1.0.0/16", "permit any"]),
      numbered("bgp as-path access-list AP", ["permit ^65001_", "deny _65002$", "permit (65003|65004)"]),
      numbered("bgp community-list standard C", ["permit 65000:1", "deny 65000:2"]),
      routeMap("MASUK"),
      routeMap("KELUAR"),
      maybe(fc.constant(["bfd", " peer 10.0.0.9", "  detect-multiplier 4", " exit", "exit"])),
    ),
  )
  .map((parts) => ["### file: /etc/frr/frr.conf", ...parts.flat()]);

export const rules = [
  "ct state established,related accept",
  "ct state { established, related } accept",
  "ct state invalid drop",
  'iifname "eth0" tcp dport 22 accept comment "simpul:in.10 ssh"',
  'iifname "eth0" tcp dport { 22, 80 } accept comment "simpul:in.10 ssh"',
  'tcp dport 22 ip saddr @noc accept comment "simpul:in.20 noc"',
  "tcp dport 443 counter accept",
  "tcp dport 443 counter accept",
  "udp dport 161 drop",
  "meta l4proto ospf accept",
  'log prefix "x | `id` " drop',
  'ip saddr 10.0.0.0/8 drop comment "it\'s `id` \\ [a-z]* ^$ a/b"',
  "jump bantu",
];

const chain = (name: string, hook: string, own: readonly string[]): fc.Arbitrary<string[]> =>
  fc.tuple(fc.array(one(...own), { maxLength: 9 }), one("accept", "accept", "drop")).map(([body, policy]) =>
    lines(
      [`\tchain ${name} {`, ...(hook === "" ? [] : [`\t\ttype filter hook ${hook} priority filter; policy ${policy};`])],
      body.map((rule) => `\t\t${rule}`),
      ["\t}"],
    ),
  );

const set = (name: string, type: fc.Arbitrary<string>, elements: readonly string[]): fc.Arbitrary<string[]> =>
  fc
    .tuple(type, some(elements))
    .map(([spec, own]) =>
      lines([`\tset ${name} {`, `\t\t${spec}`], own.length === 0 ? [] : [`\t\telements = { ${own.join(", ")} }`], ["\t}"]),
    );

const table = fc
  .tuple(
    set("noc", one("type ipv4_addr", "type ipv4_addr", "type ipv4_addr; flags interval"), [
      "10.161.10.1",
      "10.161.10.2",
      '10.161.10.3 comment "a"',
    ]),
    maybe(set("lain", fc.constant("type inet_service; flags interval"), ["22", "80-90", "443"])),
    fc
      .tuple(one("", "", "accept", "drop"))
      .map(([way]) =>
        way === "" ? [] : ["\tmap arah {", "\t\ttype inet_service : verdict", `\t\telements = { 22 : ${way}, 80 : jump bantu }`, "\t}"],
      ),
    chain("input", "input", rules),
    maybe(chain("forward", "forward", rules)),
    chain("bantu", "", ["tcp dport 8080 accept", "tcp dport 8081 accept", "return"]),
  )
  .map((parts) => lines(["table inet filter {"], ...parts, ["}"]));

const nft = fc
  .tuple(
    maybe(table),
    maybe(
      fc.constant([
        "table ip nat {",
        "\tchain post {",
        "\t\ttype nat hook postrouting priority srcnat; policy accept;",
        '\t\toifname "eth0" masquerade',
        "\t}",
        "}",
      ]),
    ),
  )
  .map((parts) => ["### file: /etc/nftables.conf", ...parts.flat()]);

const tc = fc
  .record({
    root: one("30", "30", "20"),
    classes: some([
      "class add dev eth1 parent 1:1 classid 1:10 htb rate 20mbit ceil 50mbit",
      "class add dev eth1 parent 1:1 classid 1:30 htb rate 1mbit ceil 100mbit prio 3",
    ]),
    rate: one("5mbit", "10mbit"),
    leaf: one(
      [],
      ["qdisc add dev eth1 parent 1:20 handle 20: bfifo limit 64k"],
      ["qdisc add dev eth1 parent 1:20 handle 20: pfifo limit 50"],
    ),
    filters: some([
      "u32 match ip dst 10.0.1.0/24 flowid 1:20",
      "u32 match ip src 10.0.2.0/24 flowid 1:20",
      "u32 match ip dport 80 0xffff flowid 1:1",
      "u32 match ip tos 0x10 0xff flowid 1:20",
    ]),
    step: one(1, 10),
  })
  .map(({ root, classes, rate, leaf, filters, step }) =>
    lines(
      [`qdisc add dev eth1 root handle 1: htb default ${root}`, "class add dev eth1 parent 1: classid 1:1 htb rate 1gbit"],
      classes,
      [`class add dev eth1 parent 1:1 classid 1:20 htb rate ${rate} ceil 50mbit`],
      leaf,
      filters.map((filter, at) => `filter add dev eth1 parent 1: protocol ip prio ${(at + 1) * step} ${filter}`),
    ),
  )
  .map((own) => ["### file: /etc/simpul/tc.batch", ...own]);

const network = fc
  .record({
    addresses: some(["Address=10.0.0.1/24", "Address=10.0.1.1/24", "VLAN=vlan10", "DHCP=no", "Description=it's $(id)"]),
    routes: some(["10.8.0.0/16", "10.9.0.0/16"]),
  })
  .map(({ addresses, routes }) =>
    lines(
      ["### file: /etc/systemd/network/10-lan.network", "[Match]", "Name=eth0", "[Network]"],
      addresses,
      routes.flatMap((to) => ["[Route]", `Destination=${to}`, "Gateway=10.0.0.254"]),
    ),
  );
const netdev = fc.constant<string[]>([
  "### file: /etc/systemd/network/10-vlan10.netdev",
  "[NetDev]",
  "Name=vlan10",
  "Kind=vlan",
  "[VLAN]",
  "Id=10",
]);
const sysctl = some(["net.ipv4.ip_forward = 1", "net/ipv4/conf/all/rp_filter=1", "net.ipv4.conf.eth0.rp_filter = 0"]).map((own) => [
  "### file: /etc/sysctl.d/90-simpul.conf",
  ...own,
]);
const sshd = some([
  "Port 22",
  "PermitRootLogin prohibit-password",
  "PasswordAuthentication no",
  "AllowUsers admin root",
  "X11Forwarding no",
]).map((own) => ["### file: /etc/ssh/sshd_config.d/simpul.conf", ...own]);
const keys = some(["ssh-ed25519 AAAAC3Nza1 noc", 'from="10.0.0.0/8" ssh-ed25519 AAAAC3Nza2 cadangan']).map((own) => [
  "### file: /root/.ssh/authorized_keys",
  ...own,
]);
const other = one([], ["### file: /etc/motd", "selamat datang", "", "it's"], ["### file: /etc/motd", "lain"]);

const anyOf = (...parts: readonly fc.Arbitrary<string[]>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map(maybe)).map((all) => `${all.flat().join("\n")}\n`);

export const router: fc.Arbitrary<string> = anyOf(frr, nft, tc, network, netdev, sysctl, sshd, keys, other);
export const change: fc.Arbitrary<[string, string]> = fc.tuple(router, router);
export const firewallChange: fc.Arbitrary<[string, string]> = fc
  .tuple(nft, nft)
  .map(([a, b]) => [`${a.join("\n")}\n`, `${b.join("\n")}\n`]);
export const routingChange: fc.Arbitrary<[string, string]> = fc.tuple(frr, frr).map(([a, b]) => [`${a.join("\n")}\n`, `${b.join("\n")}\n`]);
export const queueChange: fc.Arbitrary<[string, string]> = fc.tuple(tc, tc).map(([a, b]) => [`${a.join("\n")}\n`, `${b.join("\n")}\n`]);

/** What others put on the router: none of it has our name. */
export const foreign = [
  'udp dport 9999 accept comment "milik vendor"',
  'tcp dport 8291 drop comment "sementara"',
  "ip route 10.99.0.0/16 10.0.0.77",
  "interface tun9",
  "description milik vendor",
  "set tamu",
  "10.99.0.1",
];

const ourRules = [
  'ct state established,related accept comment "simpul:in.00"',
  'tcp dport 22 ip saddr @noc accept comment "simpul:in.10 ssh"',
  'tcp dport 22 accept comment "simpul:in.10 ssh"',
  'meta l4proto ospf accept comment "simpul:in.20"',
  'udp dport 161 drop comment "simpul:in.30"',
  'drop comment "simpul:in.99"',
];

const ownedText = (rules: readonly string[], more: readonly string[], sets: readonly string[]): string =>
  [
    "### file: /etc/frr/frr.conf",
    ...more,
    "### file: /etc/nftables.conf",
    ...["table inet filter {", "set noc { type ipv4_addr; elements = { 10.161.10.1 }; }", ...sets],
    ...["chain input {", "type filter hook input priority filter; policy accept;", ...rules, "}", "}", ""],
  ].join("\n");

const ourLines = [
  "interface eth0\n description ke simpul 1\n ip ospf area 0\nexit",
  "router ospf\n ospf router-id 10.0.0.1\nexit",
  "ip prefix-list simpul-a seq 5 permit 10.0.0.0/8",
  "hostname gw-1",
];

/** Rules of ours, of which one comment is one rule, and others' between them. */
const oursOnce = fc
  .shuffledSubarray(ourRules)
  .map((rules) => rules.filter((rule, at) => rules.findIndex((one) => one.split(" comment ")[1] === rule.split(" comment ")[1]) === at));

export const taggedChange: fc.Arbitrary<[string, string]> = fc
  .record({
    running: oursOnce,
    guests: fc.array(fc.tuple(fc.nat(6), one(...foreign.slice(0, 2))), { maxLength: 4 }),
    theirs: some(["ip route 10.99.0.0/16 10.0.0.77", "interface tun9\n description milik vendor\nexit"]),
    sets: some(["set tamu { type ipv4_addr; elements = { 10.99.0.1 }; }"]),
    before: some(ourLines),
    intended: oursOnce,
    after: some(ourLines),
  })
  .map(({ running, guests, theirs, sets, before, intended, after }) => [
    ownedText(
      guests.reduce<string[]>((rules, [at, rule]) => rules.toSpliced(at, 0, rule), running),
      [...before, ...theirs],
      sets,
    ),
    ownedText(intended, after, []),
  ]);
