// A Linux router that is really there: Debian's sshd, nft, tc, FRR and cron in namespaces whose /etc, /root and /run are the test's own.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { connect } from "../../../components/transport/connect.ts";
import type { Session, Target } from "../../../components/transport/session.ts";

const sshd = "/usr/sbin/sshd";
/** Namespaces and sshd's own user want root; what else is not there is left out, and the tests say so. */
export const canRun = existsSync(sshd) && existsSync("/usr/bin/unshare") && process.getuid?.() === 0;
export const hasFrr = existsSync("/usr/lib/frr/zebra");
export const hasNft = existsSync("/usr/sbin/nft");
export const hasCron = existsSync("/usr/sbin/cron");
export const hasAt = existsSync("/usr/sbin/atd");
/** Where the kernel's control groups are, version 2: of its own or beside the older ones. */
const groups = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"].find((place) => existsSync(join(place, "cgroup.procs")) && takesGroups(place));
const systemd = "/lib/systemd/systemd";
export const hasSystemd = existsSync(systemd) && groups !== undefined;

function takesGroups(place: string): boolean {
  const probe = join(place, `simpul-probe-${process.pid}`);
  try {
    mkdirSync(probe);
    rmdirSync(probe);
    return true;
  } catch {
    return false;
  }
}

export interface BoxOptions {
  /** files of its own, by their absolute names */
  readonly files?: Readonly<Record<string, string>>;
  readonly daemons?: readonly ("frr" | "cron" | "atd")[];
  /** programs that it has not */
  readonly without?: readonly string[];
  readonly sftp?: boolean;
  /** what its first process is; none: a shell that waits */
  readonly init?: "systemd";
}

export class LinuxBox {
  readonly folder = mkdtempSync(join(tmpdir(), "simpul-box-"));
  readonly #options: BoxOptions;
  #init: ChildProcess | undefined;
  #pid = 0;
  #server: Server | undefined;
  #port = 0;
  readonly #sessions = new Set<ChildProcess>();

