// A model as the device itself exports it: compact with wrapped lines, terse, or verbose with every default that is known.
import { compareText } from "../engine/natural.ts";
import { implied, spoken } from "./dialect.ts";
import { argumentsOf, targetOf } from "./line.ts";
import type { Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { builtinOf, defaultOf } from "./normal.ts";
import { printPolicies } from "./policies.ts";
import { quote } from "./quote.ts";
import { exportOrder } from "./render/order.ts";
import { isSecretKey } from "./secret-keys.ts";
import { selectedBy } from "./selector.ts";

export interface ExportOptions {
  readonly variant?: "compact" | "terse" | "verbose";
  /** also prints passwords and keys */
  readonly sensitive?: boolean;
  /** the device's version: attributes stand under the names that it knows */
  readonly version?: string;
  /** comment lines in front, with date and version */
  readonly header?: string;
  /** wraps lines as compact and verbose do on a terminal; default yes */
  readonly wrap?: boolean;
}

/** Every line ends with a newline. */
export function exportText(model: RouterosModel, given: ExportOptions = {}): string {
  const options = { ...(model.version === undefined ? {} : { version: model.version }), ...given };
  const header = options.header === undefined || options.header === "" ? [] : options.header.trimEnd().split("\n");
  const sections = inOrder([...model.menus.keys()]).flatMap((path) => section(path, model.menus.get(path) ?? [], options));
  return [...header, ...sections].map((line) => `${line}\n`).join("");
}

const places: ReadonlyMap<string, number> = new Map(exportOrder.map((path, at) => [path.replaceAll(" ", "/"), at]));

/** Menus that Simpul renders in the device's order, others by name behind the nearest of their area. */
function inOrder(paths: readonly string[]): readonly string[] {
  const last = exportOrder.length;
  return [...paths].sort((a, b) => (places.get(a) ?? last) - (places.get(b) ?? last) || compareText(a, b));
}

function section(path: string, items: readonly Item[], options: ExportOptions): string[] {
  if (path === "/") return items.map((item) => item.opaque ?? "");
  const lines = items.map((item) => exportLine(path, item, options)).filter((line) => line !== undefined);
  const heading = path.replaceAll("/", " ").replace(" ", "/");
  if (lines.length === 0) return [];
  if (options.variant === "terse") return lines.map((line) => `${heading} ${line}`);
  return [heading, ...(options.wrap === false ? lines : lines.map(wrap))];
}

/** Named for masking, yet printed by the device without being asked. */
const shown: ReadonlySet<string> = new Set(["name", "public-key", "trap-community"]);

function exportLine(path: string, item: Item, options: ExportOptions): string | undefined {
  const menu = menuOf(path);
  if (item.opaque !== undefined || menu === undefined)
    return item.opaque?.startsWith(`${path} `) ? item.opaque.slice(path.length + 1) : item.opaque;
  const by = item.fixed ? selectedBy(menu, item.attributes) : undefined;
  const attributes = exported(menu, item, options);
  const hidden = options.sensitive === true ? [] : [...attributes.keys()].filter((key) => isSecretKey(menu, key) && !shown.has(key));
  for (const key of hidden) attributes.delete(key);
  const words = argumentsOf(menu, attributes, by, quote);
  if (!item.fixed) return ["add", ...words].join(" ");
  if (words.length === 0 && options.variant !== "verbose") return undefined;
  return ["set", targetOf(menu, item.attributes, quote), ...words].filter((word) => word !== "").join(" ");
}

function exported(menu: Menu, item: Item, { variant, version }: ExportOptions): Map<string, string> {
  const all = variant === "verbose" ? withDefaults(menu, item) : item.attributes;
  const attributes = new Map([...all].map(([key, value]) => spoken(version, menu, key, value) ?? [key, value]));
  if (!item.fixed)
    for (const key of Object.keys(implied(version, menu)))
      if (!attributes.has(key)) attributes.set(key, defaultOf(menu, item.attributes, key) ?? "");
  for (const [key, value] of attributes) if (menu.types[key] === "policies") attributes.set(key, printPolicies(value));
  const network = menu.derived?.network === undefined ? undefined : defaultOf(menu, attributes, "network");
  if (network !== undefined && !attributes.has("network")) attributes.set("network", network);
  return attributes;
}

function withDefaults(menu: Menu, item: Item): Map<string, string> {
  const derived = Object.keys(menu.derived ?? {}).map((key): [string, string | undefined] => [key, defaultOf(menu, item.attributes, key)]);
  const known = derived.filter((pair): pair is [string, string] => pair[1] !== undefined);
  const defaults = Object.entries(menu.defaults).filter(([key, value]) => !menu.flags.includes(key) || value === "yes");
  return new Map([...defaults, ...Object.entries(builtinOf(menu, item.attributes) ?? {}), ...known, ...item.attributes]);
}

const width = 78;
const indent = "    ";

/** Breaks a line as the terminal does: between words where it can, within a long word where it must. */
function wrap(line: string): string {
  if (line.length <= width || line.includes("\n")) return line;
  const rows: string[] = [];
  let row = "";
  for (const word of wordsOf(line)) {
    if (row.length + word.length <= width) row += word;
    else if (row.trim() === "" || word.length > width - indent.length) row = broken(rows, row, word);
    else {
      rows.push(`${row}\\`);
      row = `${indent}${word}`;
    }
  }
  return [...rows, row].join("\n");
}

/** Words with the blanks behind them; blanks within quotes do not part words. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:"(?:[^"\\]|\\.)*"|[^"\s])+\s*/g) ?? [line];
}

/** A word that fits on no row goes over several; never cut behind a backslash, nor before a blank, which the next row would lose. */
function broken(rows: string[], from: string, word: string): string {
  let row = from;
  let rest = word;
  while (row.length + rest.length > width) {
    let cut = Math.max(1, width - row.length);
    while (cut > 1 && (inEscape(rest, cut) || rest[cut] === " ")) cut--;
    rows.push(`${row}${rest.slice(0, cut)}\\`);
    row = indent;
    rest = rest.slice(cut);
  }
  return row + rest;
}

/** Would a cut here part a backslash from what it escapes, or leave the row with a backslash of its own at its end? */
function inEscape(text: string, cut: number): boolean {
  return text[cut - 1] === "\\" || (text[cut - 2] === "\\" && /[0-9A-F]/.test(text[cut - 1] ?? ""));
}
