// Words that stand where a name could: they name nothing that somebody added.
import { prefixOf } from "../engine/ipv4.ts";
import type { Menu } from "./menu.ts";

const words: ReadonlySet<string> = new Set([
  "all",
  "none",
  "any",
  "auto",
  "main",
  "global",
  "dynamic",
  "static",
  "unspecified",
  "default",
  "lo",
  "",
]);

/** A word of the console, an address, a number, or the number of something that is gone (`*3D`). */
export function isNameWord(menu: Menu, key: string, word: string): boolean {
  if (words.has(word) || word === menu.defaults[key] || /^(\d+|\*[0-9A-F]+)$/.test(word) || word.includes(":")) return true;
  return prefixOf(word) !== undefined;
}

/** The names in a value: one, a list of them or a pair, negated ones too. */
export function namesOf(value: string): readonly string[] {
  return value.split(/[,/]/).map((part) => part.replace(/^!/, ""));
}
