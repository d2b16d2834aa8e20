// A bundle: files one after another, each headed `### file: PATH`; or one file alone, known by what it says.

/** What a file is, and so how it is read and how it is changed. */
export type FileKind = "frr" | "nft" | "tc" | "networkd" | "ifupdown" | "sysctl" | "sshd" | "keys" | "whole";

export interface BundleFile {
  /** absolute */
  readonly path: string;
  readonly kind: FileKind;
  readonly lines: readonly string[];
  /** number of its first line in the bundle, from 1 */
  readonly first: number;
  /** no heading and no line says what it is */
  readonly guessed?: true;
}

const heading = /^###[ \t]*file:[ \t]*(\S.*?)[ \t]*$/;

/** Where what is one thing on the system stands in canonical text, whatever files it came from. */
export const places = { frr: "/etc/frr/frr.conf", nft: "/etc/nftables.conf", tc: "/etc/simpul/tc.batch" } as const;

/** By path; the first that matches. */
const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/\/(frr|zebra|ospfd|ospf6d|bgpd|staticd|bfdd|ripd|isisd|pimd|pathd|vrrpd)\.conf$/, "frr"],
  [/\.nft$|nftables[^/]*(\.conf)?$|\/nftables\.d\//, "nft"],
  [/(^|\/)tc[^/]*(\.(batch|conf|sh))?$|\.tc$/, "tc"],
  [/\.(network|netdev|link)(\.d\/[^/]+\.conf)?$/, "networkd"],
  [/\/network\/interfaces(\.d\/[^/]+)?$/, "ifupdown"],
  [/\/sysctl(\.d\/[^/]+)?(\.conf)?$/, "sysctl"],
  [/\/sshd_config(\.d\/[^/]+)?$/, "sshd"],
  [/authorized_keys/, "keys"],
];

/** Where a file belongs that is named without a folder. */
const homes: readonly (readonly [RegExp, string])[] = [
  [/\.(network|netdev|link)$/, "/etc/systemd/network/"],
  [/^interfaces$/, "/etc/network/"],
  [/^sysctl\.conf$/, "/etc/"],
  [/^sshd_config$/, "/etc/ssh/"],
  [/^authorized_keys$/, "/root/.ssh/"],
  [/^frr\.conf$/, "/etc/frr/"],
  [/^nftables\.conf$/, "/etc/"],
  [/^tc\./, "/etc/simpul/"],
];

/** What a text without a heading is, by its first telling line. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^#!.*\bnft\b|^(add[ \t]+|create[ \t]+|flush[ \t]+)?(table|ruleset)\b|^define[ \t]/, places.nft],
  [/^(tc[ \t]+)?(qdisc|class|filter)[ \t]/, places.tc],
  [/^\[NetDev\]/, "/etc/systemd/network/netdev.netdev"],
  [/^\[Link\]/, "/etc/systemd/network/link.link"],
  [/^\[(Match|Network|Address|Route|DHCP\w*)\]/, "/etc/systemd/network/network.network"],
  [/^(auto|iface|allow-hotplug|source|source-directory)[ \t]/, "/etc/network/interfaces"],
  [/^-?[a-z0-9_]+([./][\w*-]+)+[ \t]*=/, "/etc/sysctl.conf"],
  [/^(\S+[ \t]+)?(ssh-(ed25519|rsa|dss)|ecdsa-sha2-\S+|sk-(ssh|ecdsa)-\S+)[ \t]+AAAA/, "/root/.ssh/authorized_keys"],
  [
    /^(Port|ListenAddress|PermitRootLogin|PasswordAuthentication|PubkeyAuthentication|AllowUsers|AllowGroups|UsePAM|Subsystem|Include|HostKey|AcceptEnv|X11Forwarding|KbdInteractiveAuthentication|AuthorizedKeysFile|Match)[ \t]+\S/i,
    "/etc/ssh/sshd_config",
  ],
];

export function filesOf(text: string): BundleFile[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  const heads = lines.flatMap((line, at) => (line.startsWith("###") && heading.test(line) ? [at] : []));
  if (heads.length === 0) return lines.length === 0 ? [] : [fileByContent(lines)];
  const [start = 0] = heads;
  // what stands before the first heading belongs to no file, but must not get lost
  const before = lines.slice(0, start);
  const stray = before.some((line) => line.trim() !== "") ? [fileByContent(before)] : [];
  return [...stray, ...heads.map((at, turn) => fileOf(pathIn(lines[at] ?? ""), lines.slice(at + 1, heads[turn + 1]), at + 2))];
}

function pathIn(line: string): string {
  return absolute(heading.exec(line)?.[1] ?? "");
}

/** `etc/frr/frr.conf` of a folder is `/etc/frr/frr.conf`; a bare name stands where such a file belongs. */
function absolute(path: string): string {
  const clean = path.replace(/^(\.?\/)+/, "").replace(/\/{2,}/g, "/");
  if (clean.includes("/")) return `/${clean}`;
  const home = homes.find(([name]) => name.test(clean))?.[1] ?? "/";
  return `${home}${clean}`;
}

export function kindOf(path: string): FileKind {
  return kinds.find(([name]) => name.test(path))?.[1] ?? "whole";
}

function fileOf(path: string, lines: readonly string[], first: number): BundleFile {
  return { path, kind: kindOf(path), lines, first };
}

function fileByContent(lines: readonly string[]): BundleFile {
  const path = pathByContent(lines);
  return path === undefined ? { ...fileOf(places.frr, lines, 1), guessed: true } : fileOf(path, lines, 1);
}

function pathByContent(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found = signs.find(([sign]) => sign.test(line.trimStart()));
    if (found !== undefined) return found[1];
    if (/^\s*[^#!\s]/.test(line)) break;
  }
  return undefined;
}
