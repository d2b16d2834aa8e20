// A mode of a device while it is being changed: the commands it holds, and the modes open below them.
import { type Mode, modeBelow, modeOf } from "./mode.ts";
import type { Item } from "./model.ts";

/** Commands by key; those of an ordered list apart. */
export class Branch {
  readonly mode: Mode;
  readonly #keyed = new Map<string, Item>();
  readonly #listed: Item[] = [];
  readonly #names = new Map<string, Item>();
  readonly #below = new Map<string, Branch>();

  constructor(mode: Mode, items: readonly Item[] = []) {
    this.mode = mode;
    for (const item of items) this.#hold(item);
  }

  #hold(item: Item): void {
    if (item.rule?.listed !== true) this.#keyed.set(item.key, item);
    else {
      this.#listed.push(item);
      this.#names.set(item.key, item);
    }
  }

  get(key: string): Item | undefined {
    return this.#keyed.get(key) ?? this.#names.get(key);
  }

  /** Of the ordered list, in order. */
  get listed(): readonly Item[] {
    return this.#listed;
  }

  keyed(): Iterable<Item> {
    return this.#keyed.values();
  }

  /** Puts an item in place of the one with its key, else where it belongs. What is open below the old one stays. */
  put(item: Item): void {
    if (item.rule?.listed !== true) {
      this.#keyed.set(item.key, item);
      return;
    }
    const old = this.#names.get(item.key);
    this.#names.set(item.key, item);
    if (old !== undefined) this.#listed[this.#listed.indexOf(old)] = item;
    else this.#listed.splice(this.#placeOf(item), 0, item);
  }

  /** By its number, or at the end; what is always last stays last. */
  #placeOf({ sequence, key }: Item): number {
    const list = this.#listed;
    if (sequence === undefined) return list.at(-1)?.key === lastKey && key !== lastKey ? list.length - 1 : list.length;
    let low = 0;
    let high = list.length;
    if ((list.at(-1)?.sequence ?? -1) < sequence) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.sequence ?? 0) < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The same items with other numbers. */
  renumber(from: number, step: number): void {
    this.#listed.forEach((item, at) => {
      const renumbered = { ...item, sequence: from + at * step };
      this.#listed[at] = renumbered;
      this.#names.set(item.key, renumbered);
    });
  }

  /** Was it there? */
  remove(key: string): boolean {
    this.#below.delete(key);
    if (this.#keyed.delete(key)) return true;
    const old = this.#names.get(key);
    if (old === undefined) return false;
    this.#names.delete(key);
    this.#listed.splice(this.#listed.indexOf(old), 1);
    return true;
  }

  /** The mode below an item that is there. */
  below(key: string): Branch | undefined {
    const open = this.#below.get(key);
    if (open !== undefined) return open;
    const item = this.get(key);
    const mode = item === undefined ? undefined : modeBelow(item);
    if (item === undefined || mode === undefined) return undefined;
    const branch = new Branch(mode, item.children);
    this.#below.set(key, branch);
    return branch;
  }

  /** As a value again; what was not opened is what it was. */
  items(): readonly Item[] {
    const frozen = (item: Item): Item => {
      const below = this.#below.get(item.key);
      return below === undefined ? item : { ...item, children: below.items() };
    };
    return [...[...this.#keyed.values()].map(frozen), ...this.#listed.map(frozen)];
  }
}

/** Of a policy map: the class for all that no other one takes. */
export const lastKey = "class class-default";

export function rootBranch(items: readonly Item[] = []): Branch {
  return new Branch(modeOf("global"), items);
}
