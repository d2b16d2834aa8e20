// Neighbours of BGP: one who goes takes all his lines along; one who is declared otherwise is made anew.
import { lineOf, takenBack } from "../frr/grammar.ts";
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { saidOf } from "./explain.ts";
import { type Place, whereIs } from "./frr.ts";
import { typed, whileThere } from "./frr-command.ts";

interface Neighbors {
  readonly changes: readonly Change[];
  /** what is there once these changes are made */
  readonly before: readonly Item[];
}

export function neighborsIn(place: Place, before: readonly Item[], after: readonly Item[]): Neighbors {
  const declared = Map.groupBy(before.filter(isDeclaration), ({ key }) => nameOf(key));
  const staying = new Set(after.map(({ key }) => nameOf(key)));
  const kept = new Set(after.map(({ key }) => key));
  const changes: Change[] = [];
  const leaving = new Set<string>();
  for (const [name, lines] of declared) {
    const goes = !staying.has(name);
    if (!goes && lines.every(({ key }) => kept.has(key))) continue;
    leaving.add(name);
    changes.push(leave(place, name, lines, goes));
  }
  return { changes, before: leaving.size === 0 ? before : withoutNeighbors(before, leaving) };
}

function isDeclaration({ text, children }: Item): boolean {
  return children === undefined && lineOf("bgp", text.split(" "))?.row.owns !== undefined;
}

/** Whose line it is; empty for lines of no neighbour. */
export function nameOf(key: string): string {
  return /^neighbor (\S+)/.exec(key)?.[1] ?? "";
}

function leave(place: Place, name: string, lines: readonly Item[], goes: boolean): Change {
  const line = lines
    .map(({ text }) => lineOf("bgp", text.split(" ")))
    .find((one) => one?.key === `neighbor ${name} peer-group` && one.row.whole !== true);
  const interfaced = lines.map(({ text }) => lineOf("bgp", text.split(" "))).find((one) => one?.key === `neighbor ${name} interface`);
  const said = line ?? interfaced;
  const command = typed(place.headings, `no ${said === undefined ? `neighbor ${name}` : takenBack(said)}`);
  const guarded = line === undefined ? command : whileThere(place.headings, `neighbor ${name} peer-group`, command);
  const explain = `${whereIs(place)}no ${saidOf(`neighbor ${name}`)}${goes ? "" : ", to declare it anew"}`;
  return { stage: goes ? "break" : "release", area: place.area, sequence: 0, command: guarded, explain };
}

function withoutNeighbors(items: readonly Item[], leaving: ReadonlySet<string>): Item[] {
  return items
    .filter(({ key }) => !leaving.has(nameOf(key)))
    .map((item) => (item.children === undefined ? item : { ...item, children: withoutNeighbors(item.children, leaving) }));
}
