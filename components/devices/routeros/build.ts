// Makes a model of menus: what others may ask of it (sections, counts) is worked out when asked.
import type { SectionSummary, Unparsed } from "../platform.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { hasOrder } from "./schema.ts";

export interface Header {
  readonly version?: string;
  readonly model?: string;
  readonly unparsed?: readonly Unparsed[];
  readonly incomplete?: readonly string[];
}

/** Menus without items are left out. */
export function modelOf(menus: ReadonlyMap<string, readonly Item[]>, header: Header = {}): RouterosModel {
  const held = [...menus.values()].some((items) => items.length === 0)
    ? new Map([...menus].filter(([, items]) => items.length > 0))
    : menus;
  let sections: readonly SectionSummary[] | undefined;
  return {
    vendor: "routeros",
    ...(header.version === undefined ? {} : { version: header.version }),
    ...(header.model === undefined ? {} : { model: header.model }),
    menus: held,
    unparsed: header.unparsed ?? [],
    incomplete: header.incomplete ?? [],
    get sections() {
      sections ??= [...held].map(([path, items]) => sectionOf(path, items));
      return sections;
    },
    get items() {
      return [...held.values()].reduce((sum, items) => sum + items.length, 0);
    },
  };
}

/** The same device with other items. */
export function withMenus(model: RouterosModel, menus: ReadonlyMap<string, readonly Item[]>): RouterosModel {
  return modelOf(menus, model);
}

/** Ordered is what the device keeps in an order; where that order means nothing (bridge ports), it is not compared. */
function sectionOf(path: string, items: readonly Item[]): SectionSummary {
  const opaque = items.filter((item) => item.opaque !== undefined).length;
  const kind = hasOrder(path) ? "ordered" : (menuOf(path)?.kind ?? "ordered");
  return { path, kind, typed: items.length - opaque, opaque };
}
