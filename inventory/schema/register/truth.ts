// What is known of what is known: printed tables, contradictions between documents, open questions, readiness.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Printed, Row, Said } from "./words.ts";

/** A printed table whose rows stand in other collections; the counts keep a row from being dropped. */
export const PrintedTable = z.strictObject({
  id: Id,
  title: Name,
  rows: z.int().min(1).describe("how many rows the document prints"),
  ours: z.boolean().optional().describe("no printed table: places in the running text, in their order"),
  numbers: z
    .strictObject({ first: Row, last: Row, missing: z.array(Row).optional(), twice: z.array(Row).optional() })
    .optional()
    .describe("the document's own numbering, with its gaps"),
  note: Said.optional(),
  source: Source,
});

/** Statements that cannot all be true, side by side; nothing is repaired. */
export const Conflict = z.strictObject({
  id: Id,
  about: Said,
  statements: z.array(z.strictObject({ says: Said, source: Source })).min(2),
  reading: Said.optional().describe("how the inventory reads it until somebody decides, if at all"),
  fix: Said,
  source: Source,
});

/** A question that no document answers, and what cannot be computed without the answer. */
export const Unknown = z.strictObject({
  id: Id,
  question: Said,
  blocks: z.array(Said).min(1),
  ask: Name.describe("who could answer"),
  source: Source,
});

/** A row of a readiness or condition table. */
export const Readiness = z.strictObject({
  id: Id,
  component: Name,
  state: z.enum(["yes", "partly", "no", "unknown"]),
  says: Said,
  printed: Printed.optional(),
  table: Id,
  row: Row.optional(),
  source: Source,
});
