// Which names a command gives and which it needs: what must be there before it, and must go after it.
import { parentOf } from "../interface-name.ts";
import type { Item } from "../model.ts";
import { spaces } from "../rule.ts";
import { wordsOf } from "../secrets.ts";

const named: ReadonlySet<string> = new Set(spaces);
/** Global lists that are called by their kind in their entries. */
const inEntries = /\b(object-group|time-range) (\S+)/g;

/** The name by which others speak of it, within its name space. */
export function givenName({ rule, line, spots = [], key }: Item, prefix = ""): string | undefined {
  if (rule?.gives === undefined) return line === "peer-group" ? `peer ${prefix.trim().split(" ").at(-1) ?? ""}` : undefined;
  const words = wordsOf(line, spots.length);
  const at = spots.findIndex((spot) => spot.key && spot.kind !== undefined);
  return `${rule.gives} ${at === -1 ? (key.split(" ").at(-1) ?? "") : words[at]}`;
}

/** Names that the command speaks of, without those below it. */
export function neededNames(item: Item): readonly string[] {
  const { rule, line, spots } = item;
  if (rule === undefined) return [];
  if (spots === undefined) return [...line.matchAll(inEntries)].map(([, space, name]) => `${space} ${name}`);
  if (spots.every(({ kind }) => kind === undefined || !(named.has(kind) || kind === "iface"))) return [];
  const words = wordsOf(line, spots.length);
  const own = rule.gives === undefined ? -1 : spots.findIndex((spot) => spot.key && spot.kind !== undefined);
  const needed = spots.flatMap(({ kind }, at) => (at === own ? [] : nameOf(kind, words[at] ?? "")));
  const parent = rule.gives === "interface-name" ? parentOf(words[own] ?? "") : undefined;
  return parent === undefined ? needed : [...needed, `interface-name ${parent}`];
}

function nameOf(kind: string | undefined, word: string): readonly string[] {
  if (kind === "iface") return [`interface-name ${word}`];
  return kind !== undefined && named.has(kind) ? [`${kind} ${word}`] : [];
}
