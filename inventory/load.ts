// Files to a checked, frozen Inventory, or every mistake of all files at once with file, line, column and the fix.
import { z } from "zod";
import { addressMistakes } from "./addresses.ts";
import { liftAssumptions } from "./assumptions.ts";
import { collect, notMap } from "./collections.ts";
import { type Draft, mistake, type Path, positionOf } from "./draft.ts";
import { deepFreeze } from "./freeze.ts";
import { identityMistakes } from "./identities.ts";
import { InventoryError, type Issue } from "./issue.ts";
import { isMap, type Marks, positionOfSpot, type Raw, spotOf } from "./marks.ts";
import { portMistakes } from "./ports.ts";
import { rateMistakes } from "./rates.ts";
import { reachMistakes } from "./reach.ts";
import { referenceMistakes } from "./references.ts";
import { type RegionFile, type RegionPart, readRegionFiles, regionFolder } from "./region-files.ts";
import { type Assumption, type Inventory, NetworkData, RegionData, type RegionInventory } from "./schema/inventory.ts";
import { schemaMistakes } from "./schema-mistakes.ts";
import { nearest, wordFix } from "./suggestion.ts";
import { readTree } from "./yaml-tree.ts";

export { InventoryError, type Issue, issueLine } from "./issue.ts";
export { lockName, regionFolder, regionNames } from "./region-files.ts";

/** An inventory, or all that is wrong with its files. */
export type Loaded<Part = RegionInventory> =
  | { readonly inventory: Part; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly inventory?: undefined };

/** Loads a region of the checkout at `root` with all its registers, e.g. loadRegion(root, "pontianak"). */
export function loadRegion(root: string, region: string): Loaded {
  return loadPart(root, region, "all");
}

/** Loads the network of a region alone: what is planned and rendered does not wait for registers. */
export function loadNetwork(root: string, region: string): Loaded<Inventory> {
  return loadPart(root, region, "network");
}

function loadPart(root: string, region: string, part: RegionPart): Loaded {
  const { files, issues } = readRegionFiles(root, region, part);
  const loaded = loadTexts(files, regionFolder(region), issues);
  const id = loaded.inventory?.region.id;
  return id === undefined || id === region ? loaded : { issues: [misnamed(loaded.inventory, region)] };
}

/** Lock file, stack and state go by the folder's name; the region must call itself so. */
function misnamed(inventory: Inventory | undefined, folder: string): Issue {
  const place = inventory?.positionOf("region.id") ?? { file: regionFolder(folder), line: 1, column: 1 };
  return {
    ...place,
    message: `region: id is ${inventory?.region.id}, its folder ${folder}`,
    fix: `write id: ${folder}, or rename the folder`,
  };
}

/** As loadNetwork; throws an InventoryError with every mistake. */
export function loadNetworkOrThrow(root: string, region: string): Inventory {
  const loaded = loadNetwork(root, region);
  if (loaded.issues !== undefined) throw new InventoryError(loaded.issues);
  return loaded.inventory;
}

/** As loadRegion; throws an InventoryError with every mistake. */
export function loadRegionOrThrow(root: string, region: string): RegionInventory {
  const loaded = loadRegion(root, region);
  if (loaded.issues !== undefined) throw new InventoryError(loaded.issues);
  return loaded.inventory;
}

/** Loads a region from texts in memory; `before` are mistakes of files that could not be read. */
export function loadTexts(files: readonly RegionFile[], folder: string, before: readonly Issue[] = []): Loaded {
  const { draft, assumptions, issues } = readDraft(files, folder, before);
  const records = readRecords(draft);
  const read = [...issues, ...records.issues];
  const all = read.length < mostShown ? [...read, ...elsewhere(crossMistakes(draft), read)] : read;
  if (all.length > 0) return { issues: shortened(inOrder(all)) };
  return { inventory: finish(draft, records.parsed, assumptions) };
}

/** What the files of a region say, before anything is checked. */
interface Read {
  readonly draft: Draft;
  readonly assumptions: readonly Assumption[];
  readonly issues: readonly Issue[];
}

function readDraft(files: readonly RegionFile[], folder: string, before: readonly Issue[]): Read {
  const marks: Marks = new WeakMap();
  const trees = files.map(({ file, text }) => readTree(file, text, marks));
  const unread = [...before, ...trees.flatMap(({ issues }) => issues)];
  const { raw, issues: twice } = collect(
    trees.map(({ value }) => value),
    marks,
    files,
  );
  const lifted = liftAssumptions(raw, marks);
  const complete = unread.length === 0 && !twice.some(({ message }) => message === notMap);
  const draft: Draft = { raw: isMap(lifted.value) ? lifted.value : raw, marks, complete, fallback: files[0]?.file ?? folder };
  return { draft, assumptions: lifted.assumptions, issues: [...unread, ...twice, ...lifted.issues] };
}

