// What is known of what is known: dropped rows, gaps in numbering, contradictions, open questions.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Source } from "../schema/source.ts";
import type { Found, Rule, SurveyRule } from "./finding.ts";

type Row = { readonly table?: string | undefined; readonly row?: number | undefined };

/** Collections whose records are rows themselves; in the others one row may give several records. */
function collectionsOf(inventory: RegionInventory): {
  readonly each: readonly (readonly Row[])[];
  readonly several: readonly (readonly Row[])[];
} {
  const { titik, equipment, staffing, roadmap, readiness, domains, roles, servers, wishes, organisations, services, applications } =
    inventory;
  return {
    each: [titik, equipment, staffing, roadmap, readiness, domains, roles],
    several: [servers, wishes, organisations, services.flatMap(({ listed }) => listed), applications.flatMap(({ mentions }) => mentions)],
  };
}

/** Rows entered of a table: those of the collection that has most of them. */
export function rowsEntered(inventory: RegionInventory, table: string): number {
  const { each, several } = collectionsOf(inventory);
  const own = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.table === table);
  const numbers = (rows: readonly Row[]): number => new Set(rows.map(({ row }) => row)).size;
  const found = [...each.map((rows) => own(rows).length), ...several.map((rows) => numbers(own(rows)))];
  return Math.max(...found, surveyed(inventory, table));
}

/** Sites of a survey name no table: they are rows of the narrowest one whose lines hold theirs. */
function surveyed({ tables, sites }: RegionInventory, table: string): number {
  const narrowest = (source: Source): string | undefined =>
    tables.filter((candidate) => isInside(source, candidate.source)).sort((x, y) => width(x.source) - width(y.source))[0]?.id;
  return sites.filter(({ survey, source }) => survey !== undefined && narrowest(source) === table).length;
}

/** First and last line of a citation. */
function endsOf(source: Source): readonly [first: number, last: number] {
  const lines = "lines" in source ? source.lines.split(/\D+/).map(Number) : [0];
  return [Math.min(...lines), Math.max(...lines)];
}

function width(source: Source): number {
  const [first, last] = endsOf(source);
  return last - first;
}

function isInside(inner: Source, outer: Source): boolean {
  const [[first, last], [from, to]] = [endsOf(inner), endsOf(outer)];
  return "document" in inner && "document" in outer && inner.document === outer.document && first >= from && last <= to;
}

export const droppedRows: Rule = ({ inventory }) =>
  inventory.tables.flatMap(({ id, title, rows, source }): Found[] => {
    const entered = rowsEntered(inventory, id);
    if (entered === rows) return [];
    return [
      { rule: "table-rows", severity: "error", subject: id, at: `tables.${id}`, source, values: { table: title, printed: rows, entered } },
    ];
  });

export const numberGaps: SurveyRule = ({ inventory }) =>
  inventory.tables.flatMap(({ id, title, numbers, source }): Found[] => {
    const missing = numbers?.missing ?? [];
    if (missing.length === 0) return [];
    return [
      { rule: "table-numbers-missing", severity: "notice", subject: id, at: `tables.${id}`, source, values: { table: title, missing } },
    ];
  });

export const conflicts: Rule = ({ inventory }) =>
  inventory.conflicts.map(({ id, about, statements, fix, source }) => ({
    rule: "conflict",
    severity: "warning",
    subject: id,
    at: `conflicts.${id}`,
    source,
    values: { about, says: statements.map(({ says }) => says), fix },
  }));

export const unknowns: Rule = ({ inventory }) =>
  inventory.unknowns.map(({ id, question, blocks, ask, source }) => ({
    rule: "unknown",
    severity: "notice",
    subject: id,
    at: `unknowns.${id}`,
    source,
    values: { question, blocks, ask },
  }));
