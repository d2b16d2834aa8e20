// A script's effects one change after another, without its text: what the device holds in between.
import { menuOf } from "../menus.ts";
import type { Item, RouterosModel } from "../model.ts";
import { valueIn } from "../normal.ts";
import type { Add, Anchor, Change, Move, Remove, SetChange } from "./change.ts";
import { sameContent } from "./content.ts";
import type { Entity } from "./selectors.ts";

interface Slot {
  readonly id: number;
  readonly fresh?: Entity;
  readonly item: Item;
}

/** Menus as they are by now. */
export class Replay {
  readonly #menus: Map<string, Slot[]>;
  readonly #items = new Map<string, readonly Item[]>();

  private constructor(menus: Map<string, Slot[]>) {
    this.#menus = menus;
  }

  static of(model: RouterosModel): Replay {
    return new Replay(new Map([...model.menus].map(([path, items]) => [path, items.map((item) => ({ id: item.id, item }))])));
  }

  /** The same after one more change; this one stays as it is. */
  with(change: Change): Replay {
    const { path } = change.menu;
    const next = new Replay(new Map(this.#menus).set(path, [...(this.#menus.get(path) ?? [])]));
    next.take(change);
    return next;
  }

  /** Items that are not disabled, in order. */
  on(path: string): readonly Item[] {
    return this.all(path).filter((item) => this.value(path, item, "disabled") !== "yes");
  }

  all(path: string): readonly Item[] {
    const known = this.#items.get(path);
    if (known !== undefined) return known;
    const items = (this.#menus.get(path) ?? []).map(({ item }) => item);
    this.#items.set(path, items);
    return items;
  }

  /** An attribute's value, its default where it is absent. */
  value(path: string, item: Item | undefined, key: string): string | undefined {
    const menu = menuOf(path);
    return item === undefined || menu === undefined ? item?.attributes.get(key) : valueIn(menu, item.attributes, key);
  }

  take(change: Change): void {
    const slots = this.#menus.get(change.menu.path) ?? [];
    this.#menus.set(change.menu.path, slots);
    this.#items.delete(change.menu.path);
    if (change.verb === "add") add(slots, change);
    else if (change.verb === "set") set(slots, change);
    else if (change.verb === "move") move(slots, change);
    else remove(slots, change);
  }
}

function isOf(slot: Slot, { before, after }: Entity): boolean {
  return slot.fresh === undefined ? before !== undefined && slot.id === before.id : slot.fresh.after === after;
}

function placeOf(slots: readonly Slot[], anchor: Anchor | undefined): number {
  const at = anchor === undefined ? -1 : slots.findIndex((slot) => isOf(slot, anchor.entity));
  return at === -1 ? slots.length : at;
}

function add(slots: Slot[], { item, entity, anchor }: Add): void {
  slots.splice(placeOf(slots, anchor), 0, { id: item.id, fresh: entity, item });
}

function set(slots: Slot[], { entity, before, values }: SetChange): void {
  const at = slots.findIndex((slot) => isOf(slot, entity));
  const attributes = new Map(slots[at]?.item.attributes ?? before.attributes);
  for (const [key, value] of values) {
    if (value === undefined) attributes.delete(key);
    else attributes.set(key, value);
  }
  const slot = { ...(slots[at] ?? { id: before.id }), item: { ...before, attributes } };
  if (at === -1) slots.push(slot);
  else slots[at] = slot;
}

function move(slots: Slot[], { entity, anchor }: Move): void {
  const at = slots.findIndex((slot) => isOf(slot, entity));
  const [slot] = at === -1 ? [] : slots.splice(at, 1);
  if (slot !== undefined) slots.splice(placeOf(slots, anchor), 0, slot);
}

/** All that are just alike, or the one copy. */
function remove(slots: Slot[], { entity, item, copies }: Remove): void {
  const goes = (slot: Slot): boolean =>
    copies?.index === undefined ? sameContent(slot.item.attributes, item.attributes) : isOf(slot, entity);
  for (let at = slots.length - 1; at >= 0; at--) {
    const slot = slots[at];
    if (slot !== undefined && goes(slot)) slots.splice(at, 1);
  }
}
