// Turns what zod finds into sentences for people: one mistake each, with its place and its fix.
import type { z } from "zod";
import { type Draft, fieldOf, mistake, type Path, rawAt } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { isMap, type Raw } from "./marks.ts";
import { nearest, wordFix } from "./suggestion.ts";

type ZodIssue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** Where a record stands and what it should be; `others` are keys that it may have in its other forms. */
interface Place {
  readonly draft: Draft;
  readonly path: Path;
  readonly schema: Schema;
  readonly others: readonly string[];
}

/** The mistakes of one record: `path` is the record's, the issues' paths start below it. */
export function schemaMistakes(draft: Draft, path: Path, schema: Schema, issues: readonly ZodIssue[]): Issue[] {
  return mistakesAt({ draft, path, schema, others: [] }, issues);
}

function mistakesAt(place: Place, issues: readonly ZodIssue[]): Issue[] {
  const { draft, path, schema } = place;
  const typos = new Set(
    issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys.map((key) => typoOf(schema, issue, key)) : [])),
  );
  return issues.flatMap((issue) => {
    const at = [...path, ...issue.path];
    if (isMissing(draft, at, issue) && typos.has(issue.path.join("."))) return [];
    return sentences(place, issue);
  });
}

/** The key that an unknown key was meant to be, as a path below the record. */
function typoOf(schema: Schema, issue: ZodIssue, key: string): string {
  const meant = nearest(key, keysOf(schemaAt(schema, issue.path)));
  return [...issue.path, meant ?? `${key}?`].join(".");
}

function isMissing(draft: Draft, at: Path, issue: ZodIssue): boolean {
  return (
    (issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union") && rawAt(draft, at) === undefined
  );
}

function sentences({ draft, path, schema, others }: Place, issue: ZodIssue): Issue[] {
  const at = [...path, ...issue.path];
  const given = rawAt(draft, at);
  const field = fieldOf(at);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey(draft, at, { schema: schemaAt(schema, issue.path), others }, key));
  if (isMissing(draft, at, issue)) return [mistake(draft, at, `${field} is missing`, `add \`${String(at.at(-1))}: …\``)];
  if (issue.code === "invalid_union") return bestOfUnion(draft, at, schemaAt(schema, issue.path), issue.errors);
  if (issue.code === "invalid_value") return [wrongWord(draft, at, issue.values.map(String), given)];
  if (issue.code === "invalid_type") return [wrongType(draft, at, issue.expected, given)];
  return [wrongValue(draft, at, issue, given)];
}

function unknownKey(
  draft: Draft,
  at: Path,
  form: { readonly schema: Schema | undefined; readonly others: readonly string[] },
  key: string,
): Issue {
  const place = [...at, key];
  if (form.others.includes(key))
    return mistake(draft, place, `${fieldOf(place)} does not go with what stands beside it`, "keep one of the two", "key");
  return mistake(draft, place, `unknown key ${fieldOf(place)}`, wordFix(key, keysOf(form.schema)) ?? "delete it", "key");
}

function wrongWord(draft: Draft, at: Path, words: readonly string[], given: Raw | undefined): Issue {
  const fix = wordFix(typeof given === "string" ? given : "", words);
  return mistake(draft, at, `${fieldOf(at)} cannot be ${shown(given)}`, fix);
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys and values",
  record: "a map of keys and values",
};

const sourceFix = 'write { document: …, lines: "…" } or { assumption: … }';

function wrongType(draft: Draft, at: Path, expected: string, given: Raw | undefined): Issue {
  const field = fieldOf(at) || "it";
  const wanted = typeNames[expected] ?? expected;
  if (at.at(-1) === "source" && given !== null)
    return mistake(draft, at, `source is ${shown(given)}, not a citation or an assumption`, sourceFix);
  if (given === null) return mistake(draft, at, `${field} has no value`, `write ${wanted} behind the colon, or delete the key`);
  if (expected === "number" && typeof given === "string" && /^\d+(\.\d+)?$/.test(given))
    return mistake(draft, at, `${field} must be a number, not the text ${shown(given)}`, `write it without quotes: ${given}`);
  const quoted = expected === "string" && typeof given !== "object" ? `write it in quotes: "${String(given)}"` : `write ${wanted}`;
  return mistake(draft, at, `${field} must be ${wanted}, not ${shown(given)}`, quoted);
}

function shown(value: Raw | undefined): string {
  if (value === undefined || value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return "a map";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** A value of the right type that is refused: by its size, its form, or a rule of ours, whose message says what would be right. */
function wrongValue(draft: Draft, at: Path, issue: ZodIssue, given: Raw | undefined): Issue {
  const field = fieldOf(at) || "it";
  const bounds = boundsOf(issue);
  if (bounds !== undefined) return mistake(draft, at, `${field} is ${shown(given)}, it must be ${bounds}`, "correct the value");
  const [message = "", fix] = issue.message.split("; ");
  if (!/^(an?|line numbers) /.test(message)) return mistake(draft, at, `${field}: ${message}`, fix ?? "correct the value");
  return mistake(draft, at, `${field} is ${shown(given)}, not ${message}`, fix ?? `write ${message}`);
}

function boundsOf(issue: ZodIssue): string | undefined {
  if (issue.code === "too_big") return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue.code === "too_small") return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)}`;
  return undefined;
}

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " entries" : "";
}

/** Of the shapes that a value may have, the mistakes of the one that it is nearest to. */
function bestOfUnion(draft: Draft, at: Path, schema: Schema | undefined, branches: readonly (readonly ZodIssue[])[]): Issue[] {
  const options = schema === undefined ? [] : optionsOf(schema);
  const told = branches.map((issues, index) => {
    const option = options[index];
    const others = options.flatMap(keysOf).filter((key) => !keysOf(option).includes(key));
    return option === undefined ? [] : mistakesAt({ draft, path: at, schema: option, others }, issues);
  });
  const found = told.filter((issues) => issues.length > 0).sort((a, b) => a.length - b.length)[0];
  return found ?? [mistake(draft, at, `${fieldOf(at)} is not in any of the forms that it may have`)];
}

/** The parts of zod schemas that are walked here. */
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
}

function definitionOf(schema: Schema): Definition {
  const definition = schema._zod.def as unknown as Definition;
  return definition.innerType === undefined ? definition : definitionOf(definition.innerType);
}

function optionsOf(schema: Schema): readonly Schema[] {
  return definitionOf(schema).options ?? [];
}

/** The schema of a path below a schema; undefined where the path leaves it. */
function schemaAt(schema: Schema, path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((at, key) => {
    if (at === undefined) return undefined;
    const definition = definitionOf(at);
    return definition.shape?.[String(key)] ?? definition.element ?? definition.valueType;
  }, schema);
}

function keysOf(schema: Schema | undefined): readonly string[] {
  return schema === undefined ? [] : Object.keys(definitionOf(schema).shape ?? {});
}
