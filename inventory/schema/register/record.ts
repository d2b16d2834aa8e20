// Records of what was done: drawings, inspections, audits, changes, approvals. Empty until someone files one.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Day, Letter, orUnknown } from "./words.ts";

/** A LAN drawing handed in, a change reported, an inspection held. */
export const LanRecord = z.strictObject({
  id: Id,
  site: Id,
  kind: z.enum(["drawing", "change", "inspection"]),
  date: Day,
  file: Name.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "a SHA-256 of 64 hex digits")
    .optional(),
  by: Name,
  accepted: Day.optional().describe("day on which the central unit accepted it"),
  findings: z.array(Name).optional(),
  source: Source,
});

export const Audit = z.strictObject({
  id: Id,
  kind: z.enum(["infrastructure", "application", "security", "internal", "evaluation"]),
  scope: Name,
  planned: orUnknown(Day),
  held: orUnknown(Day),
  auditor: orUnknown(Name),
  reported: orUnknown(Letter).describe("report to the head of the region"),
  result: Name.optional(),
  source: Source,
});

/** A change through its six steps, with who approved it. */
export const Change = z.strictObject({
  id: Id,
  what: Name,
  commit: Name.optional(),
  plan: orUnknown(Day),
  analysis: orUnknown(Day),
  implementation: orUnknown(Day),
  evaluation: orUnknown(Day),
  approver: Name,
  source: Source,
});

/** The approval of an application's test result, without which it is not deployed. */
export const TestApproval = z.strictObject({
  id: Id,
  application: Id,
  version: Name,
  result: Letter,
  approval: orUnknown(Letter),
  source: Source,
});
