// Neighbours of BGP: what the device drops by itself when one goes, and which have to go before they can come in another way.
import type { Item } from "../model.ts";

/** What is left to compare of a router. */
export interface Routers {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** neighbours that go first: they lose their own autonomous system, or get one, and all that is said of them with it; or only a family speaks of them still */
  readonly reset: readonly Item[];
}

export function withoutLost(before: readonly Item[], after: readonly Item[]): Routers {
  const [old, fresh] = [neighborsOf(before), neighborsOf(after)];
  const spoken = new Set(
    after.filter(({ rule }) => rule?.opens === "bgp-family").flatMap(({ children = [] }) => [...neighborsOf(children).keys()]),
  );
  const reset = [...old.values()].filter((item) => {
    const now = fresh.get(item.key);
    return now === undefined ? spoken.has(item.key) : hasOwn(item) !== hasOwn(now);
  });
  const lost = new Set([...[...old.keys()].filter((key) => !fresh.has(key)), ...reset.map(({ key }) => key)]);
  if (lost.size === 0) return { before, after, reset };
  const again = new Set(reset.map(({ key }) => key));
  const left = before.filter(({ key }) => !again.has(key)).map((item) => (item.rule?.opens === "bgp-family" ? without(item, lost) : item));
  return { before: left, after, reset };
}

function neighborsOf(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.filter(({ rule }) => rule?.nests === "neighbor").map((item) => [item.key, item]));
}

function hasOwn({ children = [] }: Item): boolean {
  return children.some(({ key }) => key === "remote-as");
}

/** A family without these neighbours. */
function without(family: Item, keys: ReadonlySet<string>): Item {
  const children = (family.children ?? []).filter(({ key, rule }) => rule?.nests !== "neighbor" || !keys.has(key));
  return { ...family, children };
}

/** A group of neighbours is taken away as such. */
export function neighborOff({ line, children = [] }: Item): string {
  return children.some((child) => child.line === "peer-group") ? `no ${line} peer-group` : `no ${line}`;
}
