// Rules of a chain: which is which, what keeps its place, and commands that find a rule by what the system lists of it.
import { increasing } from "../../engine/sequence.ts";
import type { Item } from "../model.ts";
import type { Change } from "./change.ts";
import { saidOf } from "./explain.ts";
import { change, deviceText, filled, handlesOf, nft, patternOf } from "./nft.ts";
import { quoted } from "./quote.ts";

/** A rule before and after; one that is new has no before, one that goes no after. */
interface Entity {
  readonly before?: Item;
  readonly after?: Item;
  /** it is there already and keeps its place among the others */
  readonly stays: boolean;
}

interface Chain {
  readonly table: string;
  readonly name: string;
  /** in the order of after, then those that go in the order of before */
  readonly entities: readonly Entity[];
  /** comments that only one rule has, before as after */
  readonly own: ReadonlySet<string>;
}

/** `back` works out the way back with what the way there said stays: so both speak of the same moves. */
export type Direction = "there" | "back";

export function ruleChanges(
  table: string,
  name: string,
  before: readonly Item[],
  after: readonly Item[],
  at: number,
  direction: Direction,
): Change[] {
  const entities =
    direction === "there"
      ? entitiesOf(before, after, planOf(before, after))
      : entitiesOf(before, after, reversed(planOf(after, before), after.length));
  if (entities.every(isUntouched)) return [];
  const chain: Chain = { table, name, entities, own: ownComments(entities) };
  if (!isTellable(chain)) {
    const text = filled(table, name, `add chain ${table} ${name}`, after).join("; ");
    return [change("make", "rule", at, nft(text), `nft ${table} chain ${name}: all rules anew, at once: some are just alike`)];
  }
  const base = at * 1e5;
  return [...edits(chain), ...adds(chain), ...moves(chain), ...removes(chain)].map((one) => ({ ...one, sequence: base + one.sequence }));
}

function isUntouched({ before, after, stays }: Entity): boolean {
  return stays && before?.text === after?.text;
}

interface Plan {
  /** index in before of each rule of after, -1 for a new one */
  readonly partner: readonly number[];
  /** for each rule of after: it is there already and keeps its place */
  readonly stays: readonly boolean[];
}

/** The same text first, then the same comment, then what stands in the same gap between rules that stay. */
function planOf(before: readonly Item[], after: readonly Item[]): Plan {
  const partner: number[] = new Array(after.length).fill(-1);
  const heir: number[] = new Array(before.length).fill(-1);
  joinBy(before, after, partner, heir, ({ text }) => text);
  joinBy(before, after, partner, heir, ({ text }) => commentOf(text));
  joinGaps(partner, heir);
  return { partner, stays: increasing(partner) };
}

function reversed({ partner, stays }: Plan, length: number): Plan {
  const heir: number[] = new Array(length).fill(-1);
  partner.forEach((at, index) => {
    if (at >= 0) heir[at] = index;
  });
  return { partner: heir, stays: heir.map((at) => stays[at] === true) };
}

function entitiesOf(before: readonly Item[], after: readonly Item[], { partner, stays }: Plan): Entity[] {
  const taken = new Set(partner);
  const ours = after.map((item, at): Entity => {
    const old = before[partner[at] ?? -1];
    return { after: item, stays: stays[at] === true, ...(old === undefined ? {} : { before: old }) };
  });
  return [...ours, ...before.flatMap((item, at): Entity[] => (taken.has(at) ? [] : [{ before: item, stays: false }]))];
}

export function commentOf(text: string): string | undefined {
  return / comment ("[^"]*")$/.exec(text)?.[1];
}

/** The first with the first, and so on. */
function joinBy(
  before: readonly Item[],
  after: readonly Item[],
  partner: number[],
  heir: number[],
  name: (item: Item) => string | undefined,
): void {
  const open = new Map<string, number[]>();
  before.forEach((item, at) => {
    const own = heir[at] === -1 ? name(item) : undefined;
    if (own !== undefined) open.set(own, [at, ...(open.get(own) ?? [])]);
  });
  after.forEach((item, at) => {
    const own = partner[at] === -1 ? name(item) : undefined;
    const old = own === undefined ? undefined : open.get(own)?.pop();
    if (old === undefined) return;
    partner[at] = old;
    heir[old] = at;
  });
}

/** What is left between two that stay, one for one: a change in place leaves no gap. */
function joinGaps(partner: number[], heir: number[]): void {
  const kept = increasing(partner);
  let old = 0;
  for (const [at, mine] of partner.entries()) {
    if (kept[at] === true) old = mine + 1;
    if (mine !== -1) continue;
    if (old >= heir.length || heir[old] !== -1) continue;
    partner[at] = old;
    heir[old] = at;
    old++;
  }
}

