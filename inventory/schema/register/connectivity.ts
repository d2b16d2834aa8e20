// What connects the region: existing networks of others, the internet edge, links to other governments, addresses to keep clear of.
import { z } from "zod";
import { Prefix } from "../address.ts";
import { Id, Name } from "../identifier.ts";
import { Mbps } from "../rate.ts";
import { Source } from "../source.ts";
import { Letter, orUnknown, Printed, Said, YesNo } from "./words.ts";

/** A network or a kind of line that is there already, whoever built it. */
export const Network = z.strictObject({
  id: Id,
  name: Name,
  medium: z.enum(["fiber", "cable", "wireless", "cellular", "wifi", "broadband", "vpn", "mixed", "unknown"]),
  owner: Name.describe("whose it is; unknown where no document says"),
  builder: Name.optional(),
  provider: Name.optional(),
  contract: orUnknown(Letter).optional(),
  lengthMetres: orUnknown(z.number().positive()),
  closed: YesNo.describe("whether only the government's traffic is on it"),
  shared: YesNo.optional().describe("whether agencies share it; absent: no document says"),
  topology: z
    .enum(["star", "ring", "tree", "mesh", "mixed", "adapted"])
    .optional()
    .describe("adapted: as the conditions of each agency ask"),
  state: z.enum(["active", "planned", "none", "unknown"]),
  reaches: z.array(Name).optional().describe("places, in the document's words"),
  sites: z.array(Id).optional(),
  without: z.array(Id).optional().describe("sites that it does not reach, where a document says so"),
  says: Said,
  printed: Printed.optional(),
  source: Source,
});

/** Exits to the internet, public addresses and bandwidth: all in one hand. */
export const InternetEdge = z.strictObject({
  id: Id,
  managedBy: Id,
  publicBlocks: orUnknown(z.array(Prefix)),
  purchasedMbps: orUnknown(Mbps),
  exits: orUnknown(z.int().min(0)).describe("how many exits are registered"),
  says: Said,
  printed: Printed.optional(),
  source: Source,
});

/** A connection to another government, a central agency, or the Pusat Data Nasional. */
export const Interconnection = z.strictObject({
  id: Id,
  peer: Name,
  kind: z.enum(["pdn", "central", "province", "government", "other"]),
  purpose: Said,
  prefixes: orUnknown(z.array(Prefix)),
  filter: orUnknown(Name),
  state: z.enum(["active", "planned", "none", "unknown"]),
  approver: orUnknown(Name).describe("who approves it; the regulation names nobody"),
  printed: Printed.optional(),
  source: Source,
});

/** An address of somebody else's network that people here must reach: the number plan keeps clear of it. */
export const ForeignAddress = z.strictObject({
  id: Id,
  address: Name.describe("address or host name"),
  port: z.int().min(1).max(65535).optional(),
  application: Id.optional(),
  keepClear: Prefix.optional().describe("prefix that the number plan must not use; a private address only"),
  exposed: z.boolean().optional().describe("a public address with a service on it"),
  printed: Printed,
  source: Source,
});

/** Which side of the router is whose. */
export const Demarcation = z.strictObject({
  id: Id,
  side: z.enum(["wan", "lan", "other"]),
  things: z.array(Name).min(1),
  managedBy: z.enum(["diskominfo", "agency", "either"]),
  says: Said,
  printed: Printed.optional(),
  source: Source,
});

/** Non-LAN infrastructure that an agency hands over. */
export const Handover = z.strictObject({
  id: Id,
  object: Name,
  from: Id,
  to: Id,
  state: z.enum(["due", "handed over", "exempt"]),
  record: orUnknown(Letter),
  source: Source,
});
