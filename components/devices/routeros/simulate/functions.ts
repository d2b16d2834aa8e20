// Functions of the console on values: `:len`, `:tostr`, `:pick` and the like.
import { durationOf } from "../duration.ts";
import { DeviceError } from "./refusal.ts";
import { argumentOf, isList, isMap, isTrue, lengthOf, numberOf, textOfValue, typeOf, type Value } from "./value.ts";

type Function = (values: readonly Value[], named: ReadonlyMap<string, Value>) => Value;

/** By name, without the colon. */
export const functions: Readonly<Record<string, Function>> = {
  len: ([value]) => lengthOf(value),
  tostr: ([value]) => textOfValue(value),
  tonum: ([value]) => (typeof value === "string" && !/^-?\d+$/.test(value) ? undefined : numberOf(value)),
  tobool: ([value]) => isTrue(value),
  totime: ([value]) => (durationOf(textOfValue(value)) === undefined ? undefined : textOfValue(value)),
  toarray: ([value]) => (isList(value) || isMap(value) ? value : textOfValue(value).split(",")),
  toid: ([value]) => textOfValue(value),
  typeof: ([value]) => typeOf(value),
  pick: ([value, from, to]) => pick(value, numberOf(from) ?? 0, numberOf(to)),
  find: ([value, what, from]) => position(value, what, numberOf(from) ?? -1),
  serialize: ([value], named) => serialize(named.get("value") ?? value, named),
};

function pick(value: Value, from: number, to: number | undefined): Value {
  if (isList(value)) return to === undefined ? value[from] : value.slice(from, to);
  return textOfValue(value).slice(from, to ?? from + 1);
}

function position(value: Value, what: Value, after: number): Value {
  const at = isList(value)
    ? value.findIndex((one, index) => index > after && argumentOf(one) === argumentOf(what))
    : textOfValue(value).indexOf(textOfValue(what), after + 1);
  return at === -1 ? undefined : at;
}

function serialize(value: Value, named: ReadonlyMap<string, Value>): string {
  if (named.get("to") !== "json") throw new DeviceError("input does not match any value of to");
  const asText = textOfValue(named.get("options")).includes("json.no-string-conversion");
  return JSON.stringify(jsonOf(value, asText));
}

/** Numbers and truth values are texts where the options ask for it. */
function jsonOf(value: Value, asText: boolean): unknown {
  if (value === undefined) return null;
  if (isList(value)) return value.map((one) => jsonOf(one, asText));
  if (isMap(value)) return Object.fromEntries([...value].map(([key, one]) => [key, jsonOf(one, asText)]));
  return asText && typeof value !== "string" ? textOfValue(value) : value;
}
