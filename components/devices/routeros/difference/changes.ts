// From a menu's plan to its changes: what is added, removed, set and moved, each so that it is right from every state in between.
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { type Attributes, valueIn } from "../normal.ts";
import type { Add, Anchor, Change, Move, Remove, SetChange, Stage, Turn, Value } from "./change.ts";
import { groupOf, sameContent } from "./content.ts";
import { copiesToAdd, copiesToRebuild, copyToRemove, rebuiltIn } from "./copies.ts";
import type { MenuPlan } from "./plan.ts";
import { type Entity, entitiesOf, Selectors } from "./selectors.ts";

/** One group of an ordered menu as it will be: a chain, or the whole menu. */
export interface Row {
  readonly entity: Entity;
  /** it stands where it stood */
  readonly stays: boolean;
}

export interface MenuChanges {
  readonly changes: readonly Change[];
  readonly rows: readonly (readonly Row[])[];
  /** how `entity` is found while these are not there yet */
  readonly anchorAt: (entity: Entity, missing: ReadonlySet<Entity>) => Anchor;
}

/** Values that come on last and go off first: a filtering bridge drops what its rows do not name yet. */
const biting: Readonly<Record<string, readonly [key: string, on: string]>> = { "/interface/bridge": ["vlan-filtering", "yes"] };

/** Menus where a row must give up an id before another may have it. */
const setBeforeAdd: ReadonlySet<string> = new Set(["/interface/bridge/vlan"]);

export function isUnchanged({ before, after, partner, stays }: MenuPlan): boolean {
  if (before.length !== after.length || stays.includes(false)) return false;
  return after.every((item, at) => sameContent(item.attributes, before[partner[at] ?? -1]?.attributes ?? new Map()));
}

/** Pairs that no selector could find from every state are taken apart: the old one goes, the new one comes. */
export function settled(plan: MenuPlan): MenuPlan {
  const entities = entitiesOf(plan);
  const selectors = new Selectors(plan.menu, entities);
  const apart = plan.after.map((_, at) => !isEditable(selectors, entities[at] as Entity));
  if (!apart.includes(true)) return plan;
  return {
    ...plan,
    partner: plan.partner.map((beforeAt, at) => (apart[at] === true ? -1 : beforeAt)),
    stays: plan.stays.map((stay, at) => stay && apart[at] !== true),
  };
}

function isEditable(selectors: Selectors, entity: Entity): boolean {
  const { before, after } = entity;
  const changes = before !== undefined && after !== undefined && !sameContent(before.attributes, after.attributes);
  return !changes || selectors.isFound(entity);
}

/** `plan` is settled. */
export function changesOf(plan: MenuPlan): MenuChanges {
  const { menu } = plan;
  const entities = entitiesOf(plan);
  const selectors = new Selectors(menu, entities);
  const context: Context = { menu, plan, entities, selectors, rebuilt: rebuiltIn(plan, entities, selectors) };
  const rows = menu.kind === "ordered" ? rowsOf(context) : [];
  const changes = [...trims(context), ...sets(context), ...adds(context), ...moves(context, rows), ...removes(context)];
  return { changes, rows, anchorAt: (entity, missing) => anchorAt(context, entity, missing) };
}

interface Context {
  readonly menu: Menu;
  readonly plan: MenuPlan;
  readonly entities: readonly Entity[];
  readonly selectors: Selectors;
  /** all go and come again */
  readonly rebuilt: ReadonlySet<Entity>;
}

function rowsOf({ menu, plan, entities, rebuilt }: Context): Row[][] {
  const groups = new Map<string, Row[]>();
  plan.after.forEach((item, at) => {
    const entity = entities[at] as Entity;
    if (item.opaque !== undefined || item.fixed) return;
    const name = groupOf(menu, item);
    const rows = groups.get(name) ?? [];
    groups.set(name, rows);
    rows.push({ entity, stays: plan.stays[at] === true && !rebuilt.has(entity) });
  });
  return [...groups.values()];
}

function base(context: Context, entity: Entity, turn: Turn, sequence: number, stage: Stage = "make") {
  return { menu: context.menu, stage, turn, sequence, entity };
}

/** All copies of what is rebuilt, found by the first of them. */
function trims(context: Context): Remove[] {
  const { entities, selectors, rebuilt } = context;
  return entities.flatMap((entity): Remove[] => {
    const item = entity.after;
    if (item === undefined || !rebuilt.has(entity) || selectors.alike(item, "after")[0] !== entity) return [];
    return [{ ...base(context, entity, "trim", 0), verb: "remove", item, found: selectors.on(entity, "after") }];
  });
}

/** What goes; of items just alike all at once, or so many as are too many. */
function removes(context: Context): Remove[] {
  const { plan, entities, selectors, rebuilt } = context;
  return entities.slice(plan.after.length).flatMap((entity, sequence): Remove[] => {
    const item = entity.before;
    if (item === undefined || item.fixed || item.opaque !== undefined) return [];
    if (selectors.alike(item, "after").some((copy) => rebuilt.has(copy))) return [];
    const found = selectors.on(entity, "before");
    const copies = copyToRemove(selectors, entity, item);
    if (copies !== undefined) return [{ ...base(context, entity, "remove", -sequence, "break"), verb: "remove", item, found, copies }];
    const old = selectors.alike(item, "before");
    if (old[0] !== entity) return [];
    // before what stands between them: so that the way back finds either all of them or none
    const turn = old.length > 1 ? "trim" : "remove";
    return [{ ...base(context, entity, turn, -sequence, "break"), verb: "remove", item, found }];
  });
}

