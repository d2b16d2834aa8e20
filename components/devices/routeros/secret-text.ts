// Secrets within text: commands, scripts, lines that nobody could read.
import { isMasked } from "../engine/secret-word.ts";
import type { Mask } from "../platform.ts";
import { scriptKey, secretKey } from "./menus/row.ts";
import { menuOf } from "./menus.ts";
import { quote } from "./quote.ts";
import { textOf } from "./text.ts";

/** `password=…`; a value that is worked out there (`$x`, `[…]`) is no secret yet. A string that does not end goes to the end of its line. */
const pair = /([A-Za-z0-9.-]+)=("(?:[^"\\\n]|\\[\s\S])*"?|[^\s;"'\])}$[({]+)/g;

/** In every name of a secret field or of one that holds a script: most lines have none, and are not taken apart. */
const telling = /pass|secret|cak|pin|key|source|script|on-/;

/** Secrets within a script masked, the rest of it left readable. */
export function maskScript(script: string, mask: Mask): string {
  if (!telling.test(script)) return script;
  return script.replace(pair, (whole, key: string, word: string) => {
    if (secretKey.test(key)) return `${key}=${maskWord(word, mask)}`;
    return scriptKey.test(key) ? `${key}=${maskBody(word, mask)}` : whole;
  });
}

function maskWord(word: string, mask: Mask): string {
  const value = valueOfWord(word);
  return isMasked(value) ? word : mask(value);
}

function valueOfWord(word: string): string {
  return textOf(word.startsWith('"') ? word.slice(1, word.endsWith('"') && word.length > 1 ? -1 : undefined) : word);
}

/** A script as the value of an attribute. */
function maskBody(word: string, mask: Mask): string {
  const body = valueOfWord(word);
  const masked = maskScript(body, mask);
  return masked === body ? word : quote(masked);
}

/** Not the length of an address's prefix. */
const path = /(?<![A-Za-z0-9.])\/[a-z0-9-]+(?:[/ ][a-z0-9-]+)*/g;

/** A script of commands with every clear value of a secret field in it masked; the menu decides what is secret (`name` of a community). */
export function maskText(text: string, mask: Mask): string {
  let heading = none;
  return text
    .split("\n")
    .map((line) => {
      const secrets = secretKeysOf(line);
      if (/^\s*\/[a-z0-9/ -]+\s*$/.test(line)) heading = secrets;
      return maskLine(line, heading.size === 0 ? secrets : new Set([...heading, ...secrets]), mask);
    })
    .join("\n");
}

const none: ReadonlySet<string> = new Set();

function secretKeysOf(line: string): ReadonlySet<string> {
  if (!line.includes("/")) return none;
  return new Set([...line.matchAll(path)].flatMap(([words]) => prefixes(words).flatMap((prefix) => menuOf(prefix)?.secrets ?? [])));
}

function prefixes(words: string): string[] {
  const names = words.slice(1).split(/[/ ]/);
  return names.map((_, at) => `/${names.slice(0, at + 1).join("/")}`);
}

function maskLine(line: string, secrets: ReadonlySet<string>, mask: Mask): string {
  const named =
    secrets.size === 0
      ? line
      : line.replace(pair, (whole, key: string, word: string) => (secrets.has(key) ? `${key}=${maskWord(word, mask)}` : whole));
  return maskScript(named, mask);
}

const maskedWord = /"?(secret:[0-9a-f]{8}|secret\([a-z0-9][a-z0-9.-]*\))"?/g;

/** Fingerprints and references replaced by what is known for them; what is not known stays. */
export function revealText(text: string, known: (word: string) => string | undefined): string {
  return text.replace(maskedWord, (whole, word: string) => {
    const clear = known(word);
    return clear === undefined ? whole : quote(clear);
  });
}
