// Finds a record in the text of a YAML file, for edits that leave every other byte as it is.
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";

/** Why an edit cannot be made, and what to do instead. */
export class EditError extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.name = "EditError";
    this.fix = fix;
  }
}

function topOf(text: string): YAMLMap | undefined {
  const { contents } = parseDocument(text, { version: "1.2", schema: "core", uniqueKeys: false, prettyErrors: false });
  return isMap(contents) ? contents : undefined;
}

/** The records of a list, in the order of the text. */
export function recordsOf(text: string, collection: string): readonly YAMLMap[] {
  const list = topOf(text)?.get(collection, true);
  return isSeq(list) ? list.items.filter((item): item is YAMLMap => isMap(item)) : [];
}

/** Where the brackets of an empty list stand, `sites: []`. */
export function emptyList(text: string, collection: string): { readonly start: number; readonly end: number } | undefined {
  const list = topOf(text)?.get(collection, true);
  const empty = isSeq(list) && list.items.length === 0 && isFlow(list);
  return empty && list.range ? { start: list.range[0], end: list.range[1] } : undefined;
}

/** The map of a collection that is one record, such as region. */
export function singleOf(text: string, collection: string): YAMLMap | undefined {
  const record = topOf(text)?.get(collection, true);
  return isMap(record) ? record : undefined;
}

export function recordById(text: string, collection: string, id: string): YAMLMap | undefined {
  return recordsOf(text, collection).find((record) => record.get("id") === id);
}

/** Where a node begins, as an offset in its text. */
export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the last word of a node ends: behind its last scalar or closing bracket, before comments and blank lines. */
export function endOf(node: unknown): number {
  if (!isNode(node) || node.range === undefined || node.range === null) return 0;
  if (isScalar(node) || isFlow(node)) return node.range[1];
  if (isMap(node)) return Math.max(node.range[0], ...node.items.flatMap(({ key, value }) => [endOf(key), endOf(value)]));
  return isSeq(node) ? Math.max(node.range[0], ...node.items.map(endOf)) : node.range[1];
}

/** Whether the collection is written in brackets. */
export function isFlow(node: Node): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** The offset behind the line that holds `offset`; a block scalar ends at a line's start already. */
export function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === "\n") return offset;
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

/** The line's beginning up to the offset. */
export function leadOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** The line ends of a text: what is put in uses the same. */
export function eolOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Whole lines put in at the start of a line, or at the end of a text whose last line may lack its end. */
export function withLines(text: string, offset: number, lines: readonly string[]): string {
  const eol = eolOf(text);
  const before = text.slice(0, offset);
  const joint = before === "" || before.endsWith("\n") ? "" : eol;
  return `${before}${joint}${lines.join(eol)}${eol}${text.slice(offset)}`;
}
