// The region's number plan: pools and rules; numbers carry class and site, never the simpul.
import { z } from "zod";
import { Address, Prefix } from "./address.ts";
import { SegmentClass } from "./segment.ts";
import { Source } from "./source.ts";

export const ClassPlan = z.strictObject({
  class: SegmentClass,
  vlan: z.int().min(2).max(4094),
  block: Prefix.describe("the site's prefix is number n's slice of it: a /16 gives a third octet of n"),
  length: z.int().min(16).max(30).describe("length of a site's prefix, e.g. 24, 26, 28; the slice always starts at block + n * 256"),
  range: z
    .strictObject({ first: z.int().min(2), last: z.int().min(2), lease: z.string().regex(/^\d+[smhdw]$/, "a duration such as 8h") })
    .optional()
    .describe("hosts given out by DHCP, counted from the network address; absent = no DHCP range"),
});
export type ClassPlan = z.infer<typeof ClassPlan>;

export const Addressing = z.strictObject({
  region: Prefix,
  loopbacks: Prefix.describe("/32 a site router"),
  coreLoopbacks: Prefix.describe("/32 a core device: simpul k = .k, gateway .10, data center .11"),
  coreLinks: Prefix.describe("/30 a core link"),
  access: Prefix.describe("/30 a site, primary access link"),
  vpn: Prefix.describe("/30 a site, over VPN"),
  aggregation: Prefix.describe("/28 a simpul: aggregation management"),
  oob: Prefix.describe("/28 a simpul, then the gateway: out-of-band management"),
  handoffBase: z.int().min(2).max(3900).describe("hand-off VLAN between aggregation and simpul = base + n"),
  classes: z.array(ClassPlan).min(1),
  privatePrefixes: z.array(Prefix).min(1).describe("private prefixes that never leave to the internet"),
  bogons: z.array(Prefix).min(1),
  service: z.strictObject({ address: Address, prefix: Prefix }).describe("address of the engineer's port on an OPD router"),
  restDays: z.int().min(0).describe("a freed number rests this many days before it may be given again"),
  source: Source,
});
export type Addressing = z.infer<typeof Addressing>;
