// Values of the console's script language, as far as scripts of configuration use it.
import { durationOf } from "../duration.ts";

/** A list holds values in order, a map by name; undefined is nothing. An item's `.id` is a string `*1F`. */
export type Value = string | number | boolean | readonly Value[] | ReadonlyMap<string, Value> | undefined;

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** As `:put` prints it. */
export function textOfValue(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (isList(value)) return value.map(textOfValue).join(";");
  if (isMap(value)) return [...value].map(([key, one]) => `${key}=${textOfValue(one)}`).join(";");
  return String(value);
}

/** As an argument of a command: a list is joined by commas. */
export function argumentOf(value: Value): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return isList(value) ? value.map(argumentOf).join(",") : textOfValue(value);
}

export function isTrue(value: Value): boolean {
  return value === true || value === "true" || value === "yes" || (typeof value === "number" && value !== 0);
}

/** A number, or a duration in seconds, for comparing; undefined where it is neither. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return undefined;
  if (/^-?\d+$/.test(value)) return Number(value);
  const duration = durationOf(value);
  return duration === undefined ? undefined : duration / 1000;
}

/** Negative, zero or positive; numbers and durations by size, the rest as text. */
export function compareValues(a: Value, b: Value): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return left - right;
  const [before, after] = [argumentOf(a), argumentOf(b)];
  if (before === after) return 0;
  return before < after ? -1 : 1;
}

export function typeOf(value: Value): string {
  if (value === undefined) return "nothing";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "num";
  if (typeof value !== "string") return "array";
  return /^\*[0-9A-F]+$/.test(value) ? "id" : "str";
}

export function lengthOf(value: Value): number {
  if (value === undefined) return 0;
  if (isMap(value)) return value.size;
  return isList(value) ? value.length : textOfValue(value).length;
}
