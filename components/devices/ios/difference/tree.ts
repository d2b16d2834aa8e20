// All changes between two sets of commands, mode by mode: what is said anew, said in another way, and taken back.
import { type Mode, modeBelow, modeOf } from "../mode.ts";
import type { Item } from "../model.ts";
import { arranged, isSilent } from "../print.ts";
import { isRanged } from "../ranges.ts";
import { appendPlan, appendPlanBack } from "./append-list.ts";
import type { Change, Stage } from "./change.ts";
import { droppedBetween } from "./dropped.ts";
import { linesFor } from "./lines.ts";
import { mergedRanges } from "./merged-ranges.ts";
import { neighborOff, withoutLost } from "./neighbors.ts";
import { offLine } from "./off.ts";
import { type Entry, sequencePlan } from "./sequence-list.ts";

/** Where the comparison is, and what it has found. */
export interface Walk {
  /** the way back: as it would be from any point of the way there */
  readonly back: boolean;
  /** entries of lists that must keep their place, by their text */
  readonly pinned: ReadonlySet<string>;
  readonly changes: Change[];
}

interface Spot {
  readonly mode: Mode;
  readonly path: readonly string[];
  readonly prefix: string;
  /** absent at the top: there each command is a section of its own */
  readonly section?: Item;
}

export function differenceOf(walk: Walk, before: readonly Item[], after: readonly Item[]): void {
  const [ranged, rest] = [
    [before, after].map((items) => items.filter(isRanged)),
    [before, after].map((items) => items.filter((item) => !isRanged(item))),
  ];
  compare(walk, { mode: modeOf("global"), path: [], prefix: "" }, rest[0] ?? [], rest[1] ?? []);
  for (const { head, old, fresh } of mergedRanges(ranged[0] ?? [], ranged[1] ?? [])) {
    const section = fresh ?? old;
    if (section === undefined) continue;
    below(
      walk,
      { mode: modeOf("global"), path: [], prefix: "", section: { ...section, line: head } },
      { ...section, line: head },
      old?.children ?? [],
      fresh?.children ?? [],
    );
  }
}

export function sameItems(a: readonly Item[] = [], b: readonly Item[] = []): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => sameItem(item, b[at])));
}

function sameItem(a: Item, b: Item | undefined): boolean {
  if (a === b) return true;
  return b !== undefined && a.line === b.line && a.key === b.key && sameBody(a.body, b.body) && sameItems(a.children, b.children);
}

function sameBody(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

function compare(walk: Walk, spot: Spot, before: readonly Item[], after: readonly Item[]): void {
  if (sameItems(before, after)) return;
  if (spot.mode.name === "bgp") compareRouters(walk, spot, before, after);
  else compareKeyed(walk, spot, keyedOf(before), keyedOf(after));
  const [old, fresh] = [before.filter(isListed), after.filter(isListed)];
  if (old.length + fresh.length === 0 || sameItems(old, fresh)) return;
  if (spot.mode.table.order === "sequence") compareSequence(walk, spot, old, fresh);
  else compareAppended(walk, spot, old, fresh);
}

/** A neighbour that cannot be changed goes, and all of it comes again. */
function compareRouters(walk: Walk, spot: Spot, before: readonly Item[], after: readonly Item[]): void {
  const routers = withoutLost(before, after);
  const gone = new Map(routers.reset.map((was) => [`${was.line} `, emit(walk, spot, "make", [neighborOff(was)], { was })]));
  const at = walk.changes.length;
  compareKeyed(walk, spot, routers.before, routers.after);
  if (gone.size === 0) return;
  for (const change of walk.changes.slice(at)) {
    const first = gone.get(change.prefix);
    if (first !== undefined) change.after.push(first);
  }
}

function isListed({ rule }: Item): boolean {
  return rule?.listed === true;
}

function keyedOf(items: readonly Item[]): readonly Item[] {
  return items.some(isListed) ? items.filter((item) => !isListed(item)) : items;
}

function compareKeyed(walk: Walk, spot: Spot, before: readonly Item[], after: readonly Item[]): void {
  const old = new Map(before.map((item) => [item.key, item]));
  const fresh = new Map(after.map((item) => [item.key, item]));
  const dropped = droppedBetween(before, after, old, fresh);
  const first = dropped.causes.map((key) => cause(walk, spot, old.get(key), fresh.get(key)));
  const causes = new Set(dropped.causes);
  const isLeft = (item: Item): boolean => !causes.has(item.key) && !dropped.drops(item);
  for (const item of arranged(after.filter((one) => !causes.has(one.key) && (dropped.drops(one) || !sameItem(one, old.get(one.key)))))) {
    const was = isLeft(item) ? old.get(item.key) : undefined;
    const at = walk.changes.length;
    if (was === undefined) add(walk, spot, item);
    else change(walk, spot, was, item);
    if (dropped.drops(item)) for (const one of walk.changes.slice(at)) one.after.push(...first);
  }
  const gone = before.filter((item) => !fresh.has(item.key) && isLeft(item));
  const takes = takenWith(gone);
  for (const item of arranged(gone).toReversed())
    if (!takes.includes(item)) remove(walk, spot, item, item.key === "ip address" ? takes : []);
}

/** Further addresses go with the first. */
function takenWith(gone: readonly Item[]): readonly Item[] {
  return gone.some(({ key }) => key === "ip address") ? gone.filter(({ key }) => key.startsWith("ip address ")) : [];
}

/** A command that makes the device drop others: before all that is said of those. */
function cause(walk: Walk, spot: Spot, was: Item | undefined, now: Item | undefined): Change {
  const about = { ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) };
  const lines = now !== undefined ? linesFor(now, was, spot.prefix) : was !== undefined ? [withPrefix(spot, offLine(spot.mode, was))] : [];
  return emit(walk, spot, "make", lines, about);
}

