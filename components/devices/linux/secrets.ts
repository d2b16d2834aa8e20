// Masking and revealing secrets, in models and in text: which fields hold them is in secret-fields.ts (docs/linux.md).
import { fingerprint, isMasked } from "../engine/secret-word.ts";
import type { Mask, Reveal } from "../platform.ts";
import { withParts } from "./build.ts";
import type { Item, LinuxModel } from "./model.ts";
import { secretFields } from "./secret-fields.ts";

/** A word as it stands in a file, and within the single quotes of a command, where `'\''` is a quote. */
const words = { file: /\S+/y, command: /(?:'\\''|[^\s'])+/y } as const;

function wordsOf(line: string): RegExp {
  return /(^|\s)(vtysh|printf) /.test(line) ? words.command : words.file;
}

/** Every clear value of a secret field masked; values already masked stay. */
export function mask(model: LinuxModel, mask: Mask): LinuxModel {
  return changed(model, (text) => maskText(text, mask));
}

/** Clear secrets in any text of ours: lines, commands, what nobody could read. */
export function maskText(text: string, mask: Mask): string {
  if (text.includes("\n"))
    return text
      .split("\n")
      .map((line) => maskText(line, mask))
      .join("\n");
  let result = text;
  for (const { pattern } of secretFields) if (hasSecret(pattern, result)) result = maskField(result, pattern, mask);
  return result;
}

function hasSecret(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

function maskField(text: string, pattern: RegExp, mask: Mask): string {
  const word = wordsOf(text);
  let [result, from] = ["", 0];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    word.lastIndex = pattern.lastIndex;
    const value = word.exec(text)?.[0];
    if (value === undefined) continue;
    const clear = word === words.command ? value.replaceAll("'\\''", "'") : value;
    result += text.slice(from, pattern.lastIndex) + (isMasked(clear) ? value : mask(clear));
    from = pattern.lastIndex + value.length;
    pattern.lastIndex = from;
  }
  return result + text.slice(from);
}

/** Fields of a live router whose clear value looks like a fingerprint. */
export function lookAlikes(model: LinuxModel): readonly string[] {
  return [...model.parts].flatMap(([path, items]) =>
    linesIn(items).flatMap((line) => lookingAlike(line).map((field) => `${path} ${field}`)),
  );
}

function linesIn(items: readonly Item[]): string[] {
  return items.flatMap(({ text, children = [] }) => [text, ...linesIn(children)]);
}

function lookingAlike(line: string): string[] {
  return secretFields.flatMap(({ pattern }) => {
    pattern.lastIndex = 0;
    const found = pattern.exec(line);
    const from = pattern.lastIndex;
    words.file.lastIndex = from;
    const value = found === null ? undefined : words.file.exec(line)?.[0];
    return value !== undefined && fingerprint.test(value) ? [line.slice(0, from).trim()] : [];
  });
}

const referenceWord = /secret\(([a-z0-9][a-z0-9.-]*)\)/g;

/** Secret references replaced by what `reveal` knows, wherever they stand; unknown ones stay references. */
export function reveal(model: LinuxModel, reveal: Reveal): LinuxModel {
  return changed(model, (text) => text.replace(referenceWord, (whole, name: string) => reveal(name) ?? whole));
}

const maskedWord = /secret:[0-9a-f]{8}|secret\([a-z0-9][a-z0-9.-]*\)/g;

/** Fingerprints and references in commands replaced by what is known for them; all of them stand in single quotes. */
export function revealText(text: string, known: (word: string) => string | undefined): string {
  return text.replace(maskedWord, (whole) => known(whole)?.replaceAll("'", "'\\''") ?? whole);
}

function changed(model: LinuxModel, change: (text: string) => string): LinuxModel {
  const parts = new Map([...model.parts].map(([path, items]) => [path, items.map((item) => changedItem(item, change))] as const));
  return withParts(model, parts);
}

function changedItem(item: Item, change: (text: string) => string): Item {
  const [key, text] = [item.key === item.text ? undefined : change(item.key), change(item.text)];
  const children = item.children?.map((child) => changedItem(child, change));
  if (
    text === item.text &&
    (key === undefined || key === item.key) &&
    (children?.every((child, at) => child === item.children?.[at]) ?? true)
  )
    return item;
  return { ...item, key: key ?? text, text, ...(children === undefined ? {} : { children }) };
}
