// Data sets: whose the data are, whom they come from, where they are kept, and under which leave.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { orUnknown, Printed } from "./words.ts";

export const DataSet = z.strictObject({
  id: Id,
  name: Name,
  owner: orUnknown(Id),
  origin: z.enum(["own", "public", "business", "other", "unknown"]).describe("whether it is the agency's own or got from others"),
  state: z.enum(["active", "planned", "unknown"]),
  kept: z.enum(["datacenter", "agency", "third-party", "central", "unknown"]).describe("where it is kept"),
  application: Id.optional().describe("the application that works on it"),
  classification: orUnknown(Id).describe("its security class"),
  mandate: orUnknown(Id).describe("the owner's leave for the central unit to manage it"),
  printed: Printed,
  source: Source,
});
