// What the regulation demands: its articles, the duties with their periods, deadlines, decrees.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { Day, orUnknown, Said } from "./words.ts";

/** A clause; its source carries the words. */
export const Article = z.strictObject({
  id: Id,
  number: Name.describe("as it is cited, e.g. P47-19(1)"),
  chapter: Name,
  means: Said,
  who: Name.describe("who is bound"),
  force: z.enum(["wajib", "harus", "dilarang", "dapat", "statement"]).describe("must, must, forbidden, may, or a plain statement"),
  disposition: z
    .enum(["model", "rule", "render", "attest", "report", "process", "out"])
    .describe(
      "what the toolkit makes of it: data, a decidable rule, configuration, a dated statement, a report, a calendar entry, nothing",
    ),
  why: Said.optional().describe("why it is left out, or what the disposition needs"),
  see: z.array(Name).optional().describe("ids of the models, checks and reports that take it up"),
  inForce: Day.optional(),
  source: Source,
});

/** A duty that comes back. */
export const Duty = z.strictObject({
  id: Id,
  what: Said,
  period: orUnknown(z.string().regex(/^\d+[dmy]$/, "a period such as 30d, 6m or 1y")),
  event: Said.optional().describe("what it is due on, where it has no period"),
  owner: Name,
  evidence: Said,
  firstDue: orUnknown(Day),
  lastDone: orUnknown(Day),
  articles: z.array(Id).optional(),
  source: Source,
});

/** A date on which something begins, is due, or ends. */
export const Deadline = z.strictObject({
  id: Id,
  what: Said,
  kind: z.enum(["begins", "due", "ends"]).describe("what begins on its date is no deadline that can be missed"),
  date: orUnknown(Day),
  article: Id.optional(),
  source: Source,
});

/** A decree, policy, standard procedure: whether it exists. */
export const Decree = z.strictObject({
  id: Id,
  what: Said,
  number: orUnknown(Name),
  date: orUnknown(Day),
  validUntil: orUnknown(Day),
  state: z.enum(["in force", "draft", "planned", "repealed", "none", "unknown"]),
  source: Source,
});
