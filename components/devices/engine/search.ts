// A way through states to an end, searched depth first: each state once, and no more of them than patience has.

export interface Ways<State> {
  readonly isEnd: (state: State) => boolean;
  /** tells states apart */
  readonly keyOf: (state: State) => string;
  /** the states that are one step away, the best first */
  readonly next: (state: State) => Iterable<State>;
  /** states that are looked at before the search gives up */
  readonly patience: number;
}

/** The end that is found first; undefined where there is none, or none was found in time. */
export function firstEnd<State>(start: State, { isEnd, keyOf, next, patience }: Ways<State>): State | undefined {
  const seen = new Set<string>();
  let left = patience;
  const from = (state: State): State | undefined => {
    if (isEnd(state)) return state;
    const key = keyOf(state);
    if (seen.has(key) || left-- <= 0) return undefined;
    seen.add(key);
    for (const other of next(state)) {
      const found = from(other);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return from(start);
}
