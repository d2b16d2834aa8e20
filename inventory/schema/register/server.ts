// Servers, in the pusat data or outside; and the papers that let one stand outside.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Count } from "./equipment.ts";
import { Day, Letter, orUnknown, Printed, Row, Said } from "./words.ts";

export const Server = z.strictObject({
  id: Id,
  name: Name.describe("its role, as printed"),
  organisation: Id,
  site: Id.optional(),
  count: Count,
  place: z.enum(["datacenter", "agency", "third-party", "unknown"]),
  brand: orUnknown(Name).optional(),
  model: orUnknown(Name).optional(),
  cpu: orUnknown(Name).optional(),
  memory: orUnknown(Name).optional(),
  disks: orUnknown(Name).optional(),
  raid: orUnknown(Name).optional(),
  network: orUnknown(Name).optional(),
  power: orUnknown(Name).optional(),
  os: orUnknown(Name).optional(),
  applications: z.array(Id).optional(),
  backup: orUnknown(Name).optional(),
  classification: Id.optional().describe("its security class; absent: none is set"),
  vital: z.boolean().optional().describe("runs a vital function: monitoring and recovery are compulsory"),
  table: Id,
  row: Row,
  printed: Printed,
  source: Source,
});
export type Server = z.infer<typeof Server>;

/** An agency's leave to run its own server, or to store at a third party; without all papers it is none. */
export const Exemption = z.strictObject({
  id: Id,
  kind: z.enum(["own-server", "third-party-storage"]),
  server: Id.optional(),
  application: Id.optional(),
  organisation: Id,
  request: orUnknown(Letter).describe("request to the head of the region"),
  approval: orUnknown(Letter).describe("feasibility approval of the central unit, or approval of the head of the region"),
  criteria: orUnknown(z.strictObject({ staff: Day, facilities: Day, security: Day, record: Day })).describe(
    "day of each of the four evaluations",
  ),
  until: orUnknown(Day),
  source: Source,
});

/** The owner's leave for the central unit to manage its data. */
export const Mandate = z.strictObject({ id: Id, organisation: Id, data: Name, letter: orUnknown(Letter), source: Source });

/** A duty to back up into the pusat data, and what is known of its doing. */
export const Backup = z.strictObject({
  id: Id,
  organisation: Id.optional().describe("absent: every agency"),
  data: Name,
  period: orUnknown(z.string().regex(/^\d+[hdw]$/, "a period such as 24h, 7d or 4w")),
  target: Name,
  lastGood: orUnknown(Day),
  duty: Said.optional(),
  source: Source,
});

/** A virtual server that the central unit gives an agency. */
export const Vps = z.strictObject({
  id: Id,
  organisation: Id.optional().describe("absent: any agency without a server of its own"),
  size: orUnknown(Name),
  state: z.enum(["offered", "active", "unknown"]),
  says: Said,
  source: Source,
});
