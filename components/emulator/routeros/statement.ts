// A RouterOS script cut into statements, and a statement into path, verb and arguments: as much grammar as the console itself needs.

/** Text of one statement and where it starts; line and column from 1. */
export interface Statement {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** where it begins and ends in the script */
  readonly at: number;
  readonly end: number;
}

const opening: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Top-level statements; `;` and ends of lines part them, except in quotes, brackets and after a backslash. */
export function statementsOf(script: string): readonly Statement[] {
  const found: Statement[] = [];
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < script.length; ) {
    const end = endOf(script, at);
    const text = script.slice(at, end).trim();
    const start = script.indexOf(text, at);
    for (let next = script.indexOf("\n", lineStart); next !== -1 && next < start; next = script.indexOf("\n", lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    if (text !== "" && !text.startsWith("#"))
      found.push({ text, line, column: start - lineStart + 1, at: start, end: start + text.length });
    at = end + 1;
  }
  return found;
}

/** The index of the `;` or newline that ends the statement at `start`. */
function endOf(script: string, start: number): number {
  let at = start;
  while (/\s/.test(script[at] ?? "") && script[at] !== "\n") at += 1;
  if (script[at] === "#") return indexOr(script, "\n", at);
  const closers: string[] = [];
  for (; at < script.length; at += 1) {
    const sign = script[at] ?? "";
    if (sign === "\\") at += script[at + 1] === "\r" ? 2 : 1;
    else if (sign === '"') at = endOfQuote(script, at);
    else if (opening[sign] !== undefined) closers.push(opening[sign]);
    else if (sign === closers.at(-1)) closers.pop();
    else if (closers.length === 0 && (sign === ";" || sign === "\n")) return at;
  }
  return at;
}

function endOfQuote(script: string, start: number): number {
  let at = start + 1;
  while (at < script.length && script[at] !== '"') at += script[at] === "\\" ? 2 : 1;
  return at;
}

function indexOr(script: string, sign: string, from: number): number {
  const found = script.indexOf(sign, from);
  return found === -1 ? script.length : found;
}

/** A statement that names a menu and perhaps a verb. */
export interface Command {
  /** with slashes; "/" is the root */
  readonly path: string;
  readonly verb?: string;
  /** what follows, as it was typed */
  readonly rest: string;
}

const verbs = new Set(
  (
    "add set remove print export find get enable disable move unset comment edit reset import reboot shutdown ping quit run save load " +
    "reset-configuration monitor monitor-traffic update upgrade fetch send info warning error debug reset-counters flush execute"
  ).split(" "),
);

/** Reads path and verb; `from` is the menu where the statement is typed. Colon commands (`:put`) have no path. */
export function commandOf(text: string, from: string): Command {
  const absolute = text.startsWith("/");
  const path = absolute || from === "/" ? [] : from.slice(1).split("/");
  const word = /[\s/]*([a-z0-9-]+)(?=[\s/;]|$)/y;
  let end = 0;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    end = word.lastIndex;
    const name = match[1] ?? "";
    if (verbs.has(name)) return { path: `/${path.join("/")}`, verb: name, rest: text.slice(end).trim() };
    path.push(name);
  }
  return { path: `/${path.join("/")}`, rest: text.slice(end).trim() };
}

/** Arguments of a command: `key=value` pairs, and words without a key. Quotes are taken off. */
export interface Arguments {
  readonly named: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/** Reads arguments of the console's own commands; a block in braces or brackets is one value, kept whole. */
export function argumentsOf(rest: string): Arguments {
  const named = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < rest.length; ) {
    if (/\s/.test(rest[at] ?? "")) at += 1;
    else {
      const end = endOfToken(rest, at);
      const token = rest.slice(at, end);
      const key = /^([a-z0-9.-]+)=/.exec(token);
      if (key === null) words.push(unquoted(token));
      else named.set(key[1] ?? "", unquoted(token.slice(key[0].length)));
      at = end;
    }
  }
  return { named, words };
}

function endOfToken(rest: string, start: number): number {
  const closers: string[] = [];
  let at = start;
  for (; at < rest.length; at += 1) {
    const sign = rest[at] ?? "";
    if (sign === "\\") at += 1;
    else if (sign === '"') at = endOfQuote(rest, at);
    else if (opening[sign] !== undefined) closers.push(opening[sign]);
    else if (sign === closers.at(-1)) closers.pop();
    else if (closers.length === 0 && /\s/.test(sign)) break;
  }
  return Math.min(at, rest.length);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", _: " ", a: "\x07", b: "\b", f: "\f" };

/** The value of a quoted word; other text as it is. */
export function unquoted(token: string): string {
  if (!/^"[\s\S]*"$/.test(token)) return token;
  const inner = token.slice(1, -1).replaceAll(/\\\r?\n[ \t]*/g, "");
  return inner.replaceAll(/\\([0-9A-F]{2}|[\s\S])/g, (_, code: string) =>
    code.length === 2 ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[code] ?? code),
  );
}

/** What stands inside one pair of braces; undefined where there is none. */
export function blockOf(token: string | undefined): string | undefined {
  const trimmed = token?.trim() ?? "";
  return trimmed.startsWith("{") && trimmed.endsWith("}") ? trimmed.slice(1, -1) : undefined;
}
