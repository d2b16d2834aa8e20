// Numbers for new entries of a list: between those that stay, never one that an old entry has.

/** An entry of the list as it will be; one that stays has its number. */
export interface Slot {
  readonly number?: number;
  /** the number that is asked for */
  readonly wish?: number;
}

/**
 * A number for each slot, or undefined where there is no room. `taken` are the numbers of all old entries, sorted: a new entry
 * gets none of them, so that what went can come back in its place.
 */
export function numbersFor(slots: readonly Slot[], taken: readonly number[], step: number): number[] | undefined {
  const numbers: number[] = [];
  const isTaken = new Set(taken);
  let low = 0;
  for (let at = 0; at < slots.length; ) {
    const own = slots[at]?.number;
    if (own !== undefined) {
      numbers.push(own);
      low = own;
      at++;
      continue;
    }
    let end = at;
    while (end < slots.length && slots[end]?.number === undefined) end++;
    const wishes = slots.slice(at, end).map(({ wish }) => wish);
    const found = between(low, slots[end]?.number, wishes, { taken, isTaken, step });
    if (found === undefined) return undefined;
    numbers.push(...found);
    low = found.at(-1) ?? low;
    at = end;
  }
  return numbers;
}

interface Old {
  readonly taken: readonly number[];
  readonly isTaken: ReadonlySet<number>;
  readonly step: number;
}

function between(low: number, high: number | undefined, wishes: readonly (number | undefined)[], old: Old): number[] | undefined {
  if (asWished(low, high, wishes, old)) return wishes.map((wish) => wish ?? 0);
  if (high === undefined) return behind(Math.max(low, old.taken.at(-1) ?? 0), wishes.length, old.step, low, old);
  // before what goes, where there is room: so that it acts at once
  const first = firstAbove(old.taken, low);
  return spread(low, Math.min(high, first ?? high), wishes.length, old) ?? spread(low, high, wishes.length, old);
}

/** What the text asks for, where it fits. */
function asWished(low: number, high: number | undefined, wishes: readonly (number | undefined)[], { isTaken }: Old): boolean {
  let last = low;
  return wishes.every((wish) => {
    const fits = wish !== undefined && wish > last && (high === undefined || wish < high) && !isTaken.has(wish);
    last = wish ?? last;
    return fits;
  });
}

/** At the end of the list; before old entries that go, where there is room. */
function behind(last: number, count: number, step: number, low: number, old: Old): number[] {
  const first = firstAbove(old.taken, low);
  const before = first === undefined ? undefined : spread(low, first, count, old);
  return before ?? Array.from({ length: count }, (_, at) => last + (at + 1) * step);
}

/** Evenly over the free numbers between two; undefined where there are too few. */
function spread(low: number, high: number, count: number, { isTaken }: Old): number[] | undefined {
  const gap = (high - low) / (count + 1);
  const even = Array.from({ length: count }, (_, at) => low + Math.floor(gap * (at + 1)));
  if (gap >= 1 && even.every((number) => !isTaken.has(number))) return even;
  const free: number[] = [];
  for (let number = low + 1; number < high && free.length < 4 * count; number++) if (!isTaken.has(number)) free.push(number);
  return free.length < count ? undefined : free.slice(0, count);
}

function firstAbove(sorted: readonly number[], low: number): number | undefined {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= low) from = middle + 1;
    else to = middle;
  }
  return sorted[from];
}
