// From FRR lines to other FRR lines: what is set, taken back and made anew, context by context.
import { isListName, type Line, lineOf, rowFor, takenBack } from "../frr/grammar.ts";
import type { ContextName } from "../frr/rows.ts";
import type { Item } from "../model.ts";
import type { Area, Change, Stage } from "./change.ts";
import { saidOf } from "./explain.ts";
import { typed, unlessSaid, whileThere } from "./frr-command.ts";
import { listChanges } from "./frr-list.ts";
import { nameOf, neighborsIn } from "./frr-neighbor.ts";
import type { Direction } from "./nft-rules.ts";

/** Where lines stand, and what decides their defaults before and after. */
export interface Place {
  readonly name: ContextName;
  readonly headings: readonly string[];
  readonly area: Area;
  /** interfaces are passive, neighbours active, unless they say otherwise */
  readonly before: Defaults;
  readonly after: Defaults;
  readonly direction: Direction;
  /** lines that must go before others come: `network` and `ip ospf area` exclude each other */
  readonly early: ReadonlySet<"network" | "area">;
}

interface Defaults {
  readonly passive: boolean;
  readonly unicast: boolean;
}

export function frrChanges(before: readonly Item[], after: readonly Item[], direction: Direction): Change[] {
  const top: Place = {
    name: "top",
    headings: [],
    area: "frr",
    before: { passive: isPassive(before), unicast: true },
    after: { passive: isPassive(after), unicast: true },
    direction,
    early: earlyKinds(before, after),
  };
  return changesIn(top, before, after).map((change, sequence) => ({ ...change, sequence }));
}

/** Whether interfaces are passive unless they say otherwise. */
function isPassive(items: readonly Item[]): boolean {
  return items.some(
    ({ key, children = [] }) => /^router ospf\b(?!6)/.test(key) && children.some((line) => line.key === "passive-interface default"),
  );
}

function earlyKinds(before: readonly Item[], after: readonly Item[]): Place["early"] {
  const has = (items: readonly Item[], heading: RegExp, line: RegExp): boolean =>
    items.some(({ key, children = [] }) => heading.test(key) && children.some((one) => line.test(one.key)));
  const network = (items: readonly Item[]): boolean => has(items, /^router ospf\b(?!6)/, /^network /);
  const area = (items: readonly Item[]): boolean => has(items, /^interface /, /^ip ospf area$/);
  const early = new Set<"network" | "area">();
  if (network(before) && area(after)) early.add("network");
  if (area(before) && network(after)) early.add("area");
  return early;
}

export function changesIn(place: Place, before: readonly Item[], after: readonly Item[]): Change[] {
  const own = place.name === "bgp" ? neighborsIn(place, before, after) : { changes: [], before };
  const active = place.name === "bgp" ? activations(place, own.before, after) : [];
  const old = new Map(own.before.map((item) => [item.key, item]));
  const fresh = new Map(after.filter(({ mute }) => !mute).map((item) => [item.key, item]));
  const other = [...fresh.values()].filter((item) => !isSame(old.get(item.key), item));
  const made = byFirstness(place, other).flatMap((item) => changeOf(place, old.get(item.key), item));
  const leaving = [...old.values()].filter(({ key }) => !fresh.has(key));
  const lists = new Set(leaving.filter((item) => item.list && isWhole(item, fresh)).map(({ key }) => key));
  const gone = leaving
    .filter(({ key }) => !lists.has(key.replace(/ (description|remark)$/, "")) || lists.has(key))
    .flatMap((item) => changeOf(place, item, undefined, lists.has(item.key)));
  // a default that is on again is on before what it decides
  const [turned, rest] = [gone.filter(({ stage }) => stage === "make"), gone.filter(({ stage }) => stage !== "make")];
  return [...own.changes, ...turned, ...made, ...active, ...rest];
}

/** A list that goes as a whole takes its description along. */
function isWhole({ key }: Item, fresh: ReadonlyMap<string, Item>): boolean {
  return isListName(key.split(" ")) && !fresh.has(`${key} description`) && !fresh.has(`${key} remark`);
}

