// A region: the kota or kabupaten itself, and its districts.
import { z } from "zod";
import { Id, Name } from "./identifier.ts";
import { Source } from "./source.ts";

export const Region = z.strictObject({
  id: Id,
  name: Name,
  /** official domain, e.g. pontianakkota.go.id */
  domain: z.string().min(3),
  timezone: z.enum(["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"]),
  /** shown as SNMP contact */
  contact: Name,
  /** DNS-like command that prints a secret's value, with NAME for its name; see docs/secrets.md */
  secretCommand: z.array(z.string()).min(1).optional(),
  /** ospf areas: "per-access" puts OPD routers in a stub area, "single" everything in area 0 */
  areas: z.enum(["stub", "single"]),
  /** bumped to give every link a new OSPF key */
  rotation: z.int().min(0),
  source: Source,
});
export type Region = z.infer<typeof Region>;

/** A district. */
export const Kecamatan = z.strictObject({
  id: Id,
  name: Name,
  /** representative point, degrees WGS 84 */
  point: z.strictObject({ lat: z.number().min(-11).max(6), lng: z.number().min(95).max(141) }).optional(),
  source: Source,
});
export type Kecamatan = z.infer<typeof Kecamatan>;
