// Sets of numbers written as ranges: 12, 10, 11 and 30-32 are 10-12 and 30-32.

export function merged(ranges: readonly string[]): string[] {
  const spans = ranges
    .map((range): [number, number] => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return [first, last];
    })
    .sort((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const [first, last] of spans) {
    const before = result.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
}