/** Told at a glance, as most are; what only stands in another order is looked into. */
function isSame(before: Item | undefined, after: Item): boolean {
  if (before === undefined || before.text !== after.text || before.number !== after.number) return false;
  const [old, fresh] = [before.children ?? [], after.children ?? []];
  return old.length === fresh.length && fresh.every((item, at) => item.key === old[at]?.key && isSame(old[at], item));
}

function byFirstness({ name }: Place, items: readonly Item[]): readonly Item[] {
  const firstness = new Map(items.map((item) => [item, rowFor(name, item.text.replace(/^no /, "").split(" "))?.first ?? 4]));
  return items.toSorted((a, b) => (firstness.get(a) ?? 4) - (firstness.get(b) ?? 4));
}

function changeOf(place: Place, before: Item | undefined, after: Item | undefined, whole = false): Change[] {
  const item = after ?? before;
  if (item === undefined || before === after) return [];
  if (item.list) return listChanges(place, before, after, whole);
  if (item.children === undefined) return lineChange(place, before, after);
  const [text, row] = [item.text, item.opaque ? undefined : lineOf(place.name, item.text.split(" "))?.row];
  if (before !== undefined && after !== undefined && before.text !== after.text)
    return [...taken(place, before, "release"), ...changeOf(place, undefined, after)];
  if (after === undefined && before !== undefined && !row?.stays && row?.opens !== "family")
    return taken(place, before, headingStage(place, before));
  const within = placeWithin(place, text, row?.opens ?? "other", before, after);
  if (before === undefined && after?.children?.length === 0) return [made(place, after.text)];
  return changesIn(within, before?.children ?? [], after?.children ?? []);
}

const areaOf: Partial<Record<ContextName, Area>> = {
  interface: "interface",
  ospf: "router",
  bgp: "router",
  family: "router",
  chain: "list",
  bfd: "list",
  other: "router",
};

function placeWithin(place: Place, heading: string, name: ContextName, before: Item | undefined, after: Item | undefined): Place {
  const active = (item: Item | undefined, held: boolean): boolean => {
    if (name === "bgp") return !(item?.children ?? []).some(({ key }) => key === "bgp default ipv4-unicast");
    return name === "family" && heading !== unicast ? false : held;
  };
  return {
    ...place,
    name,
    headings: [...place.headings, heading],
    area: place.headings.length === 0 ? (areaOf[name] ?? place.area) : place.area,
    before: { ...place.before, unicast: active(before, place.before.unicast) },
    after: { ...place.after, unicast: active(after, place.after.unicast) },
  };
}

export function made(place: Place, line: string, explain = `${whereIs(place)}${saidOf(line)}`): Change {
  return { stage: "make", area: place.area, sequence: 0, command: typed(place.headings, line), explain };
}

/** `router ospf: ` */
export function whereIs({ headings }: Pick<Place, "headings">): string {
  return headings.length === 0 ? "frr: " : `${headings.join(", ")}: `;
}

function lineChange(place: Place, before: Item | undefined, after: Item | undefined): Change[] {
  if (before?.text === after?.text) return [];
  const key = after?.key ?? before?.key ?? "";
  if (key === "ip ospf passive") return passiveChange(place, before, after);
  if (isActiveKey(key)) return place.headings.at(-1) === unicast ? [] : activeChange(place, key, before, after, true);
  if (after === undefined && before?.text.startsWith("no ")) return [made(place, before.text.slice(3))];
  if (after === undefined) return before === undefined ? [] : taken(place, before, stageOf(place, before));
  if (after.text.startsWith("no ") || before === undefined || before.text.startsWith("no ")) return [made(place, after.text)];
  const line = lineOf(place.name, after.text.split(" "));
  if (line?.row.fixed === undefined) return [made(place, after.text, `${whereIs(place)}${changed(before.text, after.text)}`)];
  return [swapped(place, line, before, after)];
}

function changed(before: string, after: string): string {
  return `${saidOf(before)} → ${saidOf(after)}`;
}

