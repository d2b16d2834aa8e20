// Roles: who coordinates a service area, which functions the network needs. Positions, never persons.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Printed, Row, Said } from "./words.ts";

export const Role = z.strictObject({
  id: Id,
  name: Name.describe("the position or function"),
  body: Name.optional().describe("the team it belongs to"),
  area: Name.optional().describe("the service area that it answers for"),
  holder: Name.optional().describe("the office that fills it"),
  organisation: Id.optional(),
  duty: Said.optional(),
  table: Id.optional(),
  row: Row.optional(),
  printed: Printed.optional(),
  source: Source,
});
