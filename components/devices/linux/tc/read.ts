// Lines of tc to items: commands as a batch file has them, and what `tc qdisc show` and `tc class show` print.
import { compareNatural } from "../../engine/natural.ts";
import type { Unparsed } from "../../platform.ts";
import type { Item } from "../model.ts";
import { type Parsed, parsedLine } from "./line.ts";

export interface TcRead {
  /** by device */
  readonly devices: ReadonlyMap<string, readonly Item[]>;
  readonly unparsed: readonly Unparsed[];
}

export function readTc(lines: readonly string[], first: number): TcRead {
  const devices = new Map<string, Map<string, Item>>();
  const unparsed: Unparsed[] = [];
  lines.forEach((line, at) => {
    const text = line.replace(/(^|\s)#.*/, "").trim();
    if (text === "") return;
    const parsed = parsedLine(text);
    const items = parsed === undefined ? undefined : (devices.get(parsed.device) ?? new Map<string, Item>());
    if (parsed === undefined || items === undefined || !take(items, parsed))
      unparsed.push({ line: first + at, column: line.length - line.trimStart().length + 1, text: line.trim() });
    else devices.set(parsed.device, items);
  });
  return { devices: new Map([...devices].map(([device, items]) => [device, [...items.values()]] as const)), unparsed };
}

/** False where the line says what no configuration can hold. */
function take(items: Map<string, Item>, parsed: Parsed): boolean {
  if (parsed.verb === "del") {
    if (parsed.kind !== "qdisc") return false;
    if (parsed.key === "qdisc root") items.clear();
    else items.delete(parsed.key);
    return true;
  }
  if (parsed.kind === "filter") items.set(parsed.key, withFilter(items.get(parsed.key), parsed));
  else items.set(parsed.key, { key: parsed.key, text: parsed.text });
  return true;
}

/** Filters of one priority are one item: tc tells them apart by numbers that only the kernel knows. */
export function withFilter(list: Item | undefined, { key, text, number }: Parsed): Item {
  const held = list?.children ?? [];
  const priority = number ?? Math.min(49_153, ...held.map((filter) => filter.number ?? 0)) - 1;
  const same = held.find((filter) => filter.number === priority);
  const filter: Item = { key: "", text: same === undefined ? text : `${same.text}\n${text}`, number: priority };
  const children = [...held.filter((other) => other !== same), filter].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return { key, text: key, list: true, children };
}

const kinds = ["qdisc", "class", "filter"];

/** Lines of a device: what classes hang on comes before them. Canonical text counts priorities anew. */
export function printTc(device: string, items: readonly Item[], numbers: "counted" | "own" = "counted"): string[] {
  const depths = depthsOf(items);
  const rank = (item: Item): number => rankOf(item) * 100 + (depths.get(item.key) ?? 0);
  const sorted = items.toSorted((a, b) => rank(a) - rank(b) || compareNatural(a.key, b.key));
  return sorted.flatMap((item) => {
    if (item.list) {
      const filters = (item.children ?? []).flatMap(({ text, number = 0 }) => text.split("\n").map((one) => [number, one] as const));
      return filters.map(([number, text], at) => commandText(device, item.key, `prio ${numbers === "own" ? number : at + 1} ${text}`));
    }
    return [commandText(device, item.key, item.text)];
  });
}

/** How many classes each class hangs under. */
export function depthsOf(items: readonly Item[]): ReadonlyMap<string, number> {
  const parents = new Map(
    items.filter(({ key }) => key.startsWith("class ")).map(({ key, text }) => [key, `class ${/^parent (\S+)/.exec(text)?.[1] ?? ""}`]),
  );
  return new Map(
    [...parents.keys()].map((key) => {
      let depth = 0;
      for (let up = parents.get(key); up !== undefined && depth < parents.size; up = parents.get(up)) depth++;
      return [key, depth];
    }),
  );
}

function rankOf({ key }: Item): number {
  if (/^qdisc (root|ingress|clsact)$/.test(key)) return 0;
  return key.startsWith("qdisc ") ? 2 : kinds.indexOf(key.split(" ")[0] ?? "") + (key.startsWith("filter") ? 1 : 0);
}

/** The words of tc behind its name, with `add`. */
export function commandText(device: string, key: string, text: string, verb = "add"): string {
  const [kind = "", ...place] = key.split(" ");
  if (kind === "filter") {
    const [protocol = "", name = "", prio = "", number = "", ...rest] = ordered(text);
    return ["filter", verb, "dev", device, ...place, protocol, name, prio, number, ...rest].join(" ");
  }
  return [kind, verb, "dev", device, text].join(" ");
}

/** `prio 1 protocol ip u32 …` with the protocol in front, as tc's manual has it. */
function ordered(text: string): string[] {
  const words = text.split(" ");
  return words[0] === "prio" && words[2] === "protocol" ? [...words.slice(2, 4), ...words.slice(0, 2), ...words.slice(4)] : words;
}
