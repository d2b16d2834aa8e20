// Numbers for the entries of a numbered list: what stays keeps its number, what is new gets one in between.
import { increasing } from "./sequence.ts";

export interface Numbered {
  readonly content: string;
  readonly number: number;
}

/**
 * A number for each of `fresh`, in their order, so that as few entries as can be change on a device that holds `old` (in order). The
 * numbers of `fresh` are wishes; `step` is what is left free between entries at the end.
 */
export function renumbered(old: readonly Numbered[], fresh: readonly Numbered[], step: number): number[] {
  const partner = partnersOf(old, fresh);
  const kept = increasing(partner);
  const numbers: number[] = new Array(fresh.length).fill(0);
  const numberAt = (at: number): number => old[partner[at] ?? -1]?.number ?? 0;
  for (let from = 0; from < fresh.length; ) {
    if (kept[from] === true) {
      numbers[from] = numberAt(from);
      from++;
      continue;
    }
    const low = from === 0 ? 0 : (numbers[from - 1] ?? 0);
    let to = from + 1;
    while (to < fresh.length && (kept[to] !== true || numberAt(to) - low - 1 < to - from)) to++;
    const high = to < fresh.length ? numberAt(to) : Number.POSITIVE_INFINITY;
    const free = old.map(({ number }) => number).filter((number) => number > low && number < high);
    fill(numbers, from, to, { low, high, free, wishes: fresh.slice(from, to).map(({ number }) => number), step });
    from = to;
  }
  return numbers;
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
  /** numbers of entries that go, or move: to be written over */
  readonly free: readonly number[];
  readonly wishes: readonly number[];
  readonly step: number;
}

function fill(numbers: number[], from: number, to: number, gap: Gap): void {
  const chosen = choose(to - from, gap);
  for (let at = from; at < to; at++) numbers[at] = chosen[at - from] ?? 0;
}

function choose(count: number, { low, high, free, wishes, step }: Gap): readonly number[] {
  const fits = wishes.every((wish, at) => wish > (at === 0 ? low : (wishes[at - 1] ?? 0)) && wish < high);
  if (free.length >= count) return fits && wishes.every((wish) => free.includes(wish)) ? wishes : free.slice(0, count);
  if (fits && free.every((number) => wishes.includes(number))) return wishes;
  const last = free.at(-1) ?? low;
  const extra = count - free.length;
  if (high === Number.POSITIVE_INFINITY) return [...free, ...Array.from({ length: extra }, (_, at) => nextStep(last, step) + at * step)];
  if (high - last > extra) return [...free, ...spread(extra, last, high)];
  return spread(count, low, high);
}

function nextStep(number: number, step: number): number {
  return Math.floor(number / step) * step + step;
}

function spread(count: number, low: number, high: number): number[] {
  const room = (high - low) / (count + 1);
  return Array.from({ length: count }, (_, at) => Math.floor(low + room * (at + 1))).map((number, at) => Math.max(number, low + at + 1));
}