function isActiveKey(key: string): boolean {
  return /^neighbor \S+ activate$/.test(key);
}

/**
 * FRR knows yes, no and nothing; what is typed against its word only takes that back. So a word of the interface's own is typed twice where
 * the other one may stand there, and where nothing is wanted, what says no more than the default.
 */
function passiveChange(place: Place, before: Item | undefined, after: Item | undefined): Change[] {
  const wanted = after?.text ?? (place.after.passive ? "ip ospf passive" : "no ip ospf passive");
  if (before?.text === wanted || (after === undefined && before === undefined)) return [];
  const twice = after !== undefined && (before !== undefined || place.direction === "back");
  const change = made(place, wanted);
  return [twice ? { ...change, command: typed(place.headings, wanted, wanted) } : change];
}

const unicast = "address-family ipv4 unicast";

/** A neighbour stays what he is when the default for new ones changes: so all are looked at. */
function activations(bgp: Place, before: readonly Item[], after: readonly Item[]): Change[] {
  const place: Place = { ...bgp, name: "family", headings: [...bgp.headings, unicast] };
  const [old, fresh] = [before, after].map(linesOfUnicast);
  const known = new Set(before.map(({ key }) => nameOf(key)));
  const names = [...new Set(after.map(({ key }) => nameOf(key)))].filter((name) => name !== "");
  return names.flatMap((name) => {
    const key = `neighbor ${name} activate`;
    return activeChange(place, key, old?.get(key), fresh?.get(key), known.has(name));
  });
}

function linesOfUnicast(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map((items.find(({ key }) => key === unicast)?.children ?? []).map((line) => [line.key, line]));
}

function activeChange(place: Place, key: string, before: Item | undefined, after: Item | undefined, known: boolean): Change[] {
  const is = (item: Item | undefined, otherwise: boolean): boolean => (item === undefined ? otherwise : !item.text.startsWith("no "));
  const wanted = is(after, place.after.unicast);
  if (known ? is(before, place.before.unicast) === wanted : after === undefined) return [];
  return [{ ...made(place, wanted ? key : `no ${key}`), stage: after === undefined ? "break" : "make" }];
}

/** The old value has to go first: both in one call, and only where the old one is there. */
function swapped(place: Place, line: Line, before: Item, after: Item): Change {
  const old = lineOf(place.name, before.text.split(" "));
  const command = typed(place.headings, `no ${old === undefined ? before.text : takenBack(old)}`, after.text);
  const explain = `${whereIs(place)}${changed(before.text, after.text)}`;
  return { stage: "make", area: place.area, sequence: 0, command: unlessSaid(place.headings, line.key, after.text, command), explain };
}

function headingStage({ early }: Place, { text, children = [] }: Item): Stage {
  const networks = /^router ospf\b(?!6)/.test(text) && children.some(({ key }) => key.startsWith("network "));
  return networks && early.has("network") ? "release" : "break";
}

function stageOf({ early, name }: Place, { key }: Item): Stage {
  const network = name === "ospf" && key.startsWith("network ") && early.has("network");
  return network || (key === "ip ospf area" && early.has("area")) ? "release" : "break";
}

/** Takes a line, or a heading with all under it, back. */
export function taken(place: Place, { text }: Item, stage: Stage): Change[] {
  const line = lineOf(place.name, text.split(" "));
  const command = typed(place.headings, `no ${line === undefined ? text : takenBack(line)}`);
  const guarded = line?.row.refuses === undefined ? command : guard(place, line, command);
  const area = line?.row.opens === undefined || place.headings.length > 0 ? place.area : (areaOf[line.row.opens] ?? place.area);
  return [{ stage, area, sequence: 0, command: guarded, explain: `${whereIs(place)}no ${saidOf(text)}` }];
}

/** By the words that name it; by all of them where a heading, or its value too, names it. */
function guard({ headings }: Place, line: Line, command: string): string {
  const { row } = line;
  if (row.opens !== undefined) return whileThere(headings, line.text, command, "$");
  return whileThere(headings, row.whole && row.fixed === undefined ? line.text : line.key, command);
}
