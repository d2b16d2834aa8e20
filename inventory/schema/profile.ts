// A profile: what sites of one kind get where the site itself does not say otherwise.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";
import { Rates } from "./rate.ts";
import { Segment } from "./segment.ts";
import { Source } from "./source.ts";

export const Profile = z.strictObject({
  id: Id,
  name: Name,
  /** board id */
  router: z.string().min(1),
  /** RouterOS version, e.g. 7.20.8 */
  version: z.string().regex(/^\d+\.\d+(\.\d+)?$/, "a version such as 7.20.8"),
  uplink: z.string().min(1),
  /** the port left for the engineer with a laptop */
  service: z.string().min(1).optional(),
  segments: z.array(Segment).min(1),
  /** ports of the segments, named in words on the port's comment, e.g. { ether1: "sw-1" } */
  portNames: z.record(z.string(), z.string()).optional(),
  internet: Rates,
  /** what of the site's rates guests may take */
  guests: Rates.optional(),
  source: Source,
});
export type Profile = z.infer<typeof Profile>;
