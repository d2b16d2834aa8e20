// Files and what reads them: a file is written beside its place, put there at once, then its reader is told.
import { kindOf } from "../bundle.ts";
import { readFile } from "../file/read.ts";
import { done, failure, keyed, type Machine, output, put, type Result } from "./machine.ts";

type Tool = (machine: Machine, words: readonly string[], input: string) => Result;

export const files: Readonly<Record<string, Tool>> = {
  install,
  mv,
  rm,
  cat: (machine, [path = ""]) => cat(machine, path),
  test: (machine, [flag, path = ""]) => (flag === "-e" && isThere(machine, path) ? done : failure("")),
  sshd: (machine, words) => checkSshd(machine, words),
  ip: (machine, words) => ip(machine, words),
  networkctl: (_, words) => (words[0] === "reload" ? done : failure(`Unknown command verb ${words[0] ?? ""}.`)),
  systemctl: (_, words) =>
    words.length === 2 && /^(reload|restart|try-reload-or-restart)$/.test(words[0] ?? "")
      ? done
      : failure(`Unknown command verb ${words[0] ?? ""}.`),
  sysctl: (machine, words) => sysctl(machine, words),
  ifreload: (_, words) => (words[0] === "-a" ? done : failure("ifreload: error: one of the arguments -a is required")),
};

function isThere(machine: Machine, path: string): boolean {
  return machine.drafts.has(path) || machine.parts.has(path);
}

/** `install -D -m MODE /dev/stdin PATH` */
function install(machine: Machine, words: readonly string[], input: string): Result {
  const plain: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "-m" || word === "-o" || word === "-g") at++;
    else if (word !== "-D" && word !== "--") plain.push(word);
  }
  const [from, path] = plain;
  if (from !== "/dev/stdin" || path === undefined) return failure("install: missing file operand");
  write(machine, path, input.split("\n").slice(0, -1));
  return done;
}

function write(machine: Machine, path: string, lines: readonly string[]): void {
  if (machine.parts.has(path) || !path.endsWith(".simpul")) place(machine, path, lines);
  else put(machine, machine.drafts, path, lines);
}

/** What is in its place is read by its kind. */
function place(machine: Machine, path: string, lines: readonly string[]): void {
  const { items } = readFile({ path, kind: wholeKind(path), lines, first: 1 });
  put(machine, machine.parts, path, keyed(path, items));
  machine.changed.add(path);
}

/** FRR, nft and tc read their files when they start, not now. */
function wholeKind(path: string): ReturnType<typeof kindOf> {
  const kind = kindOf(path);
  return kind === "frr" || kind === "nft" || kind === "tc" ? "whole" : kind;
}

function mv(machine: Machine, words: readonly string[]): Result {
  const [from = "", to = ""] = words.filter((word) => word !== "-f" && word !== "--");
  const lines = machine.drafts.get(from);
  if (lines === undefined) return failure(`mv: cannot stat '${from}': No such file or directory`);
  put(machine, machine.drafts, from, undefined);
  place(machine, to, lines);
  return done;
}

function rm(machine: Machine, words: readonly string[]): Result {
  const forced = words.includes("-f");
  for (const path of words.filter((word) => !word.startsWith("-"))) {
    if (!isThere(machine, path) && !forced) return failure(`rm: cannot remove '${path}': No such file or directory`);
    if (machine.parts.has(path)) machine.changed.add(path);
    if (machine.parts.has(path)) put(machine, machine.parts, path, undefined);
    if (machine.drafts.has(path)) put(machine, machine.drafts, path, undefined);
  }
  return done;
}

function cat(machine: Machine, path: string): Result {
  const lines =
    machine.drafts.get(path) ??
    [...(machine.parts.get(path)?.values() ?? [])].flatMap(({ text, children = [] }) => [text, ...children.map((one) => one.text)]);
  return isThere(machine, path) ? output(lines.map((line) => `${line}\n`).join("")) : failure(`cat: ${path}: No such file or directory`);
}

/** `sshd -t`, or with -f one file. */
function checkSshd(machine: Machine, words: readonly string[]): Result {
  const path = words[words.indexOf("-f") + 1];
  if (!words.includes("-t")) return failure("sshd: only -t is known");
  if (!words.includes("-f") || path === undefined) return done;
  const lines = machine.drafts.get(path);
  if (lines === undefined) return failure(`${path}: No such file or directory`);
  const { items, unparsed } = readFile({ path, kind: "sshd", lines, first: 1 });
  const [bad] = unparsed;
  const strange = items.find(({ opaque }) => opaque);
  if (bad !== undefined) return failure(`${path}: line ${bad.line}: no argument after keyword "${bad.text}"`, 255);
  return strange === undefined ? done : failure(`${path}: Bad configuration option: ${strange.key}`, 255);
}

/** Interfaces that a .netdev file makes are there until they are deleted. */
function ip(machine: Machine, words: readonly string[]): Result {
  const [what, verb, ...rest] = words;
  const name = rest.filter((word) => word !== "dev")[0] ?? "";
  if (what !== "link" || (verb !== "show" && verb !== "delete")) return failure(`Object "${what ?? ""}" is unknown, try "ip help".`);
  if (verb === "show") return done;
  machine.changed.add(`link ${name}`);
  return done;
}

function sysctl(machine: Machine, words: readonly string[]): Result {
  const path = words[words.indexOf("-p") + 1];
  if (!words.includes("-p")) return words.includes("--system") ? done : failure("sysctl: only -p and --system are known");
  return path === undefined || isThere(machine, path) ? done : failure(`sysctl: cannot open "${path}": No such file or directory`, 255);
}
