// The console's grammar up to words: a statement is words parted by blanks; a word is a key and a value, or a value.

/** A piece of a word. Sources of strings, commands, groups and blocks are without their brackets, `at` is where they start. */
export interface Segment {
  readonly kind: "bare" | "string" | "command" | "group" | "block" | "variable";
  readonly source: string;
  readonly at: number;
}

/** `key=value`, or a value alone. */
export interface Word {
  readonly at: number;
  readonly end: number;
  readonly key?: string;
  readonly segments: readonly Segment[];
}

export interface Statement {
  readonly at: number;
  /** the index behind the statement and what ended it */
  readonly end: number;
  readonly words: readonly Word[];
  /** where it cannot be read; absent when it can */
  readonly bad?: number;
  /** a bracket was not closed before the text ended */
  readonly open: boolean;
}

interface Cursor {
  readonly text: string;
  /** no bracket may hold a line end */
  readonly oneLine: boolean;
  at: number;
  bad: number | undefined;
  open: boolean;
}

const keyed = /([A-Za-z0-9._-]+)=/y;
/** What nearly every word of an export is: a key and a bare value, or a key and a string. */
const usual = /([A-Za-z0-9._-]+)=(?:([^\s;"[({\])}$]+)|"((?:[^"\\\n]|\\[^\n])*)")(?=[ \t\n;]|$)/y;
const variable = /\$(?:"[^"\n]*"|\w+)/y;
const closers: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };
const kinds: Readonly<Record<string, Segment["kind"]>> = { "[": "command", "(": "group", "{": "block" };

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Reads the statement at `from`; a line end or `;` ends it. A `#` in front is a comment to the end of the line. */
export function readStatement(text: string, from: number, oneLine = false): Statement {
  const cursor: Cursor = { text, oneLine, at: from, bad: undefined, open: false };
  const words: Word[] = [];
  skipBlanks(cursor);
  const at = cursor.at;
  if (text[at] === "#") return { at, end: lineEnd(text, at) + 1, words, open: false };
  while (cursor.bad === undefined && !isEnd(text, cursor.at)) {
    const word = readWord(cursor);
    if (word !== undefined) words.push(word);
    skipBlanks(cursor);
  }
  const end = cursor.bad === undefined ? cursor.at + 1 : lineEnd(text, cursor.bad) + 1;
  return { at, end, words, open: cursor.open, ...(cursor.bad === undefined ? {} : { bad: cursor.bad }) };
}

/** One string, bracket, variable or bare text, and the index behind it; undefined where none can be read there. */
export function readPiece(text: string, from: number): { readonly segment: Segment; readonly end: number } | undefined {
  const cursor: Cursor = { text, oneLine: false, at: from, bad: undefined, open: false };
  const segment = from < text.length ? readSegment(cursor) : undefined;
  return segment === undefined ? undefined : { segment, end: cursor.at };
}

/** A text with more blocks that nobody closed than this is no script: from then on a block ends with its line. Else each is sought to the end. */
const unclosedBlocks = 8;

/** Every statement and comment of a text. */
export function* eachStatement(text: string): Generator<Statement> {
  let unclosed = 0;
  for (let at = 0; at < text.length; ) {
    const statement = readStatement(text, at, unclosed >= unclosedBlocks);
    if (statement.open) unclosed++;
    yield statement;
    at = statement.end;
  }
}

/** Every statement of a text. */
export function readStatements(text: string): Statement[] {
  return [...eachStatement(text)].filter((statement) => statement.words.length > 0 || statement.bad !== undefined);
}

function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || code === 10 || code === 59;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.text.charCodeAt(cursor.at))) cursor.at++;
}

function readWord(cursor: Cursor): Word | undefined {
  const at = cursor.at;
  usual.lastIndex = at;
  const found = usual.exec(cursor.text);
  if (found === null) return readAnyWord(cursor);
  cursor.at = usual.lastIndex;
  const [, key = "", value, inside] = found;
  const from = at + key.length + 1;
  const segment: Segment =
    value === undefined ? { kind: "string", source: inside ?? "", at: from + 1 } : { kind: "bare", source: value, at: from };
  return { at, end: cursor.at, key, segments: [segment] };
}

function readAnyWord(cursor: Cursor): Word | undefined {
  const at = cursor.at;
  keyed.lastIndex = at;
  const key = keyed.exec(cursor.text)?.[1];
  if (key !== undefined) cursor.at = keyed.lastIndex;
  const segments: Segment[] = [];
  while (cursor.at < cursor.text.length && !isEnd(cursor.text, cursor.at) && !isBlank(cursor.text.charCodeAt(cursor.at))) {
    const segment = readSegment(cursor);
    if (segment === undefined) return undefined;
    segments.push(segment);
    // `do={…} else={…}` and `[find …]x`: a closed bracket ends its word
    if (segment.kind === "block" || (segment.kind === "command" && key === undefined)) break;
  }
  return { at, end: cursor.at, segments, ...(key === undefined ? {} : { key }) };
}

function readSegment(cursor: Cursor): Segment | undefined {
  const { text, at } = cursor;
  const char = text[at] ?? "";
  if (char === '"') return enclosed(cursor, "string", skipString);
  const kind = kinds[char];
  if (kind !== undefined) return enclosed(cursor, kind, skipBrackets);
  if (char === "]" || char === ")" || char === "}") return fail(cursor, at);
  if (char !== "$") return bare(cursor);
  variable.lastIndex = at;
  const name = variable.exec(text)?.[0];
  if (name === undefined) return bare(cursor);
  cursor.at += name.length;
  return { kind: "variable", source: name.slice(1).replaceAll('"', ""), at };
}

function enclosed(cursor: Cursor, kind: Segment["kind"], skip: (cursor: Cursor) => boolean): Segment | undefined {
  const at = cursor.at;
  return skip(cursor) ? { kind, source: cursor.text.slice(at + 1, cursor.at - 1), at: at + 1 } : undefined;
}

const bareEnd = /[\s;"[({\])}$]/g;

function bare(cursor: Cursor): Segment {
  const { text, at } = cursor;
  bareEnd.lastIndex = at + 1;
  const found = bareEnd.exec(text);
  cursor.at = found === null ? text.length : found.index;
  return { kind: "bare", source: text.slice(at, cursor.at), at };
}

function fail(cursor: Cursor, at: number, open = false): undefined {
  cursor.bad = at;
  cursor.open = open;
  return undefined;
}

const inString = /["\\\n]/g;

/** Past a string; one that its line does not end is bad. */
function skipString(cursor: Cursor): boolean {
  const { text, at: start } = cursor;
  inString.lastIndex = start + 1;
  for (let found = inString.exec(text); found !== null; found = inString.exec(text)) {
    if (found[0] === "\n") break;
    if (found[0] === "\\") inString.lastIndex = found.index + 2;
    else {
      cursor.at = found.index + 1;
      return true;
    }
  }
  fail(cursor, start);
  return false;
}

/** Past a bracket and all it holds. Only a block may hold line ends: so an unclosed `[` spoils its own line and no other. */
function skipBrackets(cursor: Cursor): boolean {
  const { text, at: start } = cursor;
  const stack: string[] = [];
  let blocks = 0;
  let fresh = false;
  while (cursor.at < text.length) {
    const char = text[cursor.at] ?? "";
    if (char === '"' && !skipString(cursor)) return false;
    if (char === "\n" && (blocks === 0 || cursor.oneLine)) break;
    if (char === "#" && fresh) cursor.at = lineEnd(text, cursor.at) - 1;
    blocks += turn(char, stack);
    if (blocks < 0) return fail(cursor, cursor.at) ?? false;
    fresh = char === "\n" || char === "{" || char === ";" || (fresh && isBlank(char.charCodeAt(0)));
    if (char !== '"') cursor.at += char === "\\" ? 2 : 1;
    if (stack.length === 0) return true;
  }
  fail(cursor, start, blocks > 0);
  return false;
}

/** Opens or closes: +1 for an opened block, -1 for a closed one, far below zero for a bracket that closes another one. */
function turn(char: string, stack: string[]): number {
  const closer = closers[char];
  if (closer !== undefined) stack.push(closer);
  if (char === "{") return 1;
  if (char !== "]" && char !== ")" && char !== "}") return 0;
  if (stack.pop() !== char) return Number.NEGATIVE_INFINITY;
  return char === "}" ? -1 : 0;
}
