// Commands of a mode as a tree of words, and the way of a line through it.
import { interfaceName, interfaceOfTwo } from "./interface-name.ts";
import type { Spot, Way } from "./pattern.ts";
import type { Kind, Rule } from "./rule.ts";
import { type Reader, readers } from "./values.ts";

/** A line that a rule knows: its words in normal form, and what each of them is. */
export interface Match {
  readonly rule: Rule;
  readonly words: readonly string[];
  readonly spots: readonly Spot[];
}

interface End {
  readonly rule: Rule;
  readonly spots: readonly Spot[];
  readonly options: readonly (readonly Spot[])[];
}

interface Branch {
  readonly kind: Kind;
  readonly node: Node;
}

export interface Node {
  /** by the word in lower case */
  readonly words: Map<string, { readonly text: string; readonly node: Node }>;
  readonly branches: Branch[];
  readonly ends: End[];
}

export function emptyNode(): Node {
  return { words: new Map(), branches: [], ends: [] };
}

export function insert(root: Node, rule: Rule, { spots, options }: Way): void {
  let node = root;
  for (const spot of spots) node = step(node, spot);
  node.ends.push({ rule, spots, options });
}

function step(node: Node, { kind, literal = "" }: Spot): Node {
  if (kind === undefined) {
    const known = node.words.get(literal.toLowerCase());
    if (known !== undefined) return known.node;
    const next = emptyNode();
    node.words.set(literal.toLowerCase(), { text: literal, node: next });
    return next;
  }
  const known = node.branches.find((branch) => branch.kind === kind);
  if (known !== undefined) return known.node;
  const next = emptyNode();
  node.branches.push({ kind, node: next });
  return next;
}

/** A line on its way: its words as they stand, and what has been read of them. */
interface Walk {
  readonly text: string;
  readonly words: readonly string[];
  readonly read: string[];
}

/** Undefined where no command of the tree is said in this way. */
export function match(root: Node, text: string, words: readonly string[]): Match | undefined {
  const walk: Walk = { text, words, read: [] };
  const end = descend(root, walk, 0);
  return end === undefined ? undefined : { rule: end.rule, spots: end.spots, words: walk.read };
}

/** Words before values, and what was tried in vain is taken back. */
function descend(node: Node, walk: Walk, at: number): End | undefined {
  const { words, read } = walk;
  if (at === words.length) return node.ends[0];
  const word = words[at] ?? "";
  const literal = node.words.get(word) ?? node.words.get(word.toLowerCase());
  if (literal !== undefined) {
    read.push(literal.text);
    const end = descend(literal.node, walk, at + 1);
    if (end !== undefined) return end;
    read.pop();
  }
  for (const branch of node.branches) {
    const end = along(branch, walk, at);
    if (end !== undefined) return end;
  }
  return optionsFrom(node, walk, at);
}

function along({ kind, node }: Branch, walk: Walk, at: number): End | undefined {
  const { words, read } = walk;
  if (!isOneWord(kind)) return toTheEnd(kind, node, walk, at);
  const word = words[at] ?? "";
  const value = readerOf(kind)(word);
  if (value !== undefined) {
    read.push(value);
    const end = descend(node, walk, at + 1);
    if (end !== undefined) return end;
    read.pop();
  }
  if (kind !== "iface" || value !== undefined) return undefined;
  const two = interfaceOfTwo(word, words[at + 1] ?? "");
  if (two === undefined) return undefined;
  read.push(two);
  const end = descend(node, walk, at + 2);
  if (end === undefined) read.pop();
  return end;
}

/** Names are taken as they are, but those that are addresses. */
function readerOf(kind: Kind): Reader {
  return kind === "peer" ? readers.host : (readers[kind as keyof typeof readers] ?? readers.name);
}

/** All that is left of the line, where nothing has to follow; a secret with something behind it is one word. */
function toTheEnd(kind: Kind, node: Node, walk: Walk, at: number): End | undefined {
  const { words, read } = walk;
  if (kind === "secret" && node.words.size + node.branches.length > 0) {
    read.push(words[at] ?? "");
    const end = descend(node, walk, at + 1);
    if (end !== undefined) return end;
    read.pop();
  }
  const [end] = node.ends;
  if (end === undefined) return undefined;
  read.push(kind === "rest" ? words.slice(at).join(" ") : remainder(walk, at));
  return end;
}

/** The line from one of its words on, as it stands. */
function remainder({ text, words }: Walk, at: number): string {
  let from = 0;
  for (let word = 0; word < at; word++) from = text.indexOf(words[word] ?? "", from) + (words[word]?.length ?? 0);
  return text.slice(from).trim();
}

/** The rest of the line as options of one of the commands that may end here, put into the order of the table. */
function optionsFrom(node: Node, walk: Walk, at: number): End | undefined {
  for (const end of node.ends) {
    if (end.options.length === 0) continue;
    const found = optionsOf(end.options, walk.words, at);
    if (found === undefined) continue;
    const spots = [...end.spots];
    found.forEach((values, option) => {
      if (values === undefined) return;
      walk.read.push(...values);
      spots.push(...(end.options[option] ?? []));
    });
    return { ...end, spots };
  }
  return undefined;
}

/** For each option its words in normal form where it is said; undefined where something is left over. */
function optionsOf(options: End["options"], words: readonly string[], from: number): (readonly string[] | undefined)[] | undefined {
  const found: (readonly string[] | undefined)[] = new Array(options.length).fill(undefined);
  let at = from;
  while (at < words.length) {
    const option = options.findIndex((spots, index) => found[index] === undefined && optionAt(spots, words, at) !== undefined);
    const values = optionAt(options[option] ?? [], words, at);
    if (option === -1 || values === undefined) return undefined;
    found[option] = values;
    at += values.length;
  }
  return found;
}

function optionAt(spots: readonly Spot[], words: readonly string[], at: number): readonly string[] | undefined {
  const values: string[] = [];
  for (const [index, { kind, literal }] of spots.entries()) {
    const word = words[at + index];
    if (word === undefined) return undefined;
    const value = kind === undefined ? (word.toLowerCase() === literal?.toLowerCase() ? literal : undefined) : readerOf(kind)(word);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Are these the first words of some command, and is it none yet? */
export function goesOn(node: Node, words: readonly string[]): boolean {
  if (words.length === 0) return node.ends.length === 0;
  const [word = "", ...rest] = words;
  const literal = node.words.get(word.toLowerCase());
  if (literal !== undefined && goesOn(literal.node, rest)) return true;
  return node.branches.some(({ kind, node: next }) => isOneWord(kind) && readerOf(kind)(word) !== undefined && goesOn(next, rest));
}

function isOneWord(kind: Kind): boolean {
  return kind !== "text" && kind !== "rest" && kind !== "tail" && kind !== "secret";
}

/** What an interface is called, in one word or two. */
export function interfaceIn(words: readonly string[]): string | undefined {
  if (words.length === 1) return interfaceName(words[0] ?? "");
  return words.length === 2 ? interfaceOfTwo(words[0] ?? "", words[1] ?? "") : undefined;
}
