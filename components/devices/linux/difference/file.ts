// Files that have no command language: each is put in its place whole, every line in quotes, and its reader is told.
import { kindOf } from "../bundle.ts";
import { printFile } from "../file/read.ts";
import type { Item } from "../model.ts";
import type { Area, Change, Stage } from "./change.ts";
import { quoted, word } from "./quote.ts";

interface Way {
  readonly area: Area;
  /** file mode, and who owns it besides root */
  readonly install: (path: string) => string;
  /** what must be true of the new file before it is in its place */
  readonly check?: (draft: string) => string;
  /** tells the reader that the file is there, or gone */
  readonly told?: (path: string, gone: boolean) => string;
}

const plain = (): string => "-m 644";

const ways: Readonly<Record<string, Way>> = {
  networkd: {
    area: "network",
    install: (path) => (path.endsWith(".netdev") ? "-m 640 -g systemd-network" : "-m 644"),
    told: () => "networkctl reload",
  },
  ifupdown: { area: "network", install: plain, told: () => "ifreload -a" },
  // Once it is gone all others are read again: one of them that holds what the kernel does not know is no failure of ours.
  sysctl: {
    area: "sysctl",
    install: plain,
    told: (path, gone) => (gone ? "{ sysctl -q --system || true; }" : `sysctl -q -p ${word(path)}`),
  },
  sshd: { area: "sshd", install: () => "-m 600", check: (draft) => `sshd -t -f ${word(draft)}`, told: () => "systemctl reload ssh" },
  keys: { area: "keys", install: (path) => ["-m 600", ...ownerOf(path)].join(" ") },
  whole: { area: "whole", install: plain },
};

/** The owner of a home: sshd does not read keys that others could have written. */
function ownerOf(path: string): string[] {
  const user = /^\/home\/([^/]+)\/\.ssh\//.exec(path)?.[1];
  return user === undefined ? [] : [`-o ${word(user)}`];
}

function wayOf(path: string): Way {
  return ways[kindOf(path)] ?? { area: "whole", install: plain };
}

export function fileChanges(path: string, before: readonly Item[] | undefined, after: readonly Item[] | undefined, at: number): Change[] {
  const kind = kindOf(path);
  const [old, fresh] = [before, after].map((items) => (items === undefined ? undefined : printFile(kind, items)));
  if (old?.join("\n") === fresh?.join("\n") && (before === undefined) === (after === undefined)) return [];
  const way = wayOf(path);
  const area = areaOf(way, path);
  if (fresh === undefined)
    return [{ stage: "break", area, sequence: at, command: removal(path, way, before ?? []), explain: `${path}: remove` }];
  const stage: Stage = way.area === "sshd" ? "finish" : "make";
  return [{ stage, area, sequence: at, command: putting(path, way, fresh), explain: explained(path, old, fresh) }];
}

function areaOf({ area }: Way, path: string): Area {
  if (path.endsWith(".link")) return "link";
  return path.endsWith(".netdev") ? "netdev" : area;
}

/** Beside its place first, so that nobody reads half of it. */
function putting(path: string, { install, check, told }: Way, lines: readonly string[]): string {
  const draft = `${path}.simpul`;
  const text = lines.length === 0 ? "printf ''" : `printf '%s\\n' ${lines.map(quoted).join(" ")}`;
  const steps = [
    `${text} | install -D ${install(path)} /dev/stdin ${word(draft)}`,
    ...(check === undefined ? [] : [check(draft)]),
    `mv ${word(draft)} ${word(path)}`,
    ...(told === undefined ? [] : [told(path, false)]),
  ];
  return steps.join(" && ");
}

/** What a .netdev file made stays until it is deleted. */
function removal(path: string, { told }: Way, before: readonly Item[]): string {
  const device = path.endsWith(".netdev") ? nameIn(before) : undefined;
  const steps = [`rm -f ${word(path)}`, ...(told === undefined ? [] : [told(path, true)])].join(" && ");
  return device === undefined
    ? steps
    : `${steps} && if ip link show dev ${word(device)} > /dev/null 2>&1; then ip link delete dev ${word(device)}; fi`;
}

function nameIn(items: readonly Item[]): string | undefined {
  const lines = items.find(({ text }) => text === "[NetDev]")?.children ?? [];
  return lines.map(({ text }) => /^Name=(.+)$/.exec(text)?.[1]).find((name) => name !== undefined);
}

const secret = /^(\s*(?:PrivateKey|PresharedKey|Password|Secret)\s*=).*/;

function explained(path: string, old: readonly string[] | undefined, fresh: readonly string[]): string {
  if (old === undefined) return `${path}: write ${fresh.length} lines`;
  const said = (lines: readonly string[], other: readonly string[], sign: string): string[] =>
    lines.filter((line) => !other.includes(line)).map((line) => `${sign}${line.trim().replace(secret, "$1…")}`);
  const changed = [...said(old, fresh, "-"), ...said(fresh, old, "+")];
  return `${path}: ${changed.length === 0 ? "lines in another order" : changed.slice(0, 8).join(", ")}${changed.length > 8 ? " …" : ""}`;
}
