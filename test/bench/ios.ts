// How long IOS takes to read two configurations and compare them, beside its peers: no text is read twice, so nothing is remembered.
import { difference } from "../../components/devices/ios/difference.ts";
import { parse } from "../../components/devices/ios/parse.ts";
import { iosPeers, versions } from "./ios-peers.ts";

interface Case {
  readonly name: string;
  readonly running: (turn: number) => string;
  readonly intended: (turn: number) => string;
  /** seconds */
  readonly bar?: number;
}

const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
const net = (turn: number, n: number): string => `${turn + 10}.${n >> 8}.${n & 255}`;

/** Ten lines an interface. */
function interfaces(turn: number, lines: number, changes: (n: number) => boolean): string {
  const one = (n: number): readonly string[] => [
    `interface Vlan${n + 2}`,
    ` description bidang ${n}${changes(n) ? " baru" : ""}`,
    ` ip address ${net(turn, n)}.1 255.255.255.0`,
    " ip access-group MASUK in",
    " no ip redirects",
    " no ip proxy-arp",
    ` ip helper-address 172.16.${turn}.${n % 200}`,
    ` ip ospf cost ${(n % 60) + 1}`,
    ` standby 1 ip ${net(turn, n)}.254`,
    " standby 1 preempt",
  ];
  return text(["version 17.9", `hostname opd-${turn}`, ...Array.from({ length: lines / 10 }, (_, n) => one(n)).flat()]);
}

function list(turn: number, entries: number, first: readonly string[]): string {
  const entry = (_: unknown, n: number): string => ` permit tcp host ${net(turn, n)}.1 any eq ${1000 + (n % 5000)}`;
  return text(["ip access-list extended MASUK", ...first, ...Array.from({ length: entries }, entry)]);
}

function routes(turn: number, count: number, hop: number): string {
  return text(Array.from({ length: count }, (_, n) => `ip route ${net(turn, n)}.0 255.255.255.0 172.16.${turn}.${hop}`));
}

const never = (): boolean => false;
const each20th = (n: number): boolean => n % 20 === 3;

const cases: readonly Case[] = [
  {
    name: "10000 lines, 5 % changed",
    running: (turn) => interfaces(turn, 10_000, never),
    intended: (turn) => interfaces(turn, 10_000, each20th),
    bar: 0.12,
  },
  {
    name: "40000 lines, 5 % changed",
    running: (turn) => interfaces(turn, 40_000, never),
    intended: (turn) => interfaces(turn, 40_000, each20th),
  },
  {
    name: "8000 entries of a list, one inserted",
    running: (turn) => list(turn, 8000, []),
    intended: (turn) => list(turn, 8000, [" permit tcp any any eq 443"]),
    bar: 0.3,
  },
  {
    name: "8000 static routes, all changed",
    running: (turn) => routes(turn, 8000, 1),
    intended: (turn) => routes(turn, 8000, 2),
    bar: 0.3,
  },
];

const turns = 9;

/** The median: seconds of the processor to read both and compare them. */
function seconds({ running, intended }: Case): readonly [median: number, commands: number] {
  const times: number[] = [];
  let commands = 0;
  for (let turn = 0; turn < turns; turn++) {
    const [before, after] = [running(turn), intended(turn)];
    const start = process.threadCpuUsage();
    commands = difference(parse(before), parse(after), { own: { kind: "exclusive" } }).commands.length;
    const { user, system } = process.threadCpuUsage(start);
    times.push((user + system) / 1e6);
  }
  return [times.sort((a, b) => a - b)[turns >> 1] ?? 0, commands];
}

export function* benchIos(): Generator<string> {
  const peers = iosPeers();
  for (const one of cases) {
    const [own, commands] = seconds(one);
    const verdict = one.bar === undefined ? "" : ` (bar ${one.bar} s${own > one.bar ? ", MISSED" : ""})`;
    yield `ios, ${one.name}: ${own.toFixed(3)} s, ${commands} commands${verdict}`;
    for (const name of ["hier-config", "netutils"] as const) {
      const heard = peers?.[name](one.running(0), one.intended(0));
      const said =
        heard === undefined
          ? "not measured (no python3, or no way to PyPI)"
          : (heard.failed ?? `${heard.seconds?.toFixed(2)} s, ${((heard.seconds ?? 0) / own).toFixed(1)} times ours`);
      yield `ios, ${one.name}: ${name} ${versions[name]}: ${said}`;
    }
  }
}
