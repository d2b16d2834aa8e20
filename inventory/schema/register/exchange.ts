// The service bus (Sistem Penghubung Layanan), and who exchanges what with whom over it or past it.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Letter, orUnknown, Printed, Said, Years, YesNo } from "./words.ts";

export const ServiceBus = z.strictObject({
  id: Id,
  name: Name,
  managedBy: Id,
  shared: YesNo.optional().describe("whether agencies share it; absent: no document says"),
  state: z.enum(["planned", "active", "none", "unknown"]),
  years: orUnknown(Years),
  standard: orUnknown(Name).describe("interoperability standard"),
  fitness: z.strictObject({ operation: orUnknown(Letter), security: orUnknown(Letter) }).describe("the two dated opinions"),
  says: Said,
  source: Source,
});

export const Exchange = z.strictObject({
  id: Id,
  provider: Name,
  consumer: Name,
  application: Id.optional(),
  via: z.enum(["bus", "direct", "unknown"]),
  protocol: z.enum(["soap", "rest", "unknown"]),
  bulk: z.boolean().optional().describe("synchronises whole records; the bus is for validation and reference"),
  content: Name,
  printed: Printed.optional(),
  source: Source,
});
