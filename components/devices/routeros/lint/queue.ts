// The queues of a device as a tree with numbers: simple queues count both directions, queues of the tree one.
import { menuOf } from "../menus.ts";
import type { Item, RouterosModel } from "../model.ts";
import { valueIn } from "../normal.ts";

export type QueueMenu = "/queue/simple" | "/queue/tree";

export interface Queue {
  readonly menu: QueueMenu;
  readonly name: string;
  /** a queue, an interface, `global`; `none` for a simple queue on top */
  readonly parent: string;
  /** bits a second, one each direction; 0: none is set */
  readonly committed: readonly number[];
  readonly ceiling: readonly number[];
  readonly priority: string;
  readonly types: readonly string[];
  readonly item: Item;
}

export const queueMenus: readonly QueueMenu[] = ["/queue/simple", "/queue/tree"];

/** Enabled ones, in the device's order. */
export function queuesOf(model: RouterosModel, path: QueueMenu): readonly Queue[] {
  const menu = menuOf(path);
  if (menu === undefined) return [];
  return (model.menus.get(path) ?? []).flatMap((item): Queue[] => {
    const value = (key: string): string => valueIn(menu, item.attributes, key) ?? "";
    if (item.opaque !== undefined || value("disabled") === "yes") return [];
    const both = (key: string): readonly string[] => value(key).split("/");
    return [
      {
        menu: path,
        name: value("name"),
        parent: value("parent") === "" ? "none" : value("parent"),
        committed: both("limit-at").map(bitsOf),
        ceiling: both("max-limit").map(bitsOf),
        priority: both("priority")[0] ?? "8",
        types: both("queue"),
        item,
      },
    ];
  });
}

const units: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9 };

/** In normal form: 20M, 1500k. */
function bitsOf(rate: string): number {
  const found = /^(\d+)([kMG]?)$/.exec(rate);
  return found === null ? 0 : Number(found[1]) * (units[found[2] ?? ""] ?? 1);
}

/** As people write it. */
export function rateWords(bits: number): string {
  return bits % 1e6 === 0 ? `${bits / 1e6}M` : `${bits / 1e3}k`;
}

/** 0 up, 1 down; a queue of the tree has one direction and no word for it. */
export function directionWords({ menu }: Queue, direction: number): string {
  if (menu === "/queue/tree") return "";
  return direction === 0 ? " up" : " down";
}
