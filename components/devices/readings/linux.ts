// What a Linux router is asked for its configuration, in one command, and how its answer becomes a bundle.
import { quoted } from "../linux/difference/quote.ts";
import { batchOf } from "./linux-tc.ts";

/** A script for the device's shell, whatever the login shell is. */
export function inShell(script: string): string {
  return `exec sh -c ${quoted(`export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; ${script}`)}`;
}

/** Files that are configuration and have no command that shows them. */
const places = [
  "/etc/systemd/network/*.network /etc/systemd/network/*.netdev /etc/systemd/network/*.link /etc/systemd/network/*.d/*.conf",
  "/etc/network/interfaces /etc/network/interfaces.d/*",
  "/etc/sysctl.conf /etc/sysctl.d/*.conf",
  "/etc/ssh/sshd_config /etc/ssh/sshd_config.d/*.conf",
  "/root/.ssh/authorized_keys /home/*/.ssh/authorized_keys",
].join(" ");

/** A part of the answer: every line stands behind a blank, so that none can be taken for a heading of ours; the last one is the status. */
export function asked(part: string, command: string): string {
  return `echo simpul:${part}; { ${command}; printf '\\nsimpul-status %s\\n' "$?"; } 2>&1 | sed 's/^/ /'`;
}

/** Only where the tool is there: its absence is no failure. */
export function ifThere(tool: string, then: string): string {
  return `if command -v ${tool} > /dev/null 2>&1; then ${then}; fi`;
}

const queues = ["qdisc show", "class show", "filter show"].map((what) => {
  const [kind, verb] = what.split(" ");
  return `tc ${kind} ${verb} dev "$dev"`;
});

const fileAsked = asked("file", `printf '%s\\n' "$file"; cat "$file"`);
const filesAsked = (patterns: string): string => `for file in ${patterns}; do if test -f "$file"; then ${fileAsked}; fi; done`;

/** An FRR that does not run has no other configuration than its files'. */
const frrAsked = `if vtysh -c 'show version' > /dev/null 2>&1; then ${asked("frr", "vtysh -c 'show running-config'")}; else ${filesAsked("/etc/frr/frr.conf /etc/frr/zebra.conf /etc/frr/ospfd.conf /etc/frr/bgpd.conf /etc/frr/staticd.conf")}; fi`;

/** FRR, nft and tc are asked for what runs, since that is what commands change; all else is files. A name is only ever a value. */
export const configurationScript = [
  ifThere("vtysh", frrAsked),
  ifThere("nft", asked("nft", "nft -s list ruleset")),
  ifThere("tc", `for dev in $(ls /sys/class/net); do ${asked("tc", ["printf '%s\\n' \"$dev\"", ...queues].join("; "))}; done`),
  filesAsked(places),
  "echo simpul:end",
].join("; ");

/** A part of an answer: its lines as the device has them, and the status of what was asked. */
export interface Part {
  readonly name: string;
  readonly lines: readonly string[];
  readonly status: number;
}

/** Parts in their order; undefined where the answer broke off before the last one, or where something is not ours. */
export function partsOf(text: string, last = "end"): readonly Part[] | undefined {
  const parts: { readonly name: string; readonly lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("simpul:")) parts.push({ name: line.slice("simpul:".length), lines: [] });
    else if (line.startsWith(" ")) parts.at(-1)?.lines.push(line.slice(1));
    else if (line !== "") return undefined;
  }
  return parts.some(({ name }) => name === last) ? parts.map(withStatus) : undefined;
}

/** The newline before the status is ours where what was asked ended with one of its own. */
function withStatus({ name, lines }: { readonly name: string; readonly lines: readonly string[] }): Part {
  const status = /^simpul-status (\d+)$/.exec(lines.at(-1) ?? "")?.[1];
  const content = lines.slice(0, -1);
  return { name, lines: content.at(-1) === "" ? content.slice(0, -1) : content, status: Number(status ?? (lines.length === 0 ? 0 : 255)) };
}

/** A device that answers, and not with its configuration: why, in words for people. */
export interface NoBundle {
  readonly why: string;
}

/** The bundle that the parts of an answer make. */
export function bundleOf(parts: readonly Part[]): string | NoBundle {
  const files = filesIn(parts);
  for (const file of files) {
    const why = troubleIn(file);
    if (why !== undefined) return { why };
  }
  if (files.length === 0) return { why: "it has no configuration that is known here: neither FRR, nft, tc nor files of its network" };
  return files.map(({ path, lines }) => [`### file: ${path}`, ...lines, ""].join("\n")).join("");
}

/** What a command of ours puts beside a file's place before it moves it there. */
export const draft = ".simpul";

interface File {
  readonly path: string;
  readonly lines: readonly string[];
  readonly status: number;
}

function filesIn(parts: readonly Part[]): readonly File[] {
  const of = (name: string): readonly Part[] => parts.filter((part) => part.name === name);
  const queued = of("tc").flatMap(({ lines: [device = "", ...lines], status }) => (status === 0 ? batchOf(device, lines) : []));
  return [
    ...of("frr").map(({ lines, status }) => ({ path: "/etc/frr/frr.conf", lines: withoutPreface(lines), status })),
    ...of("nft").map(({ lines, status }) => ({ path: "/etc/nftables.conf", lines, status })),
    ...(queued.length === 0 ? [] : [{ path: "/etc/simpul/tc.batch", lines: queued, status: 0 }]),
    ...of("file").map(({ lines: [path = "", ...lines], status }) => ({ path, lines, status })),
  ].filter(({ path }) => !path.endsWith(draft));
}

/** vtysh says that it builds the configuration before it shows it. */
function withoutPreface(lines: readonly string[]): readonly string[] {
  return lines.slice(lines.indexOf("Current configuration:") + 1).filter((line) => line !== "end");
}

function troubleIn({ path, lines, status }: File): string | undefined {
  if (status !== 0) return `${toolOf(path)} ${lines.filter((line) => line !== "").at(-1) ?? `ended with status ${status}`}`;
  // A bundle has no way to say that a line is no heading.
  const at = lines.findIndex((line) => /^###[ \t]*file:/.test(line));
  return at === -1 ? undefined : `line ${at + 1} of ${path} looks like the heading of a file of a bundle: write it otherwise`;
}

function toolOf(path: string): string {
  if (path === "/etc/frr/frr.conf") return "FRR does not show its configuration:";
  return path === "/etc/nftables.conf" ? "nft does not list its rules:" : `${path} cannot be read:`;
}