interface About {
  readonly was?: Item;
  readonly now?: Item;
  readonly note?: NonNullable<Change["note"]>;
  readonly after?: Change[];
  readonly takes?: readonly Item[];
}

function emit(walk: Walk, { path, prefix, section }: Spot, stage: Stage, lines: readonly string[], about: About): Change {
  const item = about.now ?? about.was;
  const change: Change = {
    stage,
    path,
    prefix,
    lines,
    section: section ?? item ?? { key: "", line: "" },
    ...about,
    after: about.after ?? [],
  };
  walk.changes.push(change);
  return change;
}

function inSection(spot: Spot, item: Item): Spot {
  return spot.section === undefined ? { ...spot, section: item } : spot;
}

function add(walk: Walk, spot: Spot, item: Item): void {
  const children = item.children ?? [];
  if (item.rule?.nests !== undefined) nested(walk, inSection(spot, item), item, [], children);
  else if (children.length > 0 && item.body === undefined) below(walk, inSection(spot, item), item, [], children);
  else if (!(isSilent(item) && item.children !== undefined))
    emit(walk, inSection(spot, item), "make", linesFor(item, undefined, spot.prefix), { now: item });
}

function change(walk: Walk, spot: Spot, was: Item, now: Item): void {
  const here = inSection(spot, now);
  if (now.rule?.nests !== undefined) {
    nested(walk, here, now, was.children ?? [], now.children ?? []);
    return;
  }
  if (now.line !== was.line || !sameBody(was.body, now.body)) replace(walk, here, was, now);
  below(walk, here, now, was.children ?? [], now.children ?? []);
}

/** Said in another way; what the device does not let be said twice goes first. */
function replace(walk: Walk, spot: Spot, was: Item, now: Item): void {
  if (now.rule?.once !== true) {
    emit(walk, spot, "make", linesFor(now, was, spot.prefix), { was, now });
    return;
  }
  const gone = emit(walk, spot, "make", [withPrefix(spot, offLine(spot.mode, was))], { was });
  emit(walk, spot, "make", linesFor(now, undefined, spot.prefix), { was, now, after: [gone] });
}

function withPrefix({ prefix }: Spot, line: string): string {
  if (prefix === "") return line;
  const [, sense = "", rest = line] = /^(no |default )?(.*)$/s.exec(line) ?? [];
  return `${sense}${prefix}${rest}`;
}

