// Centres where people watch: control centres and command centres, and what the pusat data must be.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Day, orUnknown, Printed, Said, Years } from "./words.ts";

export const ControlCentre = z.strictObject({
  id: Id,
  name: Name,
  kind: z.enum(["network", "command", "traffic"]),
  organisation: Id,
  state: z.enum(["active", "planned", "none", "unknown"]),
  years: orUnknown(Years),
  monitors: z.array(Said).describe("what it has to watch"),
  tool: orUnknown(Name).describe("monitoring system"),
  source: Source,
});

/** A standard that something has to meet, and whether anybody attested that it does. */
export const Standard = z.strictObject({
  id: Id,
  of: z.enum(["datacenter", "network", "role", "security", "bus", "application"]),
  standard: Name,
  scope: Said,
  state: z.enum(["met", "not met", "unknown"]),
  date: orUnknown(Day),
  assessor: orUnknown(Name),
  printed: Printed.optional(),
  source: Source,
});

/** A security class or zone, and who may reach what is in it. */
export const Classification = z.strictObject({
  id: Id,
  name: Name,
  covers: Said,
  reach: z.array(z.enum(["lan", "wan", "datacenter", "internet"])),
  state: z.enum(["set", "not set", "unknown"]),
  source: Source,
});
