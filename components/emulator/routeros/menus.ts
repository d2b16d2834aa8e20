// A model as JSON and back, and menus added to or taken out of a model.
import { modelOf, withMenus as withAll } from "../../devices/routeros/build.ts";
import type { Item, RouterosModel } from "../../devices/routeros/model.ts";
import type { StoredMenus } from "./held.ts";

export function storedMenus(model: RouterosModel): StoredMenus {
  return [...model.menus].map(([path, items]) => [
    path,
    items.map((item) => [item.id, item.fixed, item.opaque ?? null, [...item.attributes]] as const),
  ]);
}

/** The model with these menus; what else a model says (version, board) comes from `base`. */
export function fromStored(base: RouterosModel, stored: StoredMenus): RouterosModel {
  const menus = new Map(
    stored.map(([path, items]) => [
      path,
      items.map(
        ([id, fixed, opaque, attributes]): Item => ({ id, fixed, attributes: new Map(attributes), ...(opaque === null ? {} : { opaque }) }),
      ),
    ]),
  );
  return modelOf(menus, base);
}

export function withMenus(model: RouterosModel, more: ReadonlyMap<string, readonly Item[]>): RouterosModel {
  return withAll(model, new Map([...model.menus, ...more]));
}

export function withoutMenus(model: RouterosModel, paths: Iterable<string>): RouterosModel {
  const menus = new Map(model.menus);
  for (const path of paths) menus.delete(path);
  return menus.size === model.menus.size ? model : withAll(model, menus);
}

export function itemsOf(model: RouterosModel, path: string): readonly Item[] {
  return model.menus.get(path) ?? [];
}

/** An attribute of a singleton menu. */
export function settingOf(model: RouterosModel, path: string, key: string): string | undefined {
  return itemsOf(model, path)[0]?.attributes.get(key);
}

export function isOn(item: Item): boolean {
  return item.attributes.get("disabled") !== "yes";
}

/** Items from plain records; ids count up from far above the real ones, and print as an `.id` does (`*1000000`). */
export function madeItems(records: readonly Readonly<Record<string, string>>[]): readonly Item[] {
  return records.map((record, index) => ({ id: 0x1000000 + index, fixed: false, attributes: new Map(Object.entries(record)) }));
}
