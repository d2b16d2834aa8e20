// Electronic certificates: which office or service holds one, from whom, until when. Never a person, never a key.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Day, orUnknown } from "./words.ts";

export const Certificate = z.strictObject({
  id: Id,
  holder: Name.describe("the office or the service that signs with it"),
  organisation: Id,
  service: Id.optional().describe("the SPBE service whose transactions it covers"),
  issuer: orUnknown(Name).describe("penyelenggara sertifikasi elektronik"),
  validUntil: orUnknown(Day),
  source: Source,
});
