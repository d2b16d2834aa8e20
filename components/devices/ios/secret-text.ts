// Secrets within text: commands, scripts, lines that nobody could read.
import { isMasked } from "../engine/secret-word.ts";
import type { Mask } from "../platform.ts";
import { formed } from "./forms.ts";
import { indentOf, rawLines } from "./lines.ts";
import { modeOf } from "./mode.ts";
import { readScript } from "./parse.ts";
import { read, type Said } from "./read.ts";
import { changeSecretWords } from "./secret-words.ts";
import { maskedItem } from "./secrets.ts";

/** A script with every clear value of a secret field in it masked; what is not known to hold one stays as it is written. */
export function maskText(text: string, mask: Mask): string {
  const change = (value: string): string => (isMasked(value) ? value : mask(value));
  const masked = new Map<number, string>();
  readScript(text, (at, said) => masked.set(at, maskedSaid(said, change) ?? ""));
  return rawLines(text)
    .map((raw, at) => {
      const known = masked.get(at);
      if (known === undefined) return changeSecretWords(raw, change);
      return known === "" ? raw : " ".repeat(indentOf(raw)) + inWordsOf(raw, known);
    })
    .join("\n");
}

/** The line with its secrets masked; undefined where it has none. */
function maskedSaid(said: Said, change: (value: string) => string): string | undefined {
  switch (said.kind) {
    case "set": {
      const { line } = maskedItem(said.item, change);
      return line === said.item.line ? undefined : numbered(said.sequence, line);
    }
    case "unset":
      return maskedOff(said, change);
    case "form": {
      const { rule, match } = said;
      const line = formed(rule.form ?? "", match.words, undefined, false)?.line ?? match.words.join(" ");
      const masked = changeSecretWords(line, change);
      return masked === line ? undefined : (said.off ? "no " : "") + masked;
    }
    case "nest":
      return maskedNest(said, change);
    case "several":
      return undefined;
  }
}

function numbered(sequence: number | undefined, line: string): string {
  return sequence === undefined ? line : `${sequence} ${line}`;
}

/** `default` takes a line away as `no` does. */
function inWordsOf(raw: string, masked: string): string {
  return /^\s*default\s/i.test(raw) ? masked.replace(/^no /, "default ") : masked;
}

/** What is taken away may be named by its secret; a default that is said out loud holds none. */
function maskedOff({ rule, line }: Extract<Said, { kind: "unset" }>, change: (value: string) => string): string | undefined {
  const positive = rule === undefined ? undefined : read(modeOf(rule.mode), line);
  const masked = positive === undefined || positive.kind === "unset" ? undefined : maskedSaid(positive, change);
  return masked === undefined ? undefined : `no ${masked}`;
}

function maskedNest({ head, rule, tail, off }: Extract<Said, { kind: "nest" }>, change: (value: string) => string): string | undefined {
  const said = tail === "" ? undefined : read(modeOf(rule.nests ?? ""), tail);
  const masked = said === undefined ? undefined : maskedSaid(said, change);
  return masked === undefined ? undefined : `${off ? "no " : ""}${head.line} ${masked}`;
}

const maskedWord = /secret:[0-9a-f]{8}\b|secret\([a-z0-9][a-z0-9.-]*\)/g;

/** Fingerprints and references replaced by what is known for them; what is not known stays. */
export function revealText(text: string, known: (word: string) => string | undefined): string {
  return text.replace(maskedWord, (word) => known(word) ?? word);
}
