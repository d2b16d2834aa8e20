// YAML text to plain values with the place of every key and value; every syntax mistake of the text at once.

import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { isAlias, isScalar, isSeq, isMap as isYamlMap, LineCounter, parseDocument } from "yaml";
import type { Issue } from "./issue.ts";
import { type Entry, type Marks, positionOfSpot, type Raw, type RawMap, type Spot, type Text } from "./marks.ts";
import { isLongKey, refusalOf } from "./yaml-guard.ts";

/** A file's value, its marks put into `marks`; the mistakes found on the way. */
export interface Tree {
  readonly value: Raw;
  readonly issues: readonly Issue[];
}

interface Reading {
  readonly text: Text;
  readonly marks: Marks;
  readonly issues: Issue[];
}

export function readTree(file: string, source: string, marks: Marks): Tree {
  const lines = new LineCounter();
  const reading: Reading = { text: { file, lines }, marks, issues: [] };
  const refusal = refusalOf(source);
  if (refusal !== undefined) {
    lines.addNewLine(0);
    for (let end = source.indexOf("\n"); end !== -1 && end < refusal.offset; end = source.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
    complain(reading, refusal.offset, refusal.message, refusal.fix);
    return { value: null, issues: reading.issues };
  }
  // own check of repeated keys below: the library's compares every key with every other
  const document = parseDocument(source, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  if (document.errors.length > 0) return { value: null, issues: syntaxIssues(reading, document) };
  return { value: document.contents === null ? null : plainOf(reading, document.contents), issues: reading.issues };
}

const shownErrors = 10;

function syntaxIssues(reading: Reading, document: Document): readonly Issue[] {
  const seen = new Set<number>();
  for (const error of document.errors) {
    const { line } = reading.text.lines.linePos(error.pos[0]);
    if (seen.has(line) || seen.size >= shownErrors) continue;
    seen.add(line);
    complain(reading, error.pos[0], `not YAML: ${inWords(error.message)}`, syntaxFix(error.message));
  }
  return reading.issues;
}

function inWords(message: string): string {
  if (/multiple documents/.test(message)) return "a second document starts here (---)";
  const sentence = message.replaceAll(/\s+/g, " ").trim();
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function syntaxFix(message: string): string {
  if (/multiple documents/.test(message)) return "delete the ---, one file is one document";
  if (/tab/i.test(message)) return "indent with spaces";
  if (/implicit keys|nested mappings/i.test(message)) return 'put text that holds ": " in quotes, or start a new line';
  if (/flow|closing|missing/i.test(message)) return "close the bracket or the quote";
  if (/indent/i.test(message)) return "indent the line like its neighbours";
  return "correct the line so that it is YAML 1.2";
}

function complain(reading: Reading, offset: number, message: string, fix: string): void {
  reading.issues.push({ ...positionOfSpot({ text: reading.text, offset }), message, fix });
}

function spot(reading: Reading, node: { range?: readonly number[] | null | undefined } | null | undefined, otherwise: number): Spot {
  return { text: reading.text, offset: node?.range?.[0] ?? otherwise };
}

function plainOf(reading: Reading, node: Node): Raw {
  if (isYamlMap(node)) return mapOf(reading, node);
  if (isSeq(node)) return listOf(reading, node);
  if (isScalar(node)) return scalarOf(node);
  if (isAlias(node)) complain(reading, node.range?.[0] ?? 0, "aliases (*) are not used here", "write the value where it is used");
  return null;
}

function scalarOf({ value }: Scalar): Raw {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}

function listOf(reading: Reading, node: YAMLSeq): Raw[] {
  const start = node.range?.[0] ?? 0;
  const entries = new Map(node.items.map((item, index) => [String(index), both(spot(reading, item as Node | null, start))] as const));
  const list = node.items.map((item) => (item === null ? null : plainOf(reading, item as Node)));
  reading.marks.set(list, entries);
  return list;
}

function both(place: Spot): Entry {
  return { key: place, value: place };
}

function mapOf(reading: Reading, node: YAMLMap): RawMap {
  const start = node.range?.[0] ?? 0;
  const map: RawMap = Object.create(null);
  const entries = new Map<string, Entry>();
  reading.marks.set(map, entries);
  for (const pair of node.items as Pair<Node | null, Node | null>[]) {
    const place = spot(reading, pair.key, start);
    const key = keyOf(reading, pair, place.offset);
    if (key === undefined) continue;
    const first = entries.get(key);
    if (first !== undefined) {
      complain(reading, place.offset, `${key} is written twice, first on line ${positionOfSpot(first.key).line}`, "keep one of the two");
      continue;
    }
    map[key] = pair.value === null ? null : plainOf(reading, pair.value);
    const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
    entries.set(key, { key: place, value: empty ? place : spot(reading, pair.value, place.offset) });
  }
  return map;
}

function keyOf(reading: Reading, pair: Pair<Node | null, Node | null>, offset: number): string | undefined {
  const value = isScalar(pair.key) ? pair.key.value : undefined;
  if (value === undefined || value === null) complain(reading, offset, "a key must be text", "write `key: value`");
  else if (!isLongKey(String(value))) return String(value);
  else complain(reading, offset, "the key is longer than 1,024 characters", "shorten it");
  return undefined;
}
