// The lock file: the numbers and switch ports already given out. Written by the planner, reviewed like code: one line a site.
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { Id } from "../../inventory/schema/identifier.ts";
import type { PlanIssue } from "./issue.ts";

/** A site's number, and the port of an aggregation switch that its fiber is in; over VPN, or not connected yet, it has none. */
const Given = z.strictObject({ number: z.int().min(1), site: Id, switch: Id.optional(), port: z.string().min(1).max(64).optional() });
export type Given = z.infer<typeof Given>;

/** A number that was taken back: it goes to no other site before `restDays` of the inventory are over. */
const Resting = z.strictObject({ number: z.int().min(1), site: Id, freed: z.iso.date() });
export type Resting = z.infer<typeof Resting>;

const Lock = z.strictObject({ version: z.literal(1), region: Id, sites: z.array(Given), resting: z.array(Resting) });
export type Lock = z.infer<typeof Lock>;

const heading = `# Numbers and switch ports already given out. Written by \`simpul plan --write\`; never edited to renumber a site that is in service.
# A site keeps its number for good; a freed number rests before it is given again.
`;

/** The lock of a region that has given nothing out yet. */
export function emptyLock(region: string): Lock {
  return { version: 1, region, sites: [], resting: [] };
}

/** Text of the lock, sorted by number: what changes for one site is one line. */
export function printLock(lock: Lock): string {
  const lines = [`version: ${lock.version}`, `region: ${lock.region}`, ...list("sites", lock.sites), ...list("resting", lock.resting)];
  return `${heading}${lines.join("\n")}\n`;
}

function list(name: string, entries: readonly (Given | Resting)[]): string[] {
  if (entries.length === 0) return [`${name}: []`];
  const sorted = [...entries].sort((a, b) => a.number - b.number);
  return [`${name}:`, ...sorted.map((entry) => `  - { ${fields(entry).join(", ")} }`)];
}

/** Fields in one order, whatever order the value was made in. */
function fields(entry: Given | Resting): string[] {
  const common = [`number: ${entry.number}`, `site: ${scalar(entry.site)}`];
  if ("freed" in entry) return [...common, `freed: ${entry.freed}`];
  const place = { switch: entry.switch, port: entry.port };
  return [...common, ...Object.entries(place).flatMap(([key, word]) => (word === undefined ? [] : [`${key}: ${scalar(word)}`]))];
}

/** A word as YAML: plain where every reader takes it for text, else in double quotes. */
function scalar(word: string): string {
  return /^[a-z][\w./-]*$/i.test(word) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(word) ? word : JSON.stringify(word);
}

/** Reads a lock; issues carry the place in `file`. */
export function parseLock(text: string, file: string): { readonly lock: Lock } | { readonly issues: readonly PlanIssue[] } {
  const conflict = /^<{7}/m.exec(text);
  if (conflict !== null) return { issues: [unmerged(file, text.slice(0, conflict.index).split("\n").length)] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent", prettyErrors: false });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0)
    return { issues: document.errors.map((error) => issue(file, at(error.pos[0]), error.message.split("\n")[0] ?? "not YAML")) };
  const read = Lock.safeParse(toPlain(document));
  if (!read.success) {
    const placeOf = (path: readonly PropertyKey[]): number => rangeOf(document, path) ?? 0;
    return { issues: read.error.issues.map((found) => issue(file, at(placeOf(found.path)), wordsOf(found))) };
  }
  const twice = duplicates(read.data).map(({ path, message }) => issue(file, at(rangeOf(document, path) ?? 0), message));
  return twice.length > 0 ? { issues: twice } : { lock: read.data };
}

const repair = "take the file back from git, or delete it and run `simpul plan --write` if nothing is in service yet";

/** Two branches gave numbers out at the same time. */
function unmerged(file: string, line: number): PlanIssue {
  const fix = "keep the side that is in service and run `simpul plan --write`: the other side's new sites get numbers again";
  return { file, line, column: 1, message: "a merge of two branches is not resolved here", fix };
}

function wordsOf({ path, message }: { path: readonly PropertyKey[]; message: string }): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}

function issue(file: string, where: { line: number; column: number }, message: string): PlanIssue {
  return { file, ...where, message, fix: repair };
}

/** Plain values of a document; an alias in a lock file is nobody's good intention. */
function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function rangeOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}

/** A number, a site or a port that stands twice: a merge of two branches does that, and no parser complains. */
function duplicates(lock: Lock): { path: PropertyKey[]; message: string }[] {
  const seen = new Set<string>();
  const twice = (key: string, path: PropertyKey[], message: string): { path: PropertyKey[]; message: string }[] => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path, message }];
  };
  const given = lock.sites.flatMap(({ number, site, switch: agg, port }, index) => [
    ...twice(`n ${number}`, ["sites", index], `number ${number} stands twice`),
    ...twice(`s ${site}`, ["sites", index], `site ${site} stands twice`),
    ...(port === undefined ? [] : twice(`p ${agg} ${port}`, ["sites", index], `port ${port} of ${agg} stands twice`)),
  ]);
  const resting = lock.resting.flatMap(({ number }, index) => twice(`n ${number}`, ["resting", index], `number ${number} stands twice`));
  return [...given, ...resting];
}
