// A configuration's items, and which of them found a place.
import type { Replay } from "../difference/replay.ts";
import type { Item } from "../model.ts";

export class Reader {
  readonly replay: Replay;
  readonly used = new Set<Item>();
  readonly #indexes = new Map<string, ReadonlyMap<string | undefined, readonly Item[]>>();

  constructor(replay: Replay) {
    this.replay = replay;
  }

  /** Enabled items of a menu, all of them placed. */
  take(path: string): readonly Item[] {
    const items = this.replay.on(path);
    for (const item of items) this.used.add(item);
    return items;
  }

  /** Enabled items whose attribute has this value, placed. */
  takeWhere(path: string, key: string, value: string): readonly Item[] {
    const items = this.where(path, key, value);
    for (const item of items) this.used.add(item);
    return items;
  }

  /** The same, looked at only. */
  where(path: string, key: string, value: string): readonly Item[] {
    const name = `${path} ${key}`;
    let known = this.#indexes.get(name);
    if (known === undefined) {
      known = Map.groupBy(this.replay.on(path), ({ attributes }) => attributes.get(key));
      this.#indexes.set(name, known);
    }
    return known.get(value) ?? [];
  }
}
