// How long the Linux difference takes beside frr-reload.py, FRR's own, and what that makes of each golden case: seconds of the processor.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { difference } from "../../components/devices/linux/difference.ts";
import { parse } from "../../components/devices/linux/parse.ts";

/** Of Debian's package frr-pythontools: it is on no other registry. */
const reload = "usr/lib/frr/frr-reload.py";
const home = resolve(import.meta.dirname, "../../node_modules/.cache/bench-frr");
const exclusive = { own: { kind: "exclusive" } } as const;
const heading = "### file: /etc/frr/frr.conf\n";
const net = (n: number): string => `${n >> 8}.${n & 255}`;

type Changes = (n: number) => boolean;

/** A gateway of many lines: routes, interfaces, neighbours, lists, route-maps; `changes` says which are other. */
function frrText(lines: number, changes: Changes): string {
  const of = (count: number, text: (n: number, other: boolean) => string): string[] =>
    Array.from({ length: Math.floor(count) }, (_, n) => text(n, changes(n)));
  const part = lines / 9;
  const peer = (n: number): string => `172.${16 + (n >> 12)}.${(n >> 8) & 15}.${n & 255}`;
  return [
    "hostname gw-1",
    ...of(2 * part, (n, other) => `ip route 10.${net(n)}.0/24 192.168.0.${other ? 2 : 1}`),
    ...of(
      part / 2,
      (n, other) =>
        `interface eth${n}\n description titik ${n}${other ? " baru" : ""}\n ip ospf area 0\n ip ospf cost ${other ? 20 : 10}\nexit`,
    ),
    "router ospf\n ospf router-id 10.0.0.1\nexit\nrouter bgp 65000",
    ...of(part, (n, other) => ` neighbor ${peer(n)} remote-as ${other ? 65002 : 65001}\n neighbor ${peer(n)} description titik ${n}`),
    "exit",
    ...of(
      part / 2,
      (n, other) => `ip prefix-list titik-${n % 50} seq ${5 + 5 * Math.floor(n / 50)} permit 11.${net(n)}.${other ? 128 : 0}/25`,
    ),
    ...of(
      part / 2,
      (n, other) => `route-map titik-${n} permit 10\n match ip address prefix-list titik-${n % 50}\n set metric ${other ? 20 : 10}\nexit`,
    ),
    "",
  ].join("\n");
}

const edits: Readonly<Record<string, Changes>> = { "5 % changed": (n) => n % 20 === 3, "all changed": () => true };

/** Both texts read, the script and the undo made: the best of several, as what a busy machine adds is not ours. */
function seconds(running: string, intended: string): readonly [best: number, commands: number] {
  let [best, commands] = [Number.POSITIVE_INFINITY, 0];
  for (let turn = 0; turn < 5; turn++) {
    const start = process.threadCpuUsage();
    commands = difference(parse(heading + running), parse(heading + intended), exclusive).commands.length;
    const { user, system } = process.threadCpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  return [best, commands];
}

interface Heard {
  readonly seconds: number;
  readonly lines: readonly string[];
}

/** The time is of the whole process, Python's start included. */
const timed = `
import json, resource, subprocess, sys
out = subprocess.run(sys.argv[1:], capture_output=True, text=True).stdout
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "lines": out.splitlines()}))
`;

/** Where frr-reload.py is: on this machine, or unpacked from its package in a folder of ours, where nothing of it is installed. */
function reloadFile(): string | undefined {
  const places = [join("/", reload), join(home, reload)];
  if (!places.some((file) => existsSync(file))) unpack();
  return places.find((file) => existsSync(file));
}

function unpack(): void {
  mkdirSync(home, { recursive: true });
  spawnSync("apt-get", ["download", "frr-pythontools"], { cwd: home });
  const archive = readdirSync(home).find((name) => name.endsWith(".deb"));
  if (archive !== undefined) spawnSync("dpkg-deb", ["--extract", join(home, archive), home]);
}

/** With a vtysh that gives each text back, so that no daemon is needed; undefined where there is no such package. */
function peer(running: string, intended: string): Heard | undefined {
  const file = reloadFile();
  if (file === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "simpul-bench-"));
  try {
    const [a, b, vtysh] = ["running.conf", "intended.conf", "vtysh"].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(a, running);
    writeFileSync(b, intended);
    writeFileSync(vtysh, '#!/bin/sh\nfor last; do :; done\ncat "$last"\n');
    chmodSync(vtysh, 0o755);
    const options = ["--test", "--stdout", "--bindir", folder, "--rundir", folder, "--confdir", folder, "--input", a, b];
    const { stdout } = spawnSync("python3", ["-c", timed, "python3", file, ...options], { encoding: "utf8", maxBuffer: 1 << 28 });
    return stdout === "" ? undefined : (JSON.parse(stdout) as Heard);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unasked = "not asked: no frr-pythontools here, and no way to its package";
const growth = 2.4;

export function* benchFrr(): Generator<string> {
  for (const [name, changes] of Object.entries(edits)) {
    const times: number[] = [];
    for (const lines of [12_500, 25_000]) {
      const texts = [frrText(lines, () => false), frrText(lines, changes)] as const;
      const [own, commands] = seconds(...texts);
      times.push(own);
      const heard = peer(...texts)?.seconds;
      const beside =
        heard === undefined ? unasked : `${heard.toFixed(2)} s, ${(heard / own).toFixed(1)} times ours${heard < own ? ", MISSED" : ""}`;
      yield `FRR ${lines} lines, ${name}: ${own.toFixed(3)} s, ${commands} commands; frr-reload.py: ${beside}`;
    }
    const ratio = (times[1] ?? 0) / (times[0] ?? 1);
    yield `FRR twice the lines, ${name}: ${ratio.toFixed(2)} times as long (bar ${growth} times${ratio > growth ? ", MISSED" : ""})`;
  }
}

const folder = resolve(import.meta.dirname, "../golden/diff/linux");
const named = /^# frr-reload\.py .*\n/m;

/** The golden cases that frr-reload.py gets wrong: what it says of each beside what we say. */
export function* benchFrrCorrectness(): Generator<string> {
  for (const name of readdirSync(folder)) {
    const [running, intended] = ["running.conf", "intended.conf"].map((file) => readFileSync(join(folder, name, file), "utf8"));
    if (running === undefined || intended === undefined || !named.test(intended)) continue;
    const { commands } = difference(parse(running), parse(intended), exclusive);
    yield `${name}: ours: ${commands.length === 0 ? "nothing to do" : commands.join(" ⏎ ")}`;
    const heard = peer(bare(running), bare(intended))?.lines.filter((line) => line !== "" && !/^=+$|INFO/.test(line));
    yield `${name}: frr-reload.py: ${heard?.join(" ⏎ ") ?? unasked}`;
  }
}

function bare(text: string): string {
  return text.replace(heading, "").replace(named, "");
}
