// Lists with numbers (access lists, prefix lists, route maps): which entry keeps its place, which numbers the others get, there and back.
import { commonSubsequence } from "../../engine/sequence.ts";
import type { Mode } from "../mode.ts";
import type { Item } from "../model.ts";
import { hasJumps } from "../print.ts";
import { numbersFor } from "./numbers.ts";

/** An entry of the list before or after, or of both. */
export interface Entry {
  readonly before?: Item;
  readonly after?: Item;
  /** as it was when the script begins to speak of it */
  readonly oldNumber?: number;
  readonly newNumber?: number;
  /** the same entry in another place: it goes and comes */
  readonly moves: boolean;
}

export interface SequencePlan {
  /** in the order of the list as it will be, then what goes, from its end */
  readonly entries: readonly Entry[];
  /** all old entries get new numbers first: from, step */
  readonly renumber?: readonly [from: number, step: number];
}

/** `pinned`: entries of `before` (by their text) that must not lose their place. */
export function sequencePlan(mode: Mode, before: readonly Item[], after: readonly Item[], pinned: ReadonlySet<string>): SequencePlan {
  const partner = hasJumps(before) || hasJumps(after) ? byNumber(before, after) : byContent(mode, before, after, pinned);
  const old = before.map(({ sequence }, at) => sequence ?? (at + 1) * (mode.table.step ?? 10));
  const jumps = hasJumps(before) || hasJumps(after);
  const wishes = wishesOf(after, jumps);
  const taken = [...old].sort((a, b) => a - b);
  const numbers = numbersFor(slotsOf(partner, old, wishes), taken, mode.table.step ?? 10);
  if (numbers !== undefined) return planned(mode, before, after, partner, old, numbers);
  return renumbered(mode, before, after, partner) ?? roomMade(mode, before, after, partner, old, wishes);
}

const between = "\n";

/** All that an entry says, without its number. */
export function contentOf({ line, children = [] }: Item): string {
  if (children.length === 0) return line;
  return [line, ...children.map(contentOf).sort()].join(between);
}

function byNumber(before: readonly Item[], after: readonly Item[]): number[] {
  const places = new Map(before.map(({ sequence }, at) => [sequence, at]));
  return after.map(({ sequence }) => places.get(sequence) ?? -1);
}

/** What says the same in the same order stays; of what is left between two of these, one with one number, or the only ones, are one entry changed. */
function byContent(mode: Mode, before: readonly Item[], after: readonly Item[], pinned: ReadonlySet<string>): number[] {
  const [old, fresh] = [before.map(contentOf), after.map(contentOf)];
  const must = new Set(pinned.size === 0 ? [] : old.flatMap((text, at) => (pinned.has(text) ? [at] : [])));
  const partner = commonSubsequence(old, fresh, must);
  if (mode.table.unique !== true) pairChanged(before, after, partner);
  return partner;
}

function pairChanged(before: readonly Item[], after: readonly Item[], partner: number[]): void {
  let low = 0;
  for (let at = 0; at <= after.length; ) {
    let end = at;
    while (end < after.length && partner[end] === -1) end++;
    const high = partner[end] ?? before.length;
    pairInGap(before, after, partner, { at, end, low, high: end === after.length ? before.length : high });
    low = (partner[end] ?? 0) + 1;
    at = end + 1;
  }
}

function pairInGap(
  before: readonly Item[],
  after: readonly Item[],
  partner: number[],
  { at, end, low, high }: { readonly at: number; readonly end: number; readonly low: number; readonly high: number },
): void {
  if (end - at === 1 && high - low === 1) partner[at] = low;
  let from = low;
  for (let place = at; place < end; place++) {
    const same = before.slice(from, high).findIndex(({ sequence }) => sequence === after[place]?.sequence);
    if (partner[place] !== -1 || same === -1) continue;
    partner[place] = from + same;
    from += same + 1;
  }
}

/** The numbers that a text gives are wishes where they grow. */
function wishesOf(after: readonly Item[], jumps: boolean): readonly (number | undefined)[] {
  const grow = after.every(({ sequence = -1 }, at) => sequence > (after[at - 1]?.sequence ?? 0));
  return after.map(({ sequence }) => (grow || jumps ? sequence : undefined));
}

function slotsOf(partner: readonly number[], old: readonly number[], wishes: readonly (number | undefined)[]) {
  return partner.map((place, at) => {
    const [number, wish] = [place === -1 ? undefined : old[place], wishes[at]];
    return { ...(number === undefined ? {} : { number }), ...(wish === undefined ? {} : { wish }) };
  });
}

