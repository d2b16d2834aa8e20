// The console's own commands: conditions, loops, variables, output, and functions on values.
import { plain } from "../command.ts";
import type { Segment, Word } from "../grammar.ts";
import { evaluate, stringOf, valueOfWord } from "./evaluate.ts";
import { readExpression } from "./expression.ts";
import { type Frame, holderOf, innerFrame } from "./frame.ts";
import { functions } from "./functions.ts";
import type { Machine } from "./machine.ts";
import { DeviceError, expectedEnd } from "./refusal.ts";
import { Returned, runScript } from "./run.ts";
import { isList, isMap, isTrue, numberOf, textOfValue, type Value } from "./value.ts";

type Control = (machine: Machine, frame: Frame, words: readonly Word[], source: string) => Value;

/** By name, without the colon. */
export const control: Readonly<Record<string, Control>> = {
  if: runIf,
  foreach: runForeach,
  for: runFor,
  while: runWhile,
  do: runDo,
  onerror: runOnError,
  local: (machine, frame, words) => declare(machine, frame, words, frame.locals),
  global: (machine, frame, words) => declare(machine, frame, words, machine.globals),
  set: runSet,
  put: (machine, frame, words) => {
    machine.output.push(`${textOfValue(valueOfWords(machine, frame, words))}\n`);
  },
  error: (machine, frame, words) => {
    throw new DeviceError(textOfValue(valueOfWords(machine, frame, words)));
  },
  return: (machine, frame, words) => {
    throw new Returned(valueOfWords(machine, frame, words));
  },
  log: () => undefined,
  delay: () => undefined,
  nothing: () => undefined,
  ...Object.fromEntries(
    Object.entries(functions).map(([name, apply]): [string, Control] => [
      name,
      (machine, frame, words) =>
        apply(
          words.filter((word) => word.key === undefined).map((word) => valueOfWord(machine, frame, word)),
          named(machine, frame, words),
        ),
    ]),
  ),
};

function named(machine: Machine, frame: Frame, words: readonly Word[]): ReadonlyMap<string, Value> {
  return new Map(words.flatMap((word) => (word.key === undefined ? [] : [[word.key, valueOfWord(machine, frame, word)] as const])));
}

function valueOfWords(machine: Machine, frame: Frame, words: readonly Word[]): Value {
  const [first] = words;
  return first === undefined ? undefined : valueOfWord(machine, frame, first);
}

/** The script in `key={…}`. */
function blockOf(words: readonly Word[], key: string): Segment | undefined {
  const segment = words.find((word) => word.key === key)?.segments[0];
  return segment?.kind === "block" ? segment : undefined;
}

function runBlock(machine: Machine, frame: Frame, block: Segment | undefined, locals: ReadonlyMap<string, Value> = new Map()): Value {
  if (block === undefined) return undefined;
  const inner = innerFrame(frame, frame.base + block.at);
  for (const [name, value] of locals) inner.locals.set(name, value);
  try {
    return runScript(machine, block.source, inner);
  } catch (error) {
    if (error instanceof Returned) return error.value;
    throw error;
  }
}

function condition(machine: Machine, frame: Frame, word: Word | undefined): boolean {
  if (word === undefined) throw new DeviceError("missing value(s) of argument(s) condition");
  return isTrue(valueOfWord(machine, frame, word));
}

function runIf(machine: Machine, frame: Frame, words: readonly Word[]): Value {
  const stray = words.slice(1).find((word) => word.key !== "do" && word.key !== "else");
  if (stray !== undefined) throw expectedEnd(frame.base + stray.at);
  return runBlock(machine, frame, blockOf(words, condition(machine, frame, words[0]) ? "do" : "else"));
}

function turn(machine: Machine): void {
  machine.turns--;
  if (machine.turns < 0) throw new DeviceError("script error: too many turns of a loop");
}

function runForeach(machine: Machine, frame: Frame, words: readonly Word[]): undefined {
  const [name, second] = words.map((word) => plain(word)?.replace(/,$/, ""));
  const over = words.find((word) => word.key === "in");
  if (name === undefined || over === undefined) throw new DeviceError("missing value(s) of argument(s) in");
  const value = valueOfWord(machine, frame, over);
  const pairs: readonly (readonly [Value, Value])[] = isMap(value)
    ? [...value]
    : (isList(value) ? value : [value]).map((one, at) => [at, one]);
  for (const [key, one] of pairs) {
    turn(machine);
    const two: [string, Value][] =
      second === undefined
        ? [[name, one]]
        : [
            [name, key],
            [second, one],
          ];
    runBlock(machine, frame, blockOf(words, "do"), new Map(two));
  }
}