function ownComments(entities: readonly Entity[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { before, after } of entities) {
    const comments = new Set([before, after].flatMap((item) => (item === undefined ? [] : (commentOf(item.text) ?? []))));
    for (const comment of comments) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([comment]) => comment));
}

/** Every rule that commands speak of can be told from all others, before, during and after. */
function isTellable({ entities, own }: Chain): boolean {
  const owners = new Map<string, number>();
  for (const { before, after } of entities)
    for (const text of new Set([before, after].flatMap((item) => (item === undefined ? [] : [deviceText(item)]))))
      owners.set(text, (owners.get(text) ?? 0) + 1);
  const spoken = new Set(entities.flatMap((entity, at) => [...(isUntouched(entity) ? [] : [entity]), ...(anchorOf(entities, at) ?? [])]));
  const alone = (item: Item | undefined): boolean =>
    item === undefined || own.has(commentOf(item.text) ?? "") || owners.get(deviceText(item)) === 1;
  return [...spoken].every(({ before, after }) => alone(before) && alone(after));
}

/** The rule before which a new or moved one comes to stand; none for all others, and at the end. */
function anchorOf(entities: readonly Entity[], at: number): [Entity] | undefined {
  const entity = entities[at];
  if (entity === undefined || entity.after === undefined || entity.stays) return undefined;
  const next = entity.before === undefined ? entities.slice(at + 1).find(({ stays }) => stays) : entities[at + 1];
  return next?.after === undefined ? undefined : [next];
}

/** Listed so; by its comment where that is its own, which lasts while the rest changes. */
function pattern({ own }: Chain, item: Item): string {
  const comment = commentOf(item.text);
  return comment !== undefined && own.has(comment) ? `.* comment ${patternOf(comment)}` : patternOf(deviceText(item));
}

function handles(chain: Chain, item: Item): string {
  return `$(${handlesOf(chain.table, chain.name, pattern(chain, item))})`;
}

function explained({ table, name }: Chain, what: string, item: Item, before?: Item): string {
  return `nft ${table} chain ${name}: ${what} ${saidOf(item.text)}${before === undefined ? "" : ` before ${saidOf(before.text)}`}`;
}

function edits(chain: Chain): Change[] {
  return chain.entities.flatMap(({ before, after }, at): Change[] => {
    if (before === undefined || after === undefined || before.text === after.text) return [];
    const command = `for h in ${handles(chain, before)}; do nft replace rule ${chain.table} ${chain.name} handle "$h" ${quoted(deviceText(after))}; done`;
    return [change("make", "rule", at, command, `${explained(chain, "change", before)} → ${saidOf(after.text)}`)];
  });
}

/** Before the next one that stays. */
function adds(chain: Chain): Change[] {
  const { table, name, entities } = chain;
  return entities.flatMap(({ before, after }, at): Change[] => {
    if (before !== undefined || after === undefined) return [];
    const [next] = anchorOf(entities, at) ?? [];
    const rule = quoted(deviceText(after));
    const there = `nft -s -a list chain ${table} ${name} | grep -q ${quoted(`^[[:blank:]]*${pattern(chain, after).replaceAll("\\/", "/")} # handle `)}`;
    const add =
      next?.after === undefined
        ? `add rule ${table} ${name} ${rule}`
        : `insert rule ${table} ${name} handle "${handles(chain, next.after)}" ${rule}`;
    return [change("make", "rule", 2e4 + at, `${there} || nft ${add}`, explained(chain, "add", after, next?.after))];
  });
}

/** From the last to the first, each right before its successor: right wherever it stood. In one transaction it is never missing. */
function moves(chain: Chain): Change[] {
  const { table, name, entities } = chain;
  return entities.flatMap(({ before, after, stays }, at): Change[] => {
    if (before === undefined || after === undefined || stays) return [];
    const [next] = anchorOf(entities, at) ?? [];
    const rule = quoted(deviceText(after));
    const place =
      next?.after === undefined
        ? `add rule ${table} ${name} ${rule}`
        : `insert rule ${table} ${name} handle "${handles(chain, next.after)}" ${rule}`;
    const command = `for h in ${handles(chain, after)}; do nft delete rule ${table} ${name} handle "$h" ';' ${place}; done`;
    return [change("make", "rule", 6e4 - at, command, explained(chain, "move", after, next?.after))];
  });
}

function removes(chain: Chain): Change[] {
  return chain.entities.flatMap(({ before, after }, at): Change[] => {
    if (before === undefined || after !== undefined) return [];
    const command = `for h in ${handles(chain, before)}; do nft delete rule ${chain.table} ${chain.name} handle "$h"; done`;
    return [change("break", "rule", at, command, explained(chain, "remove", before))];
  });
}
