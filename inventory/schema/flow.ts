// Who may talk to whom, and the waivers that open what is closed.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";
import { SegmentClass } from "./segment.ts";
import { Source } from "./source.ts";

const Ports = z.array(z.int().min(1).max(65535)).min(1);

/** A waiver of Perwal 20/2020: it has an owner and an end date. */
export const Waiver = z.strictObject({
  id: Id,
  owner: Name,
  until: z.iso.date("a date such as 2027-12-31"),
  reason: z.string().min(8),
  source: Source,
});
export type Waiver = z.infer<typeof Waiver>;

/** A flow: from classes of segments (of all sites, or of those named) or a data-center service, to a service, a class, a site's server or the internet. */
export const Flow = z.strictObject({
  id: Id,
  from: z.strictObject({ classes: z.array(SegmentClass).optional(), sites: z.array(Id).optional(), service: Id.optional() }),
  to: z.union([
    z.strictObject({ service: Id }),
    z.strictObject({ server: Id }),
    z.strictObject({ class: SegmentClass }),
    z.strictObject({ internet: z.literal(true) }),
  ]),
  protocol: z.enum(["tcp", "udp", "any"]),
  ports: Ports.optional(),
  users: z.string().min(3),
  why: z.string().min(8),
  waiver: Id.optional(),
  source: Source,
});
export type Flow = z.infer<typeof Flow>;
