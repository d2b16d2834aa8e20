// Expressions in groups `( … )` to trees: the operators of the console with their ranks.
import { readPiece, readStatement } from "../grammar.ts";
import { DeviceError } from "./refusal.ts";

export type Expression =
  | { readonly kind: "value"; readonly value: string | number | boolean | undefined }
  | { readonly kind: "string"; readonly source: string; readonly at: number }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "command"; readonly source: string; readonly at: number }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "not" | "minus"; readonly of: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression };

const ranks: Readonly<Record<string, number>> = {
  ",": 1,
  "||": 2,
  or: 2,
  "&&": 3,
  and: 3,
  "=": 4,
  "!=": 4,
  "<": 4,
  ">": 4,
  "<=": 4,
  ">=": 4,
  "~": 4,
  in: 4,
  ".": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%": 7,
  "->": 8,
};

const operator = /\s*(\|\||&&|!=|<=|>=|->|[,=<>~.+\-*/%]|(?:or|and|in)\b)/y;
const word = /\d[\w.:/]*|[A-Za-z_][\w-]*|\*[0-9A-F]+/y;

interface Reader {
  readonly text: string;
  readonly base: number;
  at: number;
}

/** The tree of an expression; `base` is where its text begins in what was sent. */
export function readExpression(text: string, base: number): Expression {
  const reader: Reader = { text, base, at: 0 };
  skip(reader);
  if (reader.at >= text.length) return { kind: "value", value: undefined };
  const tree = binary(reader, 0);
  skip(reader);
  if (reader.at < text.length) throw new DeviceError("syntax error", base + reader.at);
  return tree;
}

function skip(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? "")) reader.at++;
}

function binary(reader: Reader, least: number): Expression {
  let left = unary(reader);
  for (;;) {
    operator.lastIndex = reader.at;
    const found = operator.exec(reader.text)?.[1];
    const rank = found === undefined ? undefined : ranks[found];
    if (found === undefined || rank === undefined || rank <= least) return left;
    reader.at = operator.lastIndex;
    const right = binary(reader, rank);
    left =
      found === ","
        ? { kind: "list", items: [...(left.kind === "list" ? left.items : [left]), right] }
        : { kind: "binary", operator: found, left, right };
  }
}

function unary(reader: Reader): Expression {
  skip(reader);
  const char = reader.text[reader.at];
  if (char === "!" || /^not\s/.test(reader.text.slice(reader.at, reader.at + 4))) {
    reader.at += char === "!" ? 1 : 3;
    return { kind: "not", of: binary(reader, 3) };
  }
  if (char === "-" && !/\d/.test(reader.text[reader.at + 1] ?? "")) {
    reader.at++;
    return { kind: "minus", of: unary(reader) };
  }
  return primary(reader);
}

function primary(reader: Reader): Expression {
  const { text, at, base } = reader;
  const char = text[at] ?? "";
  if (char === '"' || char === "[" || char === "(" || char === "{" || char === "$") return bracketed(reader);
  if (char === "-") {
    reader.at++;
    const number = primary(reader);
    return number.kind === "value" && typeof number.value === "number"
      ? { kind: "value", value: -number.value }
      : { kind: "minus", of: number };
  }
  word.lastIndex = at;
  const found = word.exec(text)?.[0];
  if (found === undefined) throw new DeviceError("syntax error", base + at);
  reader.at = word.lastIndex;
  return { kind: "value", value: constant(found) };
}

function constant(text: string): string | number | boolean | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "true" || text === "yes") return true;
  if (text === "false" || text === "no") return false;
  return text === "nothing" ? undefined : text;
}

/** A string, command, group, array or variable: read by the same grammar as words. */
function bracketed(reader: Reader): Expression {
  const piece = readPiece(reader.text, reader.at);
  if (piece === undefined) throw new DeviceError("syntax error", reader.base + reader.at);
  const { segment, end } = piece;
  reader.at = end;
  const at = reader.base + segment.at;
  if (segment.kind === "string") return { kind: "string", source: segment.source, at };
  if (segment.kind === "command") return { kind: "command", source: segment.source, at };
  if (segment.kind === "group") return readExpression(segment.source, at);
  if (segment.kind === "block") return arrayOf(segment.source, at);
  return segment.kind === "variable" ? { kind: "variable", name: segment.source } : { kind: "value", value: segment.source };
}

/** `{1;2;"three"}` */
function arrayOf(source: string, base: number): Expression {
  const items: Expression[] = [];
  let from = 0;
  for (const piece of piecesOf(source)) {
    if (piece.trim() !== "") items.push(readExpression(piece, base + from));
    from += piece.length + 1;
  }
  return { kind: "list", items };
}

function piecesOf(source: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < source.length; ) {
    const { end, bad } = readStatement(source, at);
    if (bad !== undefined) throw new DeviceError("syntax error");
    pieces.push(source.slice(from, end - 1));
    from = end;
    at = end;
  }
  return pieces;
}