function planned(
  mode: Mode,
  before: readonly Item[],
  after: readonly Item[],
  partner: readonly number[],
  old: readonly number[],
  numbers: readonly number[],
): SequencePlan {
  const stays = new Set(partner.filter((place) => place !== -1));
  const movable = mode.table.unique === true ? leftOver(before, stays) : new Map<string, number[]>();
  const moved = new Set<number>();
  const entries = after.map((item, at): Entry => {
    const place = partner[at] ?? -1;
    const from = place === -1 ? movable.get(contentOf(item))?.shift() : place;
    if (from !== undefined && place === -1) moved.add(from);
    return entryOf(
      from === undefined ? undefined : before[from],
      item,
      from === undefined ? undefined : old[from],
      numbers[at],
      place === -1 && from !== undefined,
    );
  });
  const gone = before.flatMap((item, at) => (stays.has(at) || moved.has(at) ? [] : [entryOf(item, undefined, old[at], undefined, false)]));
  return { entries: [...entries, ...gone.reverse()] };
}

function leftOver(before: readonly Item[], stays: ReadonlySet<number>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  before.forEach((item, at) => {
    if (stays.has(at) || item.line.startsWith("remark")) return;
    const list = places.get(contentOf(item));
    if (list === undefined) places.set(contentOf(item), [at]);
    else list.push(at);
  });
  return places;
}

function entryOf(
  before: Item | undefined,
  after: Item | undefined,
  oldNumber: number | undefined,
  newNumber: number | undefined,
  moves: boolean,
): Entry {
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(oldNumber === undefined ? {} : { oldNumber }),
    ...(newNumber === undefined ? {} : { newNumber }),
    moves,
  };
}

/**
 * The device gives all entries new numbers, wide enough apart. Undefined where it cannot, or where the script, run again on what it
 * has made, would not find its numbers.
 */
function renumbered(mode: Mode, before: readonly Item[], after: readonly Item[], partner: readonly number[]): SequencePlan | undefined {
  if (mode.table.reads !== "ace-standard" && mode.table.reads !== "ace-extended") return undefined;
  const fresh = partner.filter((place) => place === -1).length;
  const step = Math.max(10, 10 ** Math.ceil(Math.log10(fresh + 2)));
  const now = before.map(({ sequence = 0 }) => sequence);
  const highest = Math.max(...now);
  for (const from of [step, Math.ceil((highest + 1) / step) * step]) {
    const old = before.map((_, at) => from + at * step);
    // none of the numbers that are there now either: the way back may be taken before the device has numbered anew
    const taken = [...old, ...now].sort((a, b) => a - b);
    const numbers = numbersFor(slotsOf(partner, old, []), taken, step);
    const plan = numbers === undefined ? undefined : planned(mode, before, after, partner, old, numbers);
    const moves = plan?.entries.some((entry) => entry.moves) === true;
    if (plan === undefined || plan.entries.some(isRemarkLost) || (moves && from === step)) continue;
    if (!moves || againTheSame(plan, [from, step])) return { ...plan, renumber: [from, step] };
  }
  return undefined;
}

/** A remark may stand in a list twice: told anew under a new number it would, where the device has not numbered anew yet. */
function isRemarkLost({ before, after }: Entry): boolean {
  return (before === undefined) !== (after === undefined) && (before ?? after)?.line.startsWith("remark") === true;
}

/** Run twice: the list that the script has made, numbered anew, and moved entries put to their numbers once more. */
function againTheSame({ entries }: SequencePlan, [from, step]: readonly [number, number]): boolean {
  const made = entries.filter(({ after }) => after !== undefined);
  const list = made.map((entry, at) => ({ entry, number: from + at * step }));
  for (const entry of made) {
    if (!entry.moves) continue;
    const at = list.findIndex((held) => held.entry === entry);
    list.splice(at, 1);
    const place = list.findIndex(({ number }) => number >= (entry.newNumber ?? 0));
    if (list[place]?.number === entry.newNumber) return false;
    list.splice(place === -1 ? list.length : place, 0, { entry, number: entry.newNumber ?? 0 });
  }
  return list.every(({ entry }, at) => entry === made[at]);
}

/** Entries behind a gap that is too narrow go and come with higher numbers, as few as need be. */
function roomMade(
  mode: Mode,
  before: readonly Item[],
  after: readonly Item[],
  partner: readonly number[],
  old: readonly number[],
  wishes: readonly (number | undefined)[],
): SequencePlan {
  const taken = [...old].sort((a, b) => a - b);
  const loose = loosened(partner, old, taken);
  const numbers = numbersFor(slotsOf(loose, old, wishes), taken, mode.table.step ?? 10);
  return planned(mode, before, after, loose, old, numbers ?? []);
}

/** Without the places of entries before which there is no room for those that wait in front of them. */
function loosened(partner: readonly number[], old: readonly number[], taken: readonly number[]): number[] {
  let low = 0;
  let waiting = 0;
  return partner.map((place) => {
    const high = old[place] ?? 0;
    if (place !== -1 && (waiting === 0 || freeBetween(taken, low, high) >= waiting)) {
      low = high;
      waiting = 0;
      return place;
    }
    waiting++;
    return -1;
  });
}

function freeBetween(taken: readonly number[], low: number, high: number): number {
  return high - low - 1 - (countBelow(taken, high) - countBelow(taken, low + 1));
}

/** How many of the sorted numbers are below this one. */
function countBelow(sorted: readonly number[], number: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
}
