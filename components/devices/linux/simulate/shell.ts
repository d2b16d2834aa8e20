// The part of the shell's language that commands of a router's change are written in: lists, pipes, loops, tests, quotes, substitution.

export type Part =
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "name"; readonly name: string; readonly quoted: boolean }
  | { readonly kind: "run"; readonly list: List; readonly quoted: boolean };
export type Word = readonly Part[];

export interface Redirect {
  readonly to: ">" | ">>" | "2>" | "2>&1" | "<";
  readonly word: Word;
}

export type Command = { readonly redirects: readonly Redirect[] } & (
  | { readonly kind: "simple"; readonly words: readonly Word[] }
  | { readonly kind: "group"; readonly body: List }
  | { readonly kind: "for"; readonly name: string; readonly words: readonly Word[]; readonly body: List }
  | { readonly kind: "while"; readonly test: List; readonly body: List }
  | { readonly kind: "if"; readonly test: List; readonly then: List; readonly otherwise: List }
);

export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

/** Pipelines joined by `&&` and `||`, which bind alike, from the left. */
export interface AndOr {
  readonly first: Pipeline;
  readonly rest: readonly { readonly when: "&&" | "||"; readonly pipeline: Pipeline }[];
  /** nobody waits for it */
  readonly beside?: true;
}
export type List = readonly AndOr[];

/** One line of a script, or several where quotes or a loop go on. */
export interface Statement {
  readonly list: List;
  readonly text: string;
}

export class ShellError extends Error {}

interface Cursor {
  readonly text: string;
  at: number;
}

const keywords: ReadonlySet<string> = new Set([
  "for",
  "in",
  "do",
  "done",
  "if",
  "then",
  "else",
  "fi",
  "while",
  "until",
  "case",
  "esac",
  "{",
  "}",
]);

/** Yields statement by statement, so that what is right before an error can run. Throws ShellError where it cannot go on. */
export function* statementsOf(text: string): Generator<Statement> {
  const cursor: Cursor = { text, at: 0 };
  for (skipBlank(cursor, true); cursor.at < text.length; skipBlank(cursor, true)) {
    const from = cursor.at;
    const list = readLine(cursor);
    if (cursor.at === from) throw new ShellError(`syntax error: unexpected ${JSON.stringify(text[from])}`);
    yield { list, text: text.slice(from, cursor.at).trim() };
  }
}

/** Blanks, comments and continued lines; with `lines` also ends of lines. */
function skipBlank(cursor: Cursor, lines = false): void {
  const { text } = cursor;
  for (;;) {
    const here = text[cursor.at];
    if (here === "\\" && text[cursor.at + 1] === "\n") cursor.at += 2;
    else if (here === " " || here === "\t" || (lines && (here === "\n" || here === "\r"))) cursor.at++;
    else if (here === "#") cursor.at = text.indexOf("\n", cursor.at) === -1 ? text.length : text.indexOf("\n", cursor.at);
    else return;
  }
}

function ahead({ text, at }: Cursor, word: string): boolean {
  return text.startsWith(word, at);
}

function accept(cursor: Cursor, word: string): boolean {
  if (!ahead(cursor, word)) return false;
  cursor.at += word.length;
  return true;
}

/** Up to the end of the line. */
function readLine(cursor: Cursor): List {
  const list: AndOr[] = [];
  while (cursor.at < cursor.text.length) {
    skipBlank(cursor);
    if (ahead(cursor, "\n") || ahead(cursor, "\r") || cursor.at >= cursor.text.length) break;
    list.push(readAndOr(cursor));
    skipBlank(cursor);
    if (!ahead(cursor, ";;") && (list.at(-1)?.beside === true || accept(cursor, ";"))) continue;
    if (cursor.at < cursor.text.length && !ahead(cursor, "\n") && !ahead(cursor, "\r")) unexpected(cursor);
  }
  return list;
}

function unexpected({ text, at }: Cursor): never {
  throw new ShellError(at >= text.length ? "syntax error: unexpected end of file" : `syntax error: unexpected ${JSON.stringify(text[at])}`);
}

