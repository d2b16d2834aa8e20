// The doors on a fleet, timed as a person runs them: collect, safe apply, drift of saved exports; netmiko and nornir beside them.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { BenchFarm, textOf } from "./fleet-farm.ts";
import { fleetPeers } from "./fleet-peers.ts";

const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");
const latency = { login: 600, command: 200 };
const MB = 1e6;

interface Ran {
  readonly seconds: number;
  /** at its highest, bytes */
  readonly memory: number;
  readonly out: string;
  readonly status: number | null;
}

async function run(farm: BenchFarm, words: readonly string[]): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, [simpul, ...words, "--json"], { cwd: farm.folder, stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    out += part;
  });
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, highest(child.pid ?? 0));
  }, 50);
  const status = await new Promise<number | null>((done) => child.on("close", done));
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, memory, out, status };
}

/** The kernel's own mark of a process's resident memory. */
function highest(pid: number): number {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const from = ["--from", "net.csv", "--pins", "pins"];
const met = (good: boolean): string => (good ? "met" : "MISSED");

async function collect(farm: BenchFarm, count: number, bar: number, memoryBar = Number.POSITIVE_INFINITY): Promise<string> {
  const { seconds, memory, out, status } = await run(farm, ["collect", ...from, "--limit", String(count), "--out", `read-${count}`]);
  const read = (JSON.parse(out).devices as readonly { readonly ok: boolean }[]).filter(({ ok }) => ok).length;
  const good = status === 0 && read === count && seconds <= bar && memory < memoryBar;
  const most = Number.isFinite(memoryBar) ? ` of ${memoryBar / MB} MB` : "";
  return `collect ${read} of ${count} devices: ${seconds.toFixed(1)} s of ${bar} s, ${(memory / MB).toFixed(0)} MB${most} ${met(good)}`;
}

const bars = { few: 2.5, many: 8, memory: 250 * MB, apply: 15, drift: 15 };
const changes = 30;

async function apply(farm: BenchFarm, count: number): Promise<string> {
  const devices = farm.devices.slice(0, count);
  mkdirSync(farm.path("intended"), { recursive: true });
  const more = Array.from(
    { length: changes },
    (_, index) => `add address=192.0.2.${index + 1} comment="simpul:uji.${index}" list=uji`,
  ).join("\n");
  for (const { device } of devices) farm.write(`intended/${device}.rsc`, `${textOf(device)}\n/ip firewall address-list\n${more}\n`);
  const own = ["--intended", "intended", "--own", "tagged:simpul:"];
  const { seconds, out } = await run(farm, ["apply", ...from, ...own, "--limit", String(count), "--wave", "20"]);
  const told = JSON.parse(out) as { readonly devices: readonly { readonly outcome: string; readonly commands: readonly string[] }[] };
  const done = told.devices.filter(({ outcome, commands }) => outcome === "applied" && commands.length >= changes).length;
  return `safe apply of ${changes} commands to ${done} of ${count} devices, waves of 20: ${seconds.toFixed(1)} s of ${bars.apply} s ${met(done === count && seconds < bars.apply)}`;
}

/** Every tenth has drifted. */
async function drift(farm: BenchFarm, count: number): Promise<string> {
  for (const folder of ["saved", "wanted"]) mkdirSync(farm.path(folder), { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const text = textOf(`r${index}`);
    writeFileSync(join(farm.path("wanted"), `r${index}.rsc`), text);
    writeFileSync(
      join(farm.path("saved"), `r${index}.rsc`),
      index % 10 === 0 ? text.replace("max-limit=", "comment=lain max-limit=").replace("ether1", "ether2") : text,
    );
  }
  const { seconds, memory, out } = await run(farm, ["drift", "--saved", "saved", "--intended", "wanted"]);
  const devices = JSON.parse(out).devices as readonly { readonly state: string }[];
  const found = devices.filter(({ state }) => state === "drift").length;
  return `drift of ${devices.length} saved exports, ${found} have some: ${seconds.toFixed(1)} s of ${bars.drift} s, ${(memory / MB).toFixed(0)} MB ${met(devices.length === count && seconds < bars.drift)}`;
}

export async function* benchFleet(): AsyncGenerator<string> {
  yield `${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}; a login takes ${latency.login} ms, a command ${latency.command} ms, the farm runs on the same machine`;
  const farm = await BenchFarm.start(1000, latency);
  try {
    // The first run compiles its code for those that follow.
    await run(farm, ["collect", ...from, "--limit", "1"]);
    yield await collect(farm, 300, bars.few);
    yield await collect(farm, 1000, bars.many, bars.memory);
    yield await apply(farm, 100);
    yield await drift(farm, 1000);
    yield* fleetPeers(farm, 300);
  } finally {
    await farm.end();
  }
}
