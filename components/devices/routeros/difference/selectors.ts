// Which words find exactly one item, whatever else the menu holds before, after and during a change.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { type Attributes, builtinOf, defaultOf, valueIn } from "../normal.ts";
import { isSecretKey } from "../secret-keys.ts";
import { selectedBy } from "../selector.ts";
import { commentOf, contentOf, groupOf, keyOf, sameContent } from "./content.ts";
import type { MenuPlan } from "./plan.ts";

/** One item through a change: as it was, as it will be, or both. */
export interface Entity {
  readonly before?: Item;
  readonly after?: Item;
  /** its place in the menu as it was */
  readonly at?: number;
}

/** Words to look an item up by. */
export interface Found {
  /** conditions in order: attribute and value, or an attribute that has none */
  readonly where: readonly Condition[];
}
export interface Condition {
  readonly key: string;
  /** undefined: the item has no such attribute */
  readonly value: string | undefined;
}

export type Side = "before" | "after";
const sides: readonly Side[] = ["before", "after"];

const MANY = Symbol("more than one");
type Owner = Entity | typeof MANY;

/** Everything that one menu holds at some time of a change. */
export class Selectors {
  readonly #menu: Menu;
  readonly #entities: readonly Entity[];
  readonly #byKey = new Map<string, Owner>();
  readonly #byComment = new Map<string, Owner>();
  readonly #byGroupedComment = new Map<string, Owner>();
  #byWord: Map<string, Entity[]> | undefined;
  #byContent: Map<string, Record<Side, Entity[]>> | undefined;