function adds(context: Context): Change[] {
  const { menu, plan, entities, selectors, rebuilt } = context;
  return plan.after.flatMap((item, at): Change[] => {
    const entity = entities[at] as Entity;
    if (item.fixed || item.opaque !== undefined || entity.before !== undefined || rebuilt.has(entity)) return [];
    const found = selectors.on(entity, "after");
    const [bite, late] = withoutBite(menu, item);
    const add: Add = { ...base(context, entity, "add", at), verb: "add", item: bite, found, copies: copiesToAdd(selectors, entity, item) };
    if (late === undefined) return [add];
    return [add, { ...base(context, entity, "set", at, "finish"), verb: "set", found, before: bite, after: item, values: [late] }];
  });
}

function withoutBite(menu: Menu, item: Item): readonly [Item, Value | undefined] {
  const [key, on] = biting[menu.path] ?? [];
  if (key === undefined || item.attributes.get(key) !== on) return [item, undefined];
  return [{ ...item, attributes: new Map([...item.attributes].filter(([name]) => name !== key)) }, [key, on]];
}

function sets(context: Context): SetChange[] {
  const { menu, plan, entities } = context;
  return plan.after.flatMap((after, at): SetChange[] => {
    const entity = entities[at] as Entity;
    const { before } = entity;
    if (
      before === undefined ||
      after.opaque !== undefined ||
      context.rebuilt.has(entity) ||
      sameContent(before.attributes, after.attributes)
    )
      return [];
    const values = changedValues(menu, before.attributes, after.attributes);
    const [key, on] = biting[menu.path] ?? [];
    const rest = values.filter(([name]) => name !== key);
    const bite = values.filter(([name]) => name === key);
    const turned = bite[0]?.[1] === on ? "finish" : "release";
    return [...setOf(context, entity, at, rest, "make"), ...setOf(context, entity, at, bite, turned)];
  });
}

/** What is found by what does not last is set before anything else looks for it by what it will be. */
function setOf(context: Context, entity: Entity, at: number, values: readonly Value[], stage: Stage): SetChange[] {
  const { before, after } = entity;
  if (values.length === 0 || before === undefined || after === undefined) return [];
  const lasting = context.selectors.lasting(entity);
  const turn = lasting === undefined || setBeforeAdd.has(context.menu.path) ? "rewrite" : "set";
  const found = lasting ?? context.selectors.on(entity, "before");
  return [{ ...base(context, entity, turn, at, stage), verb: "set", found, before, after, values }];
}

/** Sorted by key. Where an attribute is worked out from a changed one, the device does not do so again by itself: it is set too. */
export function changedValues(menu: Menu, before: Attributes, after: Attributes): Value[] {
  const keys = new Set([...before.keys(), ...after.keys()].filter((key) => before.get(key) !== after.get(key)));
  for (const [key, { from }] of Object.entries(menu.derived ?? {})) if (keys.has(from)) keys.add(key);
  return [...keys].sort().map((key): Value => [key, after.get(key) ?? (isDerived(menu, key) ? valueIn(menu, after, key) : undefined)]);
}

function isDerived(menu: Menu, key: string): boolean {
  return menu.derived?.[key] !== undefined;
}

/** From the last to the first, each before the one that comes next: right wherever it stood. */
function moves(context: Context, groups: readonly (readonly Row[])[]): (Move | Add)[] {
  const { rebuilt, selectors } = context;
  return groups.flatMap((rows, group) =>
    rows.flatMap(({ entity, stays }, at): (Move | Add)[] => {
      const item = entity.after;
      const again = rebuilt.has(entity);
      if (item === undefined || (!again && (stays || entity.before === undefined))) return [];
      const next = rows[at + 1]?.entity;
      const change = { ...base(context, entity, "move", group * 1e6 - at), item, found: selectors.on(entity, "after") };
      const anchor = next === undefined ? {} : { anchor: anchorAt(context, next, rebuilt) };
      if (!again) return [{ ...change, verb: "move", ...anchor }];
      return [{ ...change, verb: "add", copies: copiesToRebuild(selectors, entity, item), ...anchor }];
    }),
  );
}

/** Of items just alike, the anchor is the one behind all those before it that are there by then. */
function anchorAt({ selectors }: Context, entity: Entity, missing: ReadonlySet<Entity> = new Set()): Anchor {
  const found = selectors.on(entity, "after");
  const copies = entity.after === undefined ? [] : selectors.alike(entity.after, "after");
  if (copies.length < 2) return { entity, found };
  return { entity, found, copy: copies.slice(0, copies.indexOf(entity)).filter((copy) => !missing.has(copy)).length };
}
