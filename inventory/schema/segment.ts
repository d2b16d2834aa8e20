// Segment classes: the kinds of LAN a site may have. Their VLAN ids are constants of the region, not of a site.
import { z } from "zod";

/** kantor office staff, pelayanan counters, tamu guests, cctv cameras, traffic control (ATCS) and IoT, server approved servers, voip phones, perangkat L2 management */
export const SegmentClass = z.enum(["kantor", "pelayanan", "tamu", "cctv", "server", "voip", "perangkat"]);
export type SegmentClass = z.infer<typeof SegmentClass>;

export const Segment = z.strictObject({
  class: SegmentClass,
  ports: z
    .array(z.string().min(1))
    .optional()
    .describe("ports of our router that carry it untagged: an OPD without a managed switch gets a port a segment"),
  dhcp: z
    .enum(["diskominfo", "opd", "none"])
    .describe('who gives out addresses: "diskominfo" = our router; "opd" = the agency\'s own server; "none" = fixed addresses'),
  demarcation: z.string().min(3).optional().describe("where the OPD's own LAN begins, in words for the demarcation report"),
});
export type Segment = z.infer<typeof Segment>;
