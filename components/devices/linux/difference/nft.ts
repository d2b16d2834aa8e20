// From a table of nft to another: chains and sets as a whole, rules one by one.

import type { Item } from "../model.ts";
import { bodyOf } from "../nft/print.ts";
import type { Change } from "./change.ts";
import { elementChanges } from "./nft-elements.ts";
import { type Direction, ruleChanges } from "./nft-rules.ts";
import { literally, quoted } from "./quote.ts";

/** A table as commands name it: `inet filter`. */
export interface Table {
  readonly name: string;
  readonly before: ReadonlyMap<string, Item>;
  readonly after: ReadonlyMap<string, Item>;
  readonly direction: Direction;
}

export function nftChanges(
  path: string,
  before: readonly Item[] | undefined,
  after: readonly Item[] | undefined,
  direction: Direction,
): Change[] {
  const table: Table = { name: path.slice(4), before: byKey(before), after: byKey(after), direction };
  if (after === undefined)
    return [change("break", "table", 0, nft(`add table ${table.name}; delete table ${table.name}`), `nft: remove table ${table.name}`)];
  if (before !== undefined && mustBeRebuilt(table)) return [rebuild(table, after)];
  const news = before === undefined ? [change("make", "table", 0, nft(`add table ${table.name}`), `nft: add table ${table.name}`)] : [];
  const keys = [...table.after.keys()].filter((key) => /^(set|map|chain) /.test(key));
  const changes = keys.flatMap((key, at) => memberChanges(table, key, at));
  return [...news, ...changes, ...removals(table)];
}

function byKey(items: readonly Item[] | undefined): ReadonlyMap<string, Item> {
  return new Map((items ?? []).map((item) => [item.key, item]));
}

export function change(stage: Change["stage"], area: Change["area"], sequence: number, command: string, explain: string): Change {
  return { stage, area, sequence, command, explain };
}

export function nft(commands: string): string {
  return `nft ${quoted(commands)}`;
}

/** nft changes neither the kind of a set nor the hook of a chain; other things of a table it never changes. */
function mustBeRebuilt({ before, after }: Table): boolean {
  const both = [...after].flatMap(([key, item]) => (before.has(key) ? [[before.get(key) as Item, item] as const] : []));
  const others = [...before.keys(), ...after.keys()].filter((key) => !/^(set|map|chain|table)( |$)/.test(key));
  const other = others.some((key) => before.get(key)?.text !== after.get(key)?.text);
  return other || both.some(([old, fresh]) => withoutPolicy(old.text) !== withoutPolicy(fresh.text));
}

export function withoutPolicy(text: string): string {
  return text.replace(/; policy \w+/, "");
}

/** All of it in one transaction: no packet meets half of a table. */
function rebuild({ name }: Table, after: readonly Item[]): Change {
  const members = after
    .filter(({ key }) => key !== "table")
    .map((item) => (item.key === "comment" || item.key === "flags" ? `${item.text};` : `${item.key} { ${inLine(item)} };`));
  const text = `add table ${name}; delete table ${name}; table ${name} { ${members.join(" ")} }`;
  return change(
    "make",
    "rule",
    0,
    nft(text),
    `nft: make table ${name} anew, at once: a set, a chain's hook or another thing that nft cannot change is another one`,
  );
}

function inLine(item: Item): string {
  if (item.list || (item.children ?? []).length === 0)
    return bodyOf(item)
      .map((line) => (line.endsWith(";") ? line : `${line};`))
      .join(" ");
  const own = item.text === "" ? [] : item.text.split("; ");
  return [...own, `elements = ${elementsText(item.children ?? [])}`].map((line) => `${line};`).join(" ");
}

export function elementsText(elements: readonly Item[]): string {
  return `{ ${elements.map(({ text }) => text).join(", ")} }`;
}

function memberChanges(table: Table, key: string, at: number): Change[] {
  const [before, after] = [table.before.get(key), table.after.get(key) as Item];
  if (after.list) return chainChanges(table, key, before, after, at);
  const name = key.slice(4);
  const spec = after.text === "" ? "" : ` { ${after.text}; }`;
  const added = change("make", "set", at, nft(`add ${key.slice(0, 3)} ${table.name} ${name}${spec}`), `nft ${table.name}: add ${key}`);
  return [...(before === undefined ? [added] : []), ...elementChanges(table.name, key, before, after, at)];
}

