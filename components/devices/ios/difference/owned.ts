// What the device shall hold in the end: the intended commands, and those of the running ones that are not ours.
import { commonSubsequence } from "../../engine/sequence.ts";
import type { Ownership } from "../../platform.ts";
import type { IosModel, Item } from "../model.ts";
import { isSilent } from "../print.ts";
import { givenName } from "./names.ts";
import { contentOf } from "./sequence-list.ts";

export interface Target {
  readonly root: readonly Item[];
  /** lines of what runs and is not ours */
  readonly unmanaged: readonly string[];
}

export function targetOf(running: IosModel, intended: IosModel, own: Ownership): Target {
  const wanted = withUncut(running, intended);
  if (own.kind === "exclusive") return { root: wanted, unmanaged: [] };
  const theirs = new Map(wanted.map((item) => [item.key, item]));
  const unmanaged: string[] = [];
  const merged = running.root.flatMap((item): readonly Item[] => {
    const ours = theirs.get(item.key);
    if (ours !== undefined) return [isShared(item, own.prefix) ? withTheirEntries(item, ours, own.prefix, unmanaged) : ours];
    if (isMarked(item, own.prefix)) return [];
    if (!isSilent(item) || (item.children ?? []).length > 0) unmanaged.push(item.line);
    return [item];
  });
  const held = new Set(running.root.map(({ key }) => key));
  return { root: [...merged, ...wanted.filter(({ key }) => !held.has(key))], unmanaged };
}

/** What the device cut off may be anything: it stays as it runs. */
function withUncut({ root, incomplete }: IosModel, intended: IosModel): readonly Item[] {
  const cut = new Set([...incomplete, ...intended.incomplete]);
  if (cut.size === 0) return intended.root;
  return [...intended.root.filter(({ key }) => !cut.has(key)), ...root.filter(({ key }) => cut.has(key))];
}

/** Named by us, or described by us. */
export function isMarked(item: Item, prefix: string): boolean {
  const name = givenName(item)?.split(" ").at(-1) ?? "";
  return (
    name.startsWith(prefix) ||
    (item.children ?? []).some(({ key, line }) => key === "description" && line.startsWith(`description ${prefix}`))
  );
}

/** A list of numbered entries that we did not name may hold those of others. */
function isShared(item: Item, prefix: string): boolean {
  return !isMarked(item, prefix) && (item.children ?? []).some(({ rule, sequence }) => rule?.listed === true && sequence !== undefined);
}

/** Ours in our order, theirs in their places: what we add stands right behind the entry of ours that is before it, or before the one behind it. */
function withTheirEntries(running: Item, intended: Item, prefix: string, unmanaged: string[]): Item {
  const [before, after] = [running.children ?? [], (intended.children ?? []).filter(isListed)];
  const wanted = new Set(after.map(contentOf));
  const marked = underOurRemarks(before, prefix);
  const theirs = new Set(before.filter((item) => isListed(item) && !wanted.has(contentOf(item)) && !marked.has(item)));
  unmanaged.push(...[...theirs].map(({ line }) => `${running.line} / ${line}`));
  const list = merged(before.filter(isListed), after, theirs);
  return { ...intended, children: [...(intended.children ?? []).filter((item) => !isListed(item)), ...list] };
}

function isListed({ rule }: Item): boolean {
  return rule?.listed === true;
}

/** A remark of ours speaks for all entries up to the next remark. */
function underOurRemarks(entries: readonly Item[], prefix: string): ReadonlySet<Item> {
  let ours = false;
  return new Set(
    entries.filter((item) => {
      if (item.line.startsWith("remark")) ours = item.line.startsWith(`remark ${prefix}`);
      return ours;
    }),
  );
}

function merged(before: readonly Item[], after: readonly Item[], theirs: ReadonlySet<Item>): readonly Item[] {
  const partner = commonSubsequence(before.map(contentOf), after.map(contentOf));
  const placeOf = new Map(partner.map((place, at) => [place, after[at]]));
  const list = before.flatMap((item, place) => placeOf.get(place) ?? (theirs.has(item) ? item : []));
  const firstKept = after.find((_, at) => partner[at] !== -1);
  let last = firstKept === undefined ? list.length - 1 : list.indexOf(firstKept) - 1;
  after.forEach((item, at) => {
    if (partner[at] !== -1) last = list.indexOf(item);
    else list.splice(++last, 0, withoutNumber(item));
  });
  return list;
}

/** Its number is of another list. */
function withoutNumber(item: Item): Item {
  const { sequence, ...rest } = item;
  return sequence === undefined ? item : rest;
}
