// What a menu will hold: the intended items, and what is not ours where it stands now.
import { increasing } from "../../engine/sequence.ts";
import type { Ownership } from "../../platform.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { selectedBy } from "../selector.ts";
import { commentOf, groupOf } from "./content.ts";
import { pairEdits } from "./edits.ts";
import { type Pairs, pair } from "./pairs.ts";
import type { MenuPlan } from "./plan.ts";

export interface Target {
  readonly plan: MenuPlan;
  /** what stays because it is not ours */
  readonly unmanaged: readonly Item[];
  /** what is intended in words that are not understood, so that no undo could be worked out */
  readonly unknown: readonly Item[];
}

/** `complete`: the device showed the whole section, so what is not in it is not there. */
export function targetOf(menu: Menu, running: readonly Item[], intended: readonly Item[], own: Ownership, complete: boolean): Target {
  const mine = (item: Item): boolean => own.kind === "exclusive" || (commentOf(item)?.startsWith(own.prefix) ?? false);
  const unknown = withoutKnown(running, intended);
  const wanted = unknown.length === 0 ? intended : intended.filter((item) => !unknown.includes(item));
  const pairs = pair(menu, running, wanted, mine);
  if (menu.kind === "ordered" && menu.key.length === 0) pairEdits(pairs);
  const kept = (item: Item): boolean => item.opaque !== undefined || !complete || !mine(item);
  const foreign = running.map((item, at) => pairs.heir[at] === -1 && kept(item));
  const drafts = menu.kind === "ordered" ? orderedDrafts(pairs, foreign) : drafted(pairs, foreign);
  const overlaid = own.kind === "tagged" || !complete ? drafts.map((draft) => overlay(pairs, draft)) : drafts;
  const alone = running.filter((item, at) => foreign[at] === true && saysSomething(menu, item));
  const unmanaged = overlaid === drafts ? alone : [...alone, ...drafts.flatMap((draft) => beyond(pairs, draft))];
  return { plan: complement(pairs, overlaid, foreign, own), unmanaged, unknown };
}

interface Draft {
  readonly item: Item;
  readonly partner: number;
  readonly stays: boolean;
}

function withoutKnown(running: readonly Item[], intended: readonly Item[]): readonly Item[] {
  if (!intended.some((item) => item.opaque !== undefined)) return [];
  const known = new Set(running.map((item) => item.opaque));
  return intended.filter((item) => item.opaque !== undefined && !known.has(item.opaque));
}

function drafted({ before, after, partner }: Pairs, foreign: readonly boolean[]): Draft[] {
  const ours = after.map((item, at): Draft => ({ item, partner: partner[at] ?? -1, stays: true }));
  const others = before.flatMap((item, at): Draft[] => (foreign[at] === true ? [{ item, partner: at, stays: true }] : []));
  return [...ours, ...others];
}

/** Groups one after another, as many as either side has. */
function orderedDrafts(pairs: Pairs, foreign: readonly boolean[]): Draft[] {
  const { menu, before, after } = pairs;
  const groups = new Map<string, { before: number[]; after: number[] }>();
  const put = (item: Item, side: "before" | "after", at: number): void => {
    const name = groupOf(menu, item);
    const found = groups.get(name) ?? { before: [], after: [] };
    groups.set(name, found);
    found[side].push(at);
  };
  for (const [at, item] of after.entries()) put(item, "after", at);
  for (const [at, item] of before.entries()) put(item, "before", at);
  return [...groups.values()].flatMap((group) => merged(pairs, foreign, group.before, group.after));
}

/** Ours in the intended order; a new or moved one right behind its predecessor of ours, before its successor where there is none. */
function merged(pairs: Pairs, foreign: readonly boolean[], before: readonly number[], after: readonly number[]): Draft[] {
  const here = new Set(before);
  const kept = increasing(after.map((at) => keepable(pairs, here, at)));
  const draft = (at: number, stays: boolean): Draft => ({ item: pairs.after[at] as Item, partner: pairs.partner[at] ?? -1, stays });
  const head: Draft[] = [];
  const behind = new Map<number, Draft[]>();
  let list = head;
  after.forEach((at, turn) => {
    if (kept[turn] === true) {
      list = [draft(at, true)];
      behind.set(pairs.partner[at] ?? -1, list);
    } else list.push(draft(at, false));
  });
  const result: Draft[] = [];
  let headed = false;
  for (const at of before) {
    const ours = behind.get(at);
    if (ours !== undefined && !headed) {
      result.push(...head);
      headed = true;
    }
    if (ours !== undefined) result.push(...ours);
    else if (foreign[at] === true) result.push({ item: pairs.before[at] as Item, partner: at, stays: true });
  }
  return headed ? result : [...result, ...head];
}

/** Items that the device has by itself are neither moved nor an anchor. */
function keepable({ partner, after }: Pairs, here: ReadonlySet<number>, at: number): number {
  const beforeAt = partner[at] ?? -1;
  return here.has(beforeAt) && after[at]?.fixed !== true ? beforeAt : -1;
}

/** What the intended text does not mention of the device's own items is left as it is. */
function overlay({ before }: Pairs, draft: Draft): Draft {
  const running = before[draft.partner];
  if (running === undefined || !draft.item.fixed || running === draft.item) return draft;
  return { ...draft, item: { ...draft.item, attributes: new Map([...running.attributes, ...draft.item.attributes]) } };
}

/** That, as an item of its own. */
function beyond({ menu, before }: Pairs, { item, partner }: Draft): Item[] {
  const running = before[partner];
  if (running === undefined || !item.fixed || running === item) return [];
  const rest = [...running.attributes].filter(([key]) => !item.attributes.has(key));
  return rest.length === 0 ? [] : [{ ...running, attributes: new Map([...bare(menu, running).attributes, ...rest]) }];
}

/** Items that the device has by itself are always there, if only with their defaults; tagged, only the tag is ours for certain. */
function complement({ menu, before, heir }: Pairs, drafts: readonly Draft[], foreign: readonly boolean[], own: Ownership): MenuPlan {
  const plain = own.kind === "exclusive" ? bare : untagged;
  const all = [...drafts];
  const old = [...before];
  before.forEach((item, at) => {
    if (item.fixed && heir[at] === -1 && foreign[at] !== true) all.push({ item: plain(menu, item), partner: at, stays: true });
  });
  const partner = all.map(({ item, partner: at }) =>
    at >= 0 || !item.fixed ? at : old.push({ ...bare(menu, item), id: -1 - item.id }) - 1,
  );
  return {
    menu,
    before: old,
    after: all.map(({ item }) => item),
    partner,
    stays: all.map(({ stays }, at) => stays && (partner[at] ?? -1) >= 0),
  };
}

/** The item with nothing but what it is found by. */
function bare(menu: Menu, item: Item): Item {
  const by = menu.kind === "singleton" ? undefined : selectedBy(menu, item.attributes);
  return { ...item, attributes: new Map(by === undefined ? [] : [[by, item.attributes.get(by) ?? ""]]) };
}

function untagged(_: Menu, item: Item): Item {
  return { ...item, attributes: new Map([...item.attributes].filter(([key]) => key !== "comment")) };
}

function saysSomething(menu: Menu, item: Item): boolean {
  return !item.fixed || item.attributes.size > bare(menu, item).attributes.size;
}
