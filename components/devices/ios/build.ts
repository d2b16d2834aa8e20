// Makes a model of commands: what others may ask of it (sections, counts) is worked out when asked.
import type { SectionSummary, Unparsed } from "../platform.ts";
import { modeBelow } from "./mode.ts";
import type { IosModel, Item } from "./model.ts";

export interface Header {
  readonly version?: string;
  readonly model?: string;
  readonly unparsed?: readonly Unparsed[];
  readonly incomplete?: readonly string[];
}

export function modelOf(root: readonly Item[], header: Header = {}): IosModel {
  let sections: readonly SectionSummary[] | undefined;
  return {
    vendor: "ios",
    ...(header.version === undefined ? {} : { version: header.version }),
    ...(header.model === undefined ? {} : { model: header.model }),
    root,
    unparsed: header.unparsed ?? [],
    incomplete: header.incomplete ?? [],
    get sections() {
      sections ??= sectionsOf(root);
      return sections;
    },
    get items() {
      return countOf(root);
    },
  };
}

/** The same device with other commands. */
export function withRoot(model: IosModel, root: readonly Item[]): IosModel {
  return modelOf(root, model);
}

/** What only stands before others is no command of its own. */
function countOf(items: readonly Item[]): number {
  return items.reduce((sum, { rule, children }) => sum + (rule?.nests === undefined ? 1 : 0) + countOf(children ?? []), 0);
}

interface Counts {
  kind: SectionSummary["kind"];
  typed: number;
  opaque: number;
}

function sectionsOf(root: readonly Item[]): readonly SectionSummary[] {
  const counts = new Map<string, Counts>();
  count(root, "", counts);
  return [...counts].map(([path, summary]) => ({ path, ...summary }));
}

/** A section is all commands of one kind: by their first words, those of a mode by the words that open it. */
function count(items: readonly Item[], above: string, counts: Map<string, Counts>): void {
  for (const item of items) {
    const { rule, children = [] } = item;
    const head = rule?.head ?? item.key.split(" ").slice(0, 2).join(" ");
    const path = above === "" ? head : children.length > 0 ? `${above}/${head}` : above;
    if (rule?.nests === undefined) add(counts, path, item);
    if (modeBelow(item) !== undefined) count(children, path, counts);
  }
}

function add(counts: Map<string, Counts>, path: string, { rule }: Item): void {
  const summary = counts.get(path) ?? { kind: kindOf(rule), typed: 0, opaque: 0 };
  counts.set(path, summary);
  if (rule?.listed === true) summary.kind = "ordered";
  if (rule === undefined) summary.opaque++;
  else summary.typed++;
}

function kindOf(rule: Item["rule"]): SectionSummary["kind"] {
  if (rule?.listed === true) return "ordered";
  return rule === undefined || rule.opens !== undefined || /\{/.test(rule.pattern) ? "keyed" : "singleton";
}
