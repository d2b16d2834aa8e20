// How long the RouterOS difference takes, and how it grows: seconds of the processor, texts read before, so that a busy machine does not count.
import { difference } from "../../components/devices/routeros/difference.ts";
import type { RouterosModel } from "../../components/devices/routeros/model.ts";
import { parse } from "../../components/devices/routeros/parse.ts";

interface Edit {
  /** is item n another one in the intended text? */
  readonly changes: (n: number) => boolean;
  /** rules have stable ids in comments */
  readonly ids: boolean;
  /** the firewall begins this far down its list */
  readonly turned: (rules: number) => number;
}

const none = (): boolean => false;
const each20th = (n: number): boolean => n % 20 === 3;
const edits: Readonly<Record<string, Edit>> = {
  "5 % changed": { changes: each20th, ids: true, turned: () => 0 },
  "5 % changed, no ids": { changes: each20th, ids: false, turned: () => 0 },
  "all changed": { changes: () => true, ids: true, turned: () => 0 },
  "all changed, no ids": { changes: () => true, ids: false, turned: () => 0 },
  "rules turned": { changes: none, ids: true, turned: (rules) => rules >> 1 },
};

/** A tenth of the lines are firewall rules, all in one chain. */
function text(lines: number, { changes, ids, turned }: Edit): string {
  const tenth = lines / 10;
  const of = (count: number, line: (n: number, other: boolean) => string): string[] =>
    Array.from({ length: count }, (_, n) => line(n, changes(n)));
  const net = (n: number): string => `${n >> 8}.${n & 255}`;
  const first = turned(tenth);
  const rules = of(tenth, (n, other) => {
    const id = ids ? `comment="simpul:fw.${n}" ` : "";
    return `add action=accept chain=forward ${id}dst-port=${other ? n + 20_000 : n + 1} protocol=tcp src-address=12.${net(n)}.0/24`;
  });
  return [
    "/interface bridge\nadd name=bridge\n/interface vlan",
    ...of(2 * tenth, (n, other) => `add interface=bridge mtu=${other ? 1400 : 1450} name=vlan${n} vlan-id=${(n % 4000) + 1}`),
    "/queue simple",
    ...of(2 * tenth, (n, other) => `add max-limit=${other ? 30 : 20}M/20M name=q${n} target=10.${net(n)}.0/24`),
    "/ip address",
    ...of(2 * tenth, (n, other) => `add address=10.${net(n)}.${other ? 2 : 1}/24 interface=vlan${n}`),
    "/ip firewall address-list",
    ...of(3 * tenth, (n, other) => `add address=11.${net(n)}.${other ? 2 : 1} list=l${n % 50}`),
    "/ip firewall filter",
    ...rules.slice(first),
    ...rules.slice(0, first),
    "",
  ].join("\n");
}

const repeats = 9;

function seconds(running: RouterosModel, intended: RouterosModel): readonly [best: number, commands: number] {
  let best = Number.POSITIVE_INFINITY;
  let commands = 0;
  for (let turn = 0; turn < repeats; turn++) {
    const start = process.threadCpuUsage();
    commands = difference(running, intended, { own: { kind: "exclusive" } }).commands.length;
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  return [best, commands];
}

/** Seconds by number of lines, for what is measured against a bar. */
const bars: Readonly<Record<number, number>> = { 10000: 0.2, 30000: 0.8 };
const growth = 2.4;

export function* benchDifference(): Generator<string> {
  for (const [name, edit] of Object.entries(edits)) {
    const times = new Map<number, number>();
    for (const lines of [10_000, 20_000, 30_000]) {
      const [time, commands] = seconds(parse(text(lines, { ...edit, changes: none, turned: () => 0 })), parse(text(lines, edit)));
      times.set(lines, time);
      const bar = name.startsWith("5 %") ? bars[lines] : undefined;
      const verdict = bar === undefined ? "" : ` (bar ${bar} s${time > bar ? ", MISSED" : ""})`;
      yield `${lines} lines, ${name}: ${time.toFixed(3)} s, ${commands} commands${verdict}`;
    }
    const ratio = (times.get(20_000) ?? 0) / (times.get(10_000) ?? 1);
    yield `twice the lines, ${name}: ${ratio.toFixed(2)} times as long (bar ${growth}${ratio > growth ? ", MISSED" : ""})`;
  }
}
