// Where a fact comes from: a document's lines, or an assumption with its reason. Nothing in the inventory is without one.
import { z } from "zod";

/** Lines of a document as printed, e.g. "7126-8757" or "12853" or "7087-7089, 7092-7104". */
export const Lines = z.string().regex(/^\d+(-\d+)?(, \d+(-\d+)?)*$/, "line numbers such as 7126-8757");

/** Words of the document; "…" stands for words left out. */
const Quote = z.string().min(1).max(1200);

/** A document's id (documents.yaml), lines and perhaps the words that stand there, or why the value is assumed. */
export const Source = z.union([
  z.strictObject({ document: z.string().min(1), lines: Lines, quote: Quote.optional() }),
  z.strictObject({ assumption: z.string().min(8, "a reason that a reader can weigh") }),
]);
export type Source = z.infer<typeof Source>;
