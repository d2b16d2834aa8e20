// A region: the kota or kabupaten itself, and its districts.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";
import { Source } from "./source.ts";

export const Region = z.strictObject({
  id: Id,
  name: Name,
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "a domain such as pontianakkota.go.id")
    .optional()
    .describe("official domain, e.g. pontianakkota.go.id; absent: unknown"),
  timezone: z.enum(["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"]),
  contact: Name.describe("shown as SNMP contact"),
  secretCommand: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("a command and its arguments that print a secret's value; the word NAME stands for the secret's name; see docs/secrets.md"),
  areas: z
    .enum(["stub", "single"])
    .describe("OSPF: `stub` puts the routers of sites into a stub area of every simpul, `single` everything into area 0"),
  rotation: z.int().min(0).describe("bumped to give every link a new OSPF key"),
  source: Source,
});
export type Region = z.infer<typeof Region>;

/** A district. */
export const Kecamatan = z.strictObject({
  id: Id,
  name: Name,
  point: z
    .strictObject({ lat: z.number().min(-11).max(6), lng: z.number().min(95).max(141) })
    .optional()
    .describe("representative point, degrees WGS 84"),
  source: Source,
});
export type Kecamatan = z.infer<typeof Kecamatan>;
