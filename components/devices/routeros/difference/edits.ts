// Rules without a name or comment that were edited: an old and a new one in the same gap that agree in most they say.
import { increasing } from "../../engine/sequence.ts";
import type { Item } from "../model.ts";
import { groupOf } from "./content.ts";
import type { Pairs } from "./pairs.ts";

/** More pairs than this in one gap are not looked at: they are taken as they come. */
const widest = 400;
/** Share of what two rules say that has to agree for one to be the other, edited. */
const likeness = 0.5;

/** Pairs what is left over between two items that keep their place. */
export function pairEdits(pairs: Pairs): void {
  const { menu, before, after, partner, heir, free } = pairs;
  const kept = increasing(partner);
  const old = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, at: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [at]);
    else list.push(at);
  };
  const isLoose = (item: Item): boolean => item.opaque === undefined && !item.fixed;
  const gapBefore = gaps(
    before.length,
    kept.map((keep, at) => (keep ? (partner[at] ?? -1) : -1)),
  );
  const gapAfter = gaps(
    after.length,
    kept.map((keep, at) => (keep ? at : -1)),
  );
  before.forEach((item, at) => {
    if (heir[at] === -1 && isLoose(item) && free(item)) put(old, `${gapBefore[at]} ${groupOf(menu, item)}`, at);
  });
  const fresh = new Map<string, number[]>();
  after.forEach((item, at) => {
    if (partner[at] === -1 && isLoose(item)) put(fresh, `${gapAfter[at]} ${groupOf(menu, item)}`, at);
  });
  for (const [gap, list] of fresh) pairAlike(pairs, old.get(gap) ?? [], list);
}

/** The number of the gap that each place is in: how many of the kept places come before it. */
function gaps(length: number, kept: readonly number[]): number[] {
  const ends = new Set(kept.filter((at) => at >= 0));
  const numbers: number[] = [];
  let gap = 0;
  for (let at = 0; at < length; at++) {
    if (ends.has(at)) gap++;
    numbers.push(gap);
  }
  return numbers;
}

/** Best match first come; in order where the gap is too wide to look at all. */
function pairAlike({ before, after, partner, heir }: Pairs, old: readonly number[], fresh: readonly number[]): void {
  const left = new Set(old);
  const window = old.length * fresh.length > widest;
  fresh.forEach((afterAt, turn) => {
    const candidates = window ? old.slice(turn, turn + 1) : [...left];
    let best: number | undefined;
    let most = likeness;
    for (const beforeAt of candidates) {
      const share = agreement(before[beforeAt], after[afterAt]);
      if (!left.has(beforeAt) || share < most || (share === most && best !== undefined)) continue;
      best = beforeAt;
      most = share;
    }
    if (best === undefined) return;
    left.delete(best);
    partner[afterAt] = best;
    heir[best] = afterAt;
  });
}

/** Share of attributes that both say alike; nothing for rules of which each has a comment of its own, or which act otherwise. */
function agreement(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined || b === undefined || a.attributes.get("action") !== b.attributes.get("action")) return 0;
  let same = 0;
  for (const [key, value] of a.attributes) if (b.attributes.get(key) === value) same++;
  return same / Math.max(a.attributes.size, b.attributes.size);
}
