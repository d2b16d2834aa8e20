// Which changes of a script must come before which, whatever else decides: all other order is a matter of taste.
import type { Change } from "./change.ts";
import { groupOf } from "./content.ts";
import { givenName, neededNames } from "./references.ts";
import { freeRemovals } from "./undo-order.ts";

/** For each change of the script those that must have been made before it. */
export function precedence(script: readonly Change[]): ReadonlyMap<Change, ReadonlySet<Change>> {
  const before = new Map<Change, Set<Change>>(script.map((change) => [change, new Set()]));
  const put = (change: Change, earlier: Change | undefined): void => {
    if (earlier !== undefined && earlier !== change) before.get(change)?.add(earlier);
  };
  for (const [change, earlier] of [...byStage(script), ...byName(script), ...byMenu(script)]) put(change, earlier);
  return before;
}

type Edge = readonly [change: Change, earlier: Change];

/** Names first; what bites while the rest changes is off before all and on after all. */
function byStage(script: readonly Change[]): Edge[] {
  const first = script.filter(({ stage }) => stage === "rename" || stage === "release");
  const last = script.filter(({ stage }) => stage === "finish");
  const others = script.filter(({ stage }) => stage === "make" || stage === "break");
  const chain = (all: readonly Change[]): Edge[] => all.slice(1).map((change, at): Edge => [change, all[at] as Change]);
  const ends = first.at(-1);
  return [
    ...chain(first),
    ...(ends === undefined ? [] : others.map((change): Edge => [change, ends])),
    ...last.flatMap((change) => others.map((earlier): Edge => [change, earlier])),
    ...chain(last),
  ];
}

/** A name is there before it is spoken of, and goes once nobody speaks of it. */
function byName(script: readonly Change[]): Edge[] {
  const givers = new Map<string, Change>();
  const takers = new Map<string, Change>();
  for (const change of script) {
    if (change.verb !== "add" && change.verb !== "remove") continue;
    const name = givenName(change.menu, change.item);
    if (name !== undefined) (change.verb === "add" ? givers : takers).set(name, change);
  }
  return script.flatMap((change): Edge[] => {
    const { old, fresh } = spokenOf(change);
    const needs = fresh.flatMap((name): Edge[] => edge(change, givers.get(name)));
    const frees = old.flatMap((name): Edge[] => edge(takers.get(name), change));
    return [...needs, ...frees];
  });
}

function edge(change: Change | undefined, earlier: Change | undefined): Edge[] {
  return change === undefined || earlier === undefined ? [] : [[change, earlier]];
}

function spokenOf(change: Change): { readonly old: readonly string[]; readonly fresh: readonly string[] } {
  if (change.verb === "add") return { old: [], fresh: neededNames(change.menu, change.item.attributes) };
  if (change.verb === "remove") return { old: neededNames(change.menu, change.item.attributes), fresh: [] };
  if (change.verb === "move") return { old: [], fresh: [] };
  const fresh = neededNames(change.menu, change.after.attributes);
  const kept = new Set(fresh);
  return { old: neededNames(change.menu, change.before.attributes).filter((name) => !kept.has(name)), fresh };
}

/** Menus where a row must give up an id before another may have it: their order stays as it is. */
const strict: ReadonlySet<string> = new Set(["/interface/bridge/vlan", "/ip/address"]);

function byMenu(script: readonly Change[]): Edge[] {
  const menus = Map.groupBy(script, ({ menu }) => menu.path);
  return [...menus.values()].flatMap((changes): Edge[] => {
    const [first] = changes;
    if (first === undefined) return [];
    if (strict.has(first.menu.path)) return inOrder(changes);
    const trims = changes.filter(({ turn }) => turn === "trim");
    // what is found by what does not last is changed before anything else comes to stand before it
    const early = changes.filter(({ turn }) => turn === "trim" || turn === "rewrite");
    const placed = changes.filter(({ turn }) => turn === "add" || turn === "move");
    const others = changes.filter(({ turn }) => turn !== "trim");
    const lists = Map.groupBy(others, (change) => listOf(change));
    return [
      ...inOrder(trims),
      ...behind(others, trims.at(-1)),
      ...early.flatMap((change) => behind(placed, change)),
      ...[...lists].flatMap(([list, all]) => (list === undefined ? [] : withinList(all))),
    ];
  });
}

function behind(changes: readonly Change[], earlier: Change | undefined): Edge[] {
  return earlier === undefined ? [] : changes.map((change): Edge => [change, earlier]);
}

function inOrder(changes: readonly Change[]): Edge[] {
  return changes.slice(1).map((change, at): Edge => [change, changes[at] as Change]);
}

function listOf(change: Change): string | undefined {
  if (change.menu.kind !== "ordered" || change.verb === "set") return undefined;
  return groupOf(change.menu, change.item);
}

/** New ones come before others are moved between them; moves go from the tail to the head, and so do removals among items just alike. */
function withinList(changes: readonly Change[]): Edge[] {
  const free = new Set<Change>(freeRemovals(changes));
  const adds = changes.filter(({ turn }) => turn === "add");
  const moves = changes.filter(({ turn }) => turn === "move");
  const [first] = moves;
  return [
    ...inOrder(moves),
    ...(first === undefined ? [] : adds.map((add): Edge => [first, add])),
    ...inOrder(changes.filter((change) => change.turn === "remove" && !free.has(change))),
  ];
}
