// Organisations and their units: who owns, manages, coordinates; a place where they sit is a site.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Printed, Row, YesNo } from "./words.ts";

export const Organisation = z.strictObject({
  id: Id,
  name: Name,
  aliases: z.array(Name).optional().describe("other names and short forms of the same organisation, as documents and people write them"),
  printed: Printed.optional().describe("the spelling of the document, where it differs"),
  kind: z.enum([
    "sekretariat",
    "asisten",
    "bagian",
    "inspektorat",
    "badan",
    "dinas",
    "satuan",
    "kantor",
    "dewan",
    "kecamatan",
    "kelurahan",
    "desa",
    "rsud",
    "bumd",
    "vertical",
    "central",
    "bidang",
    "seksi",
    "subbagian",
    "fungsional",
    "tim",
  ]),
  parent: Id.optional().describe("the organisation that it is a unit of"),
  table: Id.optional(),
  row: Row.optional().describe("its number in the document's list"),
  sites: z.array(Id).optional().describe("where it sits"),
  bound: YesNo.optional().describe("whether the region's SPBE regulation binds it; another legal body is not an agency"),
  source: Source,
});
export type Organisation = z.infer<typeof Organisation>;
