// An export, or any text of `add` and `set` lines, to a model. What cannot be read is named with its place; what is not known is kept whole.
import { modelOf } from "./build.ts";
import { type Command, commandOf, isMenu, literal, plain, verbs } from "./command.ts";
import { implied, isBefore7 } from "./dialect.ts";
import { eachStatement, type Statement, type Word } from "./grammar.ts";
import { type Position, positionOf, type Source, sourceOf } from "./lines.ts";
import type { Menu } from "./menu.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { normalAttributes } from "./normal.ts";
import { knows, requiredArguments } from "./schema.ts";
import { selectorOf } from "./selector.ts";

interface Draft {
  readonly id: number;
  readonly attributes: Map<string, string>;
  readonly fixed: boolean;
  readonly opaque?: string;
}

interface Reading {
  readonly source: Source;
  readonly menus: Map<string, Draft[]>;
  /** fixed items by path and selector, to merge what several lines say of one */
  readonly found: Map<string, Draft>;
  readonly unparsed: Position[];
  readonly incomplete: Set<string>;
  /** the menu that the last heading went to */
  path: string | undefined;
  version: string | undefined;
  model: string | undefined;
  next: number;
}

/** What could be wrong with a statement: the word where it is. */
type Trouble = number | undefined;

/** Any export (compact, terse, verbose, v6 and v7). Never throws. Clear secrets are kept as they are. */
export function parse(text: string): RouterosModel {
  const source = sourceOf(text);
  const reading: Reading = {
    source,
    menus: new Map(),
    found: new Map(),
    unparsed: [],
    incomplete: new Set(),
    path: undefined,
    version: undefined,
    model: undefined,
    next: 1,
  };
  readAll(reading);
  const menus = new Map([...reading.menus].map(([path, drafts]) => [path, drafts.map((draft) => finished(path, draft, reading.version))]));
  const { version, model } = reading;
  return modelOf(menus, {
    ...(version === undefined ? {} : { version }),
    ...(model === undefined ? {} : { model }),
    unparsed: reading.unparsed,
    incomplete: [...reading.incomplete],
  });
}

function readAll(reading: Reading): void {
  const { text, cut } = reading.source;
  for (const statement of eachStatement(text)) {
    if (text[statement.at] === "#") readComment(reading, text.slice(statement.at, statement.end - 1));
    else if (statement.bad !== undefined || statement.words.length > 0) take(reading, statement, cut && statement.end >= text.length);
  }
}

