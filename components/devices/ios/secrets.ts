// Masking and revealing the secrets of a model: which words of which commands they are is in the tables (docs/secrets.md).
import { fingerprint, isMasked, reference } from "../engine/secret-word.ts";
import type { Mask, Reveal } from "../platform.ts";
import { withRoot } from "./build.ts";
import type { IosModel, Item } from "./model.ts";
import { changeSecretWords } from "./secret-words.ts";

/** What becomes of a clear, masked or referred-to value. */
type Change = (value: string) => string;

/** Every clear value of a secret field masked; values already masked stay. */
export function mask(model: IosModel, mask: Mask): IosModel {
  return withRoot(
    model,
    changed(model.root, (value) => (isMasked(value) ? value : mask(value))),
  );
}

/** Secret references replaced by what `reveal` knows; unknown ones stay references. */
export function reveal(model: IosModel, reveal: Reveal): IosModel {
  return withRoot(
    model,
    changed(model.root, (value) => {
      const name = reference.exec(value)?.[1];
      return (name === undefined ? undefined : reveal(name)) ?? value;
    }),
  );
}

/** Commands of a live device whose secret looks like a fingerprint, as the command without it. */
export function lookAlikes(model: IosModel): readonly string[] {
  const found: string[] = [];
  const look = (items: readonly Item[], path: string): void => {
    for (const item of items) {
      const above = path === "" ? "" : `${path} / `;
      maskedItem(item, (value) => {
        if (fingerprint.test(value)) found.push(`${above}${item.line.slice(0, item.line.indexOf(value)).trim()}`);
        return value;
      });
      look(item.children ?? [], `${above}${item.line}`);
    }
  };
  look(model.root, "");
  return found;
}

function changed(items: readonly Item[], change: Change): readonly Item[] {
  let same = true;
  const all = items.map((item) => {
    const next = changedItem(item, change);
    if (next !== item) same = false;
    return next;
  });
  return same ? items : all;
}

function changedItem(item: Item, change: Change): Item {
  const masked = maskedItem(item, change);
  if (item.children === undefined) return masked;
  const children = changed(item.children, change);
  return children === item.children ? masked : { ...masked, children };
}

/** The command itself, without what stands below it. */
export function maskedItem(item: Item, change: Change): Item {
  const { rule, spots, line } = item;
  if (rule !== undefined && spots?.some(({ kind }) => kind === "secret") === true) return withWords(item, change);
  if (rule !== undefined && !mayHide(rule.pattern)) return item;
  const next = changeSecretWords(line, change);
  return next === line ? item : { ...item, line: next, key: rule === undefined ? changeSecretWords(item.key, change) : item.key };
}

/** Patterns that do not say each of their words: of those with a text only what holds commands or addresses. */
function mayHide(pattern: string): boolean {
  if (pattern.includes("rest>") || pattern.includes("{rest}")) return !pattern.startsWith("snmp-server enable");
  return /^(action|alias|path|autocommand) /.test(pattern);
}

function withWords(item: Item, change: Change): Item {
  const { line, spots = [] } = item;
  const words = wordsOf(line, spots.length);
  const next = words.map((word, at) => (spots[at]?.kind === "secret" ? change(word) : word));
  if (next.every((word, at) => word === words[at])) return item;
  const key = spots.every((spot) => spot.key) ? next.join(" ") : next.filter((_, at) => spots[at]?.key === true).join(" ");
  return { ...item, line: next.join(" "), key };
}

/** As many words as the pattern has; the last takes what is left. */
export function wordsOf(line: string, count: number): readonly string[] {
  const words = line.split(" ");
  return words.length <= count ? words : [...words.slice(0, count - 1), words.slice(count - 1).join(" ")];
}
