// Data centres: the pusat data, its recovery, the national one; what is built, where, for whom, and to what each is connected.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { orUnknown, Printed, Said, Years, YesNo } from "./words.ts";

export const DataCentre = z.strictObject({
  id: Id,
  name: Name,
  role: z.enum(["main", "recovery", "national"]).describe("pusat data, pusat pemulihan data, Pusat Data Nasional"),
  state: z.enum(["active", "planned", "none", "unknown"]),
  years: orUnknown(Years),
  place: orUnknown(Name).describe("where it stands, in the document's words"),
  site: Id.optional(),
  managedBy: orUnknown(Id),
  shared: YesNo.describe("whether agencies share it"),
  connections: z
    .array(
      z.strictObject({
        centre: Id.describe("another data centre, or a control centre"),
        state: z.enum(["active", "planned", "unknown"]),
        printed: Printed,
        source: Source,
      }),
    )
    .describe("what it is connected to, or must be; the line itself is an interconnection"),
  says: Said,
  printed: Printed.optional(),
  source: Source,
});
