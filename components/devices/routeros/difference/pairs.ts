// Which item of the running menu is which item of the intended one.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { valueIn } from "../normal.ts";
import { commentId, commentOf, contentOf, fixedName, groupOf, keyOf, sameContent, tupleOf } from "./content.ts";
import { insteadOfName, neverRenamed, sameInPlace } from "./identity.ts";

/** Pairs found so far, both ways; -1 where there is none. */
export interface Pairs {
  readonly menu: Menu;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** index in `before` of each item of `after` */
  readonly partner: number[];
  /** index in `after` of each item of `before` */
  readonly heir: number[];
  /** items of `before` that may be changed into something else: not somebody else's */
  readonly free: (item: Item) => boolean;
}

type Name = (item: Item) => string | undefined;

/** Surest evidence first. `free` says which running items may be edited without their key saying so. */
export function pair(menu: Menu, before: readonly Item[], after: readonly Item[], free: (item: Item) => boolean = () => true): Pairs {
  const partner: number[] = new Array(after.length).fill(-1);
  const heir: number[] = new Array(before.length).fill(-1);
  const pairs: Pairs = { menu, before, after, partner, heir, free };
  joinBy(pairs, (item) => item.opaque, "each");
  joinBy(pairs, (item) => (item.fixed && item.opaque === undefined ? fixedName(menu, item) : undefined), "each");
  if (menu.kind === "singleton") return pairs;
  if (menu.kind === "ordered") fromBothEnds(pairs);
  if (menu.key.length > 0) byKey(pairs);
  else byComment(pairs);
  byName(pairs, (item) => contentOf(item.attributes), "each");
  if (menu.key.length > 0) byOtherEvidence(pairs);
  return pairs;
}

function join({ partner, heir }: Pairs, beforeAt: number, afterAt: number): void {
  partner[afterAt] = beforeAt;
  heir[beforeAt] = afterAt;
}

/** What has not changed at the head and the tail of a list: the cheapest evidence, and the best where items are alike. */
function fromBothEnds(pairs: Pairs): void {
  const { before, after } = pairs;
  const same = (a: number, b: number): boolean => {
    const [x, y] = [before[a], after[b]];
    return x !== undefined && y !== undefined && isOpen(pairs, a, b) && sameContent(x.attributes, y.attributes);
  };
  let head = 0;
  while (same(head, head)) join(pairs, head, head++);
  for (let tail = 1; same(before.length - tail, after.length - tail); tail++) join(pairs, before.length - tail, after.length - tail);
}

function isOpen({ partner, heir, before, after }: Pairs, beforeAt: number, afterAt: number): boolean {
  const typed = before[beforeAt]?.opaque === undefined && before[beforeAt]?.fixed !== true && after[afterAt]?.fixed !== true;
  return typed && partner[afterAt] === -1 && heir[beforeAt] === -1;
}

/** Unpaired items by name. */
function open(items: readonly Item[], taken: readonly number[], name: Name): Map<string, number[]> {
  const found = new Map<string, number[]>();
  items.forEach((item, at) => {
    if (taken[at] !== -1) return;
    const own = name(item);
    if (own === undefined) return;
    const list = found.get(own);
    if (list === undefined) found.set(own, [at]);
    else list.push(at);
  });
  return found;
}

/** `each`: the first with the first, and so on; `only`: where both sides have just one of that name. */
type How = "each" | "only";

function joinBy(pairs: Pairs, name: Name, how: How): void {
  const mine = open(pairs.before, pairs.heir, name);
  if (mine.size === 0) return;
  for (const [key, list] of open(pairs.after, pairs.partner, name)) {
    const candidates = mine.get(key) ?? [];
    if (how === "only" && (list.length > 1 || candidates.length > 1)) continue;
    for (let at = 0; at < Math.min(list.length, candidates.length); at++) join(pairs, candidates[at] ?? 0, list[at] ?? 0);
  }
}

/** Of items that somebody added. */
function byName(pairs: Pairs, name: Name, how: How): void {
  joinBy(pairs, (item) => (item.fixed || item.opaque !== undefined ? undefined : name(item)), how);
}

function byKey(pairs: Pairs): void {
  const key: Name = (item) => keyOf(pairs.menu, item.attributes);
  byName(pairs, key, "only");
  // of several with one key (two routes to one place) those that are alike, then those with one comment, then as they come
  byName(pairs, (item) => contentOf(item.attributes), "each");
  byName(pairs, (item) => named(key(item), commentOf(item)), "only");
  byName(pairs, key, "each");
}

function byComment(pairs: Pairs): void {
  const { menu } = pairs;
  byName(pairs, (item) => named(groupOf(menu, item), commentOf(item)), "only");
  byName(pairs, commentOf, "only");
  byName(pairs, (item) => (pairs.free(item) ? commentId(item) : undefined), "only");
}

function named(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("\u0000");
}

/** Attributes, the name among them, that an item must have for the rest of them to tell that it is the same one. */
const telling = 3;

/** The key has changed, but it is the same thing: a rename, or a change that the device makes in place. */
function byOtherEvidence(pairs: Pairs): void {
  const { menu, free } = pairs;
  const ofFree =
    (name: Name): Name =>
    (item) =>
      free(item) ? name(item) : undefined;
  byName(pairs, ofFree(sameInPlace(menu)), "only");
  if (menu.key.length !== 1 || menu.key[0] !== "name" || neverRenamed.has(menu.path)) return;
  byName(pairs, ofFree(commentOf), "only");
  const other = insteadOfName[menu.path];
  if (other !== undefined)
    byName(
      pairs,
      ofFree((item) => tupleOf(menu, item.attributes, other)),
      "only",
    );
  byName(
    pairs,
    ofFree((item) => (item.attributes.size < telling ? undefined : contentOf(item.attributes, "name"))),
    "only",
  );
}

/** By what others refer to it, where it is one attribute. */
export function nameOf(menu: Menu, { attributes }: Item): string | undefined {
  return valueIn(menu, attributes, "name");
}
