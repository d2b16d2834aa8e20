// A simpul (node where fibers meet), its aggregation switch, and the links between core devices.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";
import { lineFacts } from "./line.ts";
import { Mbps } from "./rate.ts";
import { Source } from "./source.ts";

const Version = z.string().regex(/^\d+\.\d+(\.\d+)?$/, "a version such as 7.20.8");

/** A device of ours in a simpul or at the edge: board, version and its ports by use. */
export const CoreDevice = z.strictObject({
  id: Id,
  router: z.string().min(1),
  version: Version,
  oob: z.string().optional().describe("out-of-band management port"),
});

export const Simpul = z.strictObject({
  id: Id,
  number: z.int().min(1).max(9),
  name: Name,
  site: Id.optional().describe("the site it stands in, where a document says so"),
  point: z.strictObject({ lat: z.number(), lng: z.number() }).optional(),
  years: z.strictObject({ from: z.int(), to: z.int() }),
  device: CoreDevice.extend({ trunk: z.string().min(1) }),
  aggregation: CoreDevice.extend({ trunk: z.string().min(1), access: z.array(z.string().min(1)).min(1) }),
  source: Source,
});
export type Simpul = z.infer<typeof Simpul>;

/** A link between two core devices (gateway, simpul, data center). */
export const CoreLink = z.strictObject({
  id: Id,
  a: z.strictObject({ device: Id, port: z.string().min(1) }),
  b: z.strictObject({ device: Id, port: z.string().min(1) }),
  medium: z.enum(["fiber", "leased", "wireless"]),
  number: z.int().min(0).max(63).describe("number of its /30 in the core pool; given once, never changed"),
  lengthMetres: z.number().positive().optional(),
  capacity: Mbps.optional().describe("of a leased or wireless link narrower than its ports: shaped at both ends"),
  year: z.int().optional(),
  ...lineFacts,
  rotation: z.int().min(0).optional(),
  source: Source,
});
export type CoreLink = z.infer<typeof CoreLink>;
