// Values of words, strings and expressions, in the frame they stand in.

import { isInterpolated } from "../command.ts";
import type { Segment, Word } from "../grammar.ts";
import { textOf } from "../text.ts";
import { type Expression, readExpression } from "./expression.ts";
import { type Frame, holderOf, innerFrame } from "./frame.ts";
import type { Machine } from "./machine.ts";
import { DeviceError } from "./refusal.ts";
import { runScript } from "./run.ts";
import { argumentOf, compareValues, isList, isMap, isTrue, numberOf, textOfValue, type Value } from "./value.ts";

/** The value of a word; several pieces side by side are one text. */
export function valueOfWord(machine: Machine, frame: Frame, word: Word): Value {
  const [first, ...more] = word.segments;
  if (first === undefined) return "";
  if (more.length === 0) return valueOfSegment(machine, frame, first);
  return word.segments.map((segment) => argumentOf(valueOfSegment(machine, frame, segment))).join("");
}

export function valueOfSegment(machine: Machine, frame: Frame, segment: Segment): Value {
  switch (segment.kind) {
    case "bare":
      return textOf(segment.source);
    case "string":
      return stringOf(machine, frame, segment.source, segment.at);
    case "command":
      return runScript(machine, segment.source, innerFrame(frame, frame.base + segment.at));
    case "group":
      return evaluate(machine, frame, readExpression(segment.source, frame.base + segment.at));
    case "block":
      return evaluate(machine, frame, readExpression(`{${segment.source}}`, frame.base + segment.at - 1));
    case "variable":
      return variable(machine, frame, segment.source);
  }
}

export function variable(machine: Machine, frame: Frame, name: string): Value {
  const holder = holderOf(frame, name);
  return holder === undefined ? machine.globals.get(name) : holder.locals.get(name);
}

const parts = /\\(?:[0-9A-F]{2}|[\s\S])|\$(?:\w+|"[^"]*")|\$([[(])/g;

/** A string with what `$name`, `$[…]` and `$(…)` stand for in it. */
export function stringOf(machine: Machine, frame: Frame, source: string, at: number): string {
  if (!isInterpolated(source)) return textOf(source);
  let result = "";
  let last = 0;
  parts.lastIndex = 0;
  for (let found = parts.exec(source); found !== null; found = parts.exec(source)) {
    if (found[0].startsWith("\\")) continue;
    const end = found[1] === undefined ? found.index + found[0].length : closing(source, found.index + 1);
    const inside = source.slice(found.index, end);
    result += textOf(source.slice(last, found.index)) + textOfValue(substituted(machine, frame, inside, at + found.index));
    last = end;
    parts.lastIndex = end;
  }
  return result + textOf(source.slice(last));
}

function substituted(machine: Machine, frame: Frame, inside: string, at: number): Value {
  const base = frame.base + at + 2;
  if (inside.startsWith("$[")) return runScript(machine, textOf(inside.slice(2, -1)), innerFrame(frame, base));
  if (inside.startsWith("$(")) return evaluate(machine, frame, readExpression(textOf(inside.slice(2, -1)), base));
  return variable(machine, frame, inside.slice(1).replaceAll('"', ""));
}

function closing(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === "[" || source[at] === "(") depth++;
    if ((source[at] === "]" || source[at] === ")") && --depth === 0) return at + 1;
  }
  return source.length;
}

export function evaluate(machine: Machine, frame: Frame, tree: Expression): Value {
  switch (tree.kind) {
    case "value":
      return tree.value;
    case "string":
      return stringOf(machine, frame, tree.source, tree.at - frame.base);
    case "variable":
      return variable(machine, frame, tree.name);
    case "command":
      return runScript(machine, tree.source, innerFrame(frame, tree.at));
    case "list":
      return tree.items.map((item) => evaluate(machine, frame, item));
    case "not":
      return !isTrue(evaluate(machine, frame, tree.of));
    case "minus":
      return -(numberOf(evaluate(machine, frame, tree.of)) ?? 0);
    case "binary":
      return operate(machine, frame, tree);
  }
}

function operate(machine: Machine, frame: Frame, { operator, left, right }: Expression & { readonly kind: "binary" }): Value {
  const a = evaluate(machine, frame, left);
  if (operator === "&&" || operator === "and") return isTrue(a) && isTrue(evaluate(machine, frame, right));
  if (operator === "||" || operator === "or") return isTrue(a) || isTrue(evaluate(machine, frame, right));
  const b = evaluate(machine, frame, right);
  const apply = operators[operator];
  if (apply === undefined) throw new DeviceError("syntax error");
  return apply(a, b);
}

const operators: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  "=": (a, b) => equals(a, b),
  "!=": (a, b) => !equals(a, b),
  "<": (a, b) => compareValues(a, b) < 0,
  ">": (a, b) => compareValues(a, b) > 0,
  "<=": (a, b) => compareValues(a, b) <= 0,
  ">=": (a, b) => compareValues(a, b) >= 0,
  "~": (a, b) => matches(argumentOf(a), argumentOf(b)),
  in: (a, b) => (isList(b) ? b.some((one) => equals(a, one)) : equals(a, b)),
  ".": (a, b) => textOfValue(a) + textOfValue(b),
  "+": (a, b) => (numberOf(a) ?? 0) + (numberOf(b) ?? 0),
  "-": (a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0),
  "*": (a, b) => (numberOf(a) ?? 0) * (numberOf(b) ?? 0),
  "/": (a, b) => divided(numberOf(a) ?? 0, numberOf(b) ?? 0),
  "%": (a, b) => (numberOf(a) ?? 0) % (numberOf(b) ?? 1),
  "->": (a, b) => (isMap(a) ? a.get(textOfValue(b)) : isList(a) ? a[numberOf(b) ?? -1] : undefined),
};

function divided(a: number, b: number): number {
  if (b === 0) throw new DeviceError("division by zero");
  return Math.trunc(a / b);
}

/** An empty list equals the empty text and nothing: scripts ask `[find …]=""`. */
export function equals(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b;
  if (typeof a === "boolean" || typeof b === "boolean") return isTrue(a) === isTrue(b);
  return argumentOf(a) === argumentOf(b);
}

/** The console's `~`: an extended regular expression anywhere in the text. */
export function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    throw new DeviceError("invalid regular expression");
  }
}