  constructor(options: BoxOptions = {}) {
    this.#options = options;
    for (const place of ["etc/ssh", "etc/frr", "etc/cron.d", "root/.ssh", "home", "spool"])
      mkdirSync(this.#own(place), { recursive: true });
    for (const name of ["passwd", "group", "shadow", "nsswitch.conf", "ld.so.cache", "localtime", "pam.d", "security", "login.defs"])
      if (existsSync(`/etc/${name}`)) cpSync(`/etc/${name}`, this.#own(`etc/${name}`), { recursive: true });
    for (const name of ["host", "user"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", this.#own(name)]);
    this.write("/root/.ssh/authorized_keys", readFileSync(this.#own("user.pub"), "utf8"));
    const sftp = options.sftp === false ? "" : "Subsystem sftp internal-sftp\n";
    this.write("/etc/ssh/sshd_config", `PermitRootLogin yes\nUsePAM no\n${sftp}`);
    for (const [name, content] of Object.entries(options.files ?? {})) this.write(name, content);
    if (hasFrr) this.#givenToFrr();
    if (hasAt) this.#givenToAtd();
  }

  #givenToAtd(): void {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "daemon"], { encoding: "utf8" })));
    for (const name of ["atjobs", "atspool"]) mkdirSync(this.#own(`spool/${name}`), { mode: 0o770 });
    // As the package leaves it: the number of the last job.
    writeFileSync(this.#own("spool/atjobs/.SEQ"), "00000", { mode: 0o600 });
    for (const name of ["atjobs", "atspool", "atjobs/.SEQ"]) chownSync(this.#own(`spool/${name}`), uid ?? 0, gid ?? 0);
  }

  #own(name: string): string {
    return join(this.folder, name);
  }

  #givenToFrr(): void {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "frr"], { encoding: "utf8" })));
    this.write("/etc/frr/vtysh.conf", "service integrated-vtysh-config\n");
    if (!existsSync(this.#own("etc/frr/frr.conf"))) this.write("/etc/frr/frr.conf", "");
    for (const name of ["", "/frr.conf", "/vtysh.conf"]) chownSync(this.#own(`etc/frr${name}`), uid ?? 0, gid ?? 0);
  }

  /** A file of the router's own. */
  write(name: string, content: string): void {
    mkdirSync(dirname(this.#own(name)), { recursive: true });
    writeFileSync(this.#own(name), content);
    chmodSync(this.#own(name), 0o600);
  }

  read(name: string): string | undefined {
    const file = this.#own(name);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  async start(): Promise<void> {
    await this.#boot();
    this.#server ??= createServer({ pauseOnConnect: true }, (socket) => this.#serve(socket));
    if (!this.#server.listening) await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    this.#port = typeof address === "object" && address !== null ? address.port : 0;
  }

  /** What a machine does at its start: its own /etc, an empty /run, interfaces, rules, daemons. */
  async #boot(): Promise<void> {
    const { daemons = [], without = [] } = this.#options;
    const words = [
      "set -e; mount --make-rprivate /; mount -t proc proc /proc; mount -t sysfs sysfs /sys",
      ...["etc", "root", "home"].map((name) => `mount --bind ${this.#own(name)} /${name}`),
      `mount --bind ${this.#own("spool")} /var/spool/cron 2> /dev/null || true`,
      "mount -t tmpfs tmpfs /var/tmp; mount -t tmpfs tmpfs /run; mkdir -p /run/sshd /run/lock; chmod 755 /run/sshd",
      "ip link set lo up; ip link add eth0 type veth peer name eth1; ip addr add 10.9.0.1/24 dev eth0; ip link set eth0 up; ip link set eth1 up",
      "if test -f /etc/nftables.conf; then nft -f /etc/nftables.conf; fi",
      ...(daemons.includes("frr")
        ? [
            "mkdir -p /run/frr; chown frr:frr /run/frr",
            ...["zebra", "staticd", "ospfd"].map((name) => `/usr/lib/frr/${name} -d -A 127.0.0.1 2> /dev/null`),
            "vtysh -b > /dev/null 2>&1 || true",
          ]
        : []),
      ...(daemons.includes("cron") ? ["cron 2> /dev/null"] : []),
      ...(daemons.includes("atd") ? ["atd"] : []),
      ...without.map((name) => `mount --bind /dev/null "$(command -v ${name})"`),
      ...(this.#isSystemd ? [...this.#forSystemd(), startSystemd] : ["echo ready; while :; do sleep 3600 & wait; done"]),
    ];
    const unshare = `exec unshare ${namespaces.map((name) => `--${name}`).join(" ")} --fork --kill-child sh -c "$0"`;
    const start = this.#isSystemd ? `mkdir -p ${this.#group} && echo $$ > ${this.#group}/cgroup.procs && ${unshare}` : unshare;
    const init = spawn("sh", ["-c", start, words.join("\n")], { stdio: ["ignore", "pipe", "ignore"], cwd: "/" });
    this.#init = init;
    this.#pid = await ready(init);
    if (this.#isSystemd)
      this.run("until test -e /run/systemd/private; do sleep 0.1; done; systemctl is-system-running --wait > /dev/null; true");
  }

  get #isSystemd(): boolean {
    return this.#options.init === "systemd";
  }

  get #group(): string {
    return join(groups ?? "", basename(this.folder));
  }

  /** Nothing of the machine's is seen or touched: what systemd cleans, logs and remembers is in memory; of its usual units none is there. */
  #forSystemd(): readonly string[] {
    return [
      "mount -t cgroup2 cgroup2 /sys/fs/cgroup",
      `mount -t tmpfs tmpfs /mnt; mkdir -p /mnt/${basename(this.folder)}; mount --bind ${this.folder} /mnt/${basename(this.folder)}; mount --move /mnt ${dirname(this.folder)}`,
      "for place in /var/log /var/lib/systemd /lib/systemd/system-generators; do mount -t tmpfs tmpfs $place; done",
      "mount -t tmpfs tmpfs /mnt; for name in null zero full random urandom tty ptmx; do touch /mnt/$name; mount --bind /dev/$name /mnt/$name; done",
      "mkdir /mnt/shm /mnt/pts; mount --move /mnt /dev",
      // A machine that has a name of its own starts nothing because it starts for the first time.
      "mkdir -p /etc/systemd/system; echo 00000000000000000000000000000001 > /etc/machine-id",
      "for unit in /lib/systemd/system/*.target.wants/*; do ln -sfn /dev/null /etc/systemd/system/$(basename $unit); done",
    ];
  }

  #inside(): string[] {
    return ["--target", String(this.#pid), ...namespaces.map((name) => `--${name}`)];
  }

  #serve(socket: Socket): void {
    const config = `${this.folder}/sshd_config`;
    const lines = ["HostKey", "AuthorizedKeysFile"].map((word, at) => `${word} ${[this.#own("host"), this.#own("user.pub")][at]}`);
    writeFileSync(
      config,
      `${lines.join("\n")}\nPidFile none\nStrictModes no\nUsePAM no\nPermitRootLogin yes\n${this.read("/etc/ssh/sshd_config")?.includes("sftp") ? "Subsystem sftp internal-sftp\n" : ""}`,
    );
    const child = spawn("nsenter", [...this.#inside(), sshd, "-i", "-e", "-f", config], { stdio: [socket, socket, "ignore"], cwd: "/" });
    this.#sessions.add(child);
    child.on("exit", () => {
      this.#sessions.delete(child);
      socket.destroy();
    });
    socket.on("error", () => undefined);
  }

  /** As its operator at the console. */
  run(command: string): string {
    return execFileSync("nsenter", [...this.#inside(), "sh", "-c", command], {
      encoding: "utf8",
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  get target(): Target {
    const hostKey = readFileSync(this.#own("host.pub"), "utf8");
    return { device: "box", host: "127.0.0.1", port: this.#port, user: "root", identityFile: this.#own("user"), hostKey };
  }

  session(): Promise<Session> {
    return connect(this.target);
  }

  /** The power fails: every process in it is gone, what is on the disk stays. */
  async reboot(): Promise<void> {
    await this.#halt();
    await this.#boot();
  }

  async #halt(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#init?.once("exit", () => resolve()));
    process.kill(this.#pid, "SIGKILL");
    await gone;
    for (const child of this.#sessions) child.kill("SIGKILL");
    if (this.#isSystemd) execFileSync("find", [this.#group, "-depth", "-type", "d", "-exec", "rmdir", "{}", ";"]);
  }

  async end(): Promise<void> {
    await this.#halt();
    this.#server?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const namespaces = ["mount", "net", "pid", "uts", "ipc", "cgroup"] as const;
const startSystemd = `echo ready; exec env -i container=simpul PATH=/usr/sbin:/usr/bin:/sbin:/bin ${systemd} --system --unit=multi-user.target --log-target=null --show-status=no`;

/** Ends when the first process in the namespaces says that it is ready; its number outside of them. */
async function ready(init: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  init.stdout?.on("data", (said: Buffer) => said.includes("ready") && resolve());
  init.on("exit", (status) => reject(new Error(`the namespaces did not come up: status ${status}`)));
  await promise;
  return Number(readFileSync(`/proc/${init.pid}/task/${init.pid}/children`, "utf8").trim().split(" ")[0]);
}
