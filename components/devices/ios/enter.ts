// What a command changes in the mode that it is said in: the same for a text that is read and for a device that is told.
import type { Branch } from "./branch.ts";
import { formed } from "./forms.ts";
import type { Item } from "./model.ts";
import { read, type Said } from "./read.ts";
import type { Rule } from "./rule.ts";

/** One item that is not as it was. */
export interface Edit {
  readonly branch: Branch;
  readonly was?: Item;
  readonly now?: Item;
}

/** What came of a line; nothing to say where it was done and opened no mode. */
export interface Outcome {
  readonly opened?: readonly Branch[];
  /**
   * unknown: the mode has no such command; absent: there is nothing of that name to be taken away;
   * taken: another entry has this number; malformed: its value is none
   */
  readonly problem?: "unknown" | "absent" | "taken" | "malformed";
  readonly rule?: Rule;
}

const done: Outcome = {};
const unknown: Outcome = { problem: "unknown" };

/** `edits` is told what changes. */
export function enter(branch: Branch, text: string, edits?: Edit[]): Outcome {
  const said = read(branch.mode, text);
  return said === undefined ? unknown : apply(branch, said, edits);
}

export function apply(branch: Branch, said: Said, edits?: Edit[]): Outcome {
  switch (said.kind) {
    case "set":
      return said.item.rule?.listed === true ? listedSet(branch, said.item, said.sequence, edits) : keyedSet(branch, said.item, edits);
    case "unset":
      return unset(branch, said, edits);
    case "nest":
      return nest(branch, said, edits);
    case "form":
      return form(branch, said, edits);
    case "several":
      return several(branch, said, edits);
  }
}

function keyedSet(branch: Branch, item: Item, edits: Edit[] | undefined): Outcome {
  const was = branch.get(item.key);
  if (was === undefined || was.line !== item.line || !sameBody(was.body, item.body)) {
    const now = was?.children === undefined || item.children === undefined ? item : { ...item, children: was.children };
    branch.put(now);
    edits?.push(was === undefined ? { branch, now } : { branch, was, now });
  }
  return item.children === undefined ? done : openedBelow(branch, item.key);
}

