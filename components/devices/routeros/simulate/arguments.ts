// The arguments of a command: which items, which values, which keys to clear.
import { plain } from "../command.ts";
import type { Word } from "../grammar.ts";
import type { Menu } from "../menu.ts";
import { knows, schemaVersion } from "../schema.ts";
import { valueOfWord } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Machine } from "./machine.ts";
import { expectedEnd } from "./refusal.ts";
import { argumentOf, type Value } from "./value.ts";

export interface Arguments {
  /** `key=value`, in the order given */
  readonly values: ReadonlyMap<string, string>;
  /** `numbers=`, `place-before=`, `destination=`: what names items, not yet looked up */
  readonly items: ReadonlyMap<string, Value>;
  /** `!key` */
  readonly cleared: readonly string[];
  /** words without a key, in order */
  readonly positional: readonly Value[];
}

interface Reading {
  readonly values: Map<string, string>;
  readonly items: Map<string, Value>;
  readonly cleared: string[];
  readonly positional: Value[];
}

const naming: ReadonlySet<string> = new Set(["numbers", "place-before", "destination", "copy-from", "value-name"]);

/** How many words without a key a verb takes, in front of the rest. */
const positions: Readonly<Record<string, number>> = {
  add: 0,
  set: 1,
  remove: 1,
  enable: 1,
  disable: 1,
  move: 2,
  unset: 2,
  get: 2,
  comment: 1,
  reset: 1,
};

/** Reads arguments; a key that this device's menu does not have ends the command. */
export function readArguments(machine: Machine, frame: Frame, menu: Menu, verb: string, words: readonly Word[]): Arguments {
  const reading: Reading = { values: new Map(), items: new Map(), cleared: [], positional: [] };
  const places = menu.kind === "singleton" && verb !== "get" ? 0 : (positions[verb] ?? 0);
  let stem = "";
  for (const word of words) {
    if (word.key === undefined) readBare(machine, frame, menu, verb, word, places, reading);
    else {
      // `.address=` goes on with the stem of the key before it
      const key = word.key.startsWith(".") ? `${stem}${word.key}` : word.key;
      if (key.includes(".")) stem = key.slice(0, key.lastIndexOf("."));
      if (!takes(machine, menu, key, verb)) throw expectedEnd(frame.base + word.at);
      const value = valueOfWord(machine, frame, word);
      if (naming.has(key)) reading.items.set(key, value);
      else reading.values.set(key, argumentOf(value));
    }
  }
  return reading;
}

function readBare(machine: Machine, frame: Frame, menu: Menu, verb: string, word: Word, places: number, reading: Reading): void {
  const text = plain(word);
  if (text?.startsWith("!") === true && text.length > 1) {
    if (!takes(machine, menu, text.slice(1), verb)) throw expectedEnd(frame.base + word.at);
    reading.cleared.push(text.slice(1));
  } else if (reading.positional.length < places) reading.positional.push(valueOfWord(machine, frame, word));
  else if (text !== undefined && (verb === "add" || verb === "set") && takes(machine, menu, text, verb)) reading.values.set(text, "yes");
  else throw expectedEnd(frame.base + word.at);
}

/** Keys are checked against the console's list for the device's version; devices older than any list take what any list has, and more. */
function takes(machine: Machine, menu: Menu, key: string, verb: string): boolean {
  const { version } = machine.base;
  if (key === "numbers" || key === "destination" || key === "value-name") return verb !== "add";
  if (key === "place-before") return verb === "add" && menu.kind === "ordered" ? true : knows(version, menu.path, key, verb);
  if (version !== undefined && schemaVersion(version) === undefined) return true;
  if (verb === "comment") return key === "comment" && menu.comment;
  return knows(version, menu.path, key, verb === "add" ? "add" : "set");
}
