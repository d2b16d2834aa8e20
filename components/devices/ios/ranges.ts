// Lines of terminals that stand side by side and say the same: one range, as the device prints them.
import type { Item } from "./model.ts";

/** `line vty 0` to `line vty`, 0. */
const single = /^(line(?: con| aux| vty| tty)?) (\d+)$/;

export interface Range {
  /** `line vty 0 4` */
  readonly head: string;
  readonly items: readonly Item[];
}

/** Neighbours for which `alike` says the same text are one; `items` are sorted. Items that are no such lines stand alone. */
export function rangesOf(items: readonly Item[], alike: (item: Item) => string): readonly Range[] {
  const ranges: { stem: string; first: number; last: number; text: string; items: Item[] }[] = [];
  for (const item of items) {
    const [, stem = item.line, number = "-1"] = single.exec(item.key) ?? [];
    const run = ranges.at(-1);
    const text = alike(item);
    if (run !== undefined && run.stem === stem && run.last >= 0 && run.last === Number(number) - 1 && run.text === text) {
      run.last++;
      run.items.push(item);
    } else ranges.push({ stem, first: Number(number), last: Number(number), text, items: [item] });
  }
  return ranges.map(({ stem, first, last, items: all }) => ({ head: headOf(stem, first, last), items: all }));
}

function headOf(stem: string, first: number, last: number): string {
  if (first < 0) return stem;
  return first === last ? `${stem} ${first}` : `${stem} ${first} ${last}`;
}

export function isRanged({ key }: Item): boolean {
  return single.test(key);
}
