// Where a script stands: the menu it is in, its variables, and where its text begins in what was sent.
import type { Value } from "./value.ts";

export interface Frame {
  /** the menu of relative commands */
  path: string;
  /** index in the text that was sent of the first character of this script */
  readonly base: number;
  readonly locals: Map<string, Value>;
  readonly outer: Frame | undefined;
}

export function topFrame(path = "/"): Frame {
  return { path, base: 0, locals: new Map(), outer: undefined };
}

/** A block within a script: its own variables, the menu of the script around it. */
export function innerFrame(outer: Frame, base: number): Frame {
  return { path: outer.path, base, locals: new Map(), outer };
}

/** The frame that holds a variable; undefined where none does. */
export function holderOf(frame: Frame, name: string): Frame | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer) if (at.locals.has(name)) return at;
  return undefined;
}
