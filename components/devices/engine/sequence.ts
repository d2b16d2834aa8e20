// What may keep its place when a list is brought into another order: longest increasing and longest common subsequences.

/** For each number whether it belongs to one longest strictly increasing subsequence; negative numbers never do. */
export function increasing(numbers: readonly number[]): boolean[] {
  const tails: number[] = [];
  const before: number[] = new Array(numbers.length).fill(-1);
  numbers.forEach((number, at) => {
    if (number < 0) return;
    const length = firstNotBelow(tails, numbers, number);
    before[at] = tails[length - 1] ?? -1;
    tails[length] = at;
  });
  const kept: boolean[] = new Array(numbers.length).fill(false);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept[at] = true;
  return kept;
}

/** How many tails are below the number: the length of the subsequence that it makes longer. */
function firstNotBelow(tails: readonly number[], numbers: readonly number[], number: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pairs of things just alike that are looked at; where there are more, the first is paired with the first and so on. */
const widest = 400_000;

/**
 * One longest common subsequence of two lists of texts: for each text of `after` its place in `before`, -1 where it is not part of it.
 * `must` are places of `before` that have to be part of it where `after` has the same text.
 */
export function commonSubsequence(before: readonly string[], after: readonly string[], must: ReadonlySet<number> = new Set()): number[] {
  const partner: number[] = new Array(after.length).fill(-1);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) partner[head] = head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    partner[after.length - 1 - tail] = before.length - 1 - tail;
    tail++;
  }
  const { places, owners } = candidates(before, after, head, tail);
  const fixed = pinned(before, after, must);
  const allowed = fixed.length === 0 ? places : places.map((place, at) => (crosses(fixed, place, owners[at] ?? -1) ? -1 : place));
  increasing(allowed).forEach((kept, at) => {
    if (kept) partner[owners[at] ?? 0] = places[at] ?? -1;
  });
  return partner;
}

/** For each text of `after` the places of `before` that hold it, the last first: so an increasing subsequence takes one of them at most. */
function candidates(before: readonly string[], after: readonly string[], head: number, tail: number) {
  const byText = new Map<string, number[]>();
  for (let at = head; at < before.length - tail; at++) {
    const list = byText.get(before[at] ?? "");
    if (list === undefined) byText.set(before[at] ?? "", [at]);
    else list.push(at);
  }
  const middle = after.slice(head, after.length - tail);
  const total = middle.reduce((sum, text) => sum + (byText.get(text)?.length ?? 0), 0);
  const places: number[] = [];
  const owners: number[] = [];
  middle.forEach((text, index) => {
    const list = byText.get(text) ?? [];
    for (const place of total > widest ? list.splice(0, 1) : list.toReversed()) {
      places.push(place);
      owners.push(head + index);
    }
  });
  return { places, owners };
}

/** Pairs that have to be part of it: of several that cross each other the first. */
function pinned(
  before: readonly string[],
  after: readonly string[],
  must: ReadonlySet<number>,
): readonly (readonly [place: number, owner: number])[] {
  const pairs: [number, number][] = [];
  for (const place of must) {
    const owner = after.indexOf(before[place] ?? "");
    if (owner !== -1 && !crosses(pairs, place, owner)) pairs.push([place, owner]);
  }
  return pairs;
}

function crosses(pairs: readonly (readonly [place: number, owner: number])[], place: number, owner: number): boolean {
  return pairs.some(([a, b]) => (a !== place && b !== owner ? a < place !== b < owner : a !== place || b !== owner));
}
