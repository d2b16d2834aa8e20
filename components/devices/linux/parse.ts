// A bundle, or one file of it, to a model. What cannot be read is named with its place; what is not known is kept whole.
import type { Unparsed } from "../platform.ts";
import { modelOf } from "./build.ts";
import { type BundleFile, filesOf } from "./bundle.ts";
import { readFile } from "./file/read.ts";
import { readFrr } from "./frr/read.ts";
import type { Item, LinuxModel } from "./model.ts";
import { readNft } from "./nft/read.ts";
import { readTc } from "./tc/read.ts";

interface Reading {
  readonly parts: Map<string, readonly Item[]>;
  readonly unparsed: Unparsed[];
  readonly incomplete: string[];
  version: string | undefined;
}

/** Never throws. Clear secrets are kept as they are. */
export function parse(text: string): LinuxModel {
  const reading: Reading = { parts: new Map(), unparsed: [], incomplete: [], version: undefined };
  const files = filesOf(text);
  readTogether(reading, files, "frr");
  readTogether(reading, files, "nft");
  for (const file of files) readOne(reading, file);
  const { version, unparsed, incomplete } = reading;
  return modelOf(reading.parts, {
    ...(version === undefined ? {} : { version }),
    unparsed: unparsed.sort((a, b) => a.line - b.line || a.column - b.column),
    incomplete,
  });
}

/** FRR and nft hold one configuration each, however many files it is written in. */
function readTogether(reading: Reading, files: readonly BundleFile[], kind: "frr" | "nft"): void {
  const own = files.filter((file) => file.kind === kind);
  if (own.length === 0) return;
  const lines: string[] = [];
  for (const file of own) {
    while (lines.length < file.first - 1) lines.push("");
    lines.push(...file.lines);
  }
  if (kind === "frr") {
    const { items, version, unparsed } = readFrr(lines, 1);
    if (own.every(({ guessed }) => guessed) && !items.some(isOfFrr)) {
      reading.unparsed.push(...unreadOf(lines));
      return;
    }
    reading.parts.set("frr", items);
    reading.version = version;
    reading.unparsed.push(...unparsed);
  } else {
    const { tables, unparsed, incomplete } = readNft(lines, 1);
    for (const [path, items] of tables) reading.parts.set(path, items);
    reading.unparsed.push(...unparsed);
    reading.incomplete.push(...incomplete);
  }
}

/** Is it, or does it begin like, a line of FRR? */
function isOfFrr({ opaque, text }: Item): boolean {
  return opaque !== true || /^(router|interface|ip|ipv6|mpls|vrf|segment-routing|debug|log|service) /.test(text);
}

/** A text that nothing tells apart and of which FRR knows no line is no configuration. */
function unreadOf(lines: readonly string[]): readonly Unparsed[] {
  return lines.flatMap((line, at) =>
    /^\s*([!#].*)?$/.test(line) ? [] : [{ line: at + 1, column: line.length - line.trimStart().length + 1, text: line.trim() }],
  );
}

function readOne(reading: Reading, file: BundleFile): void {
  if (file.kind === "frr" || file.kind === "nft") return;
  if (file.kind === "tc") {
    const { devices, unparsed } = readTc(file.lines, file.first);
    for (const [device, items] of devices) reading.parts.set(`tc ${device}`, items);
    reading.unparsed.push(...unparsed);
    return;
  }
  const { items, unparsed } = readFile(file);
  reading.parts.set(file.path, items);
  reading.unparsed.push(...unparsed);
}