/** A region's data as written, mistakes and all: for who must know one thing of a region that need not be whole. */
export function rawRegion(root: string, region: string): Raw {
  const { files, issues } = readRegionFiles(root, region);
  return readDraft(files, regionFolder(region), issues).draft.raw;
}

/** Mistakes at places where nothing was found yet: a word that is no class is not also a class that is missing. */
function elsewhere(issues: readonly Issue[], found: readonly Issue[]): Issue[] {
  const places = new Set(found.map(placeOf));
  return issues.filter((issue) => !places.has(placeOf(issue)));
}

function placeOf({ file, line, column }: Issue): string {
  return `${file}:${line}:${column}`;
}

function crossMistakes(draft: Draft): Issue[] {
  return [
    ...identityMistakes(draft),
    ...referenceMistakes(draft),
    ...portMistakes(draft),
    ...reachMistakes(draft),
    ...addressMistakes(draft),
    ...rateMistakes(draft),
  ];
}

/** A file that is no inventory has a mistake in every line; nobody reads more than these. */
const mostShown = 500;

function shortened(issues: readonly Issue[]): readonly Issue[] {
  const next = issues[mostShown];
  if (next === undefined) return issues;
  return [...issues.slice(0, mostShown), { ...next, message: "there are more mistakes from here on", fix: "correct those above first" }];
}

/** By file and line; one mistake a place and message. */
function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const unique = new Map(issues.map((issue) => [`${placeOf(issue)} ${issue.message}`, issue]));
  return [...unique.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}

/** Collections to their checked records. */
type Parsed = ReadonlyMap<string, readonly unknown[]>;

/** Every record through its schema on its own, so that one mistake hides no other. */
function readRecords(draft: Draft): { parsed: Parsed; issues: Issue[] } {
  const issues: Issue[] = [];
  const parsed = new Map<string, readonly unknown[]>();
  for (const key of Object.keys(draft.raw)) if (!Object.hasOwn(RegionData.shape, key)) issues.push(unknownCollection(draft, key));
  for (const [name, schema] of Object.entries(RegionData.shape)) {
    const value = draft.raw[name];
    if (value === undefined) issues.push(...missingCollection(draft, name));
    else if (!(schema instanceof z.ZodArray)) parsed.set(name, readRecord(draft, [name], schema, value, issues));
    else if (Array.isArray(value))
      parsed.set(
        name,
        value.flatMap((record, index) => readRecord(draft, [name, index], schema.element, record, issues)),
      );
    else if (value !== null) issues.push(mistake(draft, [name], "must be a list of records", "start each with `- id: …`"));
  }
  return { parsed, issues };
}

function readRecord(draft: Draft, path: Path, schema: z.core.$ZodType, value: Raw, issues: Issue[]): unknown[] {
  if (issues.length > mostShown) return [];
  const result = z.safeParse(schema, value);
  if (result.success) return [result.data];
  issues.push(...schemaMistakes(draft, path, schema, result.error.issues));
  return [];
}

function unknownCollection(draft: Draft, key: string): Issue {
  const fix = wordFix(key, Object.keys(RegionData.shape));
  return {
    ...positionOf(draft, [key], "key"),
    message: `unknown collection ${JSON.stringify(key)}`,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A collection of the network that no file has; an unreadable file may hold it. A register need not be there. */
function missingCollection(draft: Draft, name: string): Issue[] {
  if (!Object.hasOwn(NetworkData.shape, name)) return [];
  const typo = Object.keys(draft.raw).some(
    (key) => !Object.hasOwn(RegionData.shape, key) && nearest(key, Object.keys(RegionData.shape)) === name,
  );
  if (!draft.complete || typo) return [];
  return [
    { file: draft.fallback, line: 1, column: 1, message: `no file of the region has ${name}`, fix: `add \`${name}:\` to one of them` },
  ];
}

function finish(draft: Draft, parsed: Parsed, assumptions: readonly Assumption[]): RegionInventory {
  const data = Object.fromEntries(
    Object.entries(RegionData.shape).map(([name, schema]) => {
      const records = parsed.get(name) ?? [];
      return [name, schema instanceof z.ZodArray ? records : records[0]];
    }),
  ) as unknown as RegionData;
  const place = (path: string) => {
    const spot = spotOf(draft.raw, draft.marks, path.split("."));
    return spot === undefined ? { file: draft.fallback, line: 1, column: 1 } : positionOfSpot(spot);
  };
  return Object.freeze({ ...deepFreeze(data), assumptions: deepFreeze([...assumptions]), positionOf: place });
}
