// Refuses YAML that would cost more than it can say, before anything is built from it: size, bytes, depth, anchors, tags.
import { CST, Lexer } from "yaml";

/** What is refused: the offset of it, in words, and the way out. */
export interface Refusal {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** A file of the inventory is written by hand: 63 sites have a twentieth of this. */
export const maxBytes = 1_000_000;
/** Reading costs 4 µs a token; 63 sites have 16,000. */
const maxTokens = 120_000;
const maxDepth = 32;
const maxIndent = 96;
// YAML 1.2 ends an implicit key after 1,024 characters
const maxKey = 1024;

/** The text of a file's bytes; a refusal for what is not text. */
export function textOfBytes(bytes: Uint8Array): string | Refusal {
  if (bytes.length > maxBytes) return tooLong(bytes.length);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { offset: 0, message: "the file is not UTF-8 text", fix: "save it as UTF-8, or take it out of the region's folder" };
  }
  // marks that turn the direction of writing make a line look like another
  const control = text.search(/[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u);
  if (control === -1) return text;
  const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0");
  return { offset: control, message: `the file holds an invisible character, U+${code}`, fix: "delete the character" };
}

export function tooLong(bytes: number): Refusal {
  const message = `the file has ${(bytes / 1e6).toFixed(1)} MB, more than the ${maxBytes / 1e6} MB that a file may have`;
  return { offset: 0, message, fix: "split it into several files of the region's folder, or take it out" };
}

const refused: Readonly<Record<string, { message: string; fix: string }>> = {
  anchor: { message: "anchors (&) are not used here", fix: "write the value where it is used, or put it into a profile" },
  alias: { message: "aliases (*) are not used here", fix: "write the value where it is used, or put it into a profile" },
  tag: { message: "tags (!) are not used here", fix: "leave the tag out; put text that looks like something else in quotes" },
  directive: { message: "directives (%) are not used here", fix: "delete the line" },
};

const tooDeep = {
  message: `values are nested more than ${maxDepth} deep`,
  fix: "no part of the inventory is that deep: close the brackets, or indent less",
};

const tooMany = {
  message: `the file has more than ${maxTokens.toLocaleString("en")} words and signs`,
  fix: "split it into several files of the region's folder, or take it out",
};

/** Offsets of what is passed while the tokens go by. */
interface Walk {
  offset: number;
  depth: number;
  /** where the line begins, and whether only indentation and indicators have been seen on it */
  lineStart: number;
  leading: boolean;
  scalar: boolean;
}

/** The first thing in the text that is refused; the walk over the tokens does not recurse, so depth costs nothing. */
export function refusalOf(text: string): Refusal | undefined {
  const walk: Walk = { offset: 0, depth: 0, lineStart: 0, leading: true, scalar: false };
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    const found = tokens > maxTokens ? tooMany : step(walk, token);
    if (found !== undefined) return { offset: walk.offset, ...found };
    if (!isMarker(token)) walk.offset += token.length;
  }
  return undefined;
}

/** Tokens of no length that the lexer puts between the text's own. */
function isMarker(token: string): boolean {
  return token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR;
}

function step(walk: Walk, token: string): { message: string; fix: string } | undefined {
  if (token === CST.SCALAR) {
    walk.scalar = true;
    return undefined;
  }
  if (walk.scalar) {
    walk.scalar = false;
    return content(walk, token);
  }
  const type = CST.tokenType(token);
  if (type === "single-quoted-scalar" || type === "double-quoted-scalar") return content(walk, token);
  if (type === "newline") return newline(walk, token);
  if (type === null || type === "space" || type === "comment" || isMarker(token)) return undefined;
  if (type === "flow-map-start" || type === "flow-seq-start") walk.depth += 1;
  if (type === "flow-map-end" || type === "flow-seq-end") walk.depth -= 1;
  if (walk.depth > maxDepth || (walk.leading && walk.offset - walk.lineStart > maxIndent)) return tooDeep;
  return refused[type === "directive-line" ? "directive" : type];
}

function newline(walk: Walk, token: string): undefined {
  walk.lineStart = walk.offset + token.length;
  walk.leading = true;
}

/** A scalar ends the line's indentation: what stands left of it is its depth. */
function content(walk: Walk, token: string): { message: string; fix: string } | undefined {
  if (walk.leading && walk.offset - walk.lineStart > maxIndent) return tooDeep;
  walk.leading = false;
  const end = token.lastIndexOf("\n");
  if (end !== -1) walk.lineStart = walk.offset + end + 1;
  return undefined;
}

/** Whether a key is longer than YAML lets a reader expect. */
export function isLongKey(key: string): boolean {
  return key.length > maxKey;
}
