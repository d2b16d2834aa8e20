// What the device drops by itself when a command of the same mode changes: addresses with an instance, all of them with a switch port.
import type { Item } from "../model.ts";

/** Commands by their keys. */
type Keyed = ReadonlyMap<string, Item>;

export interface Dropped {
  /** keys of commands that change and drop others, in the order in which they are said */
  readonly causes: readonly string[];
  drops(item: Item): boolean;
}

const nothing: Dropped = { causes: [], drops: () => false };

export function droppedBetween(before: readonly Item[], after: readonly Item[], old: Keyed, fresh: Keyed): Dropped {
  const droppers = new Map([...before, ...after].filter(({ rule }) => rule?.clears !== undefined).map((item) => [item.key, item]));
  if (droppers.size === 0) return nothing;
  const heads = new Set<string>();
  const drops = ({ key }: Item): boolean => [...heads].some((head) => key === head || key.startsWith(`${head} `));
  const causes: string[] = [];
  for (const item of [...droppers.values()].sort((a, b) => (a.rule?.rank ?? 0) - (b.rule?.rank ?? 0))) {
    if (old.get(item.key)?.line === fresh.get(item.key)?.line && !drops(item)) continue;
    causes.push(item.key);
    for (const head of item.rule?.clears ?? []) heads.add(head);
  }
  return { causes, drops };
}
