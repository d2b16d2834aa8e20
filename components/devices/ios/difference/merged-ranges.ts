// Terminal lines of both sides in ranges that are alike on both: what is done to one of a range is done to all.
import { compareNatural } from "../../engine/natural.ts";
import type { Item } from "../model.ts";
import { rangesOf } from "../ranges.ts";
import { contentOf } from "./sequence-list.ts";

export interface BothSides {
  /** `line vty 0 4` */
  readonly head: string;
  readonly old?: Item;
  readonly fresh?: Item;
}

export function mergedRanges(before: readonly Item[], after: readonly Item[]): readonly BothSides[] {
  const [old, fresh] = [new Map(before.map((item) => [item.key, item])), new Map(after.map((item) => [item.key, item]))];
  const all = [...new Map([...before, ...after].map((item) => [item.key, item])).values()].sort((a, b) => compareNatural(a.key, b.key));
  const text = (item: Item | undefined): string => (item === undefined ? "" : contentOf({ ...item, line: "" }));
  return rangesOf(all, ({ key }) => `${text(old.get(key))}\u0000${text(fresh.get(key))}`).map(({ head, items: [first] }) => {
    const key = first?.key ?? "";
    const [was, now] = [old.get(key), fresh.get(key)];
    return { head, ...(was === undefined ? {} : { old: was }), ...(now === undefined ? {} : { fresh: now }) };
  });
}
