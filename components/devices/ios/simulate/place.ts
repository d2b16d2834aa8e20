// Where a console is: the modes that are open, from the global one to the innermost.
import type { Branch } from "../branch.ts";

/** A mode of one item, or of several at the same time (`line vty 0 4`). */
export interface Place {
  readonly branches: readonly Branch[];
  /** the items that opened it, by their keys */
  readonly keys: readonly string[];
  /** the line that opened it, as it was typed */
  readonly line: string;
  /** blanks in front of that line, and in front of the first one behind it; -1 as long as there is none */
  readonly head: number;
  body: number;
}

/** The lines that lead to a place. */
export function pathOf(stack: readonly Place[]): readonly string[] {
  return stack.slice(1).map(({ line }) => line);
}
