// A connected point (titik) of a bandwidth table: not an organisation, since rooms and halls have one too.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Mbps } from "../rate.ts";
import { Source } from "../source.ts";
import { Printed, Row } from "./words.ts";

export const Titik = z.strictObject({
  id: Id,
  name: Name,
  printed: Printed,
  organisation: Id.optional(),
  site: Id.optional().describe("the site that the network plans for it"),
  place: z.enum(["office", "room", "hall", "worship"]),
  minMbps: Mbps.describe("the Min column as printed"),
  maxMbps: Mbps.describe("the Max column as printed"),
  readMbps: Mbps.optional().describe("what the two columns are read as"),
  year: z.int().min(2000).max(2100),
  medium: z.enum(["fiber", "cable", "wireless", "cellular", "unknown"]),
  provider: Name.optional().describe("absent: unknown"),
  state: z.enum(["connected", "planned", "unknown"]),
  table: Id,
  row: Row,
  source: Source,
});
export type Titik = z.infer<typeof Titik>;

/** A village. */
export const Desa = z.strictObject({
  id: Id,
  name: Name,
  kecamatan: Id.optional().describe("absent: unknown"),
  site: Id.optional(),
  source: Source,
});
