// Applications: who owns, builds, manages and uses them, where they run, who may reach them.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Listing } from "./service.ts";
import { Letter, orUnknown, Printed, Row } from "./words.ts";

/** A row of a printed table that names the application; rows are kept as they are, also where they contradict. */
export const Mention = z.strictObject({
  table: Id,
  row: Row,
  site: Id.optional(),
  organisation: Id.optional(),
  relation: z
    .enum(["owns", "uses", "manages", "planned", "closed", "lists"])
    .describe("how the row's office stands to it, as we read the row"),
  year: z.int().min(1990).max(2100).optional(),
  yearTo: z.int().min(1990).max(2100).optional(),
  printed: Printed,
  remark: Printed.optional().describe("what else the row prints about it"),
  source: Source,
});

/** Where it can be reached, as printed: a page, an address, a store, or words such as Local Host. */
export const Reached = z.strictObject({ printed: Printed, source: Source.optional() });

export const Application = z.strictObject({
  id: Id,
  name: Name,
  aliases: z.array(Name).optional(),
  owner: orUnknown(Id).describe("the organisation that owns it"),
  manager: Id.optional().describe("who builds and runs it, where a document says so"),
  users: Name.optional(),
  service: Name.optional().describe("the service that it gives, in the document's words"),
  class: z
    .enum(["general", "special", "special-shared", "unknown"])
    .describe("aplikasi umum, aplikasi khusus, aplikasi khusus that agencies share: each is audited apart"),
  fields: z.array(Listing).min(1).optional().describe("entries of printed lists of general applications that it falls under"),
  level: z.enum(["region", "province", "central", "social-media", "unknown"]).describe("whose application it is: Daerah, Provinsi, Pusat"),
  kind: z.enum(["public", "administration", "unknown"]).describe("kind of service: for the public, or inside the government"),
  status: z.enum(["active", "planned", "deactivated", "unknown"]),
  exposure: z.enum(["public", "intra", "central-network", "local", "unknown"]).describe("from where it can be reached"),
  hosting: z
    .strictObject({
      place: z.enum(["datacenter", "agency", "third-party", "central", "local", "app-store", "unknown"]),
      where: Name.optional(),
      server: Id.optional(),
      printed: Printed.optional(),
      source: Source.optional(),
    })
    .describe("where it runs"),
  reached: z.array(Reached).optional(),
  classification: Id.optional().describe("its security class; absent: none is set"),
  portal: z.boolean().optional().describe("integrated into the region's portal (JePin), where a document says so"),
  audience: z.array(z.enum(["g2g", "g2b", "g2c", "g2e"])).optional(),
  tiers: z
    .array(z.strictObject({ tier: z.enum(["web", "application", "database"]), server: orUnknown(Id) }))
    .optional()
    .describe("the three tiers, where known"),
  dossier: z
    .strictObject({
      approval: orUnknown(Letter),
      requirements: orUnknown(Letter),
      terms: orUnknown(Letter),
      manual: orUnknown(Letter),
      repository: orUnknown(Name),
    })
    .optional()
    .describe("the papers of a special application; absent: unknown"),
  mentions: z.array(Mention).min(1),
  source: Source,
});
export type Application = z.infer<typeof Application>;