function sameBody(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

function openedBelow(branch: Branch, key: string): Outcome {
  const below = branch.below(key);
  return below === undefined ? done : { opened: [below] };
}

/** An entry of a list in order: one that is there already changes nothing, whatever its number. */
function listedSet(branch: Branch, item: Item, said: number | undefined, edits: Edit[] | undefined): Outcome {
  const { table } = branch.mode;
  if (table.order !== "sequence") return branch.get(item.key) === undefined ? add(branch, item, edits) : again(branch, item, edits);
  const sequence = said ?? nextNumber(branch);
  if (table.entry === "action") return numberedSet(branch, { ...item, key: `${sequence}`, sequence }, edits);
  const repeats = item.line.startsWith("remark");
  const key = repeats ? `${item.line} ${sequence}` : item.key;
  if (branch.get(key) !== undefined) return done;
  if (said !== undefined && isTaken(branch, said)) return { problem: "taken" };
  return add(branch, { ...item, key, sequence }, edits);
}

function isTaken(branch: Branch, sequence: number): boolean {
  return (branch.listed.at(-1)?.sequence ?? -1) >= sequence && branch.listed.some((other) => other.sequence === sequence);
}

function nextNumber(branch: Branch): number {
  const step = branch.mode.table.step ?? 10;
  const last = branch.listed.at(-1)?.sequence;
  if (branch.mode.table.entry === "action") return step;
  return last === undefined ? step : last + step;
}

function add(branch: Branch, now: Item, edits: Edit[] | undefined): Outcome {
  branch.put(now);
  edits?.push({ branch, now });
  return now.children === undefined ? done : openedBelow(branch, now.key);
}

/** A member that is there: its mode opens, and it may be said in another way. */
function again(branch: Branch, item: Item, edits: Edit[] | undefined): Outcome {
  const was = branch.get(item.key);
  if (was !== undefined && was.line !== item.line) {
    const now = { ...was, line: item.line };
    branch.put(now);
    edits?.push({ branch, was, now });
  }
  return item.children === undefined ? done : openedBelow(branch, item.key);
}

/** An entry told apart by its number: what it does may change, what stands below it stays. */
function numberedSet(branch: Branch, item: Item, edits: Edit[] | undefined): Outcome {
  return branch.get(item.key) === undefined ? add(branch, item, edits) : again(branch, item, edits);
}

function unset(branch: Branch, said: Extract<Said, { kind: "unset" }>, edits: Edit[] | undefined): Outcome {
  const was = said.sequence === undefined ? namedIn(branch, said.key) : withNumber(branch, said.sequence, said.key);
  if (was === undefined) return said.rule === undefined ? { problem: "absent" } : { problem: "absent", rule: said.rule };
  branch.remove(was.key);
  edits?.push({ branch, was });
  return done;
}

function namedIn(branch: Branch, key: string): Item | undefined {
  return branch.get(key) ?? (key.startsWith("remark") ? branch.listed.find(({ line }) => line === key) : undefined);
}

function withNumber(branch: Branch, sequence: number, key: string): Item | undefined {
  const found = branch.listed.find((item) => item.sequence === sequence);
  return found !== undefined && (key === "" || found.line === key) ? found : undefined;
}

/** A list that is left without entries is not there. */
function nest(branch: Branch, { head, tail, off, rule }: Extract<Said, { kind: "nest" }>, edits: Edit[] | undefined): Outcome {
  if (tail === "" && off) return unset(branch, { kind: "unset", key: head.key, rule, line: head.line }, edits);
  const there = branch.get(head.key) !== undefined;
  if (!there && off) return { problem: "absent", rule };
  if (!there) branch.put(head);
  const below = branch.below(head.key);
  const outcome = below === undefined ? unknown : enter(below, off ? `no ${tail}` : tail, edits);
  if (below !== undefined && isEmpty(below)) {
    branch.remove(head.key);
    if (there) edits?.push({ branch, was: head });
  }
  return outcome;
}

function isEmpty(branch: Branch): boolean {
  for (const _ of branch.keyed()) return false;
  return branch.listed.length === 0;
}

function form(branch: Branch, { rule, key, match, off }: Extract<Said, { kind: "form" }>, edits: Edit[] | undefined): Outcome {
  const value = formed(rule.form ?? "", match.words, branch.get(key)?.line, off);
  if (value === undefined) return { problem: "malformed", rule };
  if (value.line === undefined) {
    const outcome = unset(branch, { kind: "unset", key, rule, line: "" }, edits);
    return off ? outcome : done;
  }
  const item: Item = { rule, key, line: value.line };
  const outcome = keyedSet(branch, rule.opens === undefined ? item : { ...item, children: [] }, edits);
  if (value.inside !== undefined) for (const below of outcome.opened ?? []) refill(below, value.inside, edits);
  return outcome;
}

/** All that a mode holds is said anew. */
function refill(branch: Branch, lines: readonly string[], edits: Edit[] | undefined): void {
  const before = [...branch.keyed()];
  for (const line of lines) enter(branch, line, edits);
  const said = new Set(lines.flatMap((line) => keysOf(branch, line)));
  for (const was of before) {
    if (said.has(was.key)) continue;
    branch.remove(was.key);
    edits?.push({ branch, was });
  }
}

function keysOf(branch: Branch, line: string): readonly string[] {
  const said = read(branch.mode, line);
  return said?.kind === "set" ? [said.item.key] : said?.kind === "unset" ? [said.key] : [];
}

/** Lines one after another, each from the mode of the first; one that is indented goes into what is open. */
function several(branch: Branch, { lines, together }: Extract<Said, { kind: "several" }>, edits: Edit[] | undefined): Outcome {
  const opened: Branch[] = [];
  for (const line of lines) {
    const into = line.startsWith(" ") ? (opened.at(-1) ?? branch) : branch;
    const outcome = enter(into, line.trimStart(), edits);
    if (outcome.problem !== undefined) return outcome;
    opened.push(...(outcome.opened ?? []));
  }
  return together && opened.length > 0 ? { opened } : done;
}
