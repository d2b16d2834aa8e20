// Numbered entries of FRR: a number holds an entry, so each is set or taken back by its number.
import { lists } from "../frr/rows.ts";
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { saidOf } from "./explain.ts";
import { changesIn, type Place } from "./frr.ts";
import { typed, whileThere } from "./frr-command.ts";

/** `whole`: the list goes, and nothing of it stays. */
export function listChanges(place: Place, before: Item | undefined, after: Item | undefined, whole: boolean): Change[] {
  const name = (after ?? before)?.text ?? "";
  const isMap = name.startsWith("route-map ");
  const within: Place = { ...place, name: isMap ? "routeMap" : place.name, area: isMap ? "routeMap" : "list" };
  if (whole)
    return [{ stage: "break", area: within.area, sequence: 0, command: typed([], `no ${name}`), explain: `frr: no ${saidOf(name)}` }];
  const old = byNumber(before);
  const fresh = byNumber(after);
  const moved = isMap
    ? new Map<string, number>()
    : new Map([...old].filter(([number, { text }]) => fresh.get(number)?.text !== text).map(([number, { text }]) => [text, number]));
  const taken = new Set([...fresh].flatMap(([number, { text }]) => (old.get(number)?.text === text ? [] : (moved.get(text) ?? []))));
  const made = [...fresh].flatMap(([number, entry]) => entryChange(within, name, number, old.get(number), entry, moved.get(entry.text)));
  const gone = [...old]
    .filter(([number]) => !fresh.has(number) && !taken.has(number))
    .flatMap(([number, entry]) => goneEntry(within, name, number, entry));
  return [...made, ...gone];
}

function byNumber(list: Item | undefined): ReadonlyMap<number, Item> {
  return new Map((list?.children ?? []).map((entry) => [entry.number ?? 0, entry]));
}

function dataOf(name: string) {
  return lists.find(({ words }) => name.startsWith(words.replace(/ \{\}$/, " ")));
}

/** FRR takes no entry that says the same as another one of its list, and does not say so: `from` is where it stands so far. */
function entryChange(
  place: Place,
  name: string,
  number: number,
  before: Item | undefined,
  after: Item,
  from: number | undefined,
): Change[] {
  if (after.children === undefined) {
    if (before?.text === after.text) return [];
    const line = `${name} seq ${number} ${after.text}`;
    if (from === undefined) return [make(place, typed([], line), explained(name, number, before, after))];
    const command = typed([], `no ${entryLine(name, from, after)}`, line);
    return [
      make(
        place,
        whileThere([], `${name} seq ${from} ${after.text}`, command, "$"),
        `${name}: move ${saidOf(after.text)} from ${from} to ${number}`,
      ),
    ];
  }
  const heading = `${name} ${after.text} ${number}`;
  if (before === undefined)
    return [make(place, typed([], heading, ...after.children.map(({ text }) => text)), explained(name, number, before, after))];
  const lines = changesIn({ ...place, headings: [heading] }, before.children ?? [], after.children);
  return [...(before.text !== after.text ? [make(place, typed([], heading), explained(name, number, before, after))] : []), ...lines];
}

function make({ area }: Place, command: string, explain: string): Change {
  return { stage: "make", area, sequence: 0, command, explain };
}

function explained(name: string, number: number, before: Item | undefined, after: Item): string {
  const lines = before === undefined ? (after.children ?? []).map(({ text }) => text) : [];
  return `${name} ${number}: ${before === undefined ? "" : `${saidOf(before.text)} → `}${saidOf([after.text, ...lines].join(", "))}`;
}

/** What takes an entry back. */
function entryLine(name: string, number: number, { text, children }: Item): string {
  if (children !== undefined) return `${name} ${text} ${number}`;
  return dataOf(name)?.whole ? `${name} seq ${number} ${text}` : `${name} seq ${number}`;
}

function goneEntry({ area }: Place, name: string, number: number, entry: Item): Change[] {
  const command = typed([], `no ${entryLine(name, number, entry)}`);
  const guarded = dataOf(name)?.refuses === undefined ? command : whileThere([], `${name} seq ${number} ${entry.text}`, command, "$");
  return [{ stage: "break", area, sequence: 0, command: guarded, explain: `${name} ${number}: no ${saidOf(entry.text)}` }];
}
