// A statement as a command: which menu, which verb, and the words that are left as arguments.
import type { Statement, Word } from "./grammar.ts";
import { tabled } from "./menus.ts";
import { paths } from "./schema.ts";
import { textOf } from "./text.ts";

export interface Command {
  /** with slashes; the root is "/" */
  readonly path: string;
  /** `add`, `:put`, …; absent where a line only goes to a menu */
  readonly verb?: string;
  readonly args: readonly Word[];
  /** index of the verb, or of the path where there is no verb */
  readonly at: number;
}

/** Verbs that menus have; no menu is named as one of them. */
export const verbs: ReadonlySet<string> = new Set(
  "add set remove enable disable move unset print get find edit comment export reset reset-counters reset-counters-all".split(" "),
);

const menuNames: ReadonlySet<string> = new Set([...paths(), ...tabled].flatMap(prefixes));

function prefixes(path: string): string[] {
  const names = path.split("/").slice(1);
  return names.map((_, at) => `/${names.slice(0, at + 1).join("/")}`);
}

/** Is there a menu of this path, or below it? */
export function isMenu(path: string): boolean {
  return path === "/" || menuNames.has(path);
}

/** The text of a word that is nothing but a bare word. */
export function plain(word: Word | undefined): string | undefined {
  const only = word?.segments.length === 1 && word.key === undefined ? word.segments[0] : undefined;
  return only?.kind === "bare" ? only.source : undefined;
}

/** The value of a word where it says it itself: no command, variable or group in it. */
export function literal(word: Word): string | undefined {
  let value = "";
  for (const segment of word.segments) {
    if (segment.kind === "bare") value += textOf(segment.source);
    else if (segment.kind === "string" && !isInterpolated(segment.source)) value += textOf(segment.source);
    else return undefined;
  }
  return value;
}

/** Does a string hold `$name`, `$(…)` or `$[…]` that the console would put a value in for? */
export function isInterpolated(inside: string): boolean {
  for (let at = inside.indexOf("$"); at !== -1; at = inside.indexOf("$", at + 1)) {
    if (!isEscaped(inside, at) && /[\w"[(]/.test(inside[at + 1] ?? "")) return true;
  }
  return false;
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === "\\") from--;
  return (at - from) % 2 === 1;
}

/** Undefined where the statement does not begin with a word (a block, a variable, a command in brackets). */
export function commandOf(statement: Statement, context: string): Command | undefined {
  const first = plain(statement.words[0]);
  if (first === undefined) return undefined;
  if (verbs.has(first)) return { path: context, verb: first, args: statement.words.slice(1), at: statement.at };
  if (first.startsWith(":")) return { path: context, verb: first, args: statement.words.slice(1), at: statement.at };
  const names = first.startsWith("/")
    ? []
    : context
        .split("/")
        .slice(1)
        .filter((name) => name !== "");
  return walk(statement, names);
}

const name = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/** Goes down the menus as far as the words name them, to a verb where there is one. */
function walk(statement: Statement, names: string[]): Command {
  const { words } = statement;
  for (let at = 0; at < words.length; at++) {
    const parts = plain(words[at])
      ?.split("/")
      .filter((part) => part !== "");
    if (parts === undefined || !parts.every((part) => name.test(part))) return leave(statement, names, at);
    for (const [index, part] of parts.entries()) {
      const ends = index === parts.length - 1;
      if (ends && isVerb(names, part))
        return { path: `/${names.join("/")}`, verb: part, args: words.slice(at + 1), at: (words[at]?.end ?? 0) - part.length };
      names.push(part);
    }
    if (at + 1 < words.length && !isMenu(`/${names.join("/")}`) && !goesOn(words, at)) return leave(statement, names, at + 1);
  }
  return leave(statement, names, words.length);
}

/** Commands that stand where a menu's name could. */
const commands: ReadonlySet<string> = new Set(
  (
    "reboot shutdown reset-configuration import ping traceroute fetch info warning error debug quit undo redo sign save load sup-output " +
    "execute delay run monitor flush renew release upgrade download install check-for-updates send start stop connect disconnect refresh " +
    "wol torch profile speed-test bandwidth-test mac-telnet ssh telnet"
  ).split(" "),
);

function isVerb(names: readonly string[], part: string): boolean {
  return verbs.has(part) || (commands.has(part) && !isMenu(`/${[...names, part].join("/")}`));
}

/** In a menu that nobody listed (`/zerotier interface add …`) the path goes on up to the verb, or to the end of the line. */
function goesOn(words: readonly Word[], at: number): boolean {
  const rest = words.slice(at + 1);
  const verb = rest.findIndex((word) => verbs.has(plain(word) ?? "") || commands.has(plain(word) ?? ""));
  return rest.slice(0, verb === -1 ? rest.length : verb).every((word) => name.test(plain(word)?.replaceAll("/", "") ?? ""));
}

/** No verb among the words: a way to a menu, or a command of a menu (`/system reboot`). */
function leave(statement: Statement, names: readonly string[], used: number): Command {
  const path = `/${names.join("/")}`;
  const args = statement.words.slice(used);
  if (args.length === 0) return { path, args, at: statement.at };
  if (isMenu(path) && args.length > 0) return { path, verb: "", args, at: args[0]?.at ?? statement.at };
  return { path: `/${names.slice(0, -1).join("/")}`, verb: names.at(-1) ?? "", args, at: statement.at };
}
