// Lists whose entries the device only puts at the end (classes of a policy, servers of a group): what stays, and what goes and comes.
import { lastKey } from "../branch.ts";
import type { Item } from "../model.ts";

export interface AppendPlan {
  /** keys of entries that are not touched but for what stands below them */
  readonly stays: ReadonlySet<string>;
  /** in this order they are put at the end: new ones, and old ones that go first */
  readonly appended: readonly Item[];
  /** what goes and does not come */
  readonly gone: readonly Item[];
}

/** There: as many as possible stay, and all others come behind them. */
export function appendPlan(before: readonly Item[], after: readonly Item[]): AppendPlan {
  return planOf(before, after, staying(before, after));
}

/** Back: what the way there never touched stays, as far as it stands in front. */
export function appendPlanBack(before: readonly Item[], after: readonly Item[]): AppendPlan {
  const untouched = staying(before, after);
  const end = before.findIndex(({ key }) => !untouched.has(key) && key !== lastKey);
  const front = new Set((end === -1 ? before : before.slice(0, end)).map(({ key }) => key));
  return planOf(after, before, front);
}

/** The beginning of the new list that the old one has in this order, whatever stands between. */
function staying(before: readonly Item[], after: readonly Item[]): ReadonlySet<string> {
  const stays = new Set<string>();
  const wanted = after.filter(({ key }) => key !== lastKey);
  for (const { key } of before) if (wanted[stays.size]?.key === key) stays.add(key);
  return stays;
}

/** The class for all the rest is always last, wherever it is put. */
function planOf(before: readonly Item[], after: readonly Item[], front: ReadonlySet<string>): AppendPlan {
  const had = new Set(before.map(({ key }) => key));
  const stays = new Set([...front].filter((key) => had.has(key)));
  if (had.has(lastKey) && after.some(({ key }) => key === lastKey)) stays.add(lastKey);
  const wanted = new Set(after.map(({ key }) => key));
  return { stays, appended: after.filter(({ key }) => !stays.has(key)), gone: before.filter(({ key }) => !wanted.has(key)) };
}
