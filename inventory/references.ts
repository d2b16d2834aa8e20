// Names that must stand somewhere else in the inventory: every one that does not, with the name that was probably meant.
import { type Draft, mistake, mustBe, type Names, type Path } from "./draft.ts";
import type { Issue } from "./issue.ts";
import { isMap, type Raw } from "./marks.ts";
import { matches, type Word, wordAt, words } from "./pattern.ts";
import { given, used } from "./reference-places.ts";
import { RegisterData } from "./schema/register/index.ts";

/** The names of a kind, and whether all of them could be read: a record without an id may be the one that is meant. */
export function namesOf(draft: Draft, noun: string): Names {
  const patterns = given[noun] ?? [];
  const names = patterns.flatMap((pattern) => words(draft.raw, pattern).map(({ word }) => word));
  const complete = patterns.every((pattern) => isWhole(draft, pattern));
  return { noun, names, complete };
}

function isWhole(draft: Draft, pattern: string): boolean {
  const [record = "", key = ""] = [pattern.slice(0, pattern.lastIndexOf(".")), pattern.slice(pattern.lastIndexOf(".") + 1)];
  const [name = ""] = pattern.split(".");
  const collection = draft.raw[name];
  if (collection === undefined && Object.hasOwn(RegisterData.shape, name)) return true;
  if (
    collection === undefined ||
    (pattern.includes("*") && pattern.indexOf("*") === pattern.indexOf(".") + 1 && !Array.isArray(collection))
  )
    return false;
  return matches(draft.raw, record).every(({ value }) => isMap(value) && typeof value[key] === "string");
}

/** References that may say that nobody knows (`orUnknown(Id)` in the schema); anywhere else "unknown" is a name like any other. */
const mayBeUnknown: ReadonlySet<string> = new Set([
  "applications.*.owner",
  "applications.*.tiers.*.server",
  "domains.*.organisation",
  "services.*.technicalContact",
  "dataCentres.*.managedBy",
  "dataSets.*.owner",
  "dataSets.*.classification",
  "dataSets.*.mandate",
]);

export function referenceMistakes(draft: Draft): Issue[] {
  const dangling = used.flatMap(([noun, ...patterns]) => {
    const among = namesOf(draft, noun);
    return patterns.flatMap((pattern) => words(draft.raw, pattern).flatMap((word) => danglingAt(draft, pattern, word, among)));
  });
  return [...dangling, ...kindMistakes(draft), ...loopMistakes(draft), ...sourceMistakes(draft)];
}

function danglingAt(draft: Draft, pattern: string, word: Word, among: Names): Issue[] {
  return word.word === "unknown" && mayBeUnknown.has(pattern) ? [] : mustBe(draft, word, among);
}

/** A site that names no profile gets the one with its kind's name. */
function kindMistakes(draft: Draft): Issue[] {
  const among = namesOf(draft, "profile");
  return matches(draft.raw, "sites.*").flatMap(({ value, path }) => {
    if (wordAt(value, "profile") !== undefined) return [];
    return words(value, "kind", path).flatMap((word) => mustBe(draft, word, among));
  });
}

function loopMistakes(draft: Draft): Issue[] {
  return matches(draft.raw, "links.*").flatMap(({ value, path }) => {
    const device = wordAt(value, "a.device");
    if (device === undefined || wordAt(value, "b.device") !== device) return [];
    return [mistake(draft, [...path, "b", "device"], `both ends are at ${device}`, "a link goes from one device to another")];
  });
}

/** Citations anywhere: the document is known, the lines run forward and end before the document does. */
function sourceMistakes(draft: Draft): Issue[] {
  const documents = namesOf(draft, "document");
  const lengths = new Map(
    matches(draft.raw, "documents.*").map(({ value }) => [
      wordAt(value, "id"),
      isMap(value) && typeof value.lines === "number" ? value.lines : undefined,
    ]),
  );
  return citationsIn(draft.raw, []).flatMap(({ document, lines, path }) => {
    const unknown = mustBe(draft, { word: document, path: [...path, "document"] }, documents);
    return unknown.length > 0 ? unknown : lineMistakes(draft, [...path, "lines"], lines, lengths.get(document));
  });
}

interface Citation {
  readonly document: string;
  readonly lines: string;
  readonly path: Path;
}

function citationsIn(value: Raw, path: Path): Citation[] {
  if (typeof value !== "object" || value === null) return [];
  if (isMap(value) && path.at(-1) === "source") {
    const { document, lines } = value;
    return typeof document === "string" ? [{ document, lines: typeof lines === "string" ? lines : "", path }] : [];
  }
  return Object.entries(value).flatMap(([key, child]) => citationsIn(child, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** Text that is no list of lines is the schema's to complain of. */
function lineMistakes(draft: Draft, path: Path, lines: string, length: number | undefined): Issue[] {
  for (const range of lines.split(", ").filter((part) => /^\d+(-\d+)?$/.test(part))) {
    const [first = 0, last = first] = range.split("-").map(Number);
    if (first < 1 || last < first) return [mistake(draft, path, `lines ${range} run backwards`, "write the first line, then the last")];
    if (length !== undefined && last > length)
      return [mistake(draft, path, `line ${last} is behind the document's last, ${length}`, "look the lines up again")];
  }
  return [];
}
