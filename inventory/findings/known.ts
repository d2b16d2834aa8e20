// What is known of what is known: dropped rows, gaps in numbering, contradictions, open questions.
import type { RegionInventory } from "../schema/inventory.ts";
import type { Found, Rule } from "./finding.ts";

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
  return Math.max(...each.map((rows) => own(rows).length), ...several.map((rows) => numbers(own(rows))));
}

export const droppedRows: Rule = ({ inventory }) =>
  inventory.tables.flatMap(({ id, title, rows, source }): Found[] => {
    const entered = rowsEntered(inventory, id);
    if (entered === rows) return [];
    return [
      { rule: "table-rows", severity: "error", subject: id, at: `tables.${id}`, source, values: { table: title, printed: rows, entered } },
    ];
  });

export const numberGaps: Rule = ({ inventory }) =>
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
