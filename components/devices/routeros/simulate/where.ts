// Conditions of `find where`: which items they mean.
import { prefixOf } from "../../engine/ipv4.ts";
import { newestName, olderValue } from "../dialect.ts";
import { readPiece } from "../grammar.ts";
import type { Menu } from "../menu.ts";
import type { Item } from "../model.ts";
import { valueIn } from "../normal.ts";
import { isPort } from "../ports.ts";
import { textOf } from "../text.ts";
import { normalValue } from "../values.ts";
import { equals, matches, valueOfSegment } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Machine } from "./machine.ts";
import { DeviceError } from "./refusal.ts";
import { argumentOf, compareValues, isTrue, type Value } from "./value.ts";

export interface Condition {
  readonly holds: (item: Item) => boolean;
  /** what may be names of the device's own items that nobody spoke of yet */
  readonly asked: readonly string[];
}

interface Reader {
  readonly text: string;
  readonly machine: Machine;
  readonly frame: Frame;
  readonly menu: Menu;
  readonly asked: string[];
  at: number;
}

type Test = (item: Item) => boolean;

/** Reads conditions; `from` is where they begin in the script of the frame. */
export function readWhere(machine: Machine, frame: Frame, menu: Menu, text: string, from: number): Condition {
  const inner = { ...frame, base: frame.base + from };
  const reader: Reader = { text, machine, frame: inner, menu, asked: [], at: 0 };
  skip(reader);
  if (reader.at >= text.length) return { holds: () => true, asked: [] };
  const holds = either(reader);
  if (reader.at < text.length) throw new DeviceError("syntax error", inner.base + reader.at);
  return { holds, asked: reader.asked };
}

function skip(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? "")) reader.at++;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found === undefined) return undefined;
  reader.at += found.length;
  skip(reader);
  return found;
}

function either(reader: Reader): Test {
  let test = both(reader);
  while (take(reader, /\|\||or\b/y) !== undefined) {
    const [left, right] = [test, both(reader)];
    test = (item) => left(item) || right(item);
  }
  return test;
}

/** Conditions side by side must all hold, as with `&&`. */
function both(reader: Reader): Test {
  let test = negation(reader);
  while (reader.at < reader.text.length && reader.text[reader.at] !== ")" && !/^(\|\||or\b)/.test(reader.text.slice(reader.at))) {
    take(reader, /&&|and\b/y);
    const [left, right] = [test, negation(reader)];
    test = (item) => left(item) && right(item);
  }
  return test;
}

function negation(reader: Reader): Test {
  if (take(reader, /!|not\b/y) === undefined) return single(reader);
  const test = negation(reader);
  return (item) => !test(item);
}

function single(reader: Reader): Test {
  if (take(reader, /\(/y) !== undefined) {
    const test = either(reader);
    if (take(reader, /\)/y) === undefined) throw new DeviceError("expected closing parenthesis", reader.frame.base + reader.at);
    return test;
  }
  const key = take(reader, /[A-Za-z0-9.-]+/y);
  if (key === undefined) throw new DeviceError("syntax error", reader.frame.base + reader.at);
  const operator = take(reader, /!=|<=|>=|[=~<>]|in\b/y);
  return operator === undefined ? (item) => isTrue(present(reader.menu, item, key)) : comparison(reader, key, operator);
}

/** `where !comment`, `where disabled`: set at all, or yes. */
function present(menu: Menu, item: Item, key: string): Value {
  const value = attribute(menu, item, key);
  return value !== "" && value !== "no" && value !== "false";
}

/** What an item answers to a key: its value, its default, its number in a list of its own. */
export function attribute(menu: Menu, item: Item, key: string): string {
  if (key === ".id") return idOf(item);
  if (key === "builtin" || (key === "default" && !item.attributes.has("default"))) return item.fixed ? "yes" : "no";
  if (key === "dynamic" || key === "invalid") return "no";
  const held = valueIn(menu, item.attributes, newestName(menu, key)) ?? "";
  return olderValue(menu, key, held);
}

export function idOf(item: Item): string {
  return `*${item.id.toString(16).toUpperCase()}`;
}

function comparison(reader: Reader, key: string, operator: string): Test {
  const { menu } = reader;
  const { value, quoted } = operand(reader);
  const text = argumentOf(value);
  if (operator === "~") return (item) => matches(attribute(menu, item, key), text);
  const normal = normalValue(menu.types[key], text);
  if (key === menu.fixed || isPort(text)) reader.asked.push(text);
  const never = !quoted && isPrefixLiteral(menu, key, text);
  const same: Test = (item) => !never && says(menu, item, key, normal, text);
  if (operator === "=") return same;
  if (operator === "!=") return (item) => !same(item);
  if (operator === "in") return (item) => within(attribute(menu, item, key), text);
  return (item) => ordered(operator, compareValues(attribute(menu, item, key), normal));
}

/** An address of an interface is a text: compared with a bare prefix, which the console reads as a network, it is never equal. */
function isPrefixLiteral(menu: Menu, key: string, text: string): boolean {
  return menu.path === "/ip/address" && key === "address" && text.includes("/") && prefixOf(text) !== undefined;
}

/** Most items say the value themselves: only one that does not is asked for its default. */
function says(menu: Menu, item: Item, key: string, normal: string, text: string): boolean {
  const held = item.attributes.get(key);
  return held !== undefined && held !== "no" ? held === normal || held === text : sameValue(attribute(menu, item, key), normal, text);
}

function sameValue(held: string, normal: string, text: string): boolean {
  return (
    held === normal ||
    held === text ||
    (held === "" && (text === "" || text === "no")) ||
    (held === "no" && equals(false, text) && text === "false")
  );
}

function ordered(operator: string, order: number): boolean {
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

/** `address in 10.0.0.0/8` */
function within(held: string, network: string): boolean {
  const [inner, outer] = [prefixOf(held), prefixOf(network)];
  if (inner === undefined || outer === undefined) return held === network;
  const size = 2 ** (32 - outer.length);
  return inner.length >= outer.length && Math.floor(inner.address / size) === Math.floor(outer.address / size);
}

/** What stands behind an operator: up to a blank, a closing bracket or `&&`. */
function operand(reader: Reader): { readonly value: Value; readonly quoted: boolean } {
  const { text, at } = reader;
  const bare = /[^\s"[({$)&|;]+/y;
  bare.lastIndex = at;
  const found = bare.exec(text)?.[0];
  if (found !== undefined) {
    reader.at = at + found.length;
    skip(reader);
    return { value: textOf(found), quoted: false };
  }
  const piece = at < text.length && text[at] !== ")" ? readPiece(text, at) : undefined;
  if (piece === undefined) return { value: "", quoted: true };
  const value = valueOfSegment(reader.machine, reader.frame, piece.segment);
  reader.at = piece.end;
  skip(reader);
  return { value, quoted: true };
}