function chainChanges(table: Table, key: string, before: Item | undefined, after: Item, at: number): Change[] {
  if (before === undefined) return [newChain(table, key, after, at)];
  const name = key.slice(6);
  const rules = ruleChanges(table.name, name, before.children ?? [], after.children ?? [], at, table.direction);
  const [old, fresh] = [policyOf(before), policyOf(after)];
  if (old === fresh) return rules;
  const stage = fresh === "drop" ? "finish" : "release";
  const policy = change(
    stage,
    "chain",
    at,
    nft(`chain ${table.name} ${name} { policy ${fresh}; }`),
    `nft ${table.name} chain ${name}: policy ${old} → ${fresh}`,
  );
  return [...rules, policy];
}

function policyOf({ text }: Item): string {
  return /; policy (\w+)/.exec(text)?.[1] ?? "";
}

/** With all its rules, at once: it never stands there half. */
function newChain({ name, before }: Table, key: string, { text, children = [] }: Item, at: number): Change {
  const chain = key.slice(6);
  const led = new Set(children.flatMap((rule) => targetsIn(rule.text)));
  const needed = [...led]
    .filter((target) => target !== chain && !before.has(`chain ${target}`))
    .map((target) => `add chain ${name} ${target}`);
  const add = text === "" ? `add chain ${name} ${chain}` : `add chain ${name} ${chain} { ${text}; }`;
  return change(
    "make",
    "chain",
    at,
    nft([...needed, ...filled(name, chain, add, children)].join("; ")),
    `nft ${name}: add chain ${chain} with ${children.length} rules`,
  );
}

/** The chain emptied and filled, in one transaction. */
export function filled(table: string, chain: string, add: string, rules: readonly Item[]): string[] {
  return [add, `flush chain ${table} ${chain}`, ...rules.map((rule) => `add rule ${table} ${chain} ${deviceText(rule)}`)];
}

/** As the system lists it. */
export function deviceText({ text, said }: Item): string {
  return said ?? text;
}

/** Chains that a rule leads to. */
export function targetsIn(rule: string): string[] {
  return namesBehind(/\b(?:jump|goto) ([\w./-]+)/g, rule);
}

/** Sets, maps and flow tables that a rule asks; bits of a packet (`@th,64,16`) are none. */
export function setsIn(rule: string): string[] {
  return namesBehind(/@(?!(?:nh|ll|th|ih),)([\w./-]+)/g, rule);
}

function namesBehind(sign: RegExp, rule: string): string[] {
  return [...rule.replace(/"[^"]*"/g, '""').matchAll(sign)].map(([, name]) => name ?? "");
}

/** What goes, at once: chains may lead to each other. */
function removals({ name, before, after }: Table): Change[] {
  const gone = [...before.values()].filter(({ key }) => !after.has(key));
  const chains = gone.filter(({ list }) => list).map(({ key }) => key.slice(6));
  const each = (verb: string): string[] => chains.map((chain) => `${verb} chain ${name} ${chain}`);
  const all = chains.length === 0 ? [] : [[...each("add"), ...each("flush"), ...each("delete")].join("; ")];
  const sets = gone.filter(({ key }) => /^(set|map) /.test(key));
  return [
    ...all.map((text) => change("break", "chain", 0, nft(text), `nft ${name}: remove chain ${chains.join(", ")}`)),
    ...sets.map((set, at) => change("break", "set", at, nft(goneSet(name, set)), `nft ${name}: remove ${set.key}`)),
  ];
}

function goneSet(table: string, { key, text }: Item): string {
  const [kind, name] = [key.slice(0, 3), key.slice(4)];
  return `add ${kind} ${table} ${name} { ${text}; }; delete ${kind} ${table} ${name}`;
}

/** The handles of rules that are listed so, one a line. */
export function handlesOf(table: string, chain: string, pattern: string): string {
  return `nft -s -a list chain ${table} ${chain} | sed -n ${quoted(`s/^[[:blank:]]*${pattern} # handle //p`)}`;
}

export function patternOf(text: string): string {
  return literally(text).replaceAll("/", "\\/");
}
