// The register of sub-domains and addresses of services, and the official e-mail.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Letter, orUnknown, Printed, Row, Said } from "./words.ts";

export const Domain = z.strictObject({
  id: Id,
  host: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, "a host name in lower case, such as dinkes.pesawarankab.go.id")
    .describe("the host name in lower case; what the document prints stands in `printed`"),
  scheme: z.enum(["http", "https", "none"]).describe("as printed; none where the document prints no scheme"),
  use: z.enum(["website", "application", "mail"]),
  organisation: orUnknown(Id),
  managedBy: Id.optional().describe("who runs it, where a document says so: an agency may leave it to the central unit"),
  application: Id.optional(),
  status: z.enum(["active", "refused", "unknown"]),
  request: orUnknown(Letter).describe("the agency's official request"),
  decision: orUnknown(Letter).describe("the central unit's decision"),
  table: Id.optional(),
  row: Row.optional(),
  printed: Printed,
  source: Source,
});
export type Domain = z.infer<typeof Domain>;

export const Mail = z.strictObject({
  id: Id,
  domain: Name.describe("what follows the @"),
  provider: Id.describe("the organisation that provides it"),
  managedBy: Name,
  exchangers: orUnknown(z.array(Name)).describe("MX of the domain"),
  records: Said.describe("what is known of its use"),
  source: Source,
});
