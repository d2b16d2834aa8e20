// Numbers for the entries of a numbered list: what stays keeps its number, what is new gets one in between.
import { increasing } from "./sequence.ts";

export interface Numbered {
  readonly content: string;
  readonly number: number;
}

/**
 * A number for each of `fresh`, in their order, so that as few entries as can be change on a device that holds `old` (in order). The
 * numbers of `fresh` are wishes; `step` is what is left free between entries at the end. An entry that moves goes to a number that no
 * other had, and leaves its own to no other: so each can be taken away and set again by itself.
 */
export function renumbered(old: readonly Numbered[], fresh: readonly Numbered[], step: number): number[] {
  const partner = partnersOf(old, fresh);
  const kept = increasing(partner);
  const numbers: number[] = new Array(fresh.length).fill(0);
  const moving = new Set(partner.flatMap((at, index) => (at >= 0 && kept[index] !== true ? [old[at]?.number ?? 0] : [])));
  const all = new Set(old.map(({ number }) => number));
  const staying = new Set(partner);
  const goes = old.flatMap(({ number }, at) => (staying.has(at) ? [] : [number]));
  const numberAt = (at: number): number => old[partner[at] ?? -1]?.number ?? 0;
  for (let from = 0; from < fresh.length; ) {
    if (kept[from] === true) {
      numbers[from] = numberAt(from);
      from++;
      continue;
    }
    const low = from === 0 ? 0 : (numbers[from - 1] ?? 0);
    let to = from + 1;
    let moves = (partner[from] ?? -1) >= 0;
    // what goes may be written over, but not by what moves
    while (to < fresh.length && (kept[to] !== true || roomIn(low, numberAt(to), moves ? all : moving) < to - from)) {
      // no room: the next one has to move too
      if (kept[to] === true) moving.add(numberAt(to));
      moves ||= (partner[to] ?? -1) >= 0;
      to++;
    }
    const high = to < fresh.length ? numberAt(to) : Number.POSITIVE_INFINITY;
    const free = moves ? [] : goes.filter((number) => number > low && number < high);
    const chosen = choose(to - from, {
      low,
      high,
      free,
      taken: moves ? all : moving,
      wishes: fresh.slice(from, to).map(({ number }) => number),
      step,
    });
    for (let at = from; at < to; at++) numbers[at] = chosen[at - from] ?? 0;
    from = to;
  }
  return numbers;
}

function roomIn(low: number, high: number, taken: ReadonlySet<number>): number {
  let room = high - low - 1;
  for (const number of taken) if (number > low && number < high) room--;
  return room;
}

/** The first of a content with the first of it, and so on; -1 for what is new. */
function partnersOf(old: readonly Numbered[], fresh: readonly Numbered[]): number[] {
  const places = new Map<string, number[]>();
  for (const [at, { content }] of old.entries()) places.set(content, [...(places.get(content) ?? []), at]);
  for (const list of places.values()) list.reverse();
  return fresh.map(({ content }) => places.get(content)?.pop() ?? -1);
}

interface Gap {
  readonly low: number;
  readonly high: number;
  /** numbers of entries that go: to be written over */
  readonly free: readonly number[];
  /** numbers of entries that move */
  readonly taken: ReadonlySet<number>;
  readonly wishes: readonly number[];
  readonly step: number;
}

function choose(count: number, gap: Gap): readonly number[] {
  const { low, high, free, taken, wishes } = gap;
  const fits = wishes.every((wish, at) => wish > (at === 0 ? low : (wishes[at - 1] ?? 0)) && wish < high && !taken.has(wish));
  if (free.length >= count) return fits && wishes.every((wish) => free.includes(wish)) ? wishes : free.slice(0, count);
  if (fits && free.every((number) => wishes.includes(number))) return wishes;
  const last = free.at(-1) ?? low;
  if (high === Number.POSITIVE_INFINITY) return [...free, ...stepped(count - free.length, last, gap)];
  if (roomIn(last, high, taken) >= count - free.length) return [...free, ...spread(count - free.length, last, high, taken)];
  return spread(count, low, high, taken);
}

function stepped(count: number, last: number, { step, taken }: Gap): number[] {
  const numbers: number[] = [];
  for (let number = Math.floor(last / step) * step + step; numbers.length < count; number += step)
    if (!taken.has(number)) numbers.push(number);
  return numbers;
}

/** Evenly where that goes, else one behind the other. */
function spread(count: number, low: number, high: number, taken: ReadonlySet<number>): number[] {
  const room = (high - low) / (count + 1);
  const even = Array.from({ length: count }, (_, at) => Math.floor(low + room * (at + 1)));
  if (even.every((number, at) => number > (at === 0 ? low : (even[at - 1] ?? 0)) && !taken.has(number))) return even;
  const numbers: number[] = [];
  for (let number = low + 1; numbers.length < count; number++) if (!taken.has(number)) numbers.push(number);
  return numbers;
}
