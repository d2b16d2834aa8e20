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
  const made = [...fresh].flatMap(([number, entry]) => entryChange(within, name, number, old.get(number), entry));
  const gone = [...old].filter(([number]) => !fresh.has(number)).flatMap(([number, entry]) => goneEntry(within, name, number, entry));
  return [...made, ...gone];
}

function byNumber(list: Item | undefined): ReadonlyMap<number, Item> {
  return new Map((list?.children ?? []).map((entry) => [entry.number ?? 0, entry]));
}

function dataOf(name: string) {
  return lists.find(({ words }) => name.startsWith(words.replace(/ \{\}$/, " ")));
}

function entryChange(place: Place, name: string, number: number, before: Item | undefined, after: Item): Change[] {
  if (after.children === undefined) {
    if (before?.text === after.text) return [];
    return [make(place, [], `${name} seq ${number} ${after.text}`, explained(name, number, before, after))];
  }
  const heading = `${name} ${after.text} ${number}`;
  const lines = changesIn({ ...place, headings: [heading] }, before?.children ?? [], after.children);
  const action = before === undefined ? after.children.length === 0 : before.text !== after.text;
  return [...(action ? [make(place, [], heading, explained(name, number, before, after))] : []), ...lines];
}

function make({ area }: Place, headings: readonly string[], line: string, explain: string): Change {
  return { stage: "make", area, sequence: 0, command: typed(headings, line), explain };
}

function explained(name: string, number: number, before: Item | undefined, after: Item): string {
  return `${name} ${number}: ${before === undefined ? "" : `${saidOf(before.text)} → `}${saidOf(after.text)}`;
}

function goneEntry({ area }: Place, name: string, number: number, { text, children }: Item): Change[] {
  const data = dataOf(name);
  const whole = `${name} seq ${number} ${text}`;
  const line = children !== undefined ? `${name} ${text} ${number}` : data?.whole ? whole : `${name} seq ${number}`;
  const command = typed([], `no ${line}`);
  const guarded = data?.refuses === undefined ? command : whileThere([], whole, command);
  return [{ stage: "break", area, sequence: 0, command: guarded, explain: `${name} ${number}: no ${saidOf(text)}` }];
}
