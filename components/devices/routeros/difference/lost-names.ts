// Names in a script that nothing on the device bears by then: the device refuses such a command, so it is refused before.
import type { Menu } from "../menu.ts";
import { interfaceMenus } from "../menus/row.ts";
import { menuOf, tabled } from "../menus.ts";
import type { RouterosModel } from "../model.ts";
import { isNameWord, namesOf } from "../name-words.ts";
import { couldOwn } from "../ports.ts";
import type { Change } from "./change.ts";
import { givenName, INTERFACE, namingAttributes, neededNames, spaceOf } from "./references.ts";

/** The change that speaks of a name that is not there. */
export interface Lost {
  readonly at: number;
  readonly name: string;
}

/** The first one in a script that starts on `start`; beside lines that are kept whole nothing can be said. */
export function lostName(start: RouterosModel, script: readonly Change[]): Lost | undefined {
  if (start.sections.some(({ opaque }) => opaque > 0)) return undefined;
  const names = new Names(start);
  for (const [at, change] of script.entries()) {
    const said = change.verb === "add" ? [...change.item.attributes] : change.verb === "set" ? change.values : [];
    for (const [key, value] of said) {
      const name = value === undefined ? undefined : names.lostIn(change.menu, key, value);
      if (name !== undefined) return { at, name };
    }
    names.take(change);
  }
  return undefined;
}

/** The first change that takes away a name of which `text` speaks still, and that nothing in `end` bears: the device makes a number of it (`interface=*4`). */
export function orphanedName(script: readonly Change[], text: RouterosModel, end: RouterosModel): Lost | undefined {
  const gone = script.flatMap((change, at) => {
    const name = change.verb === "remove" ? givenName(change.menu, change.item) : undefined;
    return name === undefined || unnamed.test(spaceIn(name)) ? [] : [{ at, name }];
  });
  if (gone.length === 0) return undefined;
  const [borne, spoken] = [namesIn(end), spokenIn(text)];
  const found = gone.find(({ name }) => !borne.has(name) && spoken.has(name));
  return found === undefined ? undefined : { at: found.at, name: found.name.slice(spaceIn(found.name).length + 1) };
}

function spaceIn(name: string): string {
  return name.split(" ")[0] ?? "";
}

/** Address lists have no name of their own. */
const unnamed = /\/address-list$/;

/** What there is by which name. What a script removes is needed by nobody behind it: that is the order of scripts. */
class Names {
  readonly #start: RouterosModel;
  readonly #fresh = new Set<string>();
  #old: ReadonlySet<string> | undefined;
  #spoken: ReadonlySet<string> | undefined;

  constructor(start: RouterosModel) {
    this.#start = start;
  }

  take(change: Change): void {
    const item = change.verb === "add" ? change.item : change.verb === "set" ? change.after : undefined;
    const name = item === undefined ? undefined : givenName(change.menu, item);
    if (name !== undefined) this.#fresh.add(name);
  }

  lostIn(menu: Menu, key: string, value: string): string | undefined {
    const spaces = namingAttributes(menu).find(([name]) => name === key)?.[1];
    if (spaces === undefined || spaces.some((space) => unnamed.test(space))) return undefined;
    return namesOf(value).find((word) => !isNameWord(menu, key, word) && !this.#isThere(spaces, word));
  }

  /** What a text speaks of is there, though it may not show it. */
  #isThere(spaces: readonly string[], word: string): boolean {
    const names = spaces.map((space) => `${space} ${word}`);
    if (names.some((name) => this.#fresh.has(name))) return true;
    this.#old ??= namesIn(this.#start);
    if (names.some((name) => this.#old?.has(name) === true) || couldOwn(pathsOf(spaces), this.#start, word)) return true;
    this.#spoken ??= spokenIn(this.#start);
    return names.some((name) => this.#spoken?.has(name) === true);
  }
}

function pathsOf(spaces: readonly string[]): readonly string[] {
  return spaces.flatMap((space) => (space === INTERFACE ? interfaceMenus : [space]));
}

/** Are both texts parts of exports, all of one area? Then names of what others hold are not in them. */
export function arePart(...models: readonly RouterosModel[]): boolean {
  const areas = new Set(models.flatMap(({ menus }) => [...menus.keys()].map((path) => path.split("/")[1])));
  return areas.size < 2;
}

let everywhere: readonly string[] | undefined;

/** What every device has by itself. */
function builtinNames(): readonly string[] {
  everywhere ??= tabled.flatMap((path) => {
    const { fixed, builtins = {} } = menuOf(path) ?? {};
    return Object.entries(builtins).map(([value, { name = value }]) => `${spaceOf(path)} ${fixed === "default" ? name : value}`);
  });
  return everywhere;
}

function namesIn(model: RouterosModel): ReadonlySet<string> {
  const names = new Set<string>(builtinNames());
  for (const [path, items] of model.menus) {
    const menu = menuOf(path);
    if (menu === undefined) continue;
    for (const item of items) {
      const name = givenName(menu, item);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

function spokenIn(model: RouterosModel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [path, items] of model.menus) {
    const menu = menuOf(path);
    if (menu !== undefined) for (const item of items) for (const name of neededNames(menu, item.attributes)) names.add(name);
  }
  return names;
}
