// A profile: what sites of one kind get where the site itself does not say otherwise.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";
import { Rates } from "./rate.ts";
import { Segment } from "./segment.ts";
import { Source } from "./source.ts";

export const Profile = z.strictObject({
  id: Id,
  name: Name,
  router: z.string().min(1).describe("board id"),
  version: z
    .string()
    .regex(/^\d+\.\d+(\.\d+)?$/, "a version such as 7.20.8")
    .describe("RouterOS version, e.g. 7.20.8"),
  uplink: z.string().min(1),
  service: z.string().min(1).optional().describe("the port left for the engineer with a laptop"),
  segments: z.array(Segment).min(1),
  portNames: z
    .record(z.string(), Name)
    .optional()
    .describe('ports of the segments, named in words on the port\'s comment, e.g. { ether1: "sw-1" }'),
  internet: Rates,
  guests: Rates.optional().describe("what of the site's rates guests may take"),
  source: Source,
});
export type Profile = z.infer<typeof Profile>;
