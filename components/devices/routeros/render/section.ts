// Menus and their lines as values, and how they become text the way RouterOS exports them.
import type { Secret } from "../../intent-terms.ts";
import { quote, quoted } from "../quote.ts";

/** An attribute printed by its name alone, such as `passive`. */
export const FLAG = Symbol("flag");

type Value = string | number | boolean | readonly string[] | Secret;

/** What stands for a secret of a name in the text. */
export type SecretWord = (name: string) => string;

/** Attributes of a line; a list is joined by commas, undefined is left out. */
export type Values = Readonly<Record<string, Value | typeof FLAG | undefined>>;

/** One line of a menu. `note` becomes the comment, marked as ours. */
export type Line = { readonly note?: string; readonly values: Values } & (
  | { readonly verb: "add" }
  /** `find` picks an item that is there by itself; `name` an item by its fixed name; neither = the menu is one item */
  | { readonly verb: "set"; readonly find?: readonly [key: string, value: string]; readonly name?: string }
);

export interface Section {
  /** as the export prints it: /ip firewall filter */
  readonly path: string;
  readonly lines: readonly Line[];
}

/** What every comment of ours starts with. */
export const TAG = "simpul:";

export function add(note: string | undefined, values: Values): Line {
  return note === undefined ? { verb: "add", values } : { verb: "add", note, values };
}

export function set(values: Values): Line {
  return { verb: "set", values };
}

export function section(path: string, lines: readonly Line[]): Section {
  return { path, lines };
}

/** Attributes in the order of their names, which is how the device exports them. */
export function printLine(line: Line, word: SecretWord): string {
  const commented: Values = line.note === undefined ? line.values : { ...line.values, comment: line.note };
  const attributes = Object.keys(commented)
    .sort()
    .flatMap((key) => attribute(key, commented[key], word));
  return [line.verb, ...selector(line), ...attributes].join(" ");
}

function selector(line: Line): string[] {
  if (line.verb === "add") return [];
  if (line.find !== undefined) return [`[ find ${line.find[0]}=${quote(line.find[1])} ]`];
  return line.name === undefined ? [] : [line.name];
}

function attribute(key: string, value: Values[string], word: SecretWord): string[] {
  if (value === undefined) return [];
  if (value === FLAG) return [key];
  if (key === "comment") return [`comment=${quoted(`${TAG}${String(value)}`)}`];
  return [`${key}=${quote(plain(value, word))}`];
}

function plain(value: Value, word: SecretWord): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return "secret" in value ? word(value.secret) : value.join(",");
}

/** The sections that have lines, in the order in which the device exports them. */
export function printSections(sections: readonly Section[], order: readonly string[], word: SecretWord): string {
  const place = new Map(order.map((path, at) => [path, at]));
  return sections
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => placeOf(place, a.path) - placeOf(place, b.path))
    .map(({ path, lines }) => `${path}\n${lines.map((line) => printLine(line, word)).join("\n")}\n`)
    .join("");
}

function placeOf(place: ReadonlyMap<string, number>, path: string): number {
  const at = place.get(path);
  if (at === undefined) throw new Error(`${path} has no place in the order of the export`);
  return at;
}
