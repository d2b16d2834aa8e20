// What a Linux router says of itself and of its daemons, and the forms of FRR's, nft's and tc's tools that only a running one has.
import { printTable } from "../../devices/linux/nft/print.ts";
import { done, failure, machineOf, modelNow, output, type Result } from "../../devices/linux/simulate/machine.ts";
import { tools } from "../../devices/linux/simulate/tools.ts";
import type { LinuxDevice } from "./device.ts";
import { awaited, type HostTool } from "./file-tools.ts";

const none: ReadonlyMap<string, string> = new Map();

export const machineTools: Readonly<Record<string, HostTool>> = {
  id: (_, words) => output(words.includes("-u") ? "0\n" : "uid=0(root) gid=0(root) groups=0(root)\n"),
  uname: () => output("Linux 6.1.0-38-amd64\n"),
  hostname: (device) => output(`${device.hostname}\n`),
  df: () =>
    output("Filesystem     1024-blocks    Used Available Capacity Mounted on\n/dev/sda1          7689256 1412345   5865123      20% /\n"),
  journalctl: (device) =>
    output(
      device.journal
        .toReversed()
        .map((entry) => `${JSON.stringify(entry)}\n`)
        .join(""),
    ),
  lldpctl: (device) => output(`${JSON.stringify({ lldp: { interface: device.seenNeighbours() } })}\n`),
  systemctl: (device, words) => systemctl(device, words),
  "systemd-run": (device, words) => systemdRun(device, words),
  at: (device, words, input) => at(device, words, input),
  atq: (device) => output([...device.timers.jobs.keys()].map((number) => `${number}\tThu Nov 26 02:00:00 2026 a root\n`).join("")),
  atrm: (device, words) => {
    for (const number of words) device.timers.drop("job", number);
    return done;
  },
  vtysh: (device, words) => vtysh(device, words),
  nft: (device, words) => nft(device, words),
  tc: (device, words) =>
    awaited(
      tools.tc?.(
        device.machine,
        words.filter((word) => word !== "-s"),
        "",
        none,
      ),
    ),
};

function systemctl(device: LinuxDevice, words: readonly string[]): Result {
  const [verb = "", ...rest] = words.filter((word) => !word.startsWith("-"));
  if (verb === "list-units") return output(device.timers.units.map((unit) => `${unit} loaded active waiting simpul\n`).join(""));
  if (verb === "stop") {
    for (const unit of rest) device.timers.drop("unit", unit);
    return done;
  }
  return awaited(tools.systemctl?.(device.machine, words, "", none));
}

/** `systemd-run [--option]… COMMAND…`: a transient timer, gone with the power. */
function systemdRun(device: LinuxDevice, words: readonly string[]): Result {
  const first = words.findIndex((word) => !word.startsWith("-"));
  const option = (name: string): string | undefined =>
    words
      .slice(0, first)
      .find((word) => word.startsWith(`--${name}=`))
      ?.slice(name.length + 3);
  const unit = option("unit");
  if (!device.hasSystemd) return failure("System has not been booted with systemd as init system (PID 1). Can't operate.\n");
  if (unit === undefined || device.timers.units.includes(`${unit}.timer`))
    return failure(`Failed to start transient timer unit: Unit ${unit}.timer was already loaded\n`);
  const every = option("on-unit-inactive");
  device.timers.add({
    kind: "unit",
    name: `${unit}.timer`,
    after: Number(option("on-active") ?? 0) * 1000,
    ...(every === undefined ? {} : { every: Number(every) * 1000 }),
    words: words.slice(first),
  });
  return done;
}

function at(device: LinuxDevice, words: readonly string[], input: string): Result {
  if (words[0] === "-c") return output(device.timers.jobs.get(words[1] ?? "") ?? "");
  const minutes = Number(/now \+ (\d+) minutes/.exec(words.join(" "))?.[1] ?? 0);
  const number = `${Math.max(0, ...[...device.timers.jobs.keys()].map(Number)) + 1}`;
  device.timers.add({ kind: "job", name: number, after: minutes * 60_000, words: ["sh", "-c", input.trim()] });
  return { status: 0, out: "", err: `job ${number}\n` };
}

function vtysh(device: LinuxDevice, words: readonly string[]): Result {
  if (words[0] === "-C") return checked(device, device.contentOf(words[2] ?? "") ?? "");
  const [, command = ""] = words;
  if (words.length === 2 && command === "show version") return output("FRRouting 8.4.4\n");
  if (words.length === 2 && command === "show ip ospf neighbor json") return output(`${JSON.stringify({ neighbors: {} })}\n`);
  if (words.length === 2 && command === "write memory") {
    const shown = awaited(tools.vtysh?.(device.machine, ["-c", "show running-config"], "", none)).out;
    device.disk.write("/etc/frr/frr.conf", shown.slice(shown.indexOf("Current configuration:")).split("\n").slice(1).join("\n"));
    return output("Building Configuration...\nIntegrated configuration saved to /etc/frr/frr.conf\n[OK]\n");
  }
  return awaited(tools.vtysh?.(device.machine, words, "", none));
}

const headings = /^(interface|router|route-map|vrf|line|key chain|bfd|address-family) ?/;

/** `vtysh -C -f FILE` reads the lines, each behind its heading, and takes none; only what no mode knows is refused. */
function checked(device: LinuxDevice, text: string): Result {
  const scratch = machineOf(modelNow(device.machine));
  let heading: readonly string[] = [];
  for (const line of text.split("\n").filter((each) => each !== "")) {
    if (headings.test(line)) heading = [line];
    const words = ["configure terminal", ...heading, line].flatMap((word) => ["-c", word]);
    const { err } = awaited(tools.vtysh?.(scratch, words, "", none));
    if (err.includes("Unknown command")) return failure(err, 2);
  }
  return done;
}

function nft(device: LinuxDevice, words: readonly string[]): Result {
  const said = words.filter((word) => !/^-[sa]$/.test(word)).join(" ");
  if (said === "list ruleset") return output(ruleset(device));
  if (words[0] !== "-c") return awaited(tools.nft?.(device.machine, words, "", none));
  const scratch = machineOf(modelNow(device.machine));
  return awaited(tools.nft?.(scratch, [words[1] === "-f" ? (device.contentOf(words[2] ?? "") ?? "") : (words[1] ?? "")], "", none));
}

function ruleset({ parts }: LinuxDevice): string {
  const tables = [...parts].filter(([path]) => path.startsWith("nft "));
  return tables
    .flatMap(([path, items]) => printTable(path, [...items.values()]))
    .map((line) => `${line}\n`)
    .join("");
}
