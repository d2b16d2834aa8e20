// The order of words with numbers in them as people read it: ether2 before ether10, 80 before 443.

/** Piece by piece: figures as a number, all else as text; the pieces are not made, as a long list asks for this very often. */
export function compareNatural(a: string, b: string): number {
  if (a === b) return 0;
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [endLeft, endRight] = [endOfPiece(a, left), endOfPiece(b, right)];
    const numbers = isFigure(a, left) && isFigure(b, right);
    const order = numbers
      ? compareRuns(a, withoutZeros(a, left, endLeft), endLeft, b, withoutZeros(b, right, endRight), endRight, true)
      : compareRuns(a, left, endLeft, b, right, endRight, false);
    if (order !== 0) return order;
    [left, right] = [endLeft, endRight];
  }
  return a.length - left - (b.length - right) || compareText(a, b);
}

function isFigure(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function endOfPiece(text: string, from: number): number {
  const figures = isFigure(text, from);
  let end = from + 1;
  while (end < text.length && isFigure(text, end) === figures) end++;
  return end;
}

function withoutZeros(text: string, from: number, end: number): number {
  let at = from;
  while (at < end - 1 && text.charCodeAt(at) === 48) at++;
  return at;
}

/** By code unit; of two numbers the one with more figures is greater, of two texts the longer one where the shorter is its beginning. */
function compareRuns(a: string, fromA: number, endA: number, b: string, fromB: number, endB: number, byLength: boolean): number {
  const longer = endA - fromA - (endB - fromB);
  if (byLength && longer !== 0) return longer;
  const most = Math.min(endA - fromA, endB - fromB);
  for (let at = 0; at < most; at++) {
    const order = a.charCodeAt(fromA + at) - b.charCodeAt(fromB + at);
    if (order !== 0) return order;
  }
  return longer;
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
