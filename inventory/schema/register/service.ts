// Services (Layanan SPBE): what people and offices get, whichever applications give it.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { orUnknown, Printed, Row } from "./words.ts";

/** An entry of a printed list; a list may have letters, which count as rows: a is 1. */
export const Listing = z.strictObject({ table: Id, row: Row, letter: Name.optional(), printed: Printed, source: Source });

export const Service = z.strictObject({
  id: Id,
  name: Name,
  kind: z.enum(["administration", "public", "unknown"]).describe("inside the government, or for the public"),
  listed: z.array(Listing).min(1).describe("every entry that names it, of lists of services and of fields of general applications"),
  applications: z.array(Id).describe("the applications that give it, where a document says so"),
  portal: z.boolean().optional().describe("integrated into the region's portal, where a document says so"),
  coordinator: Id.optional().describe("the role that coordinates it"),
  technicalContact: orUnknown(Id).describe("whom to ask when it fails: the agency that runs it must have ICT staff for it"),
  source: Source,
});
