// What may keep its place when a list is brought into another order: a longest increasing subsequence, in n log n.

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
