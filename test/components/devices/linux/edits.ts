// A Linux router in parts that can each be edited alone, so that what an edit may cost is known to the test and not to the engine.
import fc from "fast-check";

/** Places in the configuration, each with the lines that may stand there: going from one to another is one change. */
const slots: Readonly<Record<string, readonly (readonly string[])[]>> = {
  hostname: [["hostname gw-1"], ["hostname gw-2"]],
  log: [[], ["log syslog informational"]],
  route: [[], ["ip route 10.5.0.0/16 10.0.0.9"], ["ip route 10.5.0.0/16 10.0.0.9 250"]],
  blackhole: [[], ["ip route 10.7.0.0/16 blackhole"]],
  entry: [[], ["ip prefix-list A seq 15 permit 172.16.0.0/12 ge 24"], ["ip prefix-list A seq 15 deny 172.16.0.0/12"]],
  description: [[], [" description ke simpul 1"], [" description ke simpul 2"]],
  cost: [[], [" ip ospf cost 10"], [" ip ospf cost 20"]],
  hello: [[], [" ip ospf hello-interval 1"], [" ip ospf hello-interval 5"]],
  key: [[], [" ip ospf message-digest-key 1 md5 rahasia"], [" ip ospf message-digest-key 1 md5 lain"]],
  address: [[], [" ip address 10.0.0.1/24"]],
  routerId: [[], [" ospf router-id 10.0.0.1"], [" ospf router-id 10.0.0.2"]],
  redistribute: [[], [" redistribute static"], [" redistribute static metric 5"]],
  neighbor: [[], ["  neighbor 10.0.0.9 next-hop-self"]],
  password: [[], [" neighbor 10.0.0.9 password kunci"], [" neighbor 10.0.0.9 password lain"]],
  announced: [[], ["  network 10.9.0.0/16"]],
  map: [[" set metric 10"], [" set metric 20"], []],
  member: [["10.161.10.1"], ["10.161.10.1", "10.161.10.2"]],
  leaf: [["rate 5mbit"], ["rate 10mbit"], ["rate 10mbit ceil 50mbit"]],
  queue: [[], ["class add dev eth1 parent 1:1 classid 1:30 htb rate 1mbit"]],
  forward: [["net.ipv4.ip_forward = 1"], ["net.ipv4.ip_forward = 0"]],
  sshd: [["PasswordAuthentication no"], ["PasswordAuthentication yes"]],
  noc: [["ssh-ed25519 AAAAC3Nza1 noc"], ["ssh-ed25519 AAAAC3Nza3 noc"]],
  motd: [["selamat datang"], ["lain"]],
};

const rulePool = [
  "ct state established,related accept",
  "ct state invalid drop",
  'iifname "eth0" tcp dport 22 accept comment "simpul:in.10 ssh"',
  'tcp dport 22 ip saddr @noc accept comment "simpul:in.20 noc"',
  "tcp dport 443 counter accept",
  "udp dport 161 drop",
  "meta l4proto ospf accept",
  "udp dport 123 accept",
  'log prefix "x " drop',
];

interface Router {
  readonly chosen: Readonly<Record<string, number>>;
  readonly rules: readonly string[];
}

function textOf({ chosen, rules }: Router): string {
  const at = (slot: string): readonly string[] => slots[slot]?.[chosen[slot] ?? 0] ?? [];
  return [
    "### file: /etc/frr/frr.conf",
    ...["hostname", "log", "route", "blackhole"].flatMap(at),
    ...["ip prefix-list A seq 5 permit 10.0.0.0/8", ...at("entry"), "ip prefix-list A seq 20 deny any"],
    ...["interface eth0", ...["description", "cost", "hello", "key", "address"].flatMap(at), "exit"],
    ...["router ospf", ...at("routerId"), ...at("redistribute"), "exit"],
    ...["router bgp 65000", " neighbor 10.0.0.9 remote-as 65001", ...at("password"), " address-family ipv4 unicast"],
    ...[...at("announced"), ...at("neighbor"), " exit-address-family", "exit"],
    ...["route-map KELUAR permit 10", " match tag 5", ...at("map"), "exit"],
    "### file: /etc/nftables.conf",
    ...["table inet filter {", "set noc {", "type ipv4_addr", `elements = { ${at("member").join(", ")} }`, "}"],
    ...["chain input {", "type filter hook input priority filter; policy drop;", ...rules, "}", "}"],
    "### file: /etc/simpul/tc.batch",
    "qdisc add dev eth1 root handle 1: htb default 20",
    "class add dev eth1 parent 1: classid 1:1 htb rate 1gbit",
    ...[`class add dev eth1 parent 1:1 classid 1:20 htb ${at("leaf").join("")}`, ...at("queue")],
    ...["### file: /etc/sysctl.d/90-simpul.conf", ...at("forward")],
    ...["### file: /etc/ssh/sshd_config.d/simpul.conf", "Port 22", ...at("sshd")],
    ...["### file: /root/.ssh/authorized_keys", ...at("noc"), "ssh-ed25519 AAAAC3Nza2 cadangan"],
    ...["### file: /etc/motd", ...at("motd"), ""],
  ].join("\n");
}

