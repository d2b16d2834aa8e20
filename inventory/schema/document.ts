// A document that facts are cited from.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";

export const Document = z.strictObject({
  id: Id,
  title: Name,
  /** file name of the seed text whose lines are counted */ file: z.string().min(1),
  /** how many lines that text has, so that a citation behind its end is found */
  lines: z.int().min(1).optional(),
});
export type Document = z.infer<typeof Document>;
