// The roadmap: what is to be built when, by whom, after what.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { orUnknown, Printed, Row, Said, Years } from "./words.ts";

export const RoadmapItem = z.strictObject({
  id: Id,
  number: Name.optional().describe("programme number as printed, e.g. 35-a"),
  name: Name.describe("output or programme"),
  initiative: Name.optional(),
  domain: z.enum(["tata-kelola", "layanan", "tik", "sdm"]),
  indicator: Name.optional().describe("SPBE indicator as printed"),
  responsible: z.array(Name).optional(),
  years: orUnknown(Years),
  parent: Id.optional(),
  after: z.array(Id).optional().describe("items that must be done first; what makes this so is in `why`"),
  why: Said.optional(),
  builds: z.array(Id).optional().describe("nodes and links of this inventory that it builds"),
  status: z.enum(["planned", "under way", "done", "unknown"]),
  table: Id,
  row: Row.optional(),
  printed: Printed,
  source: Source,
});
export type RoadmapItem = z.infer<typeof RoadmapItem>;

/** A line of the budget; the plan has none for most. */
export const Cost = z.strictObject({
  id: Id,
  item: Name,
  account: orUnknown(Name).describe("Kode Rekening"),
  amount: orUnknown(z.number().positive()).describe("IDR"),
  funds: orUnknown(Name).describe("Sumber Dana"),
  pic: orUnknown(Name).describe("the office in charge"),
  year: z.int().min(2000).max(2100).optional(),
  printed: Printed.optional(),
  source: Source,
});
