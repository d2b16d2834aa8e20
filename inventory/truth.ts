// Holds facts to their documents: words that a record prints or quotes must stand at the lines that it cites, white space folded.
import type { RegionInventory } from "./schema/inventory.ts";
import type { Source } from "./schema/source.ts";

/** Words and where they should stand. */
export interface Cited {
  /** e.g. applications.simakda.mentions.3 */
  readonly path: string;
  readonly document: string;
  readonly lines: string;
  readonly words: string;
}

/** A citation whose words are not there, and what is there. */
export interface Missing extends Cited {
  readonly there: string;
}

export interface Truth {
  readonly found: number;
  /** records that cite lines and no words: the lines exist, more cannot be held to them */
  readonly wordless: number;
  readonly missing: readonly Missing[];
}

type Citation = Extract<Source, { document: string }>;

/** Fields that hold words of the document, letter for letter; the source's `quote` does too. */
const verbatim: ReadonlySet<string> = new Set(["printed", "remark"]);

/** Everything in the region that cites words, and how many records cite lines alone. */
export function citationsOf(inventory: RegionInventory): { readonly cited: readonly Cited[]; readonly wordless: number } {
  const cited: Cited[] = [];
  const bare = { count: 0 };
  for (const [name, value] of Object.entries(inventory)) if (typeof value === "object") walk(value, name, undefined, cited, bare);
  return { cited, wordless: bare.count };
}

function walk(value: unknown, path: string, above: Citation | undefined, cited: Cited[], bare: { count: number }): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}.${idOf(item) ?? index}`, above, cited, bare);
  } else if (typeof value === "object" && value !== null) {
    const own = citationIn(value);
    const source = own ?? ("source" in value ? undefined : above);
    const fields = Object.entries(value).flatMap(([key, text]) => (verbatim.has(key) ? [text] : []));
    const words = [own?.quote, ...fields].filter((text) => typeof text === "string");
    if (own !== undefined && words.length === 0) bare.count += 1;
    if (source !== undefined) for (const text of words) cited.push({ path, document: source.document, lines: source.lines, words: text });
    for (const [key, child] of Object.entries(value)) if (key !== "source") walk(child, `${path}.${key}`, source, cited, bare);
  }
}

function citationIn(value: object): Citation | undefined {
  const source = "source" in value ? (value.source as Source) : undefined;
  return source !== undefined && "document" in source ? source : undefined;
}

function idOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : undefined;
}

/** `documents` are the texts by id, split into lines. */
export function holdToDocuments(cited: readonly Cited[], documents: ReadonlyMap<string, readonly string[]>): Omit<Truth, "wordless"> {
  const missing = cited.flatMap((citation): Missing[] => {
    const there = linesOf(documents.get(citation.document) ?? [], citation.lines);
    return stands(citation.words, there) ? [] : [{ ...citation, there: there.slice(0, 300) }];
  });
  return { found: cited.length - missing.length, missing };
}

/** The cited lines as one text, ranges in the order in which they are cited. */
export function linesOf(document: readonly string[], lines: string): string {
  const ranges = lines.split(", ").map((range) => range.split("-").map(Number));
  return folded(ranges.flatMap(([first = 0, last = first]) => document.slice(first - 1, last)).join(" "));
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Parts between "…" stand in their order. */
function stands(words: string, there: string): boolean {
  let from = 0;
  for (const part of words.split("…").map(folded)) {
    const at = there.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
