// Runs a command line: words are expanded, pipes joined, exit statuses decide. What takes its time is waited for by whoever drives it.
import { done, failure, type Machine, output, put, type Result, takeBack } from "./machine.ts";
import type { AndOr, Command, List, Part, Pipeline, Redirect, Word } from "./shell.ts";
import { tools } from "./tools.ts";

/** A run that may wait: each thing that it yields has to be over before it goes on. */
export type Work = Generator<Promise<void>, Result, void>;

/** A command by its name; the words behind it, what is piped into it, and the names that are set. */
export type Tool = (machine: Machine, words: readonly string[], input: string, names: Names) => Result | Work;
export type Names = ReadonlyMap<string, string>;

/** Where a command line runs: a model alone knows the tools of a change; a machine that is played whole has more. */
export interface Place {
  readonly machine: Machine;
  readonly tools: Readonly<Record<string, Tool>>;
  /** files that a pattern means; absent: patterns are words */
  readonly glob?: (pattern: string) => readonly string[];
  /** takes over what is to run beside all else */
  readonly background?: (list: List, names: Names) => void;
}

/** To its end, at once. */
export function runList(machine: Machine, list: List): Result {
  const { value, done: isOver } = runs({ machine, tools }, list, new Map(), "").next();
  if (isOver !== true) throw new TypeError("a command waits where nothing can");
  return value;
}

export function* runs(place: Place, list: List, names: Names, input: string): Work {
  let [out, err, status] = ["", "", 0];
  let known = names;
  for (const andOr of list) {
    const result: Result = andOr.beside === true ? beside(place, andOr, known) : yield* runAndOr(place, andOr, known, input);
    out += result.out;
    err += result.err;
    status = result.status;
    if (result.exits === true) return { status, out, err, exits: true };
    known = new Map([...names, ["?", `${status}`]]);
  }
  return { status, out, err };
}

function beside({ background }: Place, andOr: AndOr, names: Names): Result {
  if (background === undefined) return failure("sh: 1: nothing can run beside");
  const { first, rest } = andOr;
  background([{ first, rest }], names);
  return done;
}

function* runAndOr(place: Place, { first, rest }: AndOr, names: Names, input: string): Work {
  let result = yield* runPipeline(place, first, names, input);
  for (const { when, pipeline } of rest) {
    if (result.exits === true) return result;
    if ((result.status === 0) !== (when === "&&")) continue;
    const next = yield* runPipeline(place, pipeline, new Map([...names, ["?", `${result.status}`]]), input);
    result = after(result, next);
  }
  return result;
}

/** The last command of a pipe decides. */
function* runPipeline(place: Place, { negated, commands }: Pipeline, names: Names, input: string): Work {
  let [result, err] = [output(input), ""];
  for (const command of commands) {
    result = yield* runCommand(place, command, names, result.out);
    err += result.err;
  }
  const status = negated ? (result.status === 0 ? 1 : 0) : result.status;
  // The parts of a pipe are shells of their own.
  return { status, out: result.out, err, ...(commands.length === 1 && result.exits === true ? { exits: true } : {}) };
}

function* runCommand(place: Place, command: Command, names: Names, input: string): Work {
  const result =
    command.kind === "simple" ? yield* runSimple(place, command.words, names, input) : yield* runCompound(place, command, names, input);
  return redirected(place.machine, result, yield* targets(place, command.redirects, names));
}

function* runCompound(place: Place, command: Exclude<Command, { kind: "simple" }>, names: Names, input: string): Work {
  if (command.kind === "group") return yield* runs(place, command.body, names, input);
  if (command.kind === "for") return yield* runFor(place, command, names);
  if (command.kind === "while") return yield* runWhile(place, command, names);
  const test = yield* runs(place, command.test, names, input);
  if (test.exits === true) return test;
  const branch = yield* runs(place, test.status === 0 ? command.then : command.otherwise, names, "");
  return { ...branch, out: test.out + branch.out };
}

function* runFor(place: Place, { name, words, body }: Extract<Command, { kind: "for" }>, names: Names): Work {
  let all: Result = done;
  for (const value of yield* expanded(place, words, names)) {
    all = after(all, yield* runs(place, body, new Map([...names, [name, value]]), ""));
    if (all.exits === true) return all;
  }
  return all;
}

