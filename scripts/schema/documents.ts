// The documents that the doors print with --json, as schemas: docs/schema is generated from them and tests hold every door to them.
import { z } from "zod";
import { properties } from "../../inventory/findings/properties.ts";
import { apply, backup, drift, verify } from "../fleet/documents.ts";

const Source = z.union([
  z.strictObject({ document: z.string(), lines: z.string(), quote: z.string().optional() }),
  z.strictObject({ assumption: z.string() }),
]);

/** A finding's words in one language; `message` and `fix` beside them are those of --lang. */
const Words = z.strictObject({ message: z.string(), fix: z.string() });

const Finding = z.looseObject({
  rule: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  subject: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  subjects: z.array(z.string()).optional(),
  texts: z.strictObject({ id: Words, en: Words }).optional(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  source: Source.optional(),
  waiver: z.strictObject({ id: z.string(), until: z.string() }).optional(),
  /** security properties at stake (Perwal 47/2021 5(8)); absent where there is none */
  properties: z.array(z.enum(properties)).min(1).optional(),
});

const End = z.looseObject({ device: z.string(), interface: z.string(), address: z.string().optional() });
const Rate = z.strictObject({ cir: z.number(), mir: z.number() });
const Refusal = z.looseObject({ step: z.int(), command: z.string(), reason: z.string() });
const Texts = z.array(z.string());

/** One finding of `check`; counts are of the findings by severity. */
const check = z.looseObject({
  region: z.string(),
  findings: z.array(Finding),
  counts: z.looseObject({ error: z.int(), warning: z.int(), notice: z.int() }),
});

/** `check --data-quality`: the data itself. */
const quality = z.looseObject({
  region: z.string(),
  tables: z.array(
    z.looseObject({ id: z.string(), title: z.string(), printed: z.int(), entered: z.int(), missing: z.array(z.int()), source: Source }),
  ),
  documents: z.array(z.looseObject({ id: z.string(), title: z.string(), citations: z.int() })),
  wordless: z.int(),
  assumptions: z.int(),
  registers: z.record(z.string(), z.int()),
  findings: z.array(Finding),
  counts: z.looseObject({ error: z.int(), warning: z.int(), notice: z.int() }),
});

/** Paths from the checkout's top folder; `next` are commands. */
const init = z.looseObject({ region: z.string(), wrote: Texts, next: Texts });

/** The collections of `draft` are those of the inventory; `wrote` only with --out. */
const survey = z.looseObject({
  region: z.string().optional(),
  file: z.string(),
  sheet: z.string().optional(),
  rows: z.int(),
  columns: z.array(z.strictObject({ heading: z.string(), field: z.string() })),
  ignored: Texts,
  draft: z.looseObject({ documents: z.array(z.unknown()), sites: z.array(z.unknown()) }),
  findings: z.array(Finding),
  counts: z.looseObject({ error: z.int(), warning: z.int(), notice: z.int() }),
  wrote: Texts.optional(),
});

/** Rates in Mbps. */
const plan = z.looseObject({
  region: z.string(),
  devices: z.array(
    z.looseObject({
      id: z.string(),
      /** null where it stands in no site */
      site: z.string().nullable(),
      role: z.enum(["gateway", "simpul", "aggregation", "datacenter", "opd"]),
      vendor: z.string(),
      /** null where it has none */
      loopback: z.string().nullable(),
      management: z.string(),
    }),
  ),
  links: z.array(
    z.looseObject({ id: z.string(), medium: z.string(), a: End, b: End, capacity: z.number().optional(), year: z.int().optional() }),
  ),
  vlans: z.array(z.looseObject({ site: z.string(), segment: z.string(), vlan: z.int(), prefix: z.string() })),
  allocations: z.array(z.looseObject({ site: z.string(), internet: z.looseObject({ up: Rate, down: Rate }), intra: Rate.optional() })),
  flows: z.array(z.looseObject({ from: z.string(), to: z.string(), protocol: z.string(), port: z.string(), why: z.string() })),
  assumptions: z.array(z.looseObject({ path: z.string(), reason: z.string() })),
});

const show = z.looseObject({
  kind: z.string(),
  id: z.string(),
  facts: z.array(
    z.looseObject({ path: z.string(), value: z.unknown(), source: Source.optional(), file: z.string(), line: z.int(), column: z.int() }),
  ),
});

const secrets = z.array(z.looseObject({ name: z.string(), env: z.string(), usedBy: Texts }));

const render = z.looseObject({ devices: z.array(z.looseObject({ device: z.string(), text: z.string() })) });

const parse = z.looseObject({
  vendor: z.string(),
  version: z.string().optional(),
  items: z.int(),
  sections: z.array(z.looseObject({ path: z.string(), kind: z.enum(["ordered", "keyed", "singleton"]), typed: z.int(), opaque: z.int() })),
  unparsed: z.array(z.looseObject({ line: z.int(), column: z.int(), text: z.string() })),
  incomplete: Texts.optional(),
});

const diff = z.looseObject({
  equal: z.boolean(),
  commands: Texts,
  undo: Texts,
  explain: Texts,
  unmanaged: Texts,
  refused: Refusal.optional(),
});

const simulate = z.looseObject({ accepted: z.boolean(), refused: Refusal.optional(), text: z.string() });

const labList = z.array(
  z.looseObject({
    device: z.string(),
    site: z.string().optional(),
    vendor: z.string(),
    role: z.enum(["gateway", "simpul", "aggregation", "datacenter", "opd"]),
    host: z.string(),
    port: z.int(),
    user: z.string(),
    identityFile: z.string(),
    hostKey: z.string(),
    running: z.boolean(),
  }),
);

const labLogLine = z.looseObject({
  t: z.string(),
  device: z.string(),
  event: z.enum(["login", "refused", "command", "upload", "timer", "reboot", "logout"]),
  command: z.string().optional(),
  changed: z.boolean(),
  ok: z.boolean(),
});

const labFaults = z.array(z.looseObject({ kind: z.string(), what: z.string(), where: z.enum(["step", "byte", "always"]) }));

/** A changed key is pinned only where it was named; `written` says what was. */
const trust = z.looseObject({
  region: z.string(),
  pins: z.string(),
  devices: z.array(
    z.looseObject({
      device: z.string(),
      /** host:port */
      host: z.string(),
      fingerprint: z.string(),
      state: z.enum(["new", "known", "changed", "unreachable"]),
      pinned: z.string().optional(),
      written: z.boolean(),
      why: z.string().optional(),
    }),
  ),
});

const collect = z.looseObject({
  devices: z.array(
    z.looseObject({
      device: z.string(),
      ok: z.boolean(),
      seconds: z.number(),
      error: z.string().optional(),
      version: z.string().optional(),
      files: Texts,
    }),
  ),
});

/** `npm run truth`: words that do not stand at the lines that they are cited from, and what stands there. */
const truth = z.looseObject({
  regions: z.array(
    z.looseObject({
      region: z.string(),
      found: z.int(),
      wordless: z.int(),
      missing: z.array(z.looseObject({ path: z.string(), document: z.string(), lines: z.string(), words: z.string(), there: z.string() })),
    }),
  ),
});

const error = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    fix: z.string().optional(),
    file: z.string().optional(),
    line: z.int().optional(),
    column: z.int().optional(),
  }),
});

/** Name of a document to its schema; `docs/schema/NAME.schema.json` is its JSON Schema. */
export const documents = {
  init,
  survey,
  check,
  "check-data-quality": quality,
  plan,
  show,
  secrets,
  render,
  parse,
  diff,
  simulate,
  trust,
  collect,
  backup,
  drift,
  apply,
  verify,
  "lab-list": labList,
  "lab-log": labLogLine,
  "lab-fault": labFaults,
  truth,
  error,
};
