// Devices as a survey counted them, site by site: end-user devices, network gear, cameras; and people who work with them.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Day, orUnknown, Printed, Row } from "./words.ts";

/** A count, a range where the document prints one, or unknown where it names the thing without a count. */
export const Count = orUnknown(z.union([z.int().min(0), z.strictObject({ from: z.int().min(0), to: z.int().min(0) })]));

export const EquipmentItem = z.strictObject({
  kind: z.enum([
    "pc",
    "laptop",
    "tablet",
    "printer",
    "scanner",
    "server",
    "disk",
    "router",
    "switch",
    "access-point",
    "modem",
    "wifi-adapter",
    "antenna",
    "radio",
    "tower",
    "cable",
    "splicer",
    "cctv",
    "fingerprint",
    "ups",
    "monitor",
    "projector",
    "control-room",
    "broadcast",
    "signage",
    "connected",
    "network",
    "other",
  ]),
  count: Count,
  broken: z.int().min(0).optional().describe("of the count, how many do not work"),
  target: z.int().min(0).optional().describe("how many are planned"),
  model: Name.optional(),
  use: Name.optional().describe("what for, or in which room or section, as printed"),
  origin: z.enum(["region", "central", "province", "other"]).optional().describe("who gave it; absent: unknown"),
  serial: Name.optional().describe("serial number; absent: unknown"),
  acquired: Day.optional().describe("day of the purchase or gift; absent: unknown"),
  state: z.enum(["in use", "stored", "disposed"]).optional().describe("absent: unknown"),
  simbada: Name.optional().describe("number in the register of regional goods; absent: unknown"),
  printed: Printed,
  source: Source.optional().describe("where the record's own lines are not narrow enough"),
});

export const Equipment = z.strictObject({
  id: Id,
  site: Id.optional(),
  organisation: Id.optional(),
  table: Id,
  row: Row,
  items: z.array(EquipmentItem),
  source: Source,
});
export type Equipment = z.infer<typeof Equipment>;

/** IT staff of a site as the survey counts them. */
export const Staffing = z.strictObject({
  id: Id,
  site: Id,
  table: Id,
  row: Row,
  groups: z
    .array(
      z.strictObject({
        count: orUnknown(z.int().min(0)),
        status: z.enum(["pns", "non-pns", "contract", "operator", "admin", "unknown"]),
        for: Name.optional().describe("the application or place that they work for"),
        printed: Printed,
        source: Source.optional(),
      }),
    )
    .min(1),
  source: Source,
});
