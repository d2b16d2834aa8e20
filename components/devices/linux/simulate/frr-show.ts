// What `show running-config` answers: FRR's own form of what it holds, for guards that look for a line in it.
import type { Draft } from "../frr/read.ts";

export function runningConfig(drafts: ReadonlyMap<string, Draft>): string {
  const lines = [
    "Building configuration...",
    "",
    "Current configuration:",
    "!",
    "frr version 8.4.4",
    "frr defaults traditional",
    ...shown(drafts, ""),
    "end",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function shown(drafts: ReadonlyMap<string, Draft>, indent: string): string[] {
  return [...drafts.values()].flatMap((draft) => {
    const { text, list, children } = draft;
    if (list) return listed(draft);
    if (children === undefined) return [`${indent}${text}`];
    return [`${indent}${text}`, ...shown(children, `${indent} `), `${indent}${closing(text)}`, ...(indent === "" ? ["!"] : [])];
  });
}

function closing(text: string): string {
  if (text.startsWith("address-family ")) return "exit-address-family";
  return text.startsWith("vrf ") ? "exit-vrf" : "exit";
}

function listed({ text, children = new Map() }: Draft): string[] {
  const entries = [...(children as ReadonlyMap<string, Draft>).values()].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return entries.flatMap((entry) => {
    if (entry.children === undefined) return [`${text} seq ${entry.number} ${entry.text}`];
    return [`${text} ${entry.text} ${entry.number}`, ...shown(entry.children, " "), "exit"];
  });
}
