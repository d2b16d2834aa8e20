// Physical lines to logical ones: a line that ends in an odd number of backslashes goes on in the next, whose leading blanks are dropped.

/** Where a piece of a physical line stands in the logical text. */
interface Piece {
  /** index in the logical text */
  readonly index: number;
  /** from 1 */
  readonly line: number;
  /** characters of the physical line that were dropped before this piece */
  readonly skipped: number;
}

export interface Source {
  readonly lines: readonly string[];
  /** logical lines, parted by line ends */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** the last line has no end, or another line had to follow it */
  readonly cut: boolean;
}

export interface Position {
  readonly line: number;
  readonly column: number;
  /** what stands there, to the end of the physical line */
  readonly text: string;
}

/** CRLF, LF and CR all end a line: a device sends CRLF over SSH and writes LF into files. */
export function sourceOf(text: string): Source {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const unended = lines.at(-1) !== "";
  if (!unended) lines.pop();
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let index = 0;
  let within = false;
  lines.forEach((line, at) => {
    const kept = within ? line.trimStart() : line;
    const more = continues(line) && (within || !kept.trimStart().startsWith("#"));
    const part = more ? kept.slice(0, -1) : `${kept}\n`;
    pieces.push({ index, line: at + 1, skipped: line.length - kept.length });
    parts.push(part);
    index += part.length;
    within = more;
  });
  return { lines, text: parts.join(""), pieces, cut: unended || within };
}

function continues(line: string): boolean {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === 92) end--;
  return (line.length - end) % 2 === 1;
}

/** Line and column, from 1 and in characters, of an index in the logical text. */
export function positionOf(source: Source, index: number): Position {
  const piece = source.pieces[pieceAt(source.pieces, index)] ?? { index: 0, line: 1, skipped: 0 };
  const physical = source.lines[piece.line - 1] ?? "";
  const offset = Math.min(index - piece.index + piece.skipped, physical.length);
  return { line: piece.line, column: [...physical.slice(0, offset)].length + 1, text: physical.slice(offset).trimEnd() };
}

/** The last piece that starts at or before the index. */
function pieceAt(pieces: readonly Piece[], index: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.index ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
