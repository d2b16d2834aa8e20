// One emulated Linux router: what runs on it, its disk, its processes and timers, and what its journal remembers.
import type { Connection } from "ssh2";
import { kindOf } from "../../devices/linux/bundle.ts";
import { readFile } from "../../devices/linux/file/read.ts";
import type { Item, LinuxModel } from "../../devices/linux/model.ts";
import { parse } from "../../devices/linux/parse.ts";
import { print } from "../../devices/linux/print.ts";
import { maskText } from "../../devices/linux/secrets.ts";
import { keyed, type Machine, machineOf, modelNow } from "../../devices/linux/simulate/machine.ts";
import { tools } from "../../devices/linux/simulate/tools.ts";
import { EmulatedDevice, type Event, type Seat, type Surroundings } from "../device.ts";
import type { Step } from "../faults/kinds.ts";
import type { SpecDevice } from "../spec.ts";
import { serveSession } from "../ssh/session.ts";
import { dayZeroText } from "./day-zero.ts";
import { Disk } from "./disk.ts";
import { fileTools } from "./file-tools.ts";
import { guestOf } from "./guest.ts";
import type { HeldLinux } from "./held.ts";
import { machineTools } from "./machine-tools.ts";
import { Processes } from "./processes.ts";
import { Shell } from "./shell.ts";
import { type Progress, stepOf } from "./stage.ts";
import { Timers } from "./timers.ts";

/** What FRR, nft and tc read when the machine starts. */
const readAtStart = ["/etc/frr/frr.conf", "/etc/nftables.conf", "/etc/simpul/tc.batch"];
const bootTakes = 2000;
const againAfter = 10_000;

export class LinuxDevice extends EmulatedDevice<HeldLinux> {
  readonly ident = "OpenSSH_9.2p1 Debian-2+deb12u6";
  override readonly endOfLine = "\n";
  /** OpenSSH writes as it comes, in place. */
  override readonly keepsHalfFiles = true;
  readonly box = undefined;
  readonly says = {
    refuse: "sh: 1: Operation not permitted",
    "disk-full": "sh: 1: cannot create: No space left on device",
    "import-stops": "Killed",
  };
  readonly disk: Disk;
  readonly processes: Processes;
  readonly timers: Timers;
  /** newest last, as `journalctl -o json` has them */
  readonly journal: Readonly<Record<string, string>>[] = [];
  progress: Progress = "rest";
  machine: Machine;
  #atDayZero: boolean;

  constructor(spec: SpecDevice, folder: string, around: Surroundings) {
    super(spec, folder, around);
    this.disk = new Disk(this);
    this.#atDayZero = this.held?.bundle === undefined;
    this.machine = this.#machineOf(this.held?.bundle ?? dayZeroText(spec, around.staffKey));
    if (this.held === undefined) this.#install();
    const bound = { ...fileTools, ...machineTools };
    const own = Object.entries(bound).map(
      ([name, tool]) => [name, (_: Machine, words: readonly string[], input: string) => tool(this, words, input)] as const,
    );
    this.processes = new Processes(this, { ...tools, ...Object.fromEntries(own) });
    const clock = { now: () => this.clock.now(), at: (time: number, happen: () => void) => this.clock.at(time, happen) };
    this.timers = new Timers(clock, (words) => this.#byItself(words), this.held?.timers ?? []);
    this.begin();
  }

  /** Its files outside of the configuration are the disk's. */
  #machineOf(bundle: string): Machine {
    return { ...machineOf(parse(bundle)), drafts: this.disk };
  }

