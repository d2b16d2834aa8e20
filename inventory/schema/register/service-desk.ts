// The service desk's levels, what is handed in there, and the way an incident takes.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Day, Letter, orUnknown, Printed, Said, Time } from "./words.ts";

export const ServiceDesk = z.strictObject({
  id: Id,
  level: z.int().min(1).max(3),
  name: Name,
  organisation: Id.optional().describe("absent: every agency has its own"),
  staff: orUnknown(z.int().min(0)).describe("how many persons the document demands at the least, or there are"),
  handles: z.array(Name).min(1).describe("kinds of record as the document names them"),
  escalates: Id.optional().describe("the level that takes what this one cannot solve"),
  duty: Said,
  printed: Printed.optional(),
  source: Source,
});

/** One record of the service desk; who handed it in is an office, never a person. */
export const Ticket = z.strictObject({
  id: Id,
  kind: z
    .enum(["complaint", "disruption", "problem", "request", "change"])
    .describe("keluhan, gangguan, masalah, permintaan, perubahan (Perwal 47/2021, 51(3))"),
  organisation: Id.describe("the agency whose service it is about"),
  about: Name,
  service: Id.optional().describe("the SPBE service that it is about"),
  level: Id.describe("the level of the service desk that has it"),
  opened: Time,
  closed: Time.optional().describe("absent: still open"),
  source: Source,
});

/** One step of the way of an incident, in order. */
export const IncidentStep = z.strictObject({
  id: Id,
  order: z.int().min(1),
  who: Name,
  to: Name.optional(),
  does: Said,
  within: orUnknown(Name).describe("the deadline in the document's words; the documents give no hours"),
  printed: Printed.optional(),
  source: Source,
});

/** What happened, and whether the three duties were done. */
export const Incident = z.strictObject({
  id: Id,
  organisation: Id,
  began: Time,
  cause: z.enum(["own", "other party", "unknown"]),
  serious: z.boolean(),
  secured: orUnknown(Time),
  reported: orUnknown(Time),
  notice: orUnknown(Letter).describe("the written notice to the head of the region"),
  closed: Day.optional(),
  source: Source,
});
