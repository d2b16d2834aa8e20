// Runs statements: goes to menus, calls verbs and control commands, and says what the console does not know.
import { type Command, commandOf, isMenu } from "../command.ts";
import { readStatements, type Statement, type Word } from "../grammar.ts";
import type { Menu } from "../menu.ts";
import { menuOf } from "../menus.ts";
import { knowsMenu, knowsVerb, schemaVersion } from "../schema.ts";
import { readArguments } from "./arguments.ts";
import { configure } from "./configure.ts";
import { control } from "./control.ts";
import { type Frame, innerFrame } from "./frame.ts";
import { everyInterface, onInterfaces } from "./interfaces.ts";
import type { Machine } from "./machine.ts";
import { find, get, print } from "./read.ts";
import { badCommand, DeviceError, expectedEnd } from "./refusal.ts";
import { textOfValue, type Value } from "./value.ts";

/** `:return` ends the script it stands in. */
export class Returned extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super("return outside of a script");
    this.value = value;
  }
}

/** Runs a script in its frame; the value is that of its last statement. Nothing runs when a statement cannot be read. */
export function runScript(machine: Machine, source: string, frame: Frame): Value {
  const statements = readStatements(source);
  const bad = statements.find((statement) => statement.bad !== undefined);
  if (bad?.bad !== undefined) throw new DeviceError(bad.open ? "expected closing brace" : "syntax error", frame.base + bad.bad);
  let value: Value;
  for (const statement of statements) value = runStatement(machine, statement, source, frame);
  return value;
}

/** A line that only goes to a menu. */
export function isHeading(statement: Statement, frame: Frame): boolean {
  const command = commandOf(statement, frame.path);
  return command !== undefined && command.verb === undefined;
}

/** Runs one statement of a script. */
export function runStatement(machine: Machine, statement: Statement, source: string, frame: Frame): Value {
  const command = commandOf(statement, frame.path);
  if (command === undefined) return runOther(machine, statement, frame);
  const { verb } = command;
  if (verb?.startsWith(":") === true) return runControl(machine, command, verb.slice(1), frame, source);
  if (verb === undefined) return goTo(machine, command, statement, frame);
  const menu = menuOf(command.path);
  if (menu === undefined || !isHere(machine, menu) || !isVerb(machine, menu, verb))
    return runOnHost(machine, command, statement, source, frame);
  return runVerb(machine, frame, menu, verb, command.args, source);
}

/** A block, a command in brackets: its own script. */
function runOther(machine: Machine, statement: Statement, frame: Frame): Value {
  const segment = statement.words[0]?.segments[0];
  if (segment === undefined || (segment.kind !== "block" && segment.kind !== "command") || statement.words.length > 1)
    throw new DeviceError("syntax error", frame.base + statement.at);
  return runScript(machine, segment.source, innerFrame(frame, frame.base + segment.at));
}

function runControl(machine: Machine, command: Command, name: string, frame: Frame, source: string): Value {
  const run = Object.hasOwn(control, name) ? control[name] : undefined;
  if (run === undefined) throw badCommand(name, frame.base + command.at + 1);
  return run(machine, frame, command.args, source);
}

function goTo(machine: Machine, command: Command, statement: Statement, frame: Frame): undefined {
  if (!isMenu(command.path)) throw unknown(machine, command, statement, frame);
  frame.path = command.path;
}

/** Does the device have this menu? One of a version that nobody listed has them all. */
function isHere(machine: Machine, menu: Menu): boolean {
  return knowsMenu(machine.base.version, menu.path);
}

function isVerb(machine: Machine, menu: Menu, verb: string): boolean {
  const { version } = machine.base;
  const listed = version !== undefined && schemaVersion(version) !== undefined ? version : undefined;
  if (verb === "comment") return menu.comment && menu.kind !== "singleton";
  if (verb === "find" && menu.kind !== "singleton") return true;
  return knowsVerb(listed, menu.path, verb) && (Object.hasOwn(configure, verb) || verb === "find" || verb === "get" || verb === "print");
}

function runOnHost(machine: Machine, command: Command, statement: Statement, source: string, frame: Frame): undefined {
  const last = statement.words.at(-1)?.end ?? statement.end;
  const done = machine.host?.({ path: command.path, verb: command.verb ?? "", text: source.slice(statement.at, last) });
  // a line in the device's log changes nothing
  if (done === undefined && command.path === "/log") return;
  if (done === undefined) throw unknown(machine, command, statement, frame);
  machine.output.push(done.output);
  if (done.error !== undefined) throw new DeviceError(done.error);
}

/** The first name on the way that leads nowhere; or, where the way is right, the verb. */
function unknown(machine: Machine, command: Command, statement: Statement, frame: Frame): DeviceError {
  const names = command.path.split("/").slice(1);
  const lost = names.findIndex((_, at) => !isMenu(`/${names.slice(0, at + 1).join("/")}`));
  const known = lost === -1 && menuOf(command.path) !== undefined && !isHere(machine, menuOf(command.path) as Menu);
  const name = lost === -1 ? (known ? names.at(-1) : command.verb) : names[lost];
  if (name === undefined || name === "") return expectedEnd(frame.base + command.at);
  return badCommand(name, frame.base + placeOf(statement, name, command.at));
}

function placeOf(statement: Statement, name: string, otherwise: number): number {
  for (const word of statement.words) {
    const at = word.key === undefined ? (word.segments[0]?.source.split("/").indexOf(name) ?? -1) : -1;
    const source = word.segments[0]?.source ?? "";
    if (at !== -1) return word.at + source.split("/").slice(0, at).join("/").length + (at > 0 ? 1 : 0);
  }
  return otherwise;
}

function runVerb(machine: Machine, frame: Frame, menu: Menu, verb: string, words: readonly Word[], source: string): Value {
  // commands in brackets among the arguments are of the same menu: /ip/address/set [find …]
  const inside = { ...frame, path: menu.path };
  if (menu.path === everyInterface && Object.hasOwn(onInterfaces, verb)) return onInterfaces[verb]?.(machine, inside, menu, words, source);
  if (verb === "find") return find(machine, inside, menu, words, source);
  if (verb === "print") return printed(machine, inside, menu, words, source);
  const given = readArguments(machine, inside, menu, verb, words);
  if (verb === "get") return get(machine, menu, given);
  return configure[verb]?.(machine, menu, given);
}

/** `print count-only` at the top of a script prints its number; within brackets it is the value. */
function printed(machine: Machine, frame: Frame, menu: Menu, words: readonly Word[], source: string): Value {
  const value = print(machine, frame, menu, words, source);
  if (typeof value === "number" && frame.outer === undefined) machine.output.push(`${textOfValue(value)}\n`);
  return value;
}
