// The order of all changes of a device: what is spoken of comes before what speaks of it and goes after it; the new stands before the old goes.
import { compareNatural } from "../../engine/natural.ts";
import { afterTheirs } from "../../engine/prerequisites.ts";
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { addressConflicts } from "./conflicts.ts";
import { givenName, neededNames } from "./names.ts";

/** A change, or the end of all changes that make a name what it will be. */
type Step = Change | { readonly name: string; readonly after: readonly Change[] };

export function ordered(changes: readonly Change[]): readonly Change[] {
  const makes = changes.filter(({ stage }) => stage === "make").sort(forwards);
  const breaks = changes.filter(({ stage }) => stage === "break").sort(backwards);
  const all = [...makes, ...breaks];
  const needs = prerequisites(all);
  return afterTheirs<Step>(all, (step) => ("name" in step ? step.after : (needs.get(step) ?? []))).filter(
    (step): step is Change => !("name" in step),
  );
}

/** What has to be made before each change, names that are ready only with several changes looked through. */
export function precedence(script: readonly Change[]): ReadonlyMap<Change, ReadonlySet<Change>> {
  const needs = prerequisites(script);
  const own = (change: Change): readonly Change[] => (needs.get(change) ?? []).flatMap((step) => ("name" in step ? step.after : [step]));
  return new Map(script.map((change) => [change, new Set(own(change).filter((earlier) => earlier !== change))]));
}

const last = 1e9;

function forwards(a: Change, b: Change): number {
  return compareSections(a.section, b.section);
}

function backwards(a: Change, b: Change): number {
  return compareSections(b.section, a.section);
}

function compareSections(a: Item, b: Item): number {
  if (a === b) return 0;
  return (a.rule?.rank ?? last) - (b.rule?.rank ?? last) || compareNatural(a.key, b.key);
}

function prerequisites(all: readonly Change[]): ReadonlyMap<Change, readonly Step[]> {
  const needs = new Map<Change, Step[]>();
  const need = (change: Change, ...steps: readonly Step[]): void => {
    const list = needs.get(change);
    if (list === undefined) needs.set(change, [...steps]);
    else list.push(...steps);
  };
  const names = namesIn(all);
  for (const change of all) {
    if (change.after.length > 0) need(change, ...change.after);
    for (const name of change.stage === "make" ? wanted(change) : []) {
      const made = names.made.get(name);
      if (made !== undefined && !made.after.includes(change)) need(change, made);
    }
    const gone = change.stage === "break" ? goneName(change) : undefined;
    if (gone !== undefined) need(change, ...(names.dropped.get(gone) ?? []));
    for (const name of givenBy(change).filter(isOne)) need(change, ...(names.gone.get(name) ?? []).filter((other) => other !== change));
  }
  for (const [change, first] of addressConflicts(all)) need(change, ...first);
  return needs;
}

/** Of these spaces a name may stand on several commands at once. */
const several = /^(crypto-map|snmp-view|snmp-group|vlan-map|peer|interface-name) /;

function isOne(name: string): boolean {
  return !several.test(name);
}

interface Names {
  /** all that makes the thing of this name what it will be */
  readonly made: ReadonlyMap<string, { readonly name: string; readonly after: Change[] }>;
  /** what stops speaking of it */
  readonly dropped: ReadonlyMap<string, readonly Change[]>;
  /** what takes the thing itself away */
  readonly gone: ReadonlyMap<string, readonly Change[]>;
}

function namesIn(all: readonly Change[]): Names {
  const made = new Map<string, { name: string; after: Change[] }>();
  const dropped = new Map<string, Change[]>();
  const gone = new Map<string, Change[]>();
  for (const change of all) {
    for (const name of change.stage === "make" ? givenBy(change) : []) {
      const group = made.get(name) ?? { name, after: [] };
      made.set(name, group);
      group.after.push(change);
    }
    for (const name of droppedBy(change)) put(dropped, name, change);
    const lost = goneName(change);
    if (lost !== undefined) put(gone, lost, change);
  }
  return { made, dropped, gone };
}

function put(map: Map<string, Change[]>, name: string, change: Change): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [change]);
  else list.push(change);
}

/** Names of the section that it belongs to, and of the command itself. */
function givenBy({ section, now, prefix }: Change): readonly string[] {
  const own = now === undefined || now === section ? undefined : givenName(now, prefix);
  const whole = givenName(section);
  return [own, whole].filter((name) => name !== undefined);
}

/** What goes as a whole. */
function goneName({ stage, was, now, prefix }: Change): string | undefined {
  return stage === "break" && was !== undefined && now === undefined ? givenName(was, prefix) : undefined;
}

/** Names that the command speaks of, those of its section's head too. */
function wanted({ now, section, path }: Change): readonly string[] {
  const own = now === undefined ? [] : neededNames(now);
  return path.length > 0 && now !== section ? [...own, ...neededNames(section)] : own;
}

function droppedBy({ was, now }: Change): readonly string[] {
  if (was === undefined) return [];
  const kept = new Set(now === undefined ? [] : namesWithin(now));
  return namesWithin(was).filter((name) => !kept.has(name));
}

/** Names of a command and of all below it. */
function namesWithin(item: Item): readonly string[] {
  const own = neededNames(item);
  return item.children === undefined || item.children.length === 0 ? own : [...own, ...item.children.flatMap(namesWithin)];
}
