// A site: a place where an agency (or another legal body) is connected.
import { z } from "zod";
import { Address } from "./address.ts";
import { Id, Name } from "./identifier.ts";
import { lineFacts } from "./line.ts";
import { Mbps, Rates } from "./rate.ts";
import { Segment } from "./segment.ts";
import { Source } from "./source.ts";

/** An internet line of a provider as the survey prints it. */
export const IspLine = z.strictObject({
  provider: z
    .enum(["indihome", "astinet", "iconplus", "lintasarta", "other", "fiber", "radio", "lan"])
    .describe("other: another seller of internet, named in the printed words"),
  printed: z.string().min(1).describe("the words of the survey"),
  mbps: Mbps.optional().describe("as printed, read as Mbps; absent where the survey has none"),
  count: z.int().min(1).optional(),
  status: z.enum(["active", "not working"]).optional(),
  role: z.enum(["primary", "backup"]).optional().describe("where the survey prints it"),
  source: Source,
});
export type IspLine = z.infer<typeof IspLine>;

/** An approved server at a site: the exemption of Perwal 20/2020 6.4.2 rule 4. */
export const SiteServer = z.strictObject({ id: Id, address: Address, waiver: Id });

/** How the site's router reaches the network. */
export const Access = z.strictObject({
  medium: z.enum(["fiber", "leased", "wireless", "vpn"]),
  lengthMetres: z.number().positive().optional(),
  capacity: Mbps.optional().describe("of the line, when it is narrower than the port"),
  year: z.int().min(2000).max(2100).optional(),
  ...lineFacts,
});
export type Access = z.infer<typeof Access>;

/** The site's own network, behind the router: the agency's, unless a document says otherwise. */
export const SiteLan = z.strictObject({
  managedBy: z.enum(["agency", "diskominfo"]).optional(),
  buildings: z.int().min(1).optional().describe("how many buildings stand behind the router; absent: unknown"),
});

export const Site = z.strictObject({
  id: Id,
  name: Name,
  aliases: z.array(Name).optional(),
  printed: z.string().optional().describe("the spelling of the document, where it differs"),
  kind: z.enum(["kecamatan", "kelurahan", "opd", "bagian", "ruang", "gedung", "desa", "bumd", "rsud", "vertical"]),
  kecamatan: Id.optional(),
  policy: z.enum(["opd", "mitra"]).describe('"opd" belongs to the local government; "mitra" is another legal body: closed by default'),
  survey: z.int().min(1).optional().describe("row of the survey table; absent for a site that was not surveyed"),
  isp: z.array(IspLine).optional(),
  point: z
    .strictObject({ lat: z.number().min(-11).max(6), lng: z.number().min(95).max(141) })
    .optional()
    .describe("representative point, degrees WGS 84 (not the office, unless its source says so)"),
  simpul: Id.optional(),
  access: Access.optional(),
  lan: SiteLan.optional(),
  profile: Id.optional(),
  router: z.string().min(1).optional(),
  version: z
    .string()
    .regex(/^\d+\.\d+(\.\d+)?$/, "a version such as 7.20.8")
    .optional(),
  segments: z.array(Segment).optional(),
  internet: Rates.optional(),
  guests: Rates.optional(),
  servers: z.array(SiteServer).optional(),
  rotation: z.int().min(0).optional().describe("bumped to give this site's link a new OSPF key"),
  source: Source,
});
export type Site = z.infer<typeof Site>;
