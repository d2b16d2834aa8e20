// The order of words with numbers in them as people read it: ether2 before ether10, 80 before 443.

const chunk = /\d+|\D+/g;
const plain = /^\d+$/;

export function compareNatural(a: string, b: string): number {
  if (a === b) return 0;
  if (plain.test(a) && plain.test(b)) return Number(a) - Number(b) || compareText(a, b);
  const left = a.match(chunk) ?? [];
  const right = b.match(chunk) ?? [];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compareChunk(left[at] ?? "", right[at] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

function compareChunk(a: string, b: string): number {
  const numbers = /^\d/.test(a) && /^\d/.test(b);
  return numbers ? Number(a) - Number(b) : compareText(a, b);
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
