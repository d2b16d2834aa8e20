// `simpul show` for a person: facts in groups, with their sources; then what is found, and what refers to the thing.
import { basename, dirname } from "node:path";
import type { Language } from "../../inventory/findings/index.ts";
import { nouns } from "../../inventory/schema/inventory.ts";
import type { Source } from "../../inventory/schema/source.ts";
import { table, wrapped } from "../door/table.ts";
import { fieldLabel, kindLabel, type Labels, labelsOf } from "../labels/index.ts";
import { type Fact, isSaid } from "./facts.ts";
import { kindOf } from "./registers.ts";
import type { Shown } from "./things.ts";

/** Columns of a value; longer ones go on in the next line. */
const widest = 72;

export function shownText(shown: Shown, language: Language): string {
  const labels = labelsOf(language);
  const { kind, id, facts } = shown;
  const reasons = reasonsOf(facts);
  const heading = `${kindLabel(labels, kind)} ${id}${nameIn(shown)}, ${labels.headings.in} ${dirname(facts[0]?.file ?? "")}\n`;
  const groups = [...Map.groupBy(facts, groupOf)].map(([group, of]) => groupText(group, of, { labels, language, reasons }));
  const notes = reasons.map((reason, index) => `[${index + 1}] ${reason}\n`).join("");
  const parts = [...groups, notes, findingsText(shown, language), referrersText(shown, labels, language)];
  return [heading, ...parts.filter((part) => part !== "")].join("\n");
}

function nameIn({ facts }: Shown): string {
  const name = facts.find(({ path }) => path.split(".").length === 3 && /\.(name|title|number)$/.test(path));
  return typeof name?.value === "string" ? `: ${name.value}` : "";
}

function reasonsOf(facts: readonly Fact[]): readonly string[] {
  return [...new Set(facts.flatMap(({ source }) => (source !== undefined && "assumption" in source ? [source.assumption] : [])))];
}

/** Collection and id: facts of one record stand together. */
function groupOf({ path }: Fact): string {
  return path.split(".").slice(0, 2).join(".");
}

interface Telling {
  readonly labels: Labels;
  readonly language: Language;
  readonly reasons: readonly string[];
}

function groupText(group: string, facts: readonly Fact[], telling: Telling): string {
  const { labels } = telling;
  const [collection = "", id = ""] = group.split(".");
  const { fact, value, source, where } = labels.headings;
  const rows = [...facts.map((told) => factRow(told, telling)), ...quoteRows(facts, telling)];
  return `${kindLabel(labels, kindOf(nouns[collection] ?? collection.replace(/s$/, "")))} ${id}\n${table(wrapped([[fact, value, source, where], ...rows], 1, widest))}`;
}

function factRow({ path, value, source, file, line }: Fact, { labels, language, reasons }: Telling): string[] {
  const label = fieldLabel(labels, path.split(".").slice(2));
  return [label, valueText(value, labels, language), sourceText(source, labels, reasons), `${basename(file)}:${line}`];
}

/** The documents' words, once each. */
function quoteRows(facts: readonly Fact[], { labels }: Telling): string[][] {
  const cited = facts.flatMap(({ source }) => (source !== undefined && "document" in source && source.quote !== undefined ? [source] : []));
  const unique = new Map(cited.map((source) => [`${source.document}:${source.lines}`, source.quote ?? ""]));
  return [...unique].map(([place, quote]) => [labels.headings.quote, `"${quote}"`, place, ""]);
}

function valueText(value: unknown, labels: Labels, language: Language): string {
  if (isSaid(value)) return value[language];
  if (Array.isArray(value)) return value.map((item) => valueText(item, labels, language)).join(", ");
  return labels.values[String(value)] ?? String(value);
}

function sourceText(source: Source | undefined, labels: Labels, reasons: readonly string[]): string {
  if (source === undefined) return "";
  if ("document" in source) return `${source.document}:${source.lines}`;
  return `${labels.headings.assumed} [${reasons.indexOf(source.assumption) + 1}]`;
}

function findingsText({ findings = [] }: Shown, language: Language): string {
  const { headings } = labelsOf(language);
  if (findings.length === 0) return "";
  const lines = findings.map(({ rule, severity, texts }) => {
    const words = texts?.[language];
    return `  ${severity} ${rule}: ${words?.message}\n    ${headings.todo}: ${words?.fix}\n`;
  });
  return `${headings.findings}\n${lines.join("")}`;
}

function referrersText({ referrers = [] }: Shown, labels: Labels, language: Language): string {
  if (referrers.length === 0) return "";
  const rows = referrers.map(({ kind, id, name, field }) => [
    `  ${kindLabel(labels, kind)}`,
    id,
    isSaid(name) ? name[language] : name,
    fieldLabel(labels, field.split(".")),
  ]);
  return `${labels.headings.referrers}\n${table(wrapped(rows, 2, widest))}`;
}