function below(walk: Walk, spot: Spot, item: Item, before: readonly Item[], after: readonly Item[]): void {
  const mode = modeBelow({ ...item, children: [] });
  if (mode === undefined) return;
  compare(walk, { ...spot, mode, path: [...spot.path, spot.prefix + item.line], prefix: "" }, before, after);
}

function nested(walk: Walk, spot: Spot, head: Item, before: readonly Item[], after: readonly Item[]): void {
  const mode = modeOf(head.rule?.nests ?? "opaque");
  compare(walk, { ...spot, mode, prefix: `${head.line} ` }, before, after);
}

function remove(walk: Walk, spot: Spot, item: Item, takes: readonly Item[] = []): void {
  const here = inSection(spot, item);
  const children = item.children ?? [];
  if (isSilent(item)) below(walk, here, item, children, []);
  else if (item.rule?.nests !== undefined && spot.mode.name.endsWith("-family")) nested(walk, here, item, children, []);
  else if (item.rule?.nests === "neighbor") emit(walk, here, "break", [neighborOff(item)], { was: item });
  else emit(walk, here, "break", [withPrefix(spot, offLine(spot.mode, item))], { was: item, takes });
}

/** Entries go last to first, each new one comes where it belongs. */
function compareSequence(walk: Walk, spot: Spot, before: readonly Item[], after: readonly Item[]): void {
  const [from, to] = walk.back ? [after, before] : [before, after];
  const { entries, renumber } = sequencePlan(spot.mode, from, to, walk.pinned);
  const first: Change[] = [];
  const name = spot.path.at(-1)?.split(" ").at(-1) ?? "";
  if (renumber !== undefined && !walk.back)
    first.push(
      emit(walk, { ...spot, path: spot.path.slice(0, -1) }, "make", [`ip access-list resequence ${name} ${renumber.join(" ")}`], {
        note: "room",
      }),
    );
  const repeated = repeatedRemarks(entries);
  for (const entry of walk.back ? entries.toReversed().sort(byOldNumber) : entries) {
    if (walk.back) entryBack(walk, spot, entry, repeated);
    else entryThere(walk, spot, entry, first, repeated);
  }
}

function byOldNumber(a: Entry, b: Entry): number {
  return (a.oldNumber ?? Number.POSITIVE_INFINITY) - (b.oldNumber ?? Number.POSITIVE_INFINITY) || 0;
}

/** Remarks that stand, or have stood, at more than one number: they are told apart by it alone. */
function repeatedRemarks(entries: readonly Entry[]): ReadonlySet<string> {
  const numbers = new Map<string, Set<number | undefined>>();
  const note = (item: Item | undefined, number: number | undefined): void => {
    if (item?.line.startsWith("remark") !== true) return;
    numbers.set(item.line, (numbers.get(item.line) ?? new Set()).add(number));
  };
  for (const { before, after, oldNumber, newNumber } of entries) {
    note(before, oldNumber);
    note(after, newNumber);
  }
  return new Set([...numbers].flatMap(([line, all]) => (all.size > 1 ? [line] : [])));
}

function entryThere(walk: Walk, spot: Spot, entry: Entry, first: Change[], repeated: ReadonlySet<string>): void {
  const { before, after, oldNumber, newNumber, moves } = entry;
  if (after === undefined) {
    if (before !== undefined) gone(walk, spot, before, oldNumber, "break", repeated, first);
    return;
  }
  if (before !== undefined && !moves) {
    changeEntry(walk, spot, before, after, oldNumber);
    return;
  }
  const left = before === undefined ? [] : [gone(walk, spot, before, undefined, "make", new Set(), first)];
  comes(walk, spot, after, newNumber, [...first, ...left], moves);
}

function entryBack(walk: Walk, spot: Spot, entry: Entry, repeated: ReadonlySet<string>): void {
  const { before, after, oldNumber, newNumber, moves } = entry;
  if (before === undefined) {
    if (after !== undefined) gone(walk, spot, after, newNumber, "break", repeated, []);
    return;
  }
  if (after !== undefined && !moves) {
    changeEntry(walk, spot, after, before, oldNumber);
    return;
  }
  const left = moves ? [emit(walk, spot, "make", [offByNumber(spot, before, newNumber ?? 0)], { was: before, note: "order" })] : [];
  comes(walk, spot, before, oldNumber, left, moves);
}

