// The region's number plan: pools and rules; numbers carry class and site, never the simpul.
import { z } from "zod";
import { Address, Prefix } from "./address.ts";
import { SegmentClass } from "./segment.ts";
import { Source } from "./source.ts";

export const ClassPlan = z.strictObject({
  class: SegmentClass,
  vlan: z.int().min(2).max(4094),
  /** the site's prefix is number n's slice of it: a /16 gives a third octet of n */
  block: Prefix,
  /** length of a site's prefix, e.g. 24, 26, 28; the slice always starts at block + n * 256 */
  length: z.int().min(16).max(30),
  /** hosts given out by DHCP, counted from the network address; absent = no DHCP range */
  range: z
    .strictObject({ first: z.int().min(2), last: z.int().min(2), lease: z.string().regex(/^\d+[smhdw]$/, "a duration such as 8h") })
    .optional(),
});
export type ClassPlan = z.infer<typeof ClassPlan>;

export const Addressing = z.strictObject({
  region: Prefix,
  /** /32 a site router */
  loopbacks: Prefix,
  /** /32 a core device: simpul k = .k, gateway .10, data center .11 */
  coreLoopbacks: Prefix,
  /** /30 a core link */
  coreLinks: Prefix,
  /** /30 a site, primary access link */
  access: Prefix,
  /** /30 a site, over VPN */
  vpn: Prefix,
  /** /28 a simpul: aggregation management */
  aggregation: Prefix,
  /** /28 a simpul, then the gateway: out-of-band management */
  oob: Prefix,
  /** hand-off VLAN between aggregation and simpul = base + n */
  handoffBase: z.int().min(2).max(3900),
  classes: z.array(ClassPlan).min(1),
  /** private prefixes that never leave to the internet */
  privatePrefixes: z.array(Prefix).min(1),
  bogons: z.array(Prefix).min(1),
  /** address of the engineer's port on an OPD router */
  service: z.strictObject({ address: Address, prefix: Prefix }),
  /** a freed number rests this many days before it may be given again */
  restDays: z.int().min(0),
  source: Source,
});
export type Addressing = z.infer<typeof Addressing>;
