// Random IOS configurations that a device would hold: names from small pools, so that two of them share, swap and lose things.
import fc from "fast-check";

const some = <T>(list: readonly T[], max = list.length): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { maxLength: Math.min(max, list.length) });
const oneOf = <T>(...list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
const maybe = (line: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.option(line, { nil: "" }).map((said) => (said === "" ? [] : [said]));
/** Lines of several parts, one after another. */
const lines = (...parts: readonly fc.Arbitrary<string[]>[]): fc.Arbitrary<string[]> => fc.tuple(...parts).map((all) => all.flat());
const block = (head: string, body: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
  body.map((inside) => [head, ...inside.map((line) => ` ${line}`)]);
/** For each name a block or nothing. */
const blocks = (names: readonly string[], of: (name: string) => fc.Arbitrary<string[]>): fc.Arbitrary<string[]> => lines(...names.map(of));
const number = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

const text = oneOf("kantor", "ruang server", "uji; reload", "secret word", 'a "b" c', "no shutdown", "!");

interface Names {
  readonly vlans: readonly number[];
  readonly lists: readonly string[];
  readonly classes: readonly string[];
  readonly policies: readonly string[];
  readonly instances: readonly string[];
  readonly maps: readonly string[];
  readonly prefixes: readonly string[];
  readonly loopbacks: readonly number[];
}

const names: fc.Arbitrary<Names> = fc.record({
  vlans: some([10, 20, 30, 40]),
  lists: some(["MGMT", "IN", "NAT"]),
  classes: some(["VOICE", "VIDEO", "DATA"]),
  policies: some(["WAN", "LAN"]),
  instances: some(["OPD", "TAMU"]),
  maps: some(["OUT", "REDIST"]),
  prefixes: some(["P1", "P2"]),
  loopbacks: some([0, 1, 2]),
});

const system: fc.Arbitrary<string[]> = lines(
  maybe(oneOf("hostname opd-1", "hostname opd-2")),
  maybe(oneOf("service timestamps log datetime msec", "service timestamps log datetime msec localtime show-timezone")),
  maybe(oneOf("no service pad", "service password-encryption")),
  maybe(oneOf("enable secret 9 $9$abc", "enable secret 5 $1$def")),
  some(["username admin privilege 15 secret 9 $9$one", "username noc privilege 5 secret 9 $9$two", "username opd secret 9 $9$three"]),
  maybe(oneOf("clock timezone WIB 7 0", "clock timezone WITA 8 0")),
  maybe(oneOf("ip domain name pontianak.go.id", "ip domain name kubu-raya.go.id")),
  some(["ip name-server 10.0.0.53", "ip name-server 10.0.1.53"]),
  maybe(oneOf("no ip domain lookup")),
  some(
    [
      "logging host 10.0.0.5",
      "logging host 10.0.0.6",
      "logging trap warnings",
      "logging buffered 64000",
      "logging source-interface Loopback0",
    ],
    4,
  ).map((all) => all.filter((line) => !line.includes("Loopback"))),
  some(["ntp server 10.0.0.1", "ntp server 10.0.0.2 prefer", "ntp authenticate"]),
  some([
    "snmp-server community rahasia RO",
    "snmp-server location Kantor Walikota",
    "snmp-server contact noc@pontianak.go.id",
    "snmp-server host 10.0.0.9 version 2c rahasia",
  ]),
  maybe(oneOf("banner motd ^C\nDilarang masuk\n^C", "banner motd #Milik Pemerintah Kota#")),
  some(["ip ssh version 2", "ip ssh time-out 60", "no ip http server", "no ip http secure-server"]),
  some(["lldp run", "no cdp run", "ip scp server enable"]),
);

const vlans = (ids: readonly number[]): fc.Arbitrary<string[]> =>
  blocks(ids.map(String), (id) => block(`vlan ${id}`, maybe(oneOf("name DINAS", "name TAMU", "name CCTV"))));

const entries = [
  "permit tcp 10.0.0.0 0.0.0.255 any eq 22",
  "permit tcp host 10.0.0.5 any eq 22",
  "permit udp any any eq 161",
  "permit icmp any any echo",
  "permit ip 10.1.0.0 0.0.255.255 any",
  "deny ip any host 10.9.9.9 log",
  "deny tcp any any eq telnet",
  "permit ospf any any",
];

const accessList = (name: string): fc.Arbitrary<string[]> =>
  fc
    .tuple(fc.shuffledSubarray(entries, { minLength: 1 }), oneOf("deny ip any any", ""), oneOf(0, 1, 2, 7), fc.boolean())
    .map(([list, last, numbered, remark]) => {
      const all = [...(remark ? ["remark dari noc"] : []), ...list, ...(last === "" ? [] : [last])];
      const said = all.map((line, at) => (numbered === 0 ? line : `${(at + 1) * numbered} ${line}`));
      return [`ip access-list extended ${name}`, ...said.map((line) => ` ${line}`)];
    });

const prefixList = (name: string): fc.Arbitrary<string[]> =>
  fc
    .shuffledSubarray(["permit 10.0.0.0/8 le 24", "permit 10.1.0.0/16", "deny 10.9.0.0/16", "permit 0.0.0.0/0"], { minLength: 1 })
    .map((list) => list.map((entry, at) => `ip prefix-list ${name} seq ${(at + 1) * 5} ${entry}`));

const routeMap = (name: string, { prefixes, lists }: Names): fc.Arbitrary<string[]> => {
  const match = [
    ...prefixes.map((list) => `match ip address prefix-list ${list}`),
    ...lists.map((list) => `match ip address ${list}`),
    "match tag 7",
  ];
  const body = lines(some(match, 1), some(["set metric 20", "set local-preference 200", "set tag 9"], 2));
  const entry = (sequence: number): fc.Arbitrary<string[]> =>
    oneOf("permit", "deny").chain((action) => block(`route-map ${name} ${action} ${sequence}`, body));
  return fc
    .uniqueArray(number(1, 4), { minLength: 1, maxLength: 3 })
    .chain((all) => lines(...all.sort((a, b) => a - b).map((one) => entry(one * 10))));
};

const quality = ({ classes, policies }: Names): fc.Arbitrary<string[]> => {
  const map = (name: string): fc.Arbitrary<string[]> =>
    block(
      `class-map match-any ${name}`,
      fc.shuffledSubarray(["match dscp ef", "match dscp af41", "match protocol http"], { minLength: 1 }),
    );
  const inside = (name: string): fc.Arbitrary<string[]> =>
    block(
      `class ${name}`,
      lines(
        maybe(oneOf("bandwidth percent 20", "bandwidth percent 30", "shape average 2000000")),
        maybe(oneOf("set dscp ef", "set dscp af31")),
      ),
    );
  const policy = (name: string): fc.Arbitrary<string[]> =>
    fc
      .tuple(some(classes), fc.boolean())
      .chain(([used, rest]) =>
        block(
          `policy-map ${name}`,
          lines(...used.map(inside), ...(rest ? [block("class class-default", maybe(oneOf("fair-queue", "shape average 5000000")))] : [])),
        ),
      );
  return lines(blocks(classes, map), blocks(policies, policy));
};

const address = oneOf("ip address 10.1.0.1 255.255.255.0", "ip address 10.2.0.1 255.255.255.252", "ip address 10.3.0.1 255.255.255.0");
const secondary = some(["ip address 10.4.0.1 255.255.255.0 secondary", "ip address 10.5.0.1 255.255.255.0 secondary"]);

const addressed = (wide: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  lines(fc.option(fc.tuple(wide, secondary), { nil: undefined }).map((both) => (both === undefined ? [] : [both[0], ...both[1]])));

/** What any routed interface may say. */
const routed = ({ lists, instances }: Names, own: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> =>
  lines(
    maybe(text.map((said) => `description ${said}`)),
    some(instances, 1).map((all) => all.map((name) => `vrf forwarding ${name}`)),
    own,
    some(lists, 1).map((all) => all.map((name) => `ip access-group ${name} in`)),
    some(["no ip redirects", "no ip proxy-arp", "ip mtu 1400", "ip nat inside"], 2),
    some(
      [
        "ip ospf cost 10",
        "ip ospf network point-to-point",
        "ip ospf message-digest-key 1 md5 kunci",
        "ip ospf message-digest-key 2 md5 lain",
      ],
      2,
    ),
  );

const interfaces = (known: Names): fc.Arbitrary<string[]> => {
  const { vlans: ids, policies, loopbacks } = known;
  const port = (name: string): fc.Arbitrary<string[]> =>
    block(
      `interface ${name}`,
      lines(
        routed(known, addressed(address)),
        some(policies, 1).map((all) => all.map((one) => `service-policy output ${one}`)),
        maybe(oneOf("shutdown")),
      ),
    );
  const trunk = block(
    "interface GigabitEthernet0/3",
    lines(
      fc.constant(["switchport mode trunk"]),
      fc
        .uniqueArray(number(1, 60), { minLength: 1, maxLength: 8 })
        .map((all) => [`switchport trunk allowed vlan ${all.sort((a, b) => a - b).join(",")}`]),
      maybe(text.map((said) => `description ${said}`)),
    ),
  );
  const sub = (id: number): fc.Arbitrary<string[]> =>
    block(
      `interface GigabitEthernet0/0.${id}`,
      fc
        .tuple(fc.constant([`encapsulation dot1Q ${id}`]), routed(known, fc.constant([`ip address 10.${100 + id}.0.1 255.255.255.0`])))
        .map((all) => all.flat()),
    );
  return lines(
    blocks(loopbacks.map(String), (id) =>
      block(`interface Loopback${id}`, lines(fc.constant([`ip address 10.255.0.${id} 255.255.255.255`]))),
    ),
    port("GigabitEthernet0/1"),
    port("GigabitEthernet0/2"),
    trunk,
    ...ids.slice(0, 2).map(sub),
  );
};

const routing = ({ maps, prefixes }: Names): fc.Arbitrary<string[]> => {
  const ospf = block(
    "router ospf 1",
    lines(
      maybe(oneOf("router-id 10.255.0.1", "router-id 10.255.0.2")),
      some(["passive-interface default", "no passive-interface GigabitEthernet0/1", "log-adjacency-changes detail"], 2),
      some(["network 10.1.0.0 0.0.0.255 area 0", "network 10.2.0.0 0.0.0.3 area 1", "area 1 stub", "default-information originate"], 3),
    ),
  );
  const neighbor = (peer: string): fc.Arbitrary<string[]> =>
    lines(
      oneOf(65001, 65002).map((as) => [`neighbor ${peer} remote-as ${as}`]),
      maybe(oneOf(`neighbor ${peer} description hulu`, `neighbor ${peer} description hilir`)),
      some(prefixes, 1).map((all) => all.map((name) => `neighbor ${peer} prefix-list ${name} in`)),
      some(maps, 1).map((all) => all.map((name) => `neighbor ${peer} route-map ${name} out`)),
    );
  const bgp = some(["10.1.0.2", "10.2.0.2"]).chain((peers) =>
    block("router bgp 65000", lines(some(["bgp log-neighbor-changes", "network 10.1.0.0 mask 255.255.0.0"]), ...peers.map(neighbor))),
  );
  return lines(
    fc.option(ospf, { nil: [] }),
    fc.option(bgp, { nil: [] }),
    some([
      "ip route 0.0.0.0 0.0.0.0 10.1.0.254",
      "ip route 0.0.0.0 0.0.0.0 10.2.0.2 200",
      "ip route 10.9.0.0 255.255.0.0 Null0",
      "ip route 10.8.0.0 255.255.0.0 10.1.0.9 name kantor",
    ]),
  );
};

const terminals = ({ lists }: Names): fc.Arbitrary<string[]> => {
  const body = (list: readonly string[]): fc.Arbitrary<string[]> =>
    lines(
      some([...list], 1).map((all) => all.map((name) => `access-class ${name} in`)),
      maybe(oneOf("exec-timeout 5 0", "exec-timeout 30 0")),
      fc.constant(["transport input ssh"]),
      maybe(oneOf("logging synchronous")),
    );
  return oneOf(["line vty 0 4"], ["line vty 0 4", "line vty 5 15"], ["line vty 0 15"]).chain((heads) =>
    lines(block("line con 0", maybe(oneOf("exec-timeout 10 0"))), ...heads.map((head) => block(head, body(lists)))),
  );
};

/** A whole configuration. */
export const configuration: fc.Arbitrary<string> = names
  .chain((known) =>
    lines(
      system,
      blocks(known.instances, (name) =>
        block(
          `vrf definition ${name}`,
          oneOf([`rd 65000:${name.length}`, "address-family ipv4", "exit-address-family"], ["address-family ipv4", "exit-address-family"]),
        ),
      ),
      vlans(known.vlans),
      quality(known),
      blocks(known.lists, accessList),
      blocks(known.prefixes, prefixList),
      blocks(known.maps, (name) => routeMap(name, known)),
      interfaces(known),
      routing(known),
      terminals(known),
    ),
  )
  .map((all) => `${all.join("\n")}\n`);
