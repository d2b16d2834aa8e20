// What sites wish for or complain of, as far as it bears on the network and its services.
import { z } from "zod";
import { Id } from "../identifier.ts";
import { Mbps } from "../rate.ts";
import { Source } from "../source.ts";
import { Printed, Row, Said } from "./words.ts";

export const Wish = z.strictObject({
  id: Id,
  site: Id,
  kind: z.enum(["wish", "plan", "complaint"]),
  about: z.enum([
    "bandwidth",
    "provider",
    "network",
    "website",
    "application",
    "data",
    "equipment",
    "people",
    "training",
    "security",
    "service",
  ]),
  wantedMbps: z.array(Mbps).min(1).optional().describe("as printed: 20/40 is [20, 40]; what the two mean the survey does not say"),
  says: Said,
  printed: Printed,
  table: Id,
  row: Row,
  source: Source,
});