/** Status comments come and go without a change of configuration; only the header and the device's own complaints say something. */
function readComment(reading: Reading, comment: string): void {
  reading.version ??= /(?:\bby RouterOS |^#\s*version: )(\d\S*)/.exec(comment)?.[1];
  reading.model ??= /^#\s*model\s*=\s*(\S.*?)\s*$/.exec(comment)?.[1];
  const failed = /^#\s*(?:error exporting|interrupted)\s*"?([^"(]*)"?/.exec(comment);
  if (failed === null) return;
  const words = (failed[1] ?? "").split(/[\s/]+/).filter((word) => word !== "");
  reading.incomplete.add(words.length === 0 ? (reading.path ?? "/") : `/${words.join("/")}`);
}

function take(reading: Reading, statement: Statement, last: boolean): void {
  const command = statement.bad === undefined ? commandOf(statement, reading.path ?? "/") : undefined;
  if (last && isCutOff(statement, command)) {
    reading.incomplete.add(command?.path ?? pathOfCut(reading, statement));
    return;
  }
  const trouble = statement.bad ?? (command === undefined ? readOther(reading, statement) : run(reading, statement, command));
  if (trouble === undefined) return;
  for (const at of linesOf(reading.source.text, statement, wordStart(reading.source.text, trouble))) {
    reading.unparsed.push(positionOf(reading.source, at));
  }
}

/** Where the trouble is; and of a block, which is many lines, what stands on each of the others: it was not read either. */
function linesOf(text: string, { at: start, end }: Statement, trouble: number): readonly number[] {
  const places: number[] = [];
  for (let at = start; at < end; at = lineAfter(text, at)) {
    const first = trouble >= at && trouble < lineAfter(text, at) ? trouble : at + text.slice(at).search(/\S|\n/);
    if (first === trouble || !/[\n#]/.test(text[first] ?? "\n")) places.push(first);
  }
  return places;
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

/** What is wrong with a value is told with its key, without which nobody could see that it is a secret. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && /\S/.test(text[start - 1] ?? "")) start--;
  return start;
}

/** The text ends within this statement: it cannot be read, or lacks what the device always prints. */
function isCutOff(statement: Statement, command: Command | undefined): boolean {
  if (statement.bad !== undefined) return true;
  if (command?.verb !== "add") return false;
  return requiredArguments(command.path).some((key) => !command.args.some((word) => word.key === key));
}

function pathOfCut(reading: Reading, statement: Statement): string {
  const readable = { ...statement, words: statement.words.filter((word) => word.key === undefined) };
  return commandOf(readable, reading.path ?? "/")?.path ?? reading.path ?? "/";
}

function run(reading: Reading, statement: Statement, command: Command): Trouble {
  const { path, verb } = command;
  if (verb === undefined) {
    reading.path = path;
    return statement.words[0] !== undefined && plain(statement.words[0])?.startsWith("/") !== true && !isMenu(path)
      ? statement.at
      : undefined;
  }
  if (verb === "") return command.at;
  if (path === "/" && (verbs.has(verb) || !statementIsAbsolute(statement)) && !verb.startsWith(":")) return statement.at;
  if (!verbs.has(verb) && !verb.startsWith(":") && !statementIsAbsolute(statement)) return statement.at;
  const menu = menuOf(path);
  if (menu === undefined || (verb !== "add" && verb !== "set")) return opaque(reading, statement, command);
  return verb === "add" ? readAdd(reading, statement, command, menu) : readSet(reading, statement, command, menu);
}

/** Blocks and variables are script; a bracket or a quote at the start of a line is none of it. */
function readOther(reading: Reading, statement: Statement): Trouble {
  const kind = statement.words[0]?.segments[0]?.kind;
  return kind === "block" || kind === "variable" ? opaque(reading, statement, undefined) : statement.at;
}

function statementIsAbsolute(statement: Statement): boolean {
  return plain(statement.words[0])?.startsWith("/") === true;
}

/** Kept whole, with its full path in front. */
function opaque(reading: Reading, statement: Statement, command: Command | undefined): undefined {
  const { text } = reading.source;
  const end = statement.words.at(-1)?.end ?? statement.end;
  const scripted = command?.verb === undefined || command.verb.startsWith(":");
  const path = scripted ? "/" : command.path;
  const rest = command?.args[0] === undefined ? "" : ` ${text.slice(command.args[0].at, end)}`;
  const whole = scripted ? text.slice(statement.at, end) : `${path === "/" ? "/" : `${path} `}${command.verb}${rest}`;
  push(reading, path, { id: reading.next++, attributes: new Map(), fixed: false, opaque: whole });
}

function push(reading: Reading, path: string, draft: Draft): void {
  const items = reading.menus.get(path);
  if (items === undefined) reading.menus.set(path, [draft]);
  else items.push(draft);
}

function readAdd(reading: Reading, statement: Statement, command: Command, menu: Menu): Trouble {
  const attributes = new Map<string, string>();
  const trouble = readAttributes(command.args, menu, attributes);
  if (trouble === "script") return opaque(reading, statement, command);
  if (trouble !== undefined) return trouble;
  push(reading, menu.path, { id: reading.next++, attributes, fixed: false });
  return undefined;
}

/** What only a script says: where to put an item, what to copy. */
const scripted: ReadonlySet<string> = new Set(["place-before", "copy-from", "numbers"]);

/** Reads `key=value`, flags and `!key`; "script" where a value is not written there but worked out. */
function readAttributes(words: readonly Word[], menu: Menu, into: Map<string, string>): Trouble | "script" {
  let stem = "";
  for (const word of words) {
    if (word.key === undefined) {
      const flag = plain(word);
      if (flag === undefined) return "script";
      if (flag.startsWith("!") && flag.length > 1) into.delete(flag.slice(1));
      else if (menu.flags.includes(flag) || knows(undefined, menu.path, flag)) into.set(flag, "yes");
      else return word.at;
      continue;
    }
    // `local.role=ebgp .address=…`: a key that begins with a dot goes on with the stem of the one before
    const key = word.key.startsWith(".") ? `${stem}${word.key}` : word.key;
    if (key.includes(".")) stem = key.slice(0, key.lastIndexOf("."));
    const value = literal(word);
    if (value === undefined || scripted.has(key)) return "script";
    into.set(key, value);
  }
  return undefined;
}

function readSet(reading: Reading, statement: Statement, command: Command, menu: Menu): Trouble {
  const [first, ...others] = command.args;
  const many = menu.kind !== "singleton" && !isOnlyOne(menu, first);
  const target = many && first !== undefined && first.key === undefined ? selectorOf(menu, first) : undefined;
  if (many && target === undefined) return opaque(reading, statement, command);
  const attributes = new Map<string, string>();
  const trouble = readAttributes(target === undefined ? command.args : others, menu, attributes);
  if (trouble === "script") return opaque(reading, statement, command);
  if (trouble !== undefined) return trouble;
  merge(reading, menu, target, attributes);
  return undefined;
}

/** A `set` that names nothing, in a menu that once held one thing only. */
function isOnlyOne(menu: Menu, first: Word | undefined): boolean {
  return menu.singleBefore !== undefined && (first === undefined || first.key !== undefined);
}

/** A `set` of an item that was spoken of before adds to it; else it is one that the device has by itself. */
function merge(reading: Reading, menu: Menu, target: readonly [string, string] | undefined, attributes: ReadonlyMap<string, string>): void {
  const selector = `${menu.path} ${target?.join("=") ?? ""}`;
  let draft = reading.found.get(selector) ?? (target === undefined ? undefined : added(reading, menu, target));
  if (draft === undefined) {
    draft = { id: reading.next++, attributes: new Map(target === undefined ? [] : [[target[0], target[1]]]), fixed: true };
    push(reading, menu.path, draft);
  }
  reading.found.set(selector, draft);
  for (const [key, value] of attributes) draft.attributes.set(key, value);
}

/** An item that the text itself added, by the attribute that a later `set` names it with. */
function added(reading: Reading, menu: Menu, [key, value]: readonly [string, string]): Draft | undefined {
  if (menu.fixed === key) return undefined;
  return reading.menus.get(menu.path)?.find((draft) => !draft.fixed && draft.attributes.get(key) === value);
}

/** Before version 7 an export could call a menu's own item by its name too. */
function renameOwn({ namesBefore7 }: Menu, attributes: Map<string, string>, version: string | undefined): void {
  const name = attributes.get("name");
  if (!isBefore7(version) || name === undefined || namesBefore7?.includes(name) !== true) return;
  attributes.delete("name");
  attributes.set("default", "yes");
}

function finished(path: string, draft: Draft, version: string | undefined): Item {
  if (draft.opaque !== undefined) return draft;
  const menu = menuOf(path);
  if (menu === undefined) return draft;
  if (draft.fixed) renameOwn(menu, draft.attributes, version);
  else for (const [key, value] of Object.entries(implied(version, menu))) if (!draft.attributes.has(key)) draft.attributes.set(key, value);
  return { id: draft.id, attributes: normalAttributes(menu, draft.attributes, draft.fixed), fixed: draft.fixed };
}
