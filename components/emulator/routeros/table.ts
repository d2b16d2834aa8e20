// How `print` shows rows that the device makes up itself: as a table, in detail, terse, counted, filtered.
import { argumentsOf } from "./statement.ts";

export type Row = Readonly<Record<string, string>>;

interface Condition {
  readonly key: string;
  readonly sign: string;
  readonly value: string;
}

/** `where a=b && c~"x"`, `where !dynamic`; what it cannot read matches nothing. */
function conditionsOf(words: string): readonly Condition[] {
  return words
    .split(/\s+(?:&&|and)\s+|\s+(?=[a-z!][a-z0-9-]*(?:[=~]|!=|$))/)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [, not = "", key = "", sign = "", value = ""] = /^(!?)([a-z0-9-]+)(!=|=|~)?"?([^"]*)"?$/.exec(part.trim()) ?? [];
      return sign === "" ? { key, sign: not === "" ? "yes" : "no", value: "" } : { key, sign, value };
    });
}

function matches(row: Row, { key, sign, value }: Condition): boolean {
  const found = row[key] ?? "";
  if (sign === "~") return holds(value, found);
  if (sign === "yes" || sign === "no") return (found === "yes" || found === "true") === (sign === "yes");
  return (found === value) === (sign === "=");
}

/** A pattern that is none matches nothing. */
function holds(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

/** Rows as a list menu prints them. `columns` are those of the short form. */
export function printRows(rows: readonly Row[], columns: readonly string[], rest: string): string {
  const [asked = "", where] = rest.split(/\bwhere\b/);
  const { words } = argumentsOf(asked);
  const shown = where === undefined ? rows : rows.filter((row) => conditionsOf(where).every((condition) => matches(row, condition)));
  if (words.includes("count-only")) return `${shown.length}\n`;
  if (words.includes("terse") || words.includes("detail")) return shown.map((row, index) => `${lineOf(row, index)}\n`).join("");
  return shown.length === 0 ? "" : tableOf(shown, columns);
}

/** A bare word, or quoted so that nothing in it ends the value. */
function worded(value: string): string {
  return /^[A-Za-z0-9._/,:!*@+-]+$/.test(value) ? value : `"${value.replaceAll(/["\\$]/g, "\\$&")}"`;
}

function lineOf(row: Row, index: number): string {
  const pairs = Object.entries(row).map(([key, value]) => `${key}=${worded(value)}`);
  return `${String(index).padStart(2)} ${pairs.join(" ")}`;
}

function tableOf(rows: readonly Row[], columns: readonly string[]): string {
  const width = (column: string): number => Math.max(column.length, ...rows.map((row) => (row[column] ?? "").length));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(width(columns[at] ?? "")))
      .join("  ")
      .trimEnd();
  const heading = columns.map((column) => column.toUpperCase());
  const head = [`Columns: ${heading.join(", ")}`, ` #  ${line(heading)}`];
  return `${[...head, ...rows.map((row, index) => `${String(index).padStart(2)}  ${line(columns.map((column) => row[column] ?? ""))}`)].join("\n")}\n`;
}

/** A menu with one item: keys to the right. */
export function printOne(row: Row): string {
  const width = Math.max(...Object.keys(row).map((key) => key.length)) + 2;
  return Object.entries(row)
    .map(([key, value]) => `${key.padStart(width)}: ${value}\n`)
    .join("");
}