function runFor(machine: Machine, frame: Frame, words: readonly Word[]): undefined {
  const name = plain(words[0]);
  const given = named(
    machine,
    frame,
    words.filter((word) => word.key !== "do"),
  );
  const [from, to] = [numberOf(given.get("from")) ?? 0, numberOf(given.get("to")) ?? 0];
  const step = numberOf(given.get("step")) ?? (from <= to ? 1 : -1);
  if (name === undefined || step === 0) throw new DeviceError("missing value(s) of argument(s) name");
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) {
    turn(machine);
    runBlock(machine, frame, blockOf(words, "do"), new Map([[name, at]]));
  }
}

function runWhile(machine: Machine, frame: Frame, words: readonly Word[]): undefined {
  while (condition(machine, frame, words[0])) {
    turn(machine);
    runBlock(machine, frame, blockOf(words, "do"));
  }
}

function runDo(machine: Machine, frame: Frame, words: readonly Word[]): Value {
  const body = words[0]?.segments[0];
  if (body?.kind !== "block") throw new DeviceError("missing value(s) of argument(s) command");
  const otherwise = words.some((word) => word.key === "on-error") ? () => runBlock(machine, frame, blockOf(words, "on-error")) : undefined;
  const again = words.find((word) => word.key === "while");
  let value = attempt(() => runBlock(machine, frame, body), otherwise);
  while (again !== undefined && condition(machine, frame, again)) {
    turn(machine);
    value = attempt(() => runBlock(machine, frame, body), otherwise);
  }
  return value;
}

function attempt(body: () => Value, otherwise: ((error: DeviceError) => Value) | undefined): Value {
  try {
    return body();
  } catch (error) {
    if (otherwise === undefined || !(error instanceof DeviceError)) throw error;
    return otherwise(error);
  }
}

/** `:onerror e in={…} do={…}` */
function runOnError(machine: Machine, frame: Frame, words: readonly Word[]): Value {
  const name = plain(words[0]);
  if (name === undefined) throw new DeviceError("missing value(s) of argument(s) name");
  return attempt(
    () => runBlock(machine, frame, blockOf(words, "in")),
    (error) => runBlock(machine, frame, blockOf(words, "do"), new Map([[name, error.message]])),
  );
}

function nameOfVariable(machine: Machine, frame: Frame, word: Word | undefined): string {
  const segment = word?.segments[0];
  if (segment?.kind === "bare") return bareName(frame, segment);
  if (segment?.kind === "string") return stringOf(machine, frame, segment.source, segment.at);
  throw new DeviceError("missing value(s) of argument(s) name");
}

/** Without quotes a name is of ASCII letters, digits and dashes: what comes behind these is not understood. */
function bareName(frame: Frame, { source, at }: Segment): string {
  const length = /^[\w-]*/.exec(source)?.[0].length ?? 0;
  if (length < source.length && source.charCodeAt(length) > 127) throw expectedEnd(frame.base + at + length);
  return source;
}

/** A global that is only named keeps what it has. */
function declare(machine: Machine, frame: Frame, words: readonly Word[], into: Map<string, Value>): undefined {
  const name = nameOfVariable(machine, frame, words[0]);
  if (words[1] === undefined && into.has(name)) return;
  into.set(name, valueOfAll(machine, frame, words.slice(1)));
}

function runSet(machine: Machine, frame: Frame, words: readonly Word[]): undefined {
  const name = nameOfVariable(machine, frame, words[0]);
  const holder = holderOf(frame, name);
  (holder?.locals ?? machine.globals).set(name, valueOfAll(machine, frame, words.slice(1)));
}

/** One word is its value; an array is written as `{…}`. */
function valueOfAll(machine: Machine, frame: Frame, words: readonly Word[]): Value {
  const [first] = words;
  const segment = first?.segments[0];
  if (first?.segments.length === 1 && segment?.kind === "group")
    return evaluate(machine, frame, readExpression(segment.source, frame.base + segment.at));
  return valueOfWords(machine, frame, words);
}
