// A draft as YAML: what a person reads, and the files that a region's folder takes.
import type { Draft } from "./drafting.ts";

/** A file by its name relative to the region's folder. */
export interface DraftFile {
  readonly file: string;
  readonly text: string;
}

type Collection = keyof Draft;

/** Which file a collection goes to, and what its reader should know. */
const files: readonly (readonly [file: string, collections: readonly Collection[], says: string])[] = [
  [
    "sites.yaml",
    ["documents", "kecamatan", "sites"],
    "A row a site, its lines of providers as printed; lines are rows of the sheet. To put a site on the network, give it a simpul, a profile and an access (docs/new-region.md).",
  ],
  ["register/tables.yaml", ["tables"], "The sheet as a table: how many rows it has, so that a dropped one is found."],
  ["register/equipment.yaml", ["equipment"], "Devices as the sheet counts them, in its own words; what could not be counted is unknown."],
  ["register/staffing.yaml", ["staffing"], "IT staff as the sheet counts them, in its own words."],
  [
    "register/wishes.yaml",
    ["wishes"],
    "Plans and complaints, one an item. kind and about are read from the words: look at them, and say in both languages what is meant.",
  ],
  [
    "register/applications.yaml",
    ["applications"],
    "Applications that the rows name; a name that is spelt in two ways is here twice. What the sheet does not ask is unknown.",
  ],
  [
    "register/titik.yaml",
    ["titik"],
    "Points of the bandwidth table, Min and Max as printed; where they differ, nothing says which one holds.",
  ],
];

/** A file of a region has at most 120,000 words and signs, of which this has half: room for what people add. */
const largest = 140_000;

/** The files of a draft; a collection that is too long for one goes on in sites-2.yaml. */
export function draftFiles(draft: Draft, from: string): readonly DraftFile[] {
  return files.flatMap(([file, collections, says]) => {
    const blocks = collections.flatMap((collection) => blocksOf(draft, collection));
    return parts(blocks).map((text, index) => ({ file: numbered(file, index + 1), text: `${heading(file, from, says)}${text}` }));
  });
}

/** The whole draft as one text. */
export function draftText(draft: Draft, from: string): string {
  const collections = files.flatMap(([, names]) => names);
  const text = parts(
    collections.flatMap((collection) => blocksOf(draft, collection)),
    Number.POSITIVE_INFINITY,
  ).join("");
  return `${heading("sites.yaml", from, "A row a site; lines are rows of the sheet.")}${text}`;
}

function heading(file: string, from: string, says: string): string {
  const up = "../".repeat(file.split("/").length + 1);
  return `# yaml-language-server: $schema=${up}schema/json/region.schema.json\n# Drafted by \`simpul survey\` from ${from}. ${says}\n`;
}

function numbered(file: string, part: number): string {
  return part === 1 ? file : file.replace(/\.yaml$/, `-${part}.yaml`);
}

/** One record's lines, and the collection that they stand in. */
interface Block {
  readonly collection: Collection;
  readonly text: string;
}

function blocksOf(draft: Draft, collection: Collection): readonly Block[] {
  return draft[collection].map((record) => ({ collection, text: recordText(record) }));
}

function parts(blocks: readonly Block[], most = largest): readonly string[] {
  const texts: string[] = [];
  let text = "";
  let inside: Collection | undefined;
  for (const { collection, text: record } of blocks) {
    if (text.length + record.length > most && text !== "") {
      texts.push(text);
      [text, inside] = ["", undefined];
    }
    text += `${inside === collection ? "" : `${collection}:\n`}${record}`;
    inside = collection;
  }
  return text === "" ? texts : [...texts, text];
}

/** A record as an item of its list: its own fields a line each, all below them in brackets, as the inventory is written. */
function recordText(record: object): string {
  const lines = Object.entries(record).flatMap(([key, value]) => fieldLines(key, value));
  return lines.map((line, index) => `${index === 0 ? "  - " : "    "}${line}\n`).join("");
}

function fieldLines(key: string, value: unknown): readonly string[] {
  const listed = Array.isArray(value) && value.some((item) => typeof item === "object");
  return listed ? [`${key}:`, ...value.map((item) => `  - ${inline(item)}`)] : [`${key}: ${inline(value)}`];
}

/** On one line. The library does the same for tens of thousands of records in half a minute. */
function inline(value: unknown): string {
  if (typeof value === "string") return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${inline(inner)}`)
    .join(", ")} }`;
}

/**
 * Words that YAML takes for nothing else, and a spreadsheet for no formula. All others stand in double quotes, which are the same in JSON
 * and YAML 1.2.
 */
function isPlain(text: string): boolean {
  return /^\p{L}(?:[\p{L}\p{N} ._()/-]*[\p{L}\p{N}.)])?$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
}