  /** What staging wrote is what it starts with. */
  #install(): void {
    for (const [path, text] of filesIn(dayZeroText(this.spec, this.around.staffKey)))
      if (readAtStart.includes(path)) this.disk.write(path, text);
  }

  get parts(): ReadonlyMap<string, ReadonlyMap<string, Item>> {
    return this.machine.parts;
  }

  get model(): LinuxModel {
    return modelNow(this.machine);
  }

  get isAtDayZero(): boolean {
    return this.#atDayZero || print(this.model) === print(parse(dayZeroText(this.spec, this.around.staffKey)));
  }

  get step(): Step {
    return stepOf("", this.progress);
  }

  get hostname(): string {
    return this.spec.device;
  }

  get hasSystemd(): boolean {
    return !this.faults.holds("device-mode-home");
  }

  /** In a container that has it not the package is not there either. */
  hasTool(name: string): boolean {
    return name === "systemd-run" ? this.hasSystemd : name !== "atq" && name !== "at" && name !== "ethtool";
  }

  /** Files of the kernel and of daemons that run. */
  kernelFile(path: string): string | undefined {
    const pid = /^\/proc\/(\d+)\/cmdline$/.exec(path)?.[1];
    if (pid !== undefined) return this.processes.commandOf(Number(pid));
    if (path === "/proc/uptime") return `${(this.uptime / 1000).toFixed(2)} ${(this.uptime / 1000).toFixed(2)}\n`;
    return this.#fixedFiles[path];
  }

  get #fixedFiles(): Readonly<Record<string, string>> {
    return {
      "/proc/loadavg": "0.08 0.03 0.01 1/120 900\n",
      "/proc/meminfo": `MemTotal: 4012345 kB\nMemAvailable: ${this.faults.holds("little-memory") ? 900 : 3512345} kB\n`,
      "/proc/sys/kernel/hostname": `${this.hostname}\n`,
      "/etc/os-release": `PRETTY_NAME="Debian GNU/Linux ${this.spec.version} (bookworm)"\n`,
      "/sys/class/dmi/id/product_name": `${this.spec.board.exportModel}\n`,
      ...(this.hasSystemd ? {} : { "/run/crond.pid": "412\n" }),
    };
  }

  kernelFolder(path: string): readonly string[] | undefined {
    if (path === "/sys/class/net") return [...new Set(["lo", ...this.spec.board.ports])];
    return path === "/run/systemd/system" && this.hasSystemd ? [] : undefined;
  }

  contentOf = (path: string): string | undefined => {
    const lines = this.disk.get(path);
    if (lines !== undefined) return lines.map((line) => `${line}\n`).join("");
    const items = path.startsWith("/") ? this.parts.get(path) : undefined;
    return items === undefined
      ? undefined
      : [...items.values()]
          .flatMap(({ text, children = [] }) => [text, ...children.map((one) => one.text)])
          .map((line) => `${line}\n`)
          .join("");
  };

  seenNeighbours(): readonly object[] {
    return this.around
      .network()
      .neighboursOf(this.id)
      .map((seen) => ({
        [seen.interface]: {
          chassis: { [seen.identity]: { id: { type: "local", value: seen.identity } } },
          port: { id: { type: "ifname", value: seen.remoteInterface } },
        },
      }));
  }

  /** Between two commands of whoever runs: what they changed is another configuration now. */
  settle(): void {
    this.machine.journal.length = 0;
    if (this.machine.changed.size === 0) return;
    this.machine.changed.clear();
    this.#atDayZero = false;
    this.touch();
    this.around.moved();
  }

  admits(): boolean {
    return true;
  }

  keysOf(user: string): readonly string[] {
    if (user !== "root" && user !== "admin") return [];
    return (this.contentOf("/root/.ssh/authorized_keys") ?? "").split("\n").filter((line) => line !== "");
  }

  serve(connection: Connection, seat: Seat): void {
    serveSession(this, connection, guestOf(this, seat.user), (visit, channel, terminal) => new Shell(this, visit, channel, terminal));
  }

  /** Somebody at a shell of their own. */
  changeByOther(seed: number): void {
    const route = `ip route 192.0.2.${1 + (seed % 254)}/32 blackhole`;
    void this.processes.run(`vtysh -c 'configure terminal' -c '${route}'`);
    this.remember("darurat", `vtysh -c ${route}`);
    this.save();
  }

  fireTimers(): void {
    this.timers.fireAll();
  }

  lookAlike(user: string): string {
    return `${user}@${this.hostname}:~# exit\n`;
  }

  /** What somebody copies over a file of the configuration is configuration. */
  received(name: string): void {
    if (name.includes("simpul-")) this.progress = "uploaded";
    const path = `/${name}`;
    const kind = kindOf(path);
    if (["frr", "nft", "tc", "whole"].includes(kind)) return;
    const { items } = readFile({ path, kind, lines: this.disk.get(path) ?? [], first: 1 });
    this.machine.parts.set(path, keyed(path, items));
    this.machine.changed.add(path);
    this.disk.delete(path);
    this.settle();
  }

  /** Pieces of files that come by the shell are left out whole. */
  override withoutSecrets(command: string): string {
    return maskText(command.replace(/printf [\s\S]* >> /, "printf … >> "), () => "***");
  }

  remember(by: string, what: string): void {
    const said = { SYSLOG_IDENTIFIER: "sudo", MESSAGE: `    ${by} : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=${what}`.slice(0, 300) };
    this.journal.push({ ...said, __REALTIME_TIMESTAMP: `${Math.round(this.wallClock)}000` });
    if (this.journal.length > 200) this.journal.shift();
  }

  tell(event: Event, user: string): void {
    const said =
      event === "login"
        ? `Accepted publickey for ${user} from 127.0.0.1`
        : event === "refused"
          ? `Failed publickey for ${user}`
          : undefined;
    if (said !== undefined)
      this.journal.push({ SYSLOG_IDENTIFIER: "sshd", MESSAGE: said, __REALTIME_TIMESTAMP: `${Math.round(this.wallClock)}000` });
    if (event !== "logout") return;
    // Where logout ends everything that the session began (KillUserProcesses of logind).
    if (this.faults.holds("job-lost")) this.processes.endOfSessions();
    if (this.lines.size === 0 && this.progress === "disarmed") this.progress = "rest";
  }

  async #byItself(words: readonly string[]): Promise<void> {
    const { status } = await this.processes.run(words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" "));
    this.around.log.write({ device: this.id, event: "timer", command: words.join(" "), changed: true, ok: status === 0 });
    this.save();
  }

  protected override isOnFlash(name: string): boolean {
    return name.startsWith("etc/");
  }

  protected stored(): Partial<HeldLinux> {
    return { ...(this.#atDayZero ? {} : { bundle: print(this.model) }), timers: this.timers.stored };
  }

  protected stopped(): void {
    this.processes.stop();
    this.timers.stop();
    this.progress = "rest";
    this.#fromDisk();
  }

  /** Files are as they were; FRR, nft and tc begin with what was saved for them. */
  #fromDisk(): void {
    const files = [...this.parts].filter(([path]) => path.startsWith("/"));
    const saved = readAtStart.flatMap((path) => (this.disk.has(path) ? [`### file: ${path}\n${this.contentOf(path)}`] : []));
    this.machine = this.#machineOf(saved.join(""));
    for (const [path, items] of files) this.machine.parts.set(path, new Map(items));
  }

  protected emptied(): void {
    this.timers.forget();
    this.#install();
    this.machine = this.#machineOf(dayZeroText(this.spec, this.around.staffKey));
    this.#atDayZero = true;
  }

  /** Services that are wanted at a start, and cron's entries for one. */
  protected booted(): void {
    const services = this.disk
      .list("/etc/systemd/system/multi-user.target.wants")
      .map((name) => this.contentOf(`/etc/systemd/system/${name}`) ?? "");
    const starts = services.flatMap((text) => /^ExecStart=\/bin\/sh -c "(.*)"$/m.exec(text)?.[1] ?? []);
    if (this.hasSystemd) for (const start of starts) this.clock.at(this.clock.now() + bootTakes, () => void this.#service(start));
    const entries = this.disk
      .list("/etc/cron.d")
      .flatMap((name) => /^@reboot root (.*)$/m.exec(this.contentOf(`/etc/cron.d/${name}`) ?? "")?.[1] ?? []);
    if (!this.hasSystemd)
      for (const entry of entries) this.clock.at(this.clock.now() + bootTakes, () => void this.#byItself(["sh", "-c", entry]));
  }

  /** `Restart=on-failure` */
  async #service(start: string): Promise<void> {
    const { status } = await this.processes.run(start);
    this.around.log.write({ device: this.id, event: "timer", command: start, changed: true, ok: status === 0 });
    this.save();
    if (status !== 0) this.clock.at(this.clock.now() + againAfter, () => void this.#service(start));
  }

  protected wake(): void {
    this.timers.wake();
  }
}

function filesIn(bundle: string): readonly (readonly [path: string, text: string])[] {
  return bundle
    .split(/^### file: /m)
    .slice(1)
    .map((file) => [file.slice(0, file.indexOf("\n")), file.slice(file.indexOf("\n") + 1)] as const);
}