/** Up to a keyword or a bracket that ends it. */
function readListUntil(cursor: Cursor, ends: readonly string[]): List {
  const list: AndOr[] = [];
  for (;;) {
    skipBlank(cursor, true);
    if (ends.some((end) => (end === ")" ? ahead(cursor, end) : keywordAhead(cursor, end)))) return list;
    list.push(readAndOr(cursor));
    skipBlank(cursor);
    if (list.at(-1)?.beside !== true && !accept(cursor, ";") && !ahead(cursor, "\n") && !(ends.includes(")") && ahead(cursor, ")")))
      unexpected(cursor);
  }
}

function keywordAhead(cursor: Cursor, word: string): boolean {
  return ahead(cursor, word) && /^([\s;)]|$)/.test(cursor.text.slice(cursor.at + word.length, cursor.at + word.length + 1));
}

function keyword(cursor: Cursor, word: string): void {
  skipBlank(cursor, true);
  if (!keywordAhead(cursor, word)) unexpected(cursor);
  cursor.at += word.length;
}

function readAndOr(cursor: Cursor): AndOr {
  const first = readPipeline(cursor);
  const rest: { when: "&&" | "||"; pipeline: Pipeline }[] = [];
  for (;;) {
    skipBlank(cursor);
    const when = accept(cursor, "&&") ? "&&" : accept(cursor, "||") ? "||" : undefined;
    if (when === undefined) return accept(cursor, "&") ? { first, rest, beside: true } : { first, rest };
    skipBlank(cursor, true);
    rest.push({ when, pipeline: readPipeline(cursor) });
  }
}

function readPipeline(cursor: Cursor): Pipeline {
  skipBlank(cursor);
  const negated = keywordAhead(cursor, "!") && accept(cursor, "!");
  const commands: Command[] = [];
  do {
    skipBlank(cursor, commands.length > 0);
    commands.push(readCommand(cursor));
    skipBlank(cursor);
  } while (!ahead(cursor, "||") && accept(cursor, "|"));
  return { negated, commands };
}

function readCommand(cursor: Cursor): Command {
  const compound = (["for", "if", "while", "{"] as const).find((word) => keywordAhead(cursor, word));
  if (compound !== undefined) return readCompound(cursor, compound);
  for (const word of keywords) if (keywordAhead(cursor, word)) unexpected(cursor);
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  for (skipBlank(cursor); cursor.at < cursor.text.length && !/[\n\r;|&)]/.test(cursor.text[cursor.at] ?? ""); skipBlank(cursor)) {
    const redirect = readRedirect(cursor);
    if (redirect === undefined) words.push(readWord(cursor));
    else redirects.push(redirect);
  }
  if (words.length === 0) unexpected(cursor);
  return { kind: "simple", words, redirects };
}

/** What is sent elsewhere stands behind it. */
function readCompound(cursor: Cursor, word: keyof typeof compounds): Command {
  const command = compounds[word](cursor);
  const redirects: Redirect[] = [];
  for (;;) {
    skipBlank(cursor);
    const redirect = readRedirect(cursor);
    if (redirect === undefined) return { ...command, redirects };
    redirects.push(redirect);
  }
}

function readRedirect(cursor: Cursor): Redirect | undefined {
  if (ahead(cursor, "<<")) throw new ShellError("syntax error: here-documents are not read");
  if (accept(cursor, "2>&1")) return { to: "2>&1", word: [] };
  const to = (["2>", ">>", ">", "<"] as const).find((word) => accept(cursor, word));
  if (to === undefined) return undefined;
  skipBlank(cursor);
  return { to, word: readWord(cursor) };
}

type Compound = { readonly [Kind in Command["kind"]]: Omit<Extract<Command, { kind: Kind }>, "redirects"> };

function readGroup(cursor: Cursor): Compound["group"] {
  keyword(cursor, "{");
  const body = readListUntil(cursor, ["}"]);
  keyword(cursor, "}");
  return { kind: "group", body };
}

function readWhile(cursor: Cursor): Compound["while"] {
  keyword(cursor, "while");
  const test = readListUntil(cursor, ["do"]);
  keyword(cursor, "do");
  const body = readListUntil(cursor, ["done"]);
  keyword(cursor, "done");
  return { kind: "while", test, body };
}

