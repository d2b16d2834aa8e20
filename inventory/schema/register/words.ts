// Shapes that many registers share: values nobody knows yet, sentences in both languages, letters, rows of printed tables.
import { z } from "zod";
import { Name } from "../identifier.ts";

/** A value, or the plain statement that no document gives it: never a silent default. */
export function orUnknown<T extends z.ZodType>(value: T) {
  return z.union([z.literal("unknown"), value]);
}

/** Our own words about a fact, for readers of both languages; words of a document stand in `printed` or in the source's `quote`. */
export const Said = z.strictObject({ id: z.string().min(3).max(600), en: z.string().min(3).max(600) });
export type Said = z.infer<typeof Said>;

/** An official letter, decision or report: what makes an approval provable. */
export const Letter = z.strictObject({ number: Name, date: z.iso.date("a date such as 2027-12-31"), by: Name });

/** First and last year of a plan. */
export const Years = z
  .strictObject({ from: z.int().min(1990).max(2100), to: z.int().min(1990).max(2100) })
  .refine(({ from, to }) => from <= to, { message: "the first year is behind the last; swap them", path: ["from"] });

/** Whether something is so, where nobody may know. */
export const YesNo = z.enum(["yes", "no", "unknown"]);

/** The words of the document, letter for letter; `npm run truth` looks them up at the cited lines. */
export const Printed = z.string().min(1).max(800);

/** Number of a row in a printed table. */
export const Row = z.int().min(0);

/** A day, e.g. 2023-06-17. */
export const Day = z.iso.date("a date such as 2027-12-31");

/** A moment, e.g. 2023-06-17T08:00:00Z. */
export const Time = z.iso.datetime("a time such as 2027-12-31T08:00:00Z");
