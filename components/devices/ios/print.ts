// Canonical text of a model: commands as a device would take them, the same for every spelling of the same configuration.
import { compareNatural, compareText } from "../engine/natural.ts";
import { withBody } from "./body.ts";
import { isPort } from "./interface-name.ts";
import { modeBelow } from "./mode.ts";
import type { IosModel, Item } from "./model.ts";
import { isRanged, rangesOf } from "./ranges.ts";

/** No header, no comments; one blank a mode; defaults left out; lists in order, all else sorted by what it is. */
export function print(model: IosModel): string {
  return linesOf(model.root, "", "")
    .map((line) => `${line}\n`)
    .join("");
}

/** `prefix`: what stands before each line, of a list that has no mode of its own. */
function linesOf(items: readonly Item[], indent: string, prefix: string): string[] {
  const lines: string[] = [];
  let ranged: Item[] = [];
  const flush = (): void => {
    lines.push(...rangeLines(ranged, indent));
    ranged = [];
  };
  for (const item of arranged(items)) {
    if (isRanged(item)) ranged.push(item);
    else {
      if (ranged.length > 0) flush();
      lines.push(...itemLines(item, indent, prefix));
    }
  }
  flush();
  return lines;
}

function rangeLines(items: readonly Item[], indent: string): string[] {
  if (items.length === 0) return [];
  const bodies = new Map(items.map((item) => [item, belowLines(item, indent)]));
  return rangesOf(items, (item) => (bodies.get(item) ?? []).join("\n")).flatMap(({ head, items: [first] }) => {
    const body = first === undefined ? [] : (bodies.get(first) ?? []);
    return body.length === 0 ? [] : [indent + head, ...body];
  });
}

function itemLines(item: Item, indent: string, prefix: string): string[] {
  const { rule, children = [] } = item;
  if (rule?.nests !== undefined) return nestedLines(item, indent);
  const head = indent + prefix + item.line;
  if (item.body !== undefined && rule !== undefined) return [indent + prefix + withBody(rule, item.line, item.body, "printed")];
  if (modeBelow(item) === undefined) return [head];
  const below = belowLines(item, indent);
  if (below.length === 0 && isSilent(item)) return [];
  const exit = modeBelow(item)?.table.exit;
  return exit === undefined || (children.length === 0 && below.length === 0 && exit === "")
    ? [head, ...below]
    : [head, ...below, `${indent}${exit}`];
}

function belowLines({ children = [] }: Item, indent: string): string[] {
  return linesOf(children, `${indent} `, "");
}

/** What the device has by itself says nothing while nothing is said of it. */
export function isSilent({ rule, line }: Item): boolean {
  return rule?.fixed === true || (rule?.fixed === "port" && isPort(line.split(" ")[1] ?? ""));
}

/** `ip prefix-list NAME` before each of its entries, which are numbered anew: only their order means something. */
function nestedLines({ line, children = [], rule }: Item, indent: string): string[] {
  const mode = modeBelow({ ...(rule === undefined ? {} : { rule }), children });
  const step = mode?.table.step ?? 10;
  const keepsNumbers = hasJumps(children);
  let place = 0;
  return arranged(children).flatMap((item) => {
    if (item.rule?.listed !== true || mode?.table.order !== "sequence") return itemLines(item, indent, `${line} `);
    place++;
    const number = keepsNumbers ? (item.sequence ?? place * step) : place * step;
    if (mode.table.entry === "seq") return [`${indent}${line} seq ${number} ${item.line}`];
    return [`${indent}${line} ${item.line} ${number}`, ...belowLines(item, indent)];
  });
}

/** Where an entry speaks of another by its number, numbers mean something. */
export function hasJumps(entries: readonly Item[]): boolean {
  return entries.some(({ children }) => children?.some(({ line }) => /^continue \d/.test(line)) === true);
}

/** Lists in order; all else by its place in the tables, then by name. Sorting is stable. */
export function arranged(items: readonly Item[]): readonly Item[] {
  return [...items].sort(compareItems);
}

const untyped = 1e9;

function compareItems(a: Item, b: Item): number {
  const order = (a.rule?.rank ?? untyped) - (b.rule?.rank ?? untyped);
  if (a.rule?.listed === true && b.rule?.listed === true) return 0;
  return order || compareNatural(a.key, b.key) || compareText(a.line, b.line);
}