function* runWhile(place: Place, { test, body }: Extract<Command, { kind: "while" }>, names: Names): Work {
  let all: Result = done;
  while ((yield* runs(place, test, names, "")).status === 0) {
    all = after(all, yield* runs(place, body, names, ""));
    if (all.exits === true) return all;
  }
  return all;
}

function after(before: Result, next: Result): Result {
  return { ...next, out: before.out + next.out, err: before.err + next.err };
}

function* runSimple(place: Place, words: readonly Word[], names: Names, input: string): Work {
  const { machine } = place;
  const [name = "", ...rest] = yield* expanded(place, words, names);
  const tool = Object.hasOwn(place.tools, name) ? place.tools[name] : undefined;
  const length = machine.journal.length;
  const asked = tool === undefined ? failure(`sh: 1: ${name}: not found`, 127) : tool(machine, rest, input, names);
  const result = "status" in asked ? asked : yield* asked;
  if (result.status !== 0 && name === "nft") takeBack(machine, length);
  return result;
}

interface Target {
  readonly to: Redirect["to"];
  readonly path: string;
}

function* targets(place: Place, redirects: readonly Redirect[], names: Names): Generator<Promise<void>, readonly Target[], void> {
  const found: Target[] = [];
  for (const { to, word } of redirects) {
    const [path = ""] = yield* expanded(place, [word], names);
    found.push({ to, path });
  }
  return found;
}

/** From left to right: `2>&1` goes where the output goes by then. */
function redirected(machine: Machine, { out, err, ...rest }: Result, redirects: readonly Target[]): Result {
  let [into, complaints]: (Target | "out" | "err")[] = ["out", "err"];
  for (const target of redirects) {
    if (target.to === "2>&1") complaints = into ?? "out";
    else if (target.to === "2>") complaints = target;
    else if (target.to !== "<") into = target;
  }
  const shown = { out: "", err: "" };
  const written = new Map<Target, string>();
  for (const [text, where] of [
    [out, into],
    [err, complaints],
  ] as const) {
    if (where === "out" || where === "err") shown[where] += text;
    else if (where !== undefined) written.set(where, (written.get(where) ?? "") + text);
  }
  for (const [{ to, path }, text] of written) {
    const before = to === ">>" ? (machine.drafts.get(path) ?? []) : [];
    if (path !== "/dev/null") put(machine, machine.drafts, path, [...before, ...linesIn(text)]);
  }
  return { ...rest, ...shown };
}

function linesIn(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function* expanded(place: Place, words: readonly Word[], names: Names): Generator<Promise<void>, string[], void> {
  const fields: string[] = [];
  for (const word of words) for (const field of yield* expand(place, word, names)) fields.push(...matching(place, word, field));
  return fields;
}

/** A pattern that means no file is a word. */
function matching({ glob }: Place, word: Word, field: string): readonly string[] {
  const isPattern =
    glob !== undefined &&
    word.some(({ kind, quoted, ...part }) => kind === "text" && !quoted && /[*?[]/.test("text" in part ? part.text : ""));
  const found = isPattern ? glob(field) : [];
  return found.length === 0 ? [field] : found;
}

/** What is expanded outside of quotes falls apart at its blanks. */
function* expand(place: Place, word: Word, names: Names): Generator<Promise<void>, string[], void> {
  const fields: string[] = [];
  let open: string | undefined;
  for (const part of word) {
    const text = yield* textOf(place, part, names);
    if (part.quoted || part.kind === "text") {
      open = (open ?? "") + text;
      continue;
    }
    const pieces = text.split(/[ \t\n]+/);
    pieces.forEach((piece, at) => {
      if (at > 0 && open !== undefined) fields.push(open);
      if (at > 0) open = undefined;
      if (piece !== "") open = (open ?? "") + piece;
    });
  }
  return open === undefined ? fields : [...fields, open];
}

function* textOf(place: Place, part: Part, names: Names): Generator<Promise<void>, string, void> {
  if (part.kind === "text") return part.text;
  if (part.kind === "name") return names.get(part.name) ?? "";
  return (yield* runs(place, part.list, names, "")).out.replace(/\n+$/, "");
}
