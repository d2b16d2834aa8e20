// A mode of the console: the commands it knows, ready to be looked up.
import type { Item } from "./model.ts";
import { type Spot, waysOf } from "./pattern.ts";
import type { Entry, Rule, Table } from "./rule.ts";
import { tables } from "./sections.ts";
import { emptyNode, insert, type Node } from "./trie.ts";

export interface Mode {
  readonly name: string;
  readonly table: Table;
  readonly rules: readonly Rule[];
  /** whole commands */
  readonly root: Node;
  /** what tells a command apart, where that is the head of it: `no description` */
  readonly keys: Node;
  /** heads of commands that are known and not taken apart */
  readonly words: ReadonlySet<string>;
  readonly onByDefault: ReadonlySet<string>;
  /** items of lines that were read before: a configuration says most of its lines many times */
  readonly seen: Map<string, unknown>;
}

const modes = new Map<string, Mode>();

/** Modes are made when they are first needed. */
export function modeOf(name: string): Mode {
  const known = modes.get(name);
  if (known !== undefined) return known;
  const table = tables[name];
  if (table === undefined) throw new TypeError(`no mode is called ${name}`);
  const mode = compiled(name, table);
  modes.set(name, mode);
  return mode;
}

function compiled(name: string, table: Table): Mode {
  const rules = table.rules.map((entry, rank) => ruleOf(entry, name, rank));
  const [root, keys] = [emptyNode(), emptyNode()];
  for (const rule of rules) {
    for (const way of waysOf(rule.pattern)) {
      insert(root, rule, way);
      const head = keyHead(way.spots);
      if (rule.splits === undefined && head.length > 0 && head.length < way.spots.length) insert(keys, rule, { spots: head, options: [] });
    }
  }
  return {
    name,
    table,
    rules,
    root,
    keys,
    words: headsOf(table.words),
    onByDefault: headsOf(table.onByDefault),
    seen: new Map(),
  };
}

/** The words that tell it apart, where they stand in front of all others. */
function keyHead(spots: readonly Spot[]): readonly Spot[] {
  const end = spots.findLastIndex(({ key }) => key) + 1;
  const head = spots.slice(0, end);
  return head.every(({ key }) => key) ? head : [];
}

function headsOf(list = ""): ReadonlySet<string> {
  return new Set(
    list
      .split(",")
      .map((head) => head.trim())
      .filter((head) => head !== ""),
  );
}

function ruleOf(entry: Entry, mode: string, rank: number): Rule {
  const [pattern, options] = typeof entry === "string" ? [entry, {}] : entry;
  const { default: standard = [] } = options;
  return {
    ...options,
    pattern,
    mode,
    rank,
    defaults: typeof standard === "string" ? [standard] : standard,
    head: headOf(pattern),
  };
}

function headOf(pattern: string): string {
  const words = pattern.split(" ");
  const end = words.findIndex((word) => /[<{[(|]/.test(word));
  return words
    .slice(0, end === -1 ? words.length : end)
    .map((word) => word.replace("~", ""))
    .join(" ");
}

/** The mode of what stands below an item; undefined where it opens none. */
export function modeBelow({ rule, children }: Pick<Item, "rule" | "children">): Mode | undefined {
  const name = rule?.opens ?? rule?.nests;
  if (name !== undefined) return modeOf(name);
  return rule === undefined && children !== undefined ? opaqueMode() : undefined;
}

/** Below a command that is not taken apart every line is a command. */
export function opaqueMode(): Mode {
  return modeOf("opaque");
}

/** The longest head of a line that is in a set of heads. */
export function hasHead(heads: ReadonlySet<string>, words: readonly string[]): boolean {
  let head = "";
  for (const word of words.slice(0, 4)) {
    head = head === "" ? word.toLowerCase() : `${head} ${word.toLowerCase()}`;
    if (heads.has(head)) return true;
  }
  return false;
}
