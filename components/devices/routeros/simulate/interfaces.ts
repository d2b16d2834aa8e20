// The menu /interface: every interface of whatever kind, each of which is held in a menu of its own.
import type { Word } from "../grammar.ts";
import type { Menu } from "../menu.ts";
import { interfaceMenus } from "../menus/row.ts";
import { menuOf } from "../menus.ts";
import { readArguments } from "./arguments.ts";
import { configure } from "./configure.ts";
import type { Frame } from "./frame.ts";
import { itemCalled, namesIn } from "./items.ts";
import type { Machine } from "./machine.ts";
import { found } from "./read.ts";
import { DeviceError, noSuchItem } from "./refusal.ts";
import type { Value } from "./value.ts";
import { idOf } from "./where.ts";

export const everyInterface = "/interface";

type Verb = (machine: Machine, frame: Frame, menu: Menu, words: readonly Word[], source: string) => Value;

/** What may be done to any interface. */
export const onInterfaces: Readonly<Record<string, Verb>> = {
  find: (machine, frame, _menu, words, source) => kinds().flatMap((kind) => found(machine, frame, kind, words, source).map(idOf)),
  set: change("set"),
  enable: change("enable"),
  disable: change("disable"),
  comment: change("comment"),
};

function kinds(): readonly Menu[] {
  return interfaceMenus.map(menuOf).filter((menu) => menu !== undefined);
}

function change(verb: string): Verb {
  return (machine, frame, menu, words) => {
    const given = readArguments(machine, frame, menu, verb, words);
    for (const name of namesIn(given.items.get("numbers") ?? given.positional[0])) {
      const kind = kinds().find((one) => itemCalled(machine, one, name) !== undefined && !/^\d+$/.test(name));
      if (kind === undefined) throw new DeviceError(noSuchItem);
      configure[verb]?.(machine, kind, { ...given, items: new Map([["numbers", name]]), positional: [] });
    }
    return undefined;
  };
}
