// A running configuration to a model, read as the device would read it; blanks in front of lines only tell where a mode ends.
import type { Unparsed } from "../platform.ts";
import { bodyOf } from "./body.ts";
import { type Branch, rootBranch } from "./branch.ts";
import { type Header, modelOf } from "./build.ts";
import { apply, type Outcome } from "./enter.ts";
import { headerFact } from "./header.ts";
import { indentOf, isNoise, rawLines } from "./lines.ts";
import type { IosModel, Item } from "./model.ts";
import { read, type Said } from "./read.ts";

/** A mode that is open, and by how much its lines are indented. */
interface Open {
  readonly branches: readonly Branch[];
  /** of the line that opened it */
  readonly head: number;
  /** of its own lines; -1 as long as there is none */
  body: number;
}

interface Reading {
  readonly lines: readonly string[];
  readonly stack: Open[];
  readonly unparsed: Unparsed[];
  readonly facts: { version?: string; model?: string };
  readonly incomplete: string[];
  /** lines that are indented more than this belong to one that could not be read */
  lost: number;
  /** is told what each line says */
  readonly told: (at: number, said: Said) => void;
}

/** Never throws. What no mode knows is named with its place. */
export function parse(text: string): IosModel {
  return readScript(text, () => undefined);
}

/** The same, and `told` hears what each line says that a mode knows. */
export function readScript(text: string, told: (at: number, said: Said) => void): IosModel {
  const root = rootBranch();
  const reading: Reading = {
    lines: rawLines(text),
    stack: [{ branches: [root], head: -1, body: 0 }],
    unparsed: [],
    facts: {},
    incomplete: [],
    lost: Number.POSITIVE_INFINITY,
    told,
  };
  for (let at = 0; at < reading.lines.length; ) at += readLine(reading, at);
  const header: Header = { ...reading.facts, unparsed: reading.unparsed, incomplete: reading.incomplete };
  return modelOf(root.items(), header);
}

/** How many lines were read. */
function readLine(reading: Reading, at: number): number {
  const raw = reading.lines[at] ?? "";
  const text = raw.trim();
  if (text === "" || text.startsWith("!")) {
    if (text.length > 3) headerFact(text, reading.facts);
    return 1;
  }
  const indent = raw.startsWith(" ") || raw.startsWith("\t") ? indentOf(raw) : 0;
  if (isNoise(text) || isHeader(text, reading)) return 1;
  if (indent > reading.lost) return unread(reading, at, text);
  reading.lost = Number.POSITIVE_INFINITY;
  closeModes(reading, indent, text);
  if (isExit(reading, text)) return 1;
  return command(reading, at, indent, text);
}

/** Lines that say what the device is, not what it does. */
function isHeader(text: string, { facts, stack }: Reading): boolean {
  const [, version] = /^version (\d\S*)$/.exec(text) ?? [];
  if (version !== undefined && stack.length === 1) facts.version = version;
  if (text.startsWith("license udi")) headerFact(text, facts);
  return (version !== undefined && stack.length === 1) || text.startsWith("license udi");
}

/** A line that is indented no more than the head of a mode is not in it, but where the text has no indentation at all. */
function closeModes(reading: Reading, indent: number, text: string): void {
  const { stack } = reading;
  while (stack.length > 1) {
    const top = stack.at(-1);
    if (top === undefined || indent > top.head) break;
    if (top.body === -1 && indent === top.head && isFlat(reading, top, text)) top.body = indent;
    if (top.body === indent && top.body <= top.head && knows(top, text)) break;
    stack.pop();
  }
  const top = stack.at(-1);
  if (top !== undefined && top.body === -1) top.body = indent;
}

function knows({ branches }: Open, text: string): boolean {
  const branch = branches[0];
  return branch !== undefined && (read(branch.mode, text) !== undefined || text === branch.mode.table.exit);
}

/** The first line behind a head stands as far out as the head: it is the mode's own where only that knows it. */
function isFlat({ stack }: Reading, top: Open, text: string): boolean {
  const above = stack.at(-2);
  if (!knows(top, text) || text === top.branches[0]?.mode.table.exit) return false;
  return top.branches[0]?.mode.name.endsWith("-family") === true || above === undefined || !knows(above, text);
}

/** `exit`, `end` and the like of modes that say them. */
function isExit({ stack }: Reading, text: string): boolean {
  const exits = stack.at(-1)?.branches[0]?.mode.table.exit;
  if (text === "end") {
    stack.length = 1;
    return true;
  }
  if (text === exits || (text === "exit" && stack.length > 1)) {
    stack.pop();
    return true;
  }
  return /^exit-[a-z-]+$/.test(text);
}

function command(reading: Reading, at: number, indent: number, text: string): number {
  const top = reading.stack.at(-1);
  const branches = top?.branches ?? [];
  const said = branches[0] === undefined ? undefined : read(branches[0].mode, text);
  if (said === undefined) return unread(reading, at, text);
  reading.told(at, said);
  if (said.kind === "set" && said.item.rule?.body !== undefined) return withBodyBehind(reading, at, text, said.item);
  const opened: Branch[] = [];
  for (const branch of branches) {
    const outcome = apply(branch, said);
    if (isUnread(outcome, said)) return unread(reading, at, text);
    opened.push(...(outcome.opened ?? []));
  }
  if (opened.length > 0) reading.stack.push({ branches: opened, head: indent, body: -1 });
  else if (said.kind === "set" && said.item.rule === undefined) openOpaque(reading, at, indent, said.item);
  return 1;
}

/** Taking away what is not there says nothing, if it is known that it is not there by itself. */
function isUnread({ problem }: Outcome, said: Said): boolean {
  if (problem === "absent") return said.kind === "unset" && said.rule === undefined && said.sequence === undefined;
  return problem !== undefined;
}

/** Lines that are indented more than one that is not taken apart are below it. */
function openOpaque(reading: Reading, at: number, indent: number, item: Item): void {
  const next = reading.lines.slice(at + 1, at + 4).find((line) => !/^\s*(!.*)?$/.test(line));
  if (next === undefined || indentOf(next) <= indent) return;
  const top = reading.stack.at(-1);
  const opened = (top?.branches ?? []).flatMap((branch) => {
    const held = branch.get(item.key);
    branch.put({ ...item, children: held?.children ?? [] });
    return branch.below(item.key) ?? [];
  });
  reading.stack.push({ branches: opened, head: indent, body: -1 });
}

/** Lines of a banner or a certificate say nothing by themselves. */
const textAlone: Said = { kind: "several", lines: [], together: false };

function withBodyBehind(reading: Reading, at: number, text: string, item: Item): number {
  const { rule } = item;
  if (rule === undefined) return 1;
  const found = bodyOf(rule, text, { lines: reading.lines, from: at + 1 });
  for (let line = at + 1; line <= at + found.taken; line++) reading.told(line, textAlone);
  const whole: Item = { rule, key: item.key, line: rule.body === "delimiter" ? item.key : item.line, body: found.body };
  for (const branch of reading.stack.at(-1)?.branches ?? []) branch.put(whole);
  if (found.open) reading.incomplete.push(item.key);
  return 1 + found.taken;
}

/** What stands below a line that was not read was not read either. */
function unread(reading: Reading, at: number, text: string): number {
  const raw = reading.lines[at] ?? "";
  const indent = indentOf(raw);
  reading.unparsed.push({ line: at + 1, column: raw.length - raw.trimStart().length + 1, text });
  reading.lost = Math.min(reading.lost, indent);
  return 1;
}
