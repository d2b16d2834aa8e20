// A document that facts are cited from.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";

export const Document = z.strictObject({
  id: Id,
  title: Name,
  file: z.string().min(1).describe("file name of the seed text whose lines are counted"),
  lines: z.int().min(1).optional().describe("how many lines that text has, so that a citation behind its end is found"),
});
export type Document = z.infer<typeof Document>;