type Edit = (router: Router) => Router;

const slotEdit: fc.Arbitrary<Edit> = fc.constantFrom(...Object.keys(slots)).chain((slot) =>
  fc.integer({ min: 1, max: (slots[slot]?.length ?? 2) - 1 }).map((by): Edit => {
    const many = slots[slot]?.length ?? 2;
    return (router) => ({ ...router, chosen: { ...router.chosen, [slot]: ((router.chosen[slot] ?? 0) + by) % many } });
  }),
);

/** A rule added, taken away, put in another's place, or moved. */
const ruleEdit: fc.Arbitrary<Edit> = fc
  .record({ kind: fc.constantFrom("add", "remove", "replace", "move"), at: fc.nat(20), to: fc.nat(20), rule: fc.constantFrom(...rulePool) })
  .map(({ kind, at, to, rule }): Edit => {
    return ({ chosen, rules }) => {
      const place = at % (rules.length + 1);
      const old = rules[place];
      const rest = rules.filter((_, index) => index !== place);
      const fresh = rules.includes(rule) ? undefined : rule;
      if (kind === "add" && fresh !== undefined) return { chosen, rules: rules.toSpliced(place, 0, fresh) };
      if (kind === "remove" || old === undefined) return { chosen, rules: rest };
      if (kind === "replace" && fresh !== undefined) return { chosen, rules: rules.toSpliced(place, 1, fresh) };
      return { chosen, rules: rest.toSpliced(to % (rest.length + 1), 0, old) };
    };
  });

const router: fc.Arbitrary<Router> = fc.record({
  chosen: fc.record(Object.fromEntries(Object.entries(slots).map(([slot, own]) => [slot, fc.nat(own.length - 1)]))),
  rules: fc.shuffledSubarray(rulePool),
});

/** A router, what edits make of it, and the most that they may cost: one each, and a move for each rule that is out of order. */
export const edited: fc.Arbitrary<{ readonly before: string; readonly after: string; readonly most: number }> = fc
  .tuple(router, fc.array(fc.oneof({ weight: 3, arbitrary: slotEdit }, { weight: 1, arbitrary: ruleEdit }), { maxLength: 6 }))
  .map(([start, edits]) => {
    const end = edits.reduce((now, edit) => edit(now), start);
    return { before: textOf(start), after: textOf(end), most: edits.length + movesBetween(start.rules, end.rules) };
  });

function movesBetween(before: readonly string[], after: readonly string[]): number {
  const places = after.map((rule) => before.indexOf(rule)).filter((place) => place >= 0);
  return places.length - longestRun(places);
}

/** One line other, or there or not. */
export const oneLine: fc.Arbitrary<readonly [before: string, after: string]> = fc
  .tuple(router, slotEdit)
  .map(([start, edit]) => [textOf(start), textOf(edit(start))]);

/** Rules in another order: how many are out of the longest run that keeps its own. */
export const reordered: fc.Arbitrary<{ readonly before: string; readonly after: string; readonly moves: number }> = fc
  .tuple(router, fc.shuffledSubarray(rulePool, { minLength: rulePool.length }))
  .map(([start, rules]) => ({
    before: textOf({ ...start, rules: rulePool }),
    after: textOf({ ...start, rules }),
    moves: movesBetween(rulePool, rules),
  }));

/** Plainly, in n²: the engine has its own way. */
function longestRun(numbers: readonly number[]): number {
  const best: number[] = [];
  for (const [at, number] of numbers.entries())
    best.push(1 + Math.max(0, ...best.slice(0, at).filter((_, before) => (numbers[before] ?? 0) < number)));
  return Math.max(0, ...best);
}