  constructor(menu: Menu, entities: readonly Entity[]) {
    this.#menu = menu;
    this.#entities = [...entities, ...silent(menu, entities)];
    for (const entity of this.#entities) {
      for (const side of sides) {
        const item = entity[side];
        if (item === undefined || item.opaque !== undefined) continue;
        own(this.#byKey, keyOf(menu, item.attributes), entity);
        own(this.#byComment, commentOf(item), entity);
        own(this.#byGroupedComment, grouped(menu, item), entity);
      }
    }
  }

  /**
   * Conditions that are true of this item alone, before and after; undefined where only what changes tells it from the others. What it
   * says in full is surer than what stays of it: a device may hold things that no export shows.
   */
  lasting(entity: Entity): Found | undefined {
    const states = statesOf(entity);
    const named = this.#fixed(entity) ?? this.#named(entity, states);
    if (named !== undefined) return named;
    return states.length > 1 && this.#isSingle(entity) ? undefined : this.#told(entity, sharedAttributes(entity), false);
  }

  /** Can it be found from every state in between? */
  isFound(entity: Entity): boolean {
    return this.lasting(entity) !== undefined || this.#isSingle(entity);
  }

  /** Conditions that are true of this item, and of items just like it, on one side. */
  on(entity: Entity, side: Side): Found {
    const item = entity[side];
    if (item === undefined) return { where: [] };
    return this.lasting(entity) ?? this.#named(entity, [item.attributes]) ?? this.#told(entity, item.attributes, true) ?? { where: [] };
  }

  /** Nothing else is ever just like it. */
  #isSingle(entity: Entity): boolean {
    const items = [entity.before, entity.after].filter((item) => item !== undefined);
    return items.every((item) => sides.every((side) => this.alike(item, side).every((other) => other === entity)));
  }

  /** Items just like this one, itself included, in their order, on one side. */
  alike(item: Item, side: Side): readonly Entity[] {
    const owner = this.#owner(item);
    if (owner !== undefined) return owner[side] !== undefined && sameContent(owner[side].attributes, item.attributes) ? [owner] : [];
    this.#byContent ??= this.#contents();
    return this.#byContent.get(contentOf(item.attributes))?.[side] ?? [];
  }

  /** The only one that ever has this key or comment: nothing else can be just like it. */
  #owner(item: Item): Entity | undefined {
    const byKey = this.#byKey.get(keyOf(this.#menu, item.attributes) ?? "");
    if (byKey !== undefined && byKey !== MANY) return byKey;
    const byComment = this.#byComment.get(commentOf(item) ?? "");
    return byComment === MANY ? undefined : byComment;
  }

  #fixed({ before, after }: Entity): Found | undefined {
    const item = after ?? before;
    if (item === undefined || !item.fixed) return undefined;
    const key = selectedBy(this.#menu, item.attributes);
    if (key === undefined) return this.#menu.kind === "singleton" || this.#menu.singleBefore !== undefined ? { where: [] } : undefined;
    return { where: [{ key, value: item.attributes.get(key) }] };
  }

  /** By key, by comment, or by comment within its group, where that is the same in these states and this item's alone. */
  #named(entity: Entity, states: readonly Attributes[]): Found | undefined {
    const [attributes] = states;
    if (attributes === undefined) return undefined;
    const menu = this.#menu;
    const alone = (owners: ReadonlyMap<string, Owner>, name: (item: Item) => string | undefined): boolean => {
      const names = new Set(states.map((state) => name({ id: 0, fixed: false, attributes: state })));
      const [only] = names;
      return names.size === 1 && only !== undefined && owners.get(only) === entity;
    };
    if (alone(this.#byKey, (item) => keyOf(menu, item.attributes)))
      return { where: menu.key.map((key) => condition(menu, attributes, key)) };
    const comment: Condition = { key: "comment", value: attributes.get("comment") };
    if (alone(this.#byComment, commentOf)) return { where: [comment] };
    if (menu.group === undefined || !alone(this.#byGroupedComment, (item) => grouped(menu, item))) return undefined;
    return { where: [condition(menu, attributes, menu.group), comment] };
  }

  /** By all it says, and by what others say beyond that and it does not. `alike`: items that say just the same are let in. */
  #told(entity: Entity, attributes: Attributes, alike: boolean): Found | undefined {
    const open = [...attributes.keys()].filter((key) => !isSecretKey(this.#menu, key)).sort();
    for (const keys of [open, [...attributes.keys()].sort()]) {
      const where = keys.map((key): Condition => ({ key, value: attributes.get(key) }));
      const others = this.#matching(entity, where);
      const excluded = excluding(this.#menu, alike ? [attributes] : statesOf(entity), attributes, others, alike);
      if (excluded !== undefined) return { where: [...where, ...excluded] };
    }
    return undefined;
  }

  /** States of other items for which all conditions are true. */
  #matching(entity: Entity, where: readonly Condition[]): readonly State[] {
    this.#byWord ??= this.#words();
    let fewest: readonly Entity[] = this.#entities;
    for (const { key, value } of where) {
      const list = this.#byWord.get(word(key, value ?? "")) ?? [];
      if (list.length < fewest.length) fewest = list;
    }
    return fewest
      .filter((other) => other !== entity)
      .flatMap((other) => statesOf(other).map((attributes) => ({ attributes, fixed: (other.after ?? other.before)?.fixed === true })))
      .filter(({ attributes }) => where.every(({ key, value }) => valueIn(this.#menu, attributes, key) === value));
  }

  #words(): Map<string, Entity[]> {
    const words = new Map<string, Entity[]>();
    for (const entity of this.#entities)
      for (const attributes of statesOf(entity))
        for (const [key, value] of this.#said(attributes)) {
          const list = words.get(word(key, value));
          if (list === undefined) words.set(word(key, value), [entity]);
          else if (list.at(-1) !== entity) list.push(entity);
        }
    return words;
  }

  /** What an item says, and what one that the device has by itself says without being asked. */
  #said(attributes: Attributes): Iterable<readonly [string, string]> {
    const own = builtinOf(this.#menu, attributes);
    return own === undefined ? attributes : new Map([...Object.entries(this.#menu.defaults), ...Object.entries(own), ...attributes]);
  }

  #contents(): Map<string, Record<Side, Entity[]>> {
    const contents = new Map<string, Record<Side, Entity[]>>();
    for (const entity of this.#entities) {
      for (const side of sides) {
        const item = entity[side];
        if (item === undefined || item.opaque !== undefined) continue;
        const content = contentOf(item.attributes);
        const found = contents.get(content) ?? { before: [], after: [] };
        contents.set(content, found);
        found[side].push(entity);
      }
    }
    for (const { before } of contents.values()) if (before.length > 1) before.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    return contents;
  }
}

/** The items of a plan, each with its two states; those of `after` first, in their order. */
export function entitiesOf({ before, after, partner }: MenuPlan): readonly Entity[] {
  const taken = new Set(partner);
  const ours = after.map((item, index): Entity => {
    const at = partner[index] ?? -1;
    const old = before[at];
    return old === undefined ? { after: item } : { before: old, after: item, at };
  });
  return [...ours, ...before.flatMap((item, at): Entity[] => (taken.has(at) ? [] : [{ before: item, at }]))];
}

/** Items that the device has by itself and nobody speaks of: they are found like all others. */
function silent(menu: Menu, entities: readonly Entity[]): readonly Entity[] {
  const { fixed, builtins } = menu;
  if (fixed === undefined || builtins === undefined) return [];
  const said = new Set(entities.map(({ before, after }) => (after ?? before)?.attributes.get(fixed)));
  const names = Object.keys(builtins).filter((name) => !said.has(name));
  return names.map((name): Entity => {
    const item: Item = { id: -1, fixed: true, attributes: new Map([[fixed, name]]) };
    return { before: item, after: item };
  });
}

function own(owners: Map<string, Owner>, name: string | undefined, entity: Entity): void {
  if (name === undefined) return;
  const owner = owners.get(name);
  owners.set(name, owner === undefined || owner === entity ? entity : MANY);
}

function grouped(menu: Menu, item: Item): string | undefined {
  const comment = commentOf(item);
  return comment === undefined ? undefined : `${groupOf(menu, item)}\u0000${comment}`;
}

function word(key: string, value: string): string {
  return `${key}\u0000${value}`;
}

function condition(menu: Menu, attributes: Attributes, key: string): Condition {
  return { key, value: valueIn(menu, attributes, key) };
}

function statesOf({ before, after }: Entity): Attributes[] {
  if (before === undefined || before.opaque !== undefined)
    return after === undefined || after.opaque !== undefined ? [] : [after.attributes];
  return after === undefined || sameContent(before.attributes, after.attributes)
    ? [before.attributes]
    : [before.attributes, after.attributes];
}

/** What an item says both before and after. */
function sharedAttributes(entity: Entity): Attributes {
  const [first, second] = statesOf(entity);
  if (first === undefined || second === undefined) return first ?? new Map();
  return new Map([...first].filter(([key, value]) => second.get(key) === value));
}

interface State {
  readonly attributes: Attributes;
  readonly fixed: boolean;
}

/** Attributes that the item never has and each of the others has; undefined where one of the others says no more than the item. */
function excluding(
  menu: Menu,
  states: readonly Attributes[],
  attributes: Attributes,
  others: readonly State[],
  alike: boolean,
): Condition[] | undefined {
  const conditions: Condition[] = others.some(({ fixed }) => fixed) ? [{ key: "default", value: undefined }] : [];
  let left = others.filter((other) => !other.fixed && (!alike || contentOf(other.attributes) !== contentOf(attributes)));
  while (left.length > 0) {
    const [other] = left;
    const key = [...(other?.attributes.keys() ?? [])].find((candidate) => !states.some((state) => state.has(candidate)));
    if (key === undefined) return undefined;
    conditions.push({ key, value: defaultOf(menu, attributes, key) });
    left = left.filter((one) => !one.attributes.has(key));
  }
  return conditions;
}