/** The line of an entry with its number, as the list wants it. */
function entryLine({ mode: { table }, prefix }: Spot, { line }: Item, number: number | undefined): string {
  if (table.entry === "action") return `${prefix}${line} ${number ?? 10}`;
  if (table.entry === "seq") return number === undefined ? `${prefix}${line}` : `${prefix}seq ${number} ${line}`;
  return number === undefined ? line : `${table.reads === "ace-ipv6" ? "sequence " : ""}${number} ${line}`;
}

/** Only where it stands at this number it goes. */
function offByNumber(spot: Spot, item: Item, number: number): string {
  const { entry, reads } = spot.mode.table;
  if (entry === "seq") return `no ${entryLine(spot, item, number)}`;
  return reads === "ace-ipv6" ? `no sequence ${number}` : `no ${number}`;
}

function comes(walk: Walk, spot: Spot, item: Item, number: number | undefined, after: Change[], moves: boolean): void {
  const line = entryLine(spot, item, number);
  const children = item.children ?? [];
  const at = walk.changes.length;
  if (children.length === 0)
    emit(walk, spot, "make", [line], {
      now: { ...item, ...(number === undefined ? {} : { sequence: number }) },
      after,
      ...(moves ? { note: "order" } : {}),
    });
  else entryBelow(walk, spot, line, [], children);
  for (const change of walk.changes.slice(at)) change.after.push(...after.filter((one) => !change.after.includes(one)));
}

function entryBelow(walk: Walk, spot: Spot, line: string, before: readonly Item[], after: readonly Item[]): void {
  const rule = spot.mode.rules.find(({ listed }) => listed === true);
  const mode = modeOf(rule?.opens ?? "opaque");
  compare(walk, { ...spot, mode, path: [...spot.path, line], prefix: "" }, before, after);
}

function gone(
  walk: Walk,
  spot: Spot,
  item: Item,
  number: number | undefined,
  stage: Stage,
  repeated: ReadonlySet<string>,
  after: readonly Change[],
): Change {
  const { table } = spot.mode;
  const byNumber = repeated.has(item.line) && number !== undefined && table.entry === "number";
  const line =
    table.entry === "action" || table.entry === "seq" ? entryLine(spot, item, number ?? item.sequence) : byNumber ? `${number}` : item.line;
  return emit(walk, spot, stage, [`no ${line}`], { was: item, after: [...after] });
}

/** One entry with one number, said in another way. */
function changeEntry(walk: Walk, spot: Spot, was: Item, now: Item, number: number | undefined): void {
  if (was.line !== now.line) emit(walk, spot, "make", [entryLine(spot, now, number)], { was, now });
  if (!sameItems(was.children, now.children)) entryBelow(walk, spot, entryLine(spot, now, number), was.children ?? [], now.children ?? []);
}

/** Entries that only go to the end: one after another, each going first where it is there. */
function compareAppended(walk: Walk, spot: Spot, before: readonly Item[], after: readonly Item[]): void {
  const { stays, appended, gone: leaving } = walk.back ? appendPlanBack(after, before) : appendPlan(before, after);
  const old = new Map(before.map((item) => [item.key, item]));
  for (const item of after) {
    const was = old.get(item.key);
    if (stays.has(item.key) && was !== undefined && !sameItem(item, was)) change(walk, spot, was, item);
  }
  let last: Change[] = [];
  // behind one that goes and comes, those that come go first too: run twice, the script finds them there
  let goFirst = walk.back;
  for (const item of appended) {
    const at = walk.changes.length;
    const was = old.get(item.key);
    goFirst ||= was !== undefined;
    if (goFirst) emit(walk, spot, "make", [withPrefix(spot, offLine(spot.mode, was ?? item))], { was: was ?? item, note: "order" });
    add(walk, spot, item);
    const made = walk.changes.slice(at);
    for (const [index, one] of made.entries()) one.after.push(...(index === 0 ? last : made.slice(0, 1)));
    last = made.slice(-1);
  }
  for (const item of leaving) remove(walk, spot, item);
}
