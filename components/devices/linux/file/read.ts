// Files without a command language to items: each kind by its own grammar; what is of no known kind, line by line.
import type { Unparsed } from "../../platform.ts";
import type { BundleFile, FileKind } from "../bundle.ts";
import type { Item } from "../model.ts";
import { readIfupdown } from "./ifupdown.ts";
import { readKeys } from "./keys.ts";
import { readNetworkd } from "./networkd.ts";
import { readSshd } from "./sshd.ts";
import { readSysctl } from "./sysctl.ts";

/** `trouble` tells of a line that cannot be read, counted from 0. */
export type FileReader = (lines: readonly string[], trouble: (at: number) => void, path: string) => readonly Item[];

type LineKind = Exclude<FileKind, "frr" | "nft" | "tc">;

const readers: Readonly<Record<LineKind, FileReader>> = {
  networkd: readNetworkd,
  ifupdown: readIfupdown,
  sysctl: readSysctl,
  sshd: readSshd,
  keys: readKeys,
  whole: (lines) => lines.map((line, at) => ({ key: `${at}`, text: line.trimEnd(), opaque: true as const })),
};

export function readFile({ kind, lines, first, path }: BundleFile): { items: readonly Item[]; unparsed: readonly Unparsed[] } {
  const unparsed: Unparsed[] = [];
  const trouble = (at: number): void => {
    const line = lines[at] ?? "";
    unparsed.push({ line: first + at, column: line.length - line.trimStart().length + 1, text: line.trim() });
  };
  return { items: readers[kind as LineKind](lines, trouble, path), unparsed };
}

/** How far lines under a heading are indented. */
const indents: Partial<Record<FileKind, string>> = { ifupdown: "    ", sshd: "    " };

/** Lines of a file in its own form. */
export function printFile(kind: FileKind, items: readonly Item[]): string[] {
  const indent = indents[kind] ?? "";
  return items.flatMap(({ text, children = [] }) => [text, ...children.map((child) => `${indent}${child.text}`)]);
}
