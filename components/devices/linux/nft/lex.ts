// nft text to tokens: words, strings, braces, ends of statements; comments and continued lines are gone.

export interface Token {
  readonly kind: "word" | "string" | "open" | "close" | "comma" | "end";
  /** strings with their quotes */
  readonly text: string;
  /** from 1, in the text that was given */
  readonly line: number;
  readonly column: number;
}

/** `bad`: a string or a character that nft would not read; the rest of its line is skipped. */
export interface Lexed {
  readonly tokens: readonly Token[];
  readonly bad: readonly Token[];
}

const piece = /(\s+)|(#.*)|("[^"\n]*")|([{}])|(,)|(;)|([^\s#"{},;]+)|(")/y;
const kinds = [undefined, undefined, "string", "brace", "comma", "end", "word"] as const;

export function lex(lines: readonly string[]): Lexed {
  const tokens: Token[] = [];
  const bad: Token[] = [];
  lines.forEach((line, at) => {
    const continued = /\\\s*$/.test(line);
    lexLine(continued ? line.replace(/\\\s*$/, "") : line, at + 1, tokens, bad);
    if (!continued) tokens.push({ kind: "end", text: "\n", line: at + 1, column: line.length + 1 });
  });
  return { tokens, bad };
}

function lexLine(line: string, number: number, tokens: Token[], bad: Token[]): void {
  piece.lastIndex = 0;
  while (piece.lastIndex < line.length) {
    const at = piece.lastIndex;
    const found = piece.exec(line);
    const group = found === null ? -1 : found.slice(1).findIndex((part) => part !== undefined);
    const text = found?.[0] ?? line.slice(at);
    if (group === -1 || group === 7 || /\p{Cc}/u.test(text.replace(/\s/g, ""))) {
      bad.push({ kind: "word", text: line.slice(at).trimEnd(), line: number, column: at + 1 });
      return;
    }
    const kind = kinds[group];
    if (kind === "brace") tokens.push({ kind: text === "{" ? "open" : "close", text, line: number, column: at + 1 });
    else if (kind !== undefined) tokens.push({ kind, text, line: number, column: at + 1 });
  }
}
