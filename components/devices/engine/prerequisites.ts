// An order in which everything comes after what it needs, and stays as it was given otherwise.

/** Depth first, without recursion: a chain of parents may be long. A circle is cut where it is met again. */
export function afterTheirs<Step>(steps: readonly Step[], theirs: (step: Step) => readonly Step[]): readonly Step[] {
  const result: Step[] = [];
  const entered = new Set<Step>();
  for (const start of steps) {
    const path: { step: Step; rest: Step[] }[] = [];
    const enter = (step: Step): void => {
      if (entered.has(step)) return;
      entered.add(step);
      path.push({ step, rest: [...theirs(step)].reverse() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.pop();
      if (next !== undefined) enter(next);
      else {
        result.push(top.step);
        path.pop();
      }
    }
  }
  return result;
}