function readFor(cursor: Cursor): Compound["for"] {
  keyword(cursor, "for");
  skipBlank(cursor);
  const name = nameAt(cursor);
  keyword(cursor, "in");
  const words: Word[] = [];
  for (skipBlank(cursor); cursor.at < cursor.text.length && !/[\n;]/.test(cursor.text[cursor.at] ?? ""); skipBlank(cursor))
    words.push(readWord(cursor));
  accept(cursor, ";");
  keyword(cursor, "do");
  const body = readListUntil(cursor, ["done"]);
  keyword(cursor, "done");
  return { kind: "for", name, words, body };
}

function readIf(cursor: Cursor): Compound["if"] {
  keyword(cursor, "if");
  const test = readListUntil(cursor, ["then"]);
  keyword(cursor, "then");
  const then = readListUntil(cursor, ["else", "fi"]);
  const more = keywordAhead(cursor, "else") && accept(cursor, "else");
  const otherwise = more ? readListUntil(cursor, ["fi"]) : [];
  keyword(cursor, "fi");
  return { kind: "if", test, then, otherwise };
}

const compounds = { for: readFor, if: readIf, while: readWhile, "{": readGroup } as const;

function nameAt(cursor: Cursor): string {
  const name = /^[A-Za-z_]\w*/.exec(cursor.text.slice(cursor.at, cursor.at + 80))?.[0];
  if (name === undefined) unexpected(cursor);
  cursor.at += name.length;
  return name;
}

function readWord(cursor: Cursor): Word {
  const parts: Part[] = [];
  const { text } = cursor;
  const from = cursor.at;
  while (cursor.at < text.length && !/[\s;|&<>()]/.test(text[cursor.at] ?? "")) {
    const here = text[cursor.at];
    if (here === "'") parts.push({ kind: "text", text: singleQuoted(cursor), quoted: true });
    else if (here === '"') parts.push(...doubleQuoted(cursor));
    else if (here === "`") throw new ShellError("syntax error: backquotes are not read");
    else if (here === "$") parts.push(dollar(cursor, false));
    else if (here === "\\") {
      parts.push({ kind: "text", text: text[cursor.at + 1] ?? "", quoted: true });
      cursor.at += 2;
    } else parts.push({ kind: "text", text: text[cursor.at++] ?? "", quoted: false });
  }
  if (cursor.at === from) unexpected(cursor);
  return parts;
}

function singleQuoted(cursor: Cursor): string {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end === -1) throw new ShellError("syntax error: unterminated quoted string");
  const text = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return text;
}

function doubleQuoted(cursor: Cursor): Part[] {
  const parts: Part[] = [{ kind: "text", text: "", quoted: true }];
  for (cursor.at++; !ahead(cursor, '"'); ) {
    const here = cursor.text[cursor.at];
    if (here === undefined) throw new ShellError("syntax error: unterminated quoted string");
    if (here === "`") throw new ShellError("syntax error: backquotes are not read");
    if (here === "$") parts.push(dollar(cursor, true));
    else if (here === "\\" && /[$`"\\]/.test(cursor.text[cursor.at + 1] ?? "")) {
      parts.push({ kind: "text", text: cursor.text[cursor.at + 1] ?? "", quoted: true });
      cursor.at += 2;
    } else parts.push({ kind: "text", text: cursor.text[cursor.at++] ?? "", quoted: true });
  }
  cursor.at++;
  return parts;
}

function dollar(cursor: Cursor, quoted: boolean): Part {
  cursor.at++;
  if (accept(cursor, "(")) {
    const list = readListUntil(cursor, [")"]);
    accept(cursor, ")");
    return { kind: "run", list, quoted };
  }
  if (ahead(cursor, "?") || ahead(cursor, "$")) return { kind: "name", name: cursor.text[cursor.at++] ?? "", quoted };
  if (!/[A-Za-z_]/.test(cursor.text[cursor.at] ?? "")) return { kind: "text", text: "$", quoted };
  return { kind: "name", name: nameAt(cursor), quoted };
}
