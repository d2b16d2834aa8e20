// Elements of a set or map of nft: all that come in one command, all that go in another.
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { change, elementsText, nft, targetsIn } from "./nft.ts";

/** Nothing a second time: what is there is not added again, and what goes is added before it is taken away. */
export function elementChanges(table: string, key: string, before: Item | undefined, after: Item, at: number): Change[] {
  const [old, fresh] = [byKey(before), byKey(after)];
  const added = [...fresh.values()].filter((one) => !old.has(one.key));
  const gone = [...old.values()].filter((one) => !fresh.has(one.key));
  const other = [...fresh.values()].some((one) => old.has(one.key) && old.get(one.key)?.text !== one.text);
  if (added.length + gone.length === 0 && !other) return [];
  const [set, name] = [key.slice(4), `nft ${table} ${key}`];
  // intervals that come may overlap those that go; a chain that an element leads to may be gone when this runs again
  const interval = /\bflags [^;]*\binterval\b/.test(after.text);
  const leads = gone.some(({ text }) => targetsIn(text).length > 0);
  if (other || leads || (interval && gone.length > 0 && added.length > 0)) return [refilled(table, key, after, at, name)];
  const adds = inParts(added).map((part) =>
    change("make", "element", at, nft(`add element ${table} ${set} ${elementsText(part)}`), `${name}: add ${named(part)}`),
  );
  const removes = inParts(gone).map((part) => {
    const take = `add element ${table} ${set} ${elementsText(part)}; delete element ${table} ${set} ${elementsText(part)}`;
    return change("break", "element", at, nft(take), `${name}: remove ${named(part)}`);
  });
  return [...adds, ...removes];
}

/** Characters of one command's elements: two times as many are well below what Linux takes. */
const most = 40_000;

function inParts(elements: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  let length = most;
  for (const element of elements) {
    length += element.text.length + 2;
    if (length > most) {
      parts.push([]);
      length = element.text.length + 2;
    }
    parts.at(-1)?.push(element);
  }
  return parts;
}

function byKey(item: Item | undefined): ReadonlyMap<string, Item> {
  return new Map((item?.children ?? []).map((one) => [one.key, one]));
}

function refilled(table: string, key: string, { children = [] }: Item, at: number, name: string): Change {
  const set = key.slice(4);
  const add = children.length === 0 ? [] : [`add element ${table} ${set} ${elementsText(children)}`];
  return change(
    "make",
    "element",
    at,
    nft([`flush ${key.slice(0, 3)} ${table} ${set}`, ...add].join("; ")),
    `${name}: ${children.length} elements, at once`,
  );
}

function named(elements: readonly Item[]): string {
  const names = elements.map(({ key }) => key);
  return names.length > 6 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
}
