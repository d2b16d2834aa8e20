// Runs a command line: words are expanded, pipes joined, exit statuses decide.
import { done, failure, type Machine, output, put, type Result, takeBack } from "./machine.ts";
import type { AndOr, Command, List, Pipeline, Redirect, Word } from "./shell.ts";
import { tools } from "./tools.ts";

type Names = ReadonlyMap<string, string>;

export function runList(machine: Machine, list: List, names: Names = new Map(), input = ""): Result {
  let [out, err, status] = ["", "", 0];
  for (const andOr of list) {
    const result = runAndOr(machine, andOr, names, input);
    out += result.out;
    err += result.err;
    status = result.status;
  }
  return { status, out, err };
}

function runAndOr(machine: Machine, { first, rest }: AndOr, names: Names, input: string): Result {
  let result = runPipeline(machine, first, names, input);
  for (const { when, pipeline } of rest) {
    if ((result.status === 0) !== (when === "&&")) continue;
    const next = runPipeline(machine, pipeline, names, input);
    result = { status: next.status, out: result.out + next.out, err: result.err + next.err };
  }
  return result;
}

/** The last command of a pipe decides. */
function runPipeline(machine: Machine, { negated, commands }: Pipeline, names: Names, input: string): Result {
  let [result, err] = [output(input), ""];
  for (const command of commands) {
    result = runCommand(machine, command, names, result.out);
    err += result.err;
  }
  return { status: negated ? (result.status === 0 ? 1 : 0) : result.status, out: result.out, err };
}

function runCommand(machine: Machine, command: Command, names: Names, input: string): Result {
  if (command.kind === "for") {
    let all: Result = done;
    for (const value of expanded(machine, command.words, names)) {
      const turn = runList(machine, command.body, new Map([...names, [command.name, value]]));
      all = { status: turn.status, out: all.out + turn.out, err: all.err + turn.err };
    }
    return all;
  }
  if (command.kind === "if") {
    const test = runList(machine, command.test, names, input);
    const branch = runList(machine, test.status === 0 ? command.then : command.otherwise, names);
    return { ...branch, out: test.out + branch.out };
  }
  const [name = "", ...words] = expanded(machine, command.words, names);
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  const length = machine.journal.length;
  const result = tool === undefined ? failure(`sh: 1: ${name}: not found`, 127) : tool(machine, words, input);
  if (result.status !== 0 && name === "nft") takeBack(machine, length);
  return redirected(machine, result, command.redirects, names);
}

function redirected(machine: Machine, result: Result, redirects: readonly Redirect[], names: Names): Result {
  let { out, err } = result;
  for (const { to, word } of redirects) {
    const [path = ""] = expanded(machine, [word], names);
    if (to === "2>&1") {
      out += err;
      err = "";
    } else if (to === "2>") err = "";
    else if (to !== "<") {
      const before = to === ">>" ? (machine.drafts.get(path) ?? []) : [];
      if (path !== "/dev/null") put(machine, machine.drafts, path, [...before, ...out.split("\n").slice(0, -1)]);
      out = "";
    }
  }
  return { ...result, out, err };
}

function expanded(machine: Machine, words: readonly Word[], names: Names): string[] {
  return words.flatMap((word) => expand(machine, word, names));
}

/** What is expanded outside of quotes falls apart at its blanks. */
function expand(machine: Machine, word: Word, names: Names): string[] {
  const fields: string[] = [];
  let open: string | undefined;
  for (const part of word) {
    const text =
      part.kind === "text"
        ? part.text
        : part.kind === "name"
          ? (names.get(part.name) ?? "")
          : runList(machine, part.list, names).out.replace(/\n+$/, "");
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
