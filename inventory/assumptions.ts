// Lifts `assumptions` blocks into the records they belong to, and keeps the list of what is assumed and why.
import type { Issue } from "./issue.ts";
import { type Entry, isMap, type Marks, positionOfSpot, type Raw, type RawMap, type Spot, textOf } from "./marks.ts";
import type { Assumption } from "./schema/inventory.ts";

interface Lifting {
  readonly marks: Marks;
  readonly assumptions: Assumption[];
  readonly issues: Issue[];
}

export interface Lifted {
  readonly value: Raw;
  readonly assumptions: readonly Assumption[];
  readonly issues: readonly Issue[];
}

/** As short as the schema's own reasons may be. */
const shortestReason = 8;

/** The value with every `assumptions` block merged into its object; a record whose own source is an assumption is listed too. */
export function liftAssumptions(value: Raw, marks: Marks): Lifted {
  const lifting: Lifting = { marks, assumptions: [], issues: [] };
  return { value: lift(lifting, value, ""), assumptions: lifting.assumptions, issues: lifting.issues };
}

function lift(lifting: Lifting, value: Raw, path: string): Raw {
  if (Array.isArray(value)) return liftList(lifting, value, path);
  return isMap(value) ? liftMap(lifting, value, path) : value;
}

function liftList(lifting: Lifting, list: readonly Raw[], path: string): Raw[] {
  const lifted = list.map((item, index) => lift(lifting, item, below(path, textOf(item, "id") ?? String(index))));
  keepMark(lifting, list, lifted);
  return lifted;
}

function liftMap(lifting: Lifting, map: RawMap, path: string): RawMap {
  const merged: RawMap = Object.create(null);
  const mark = keepMark(lifting, map, merged);
  const given = textOf(map.source, "assumption");
  if (given !== undefined) lifting.assumptions.push({ path, reason: given });
  for (const [key, value] of Object.entries(map)) if (key !== "assumptions") merged[key] = lift(lifting, value, below(path, key));
  if ("assumptions" in map) mergeBlocks(lifting, map.assumptions ?? null, { merged, mark, path });
  return merged;
}

function below(path: string, step: string): string {
  return path === "" ? step : `${path}.${step}`;
}

/** The mark of the new value: that of the old one, its entries copied, since blocks add theirs. */
function keepMark({ marks }: Lifting, from: object, to: object): Map<string, Entry> {
  const copy = new Map(marks.get(from));
  marks.set(to, copy);
  return copy;
}

interface Target {
  readonly merged: RawMap;
  readonly mark: Map<string, Entry>;
  readonly path: string;
}

function mergeBlocks(lifting: Lifting, blocks: Raw, target: Target): void {
  if (!Array.isArray(blocks)) {
    complain(
      lifting,
      target.mark.get("assumptions")?.key,
      "assumptions must be a list",
      "write `- reason: …` and the assumed fields under it",
    );
    return;
  }
  for (const [index, block] of blocks.entries()) {
    const place = lifting.marks.get(blocks)?.get(String(index))?.value;
    if (isMap(block)) mergeBlock(lifting, block, target, place);
    else
      complain(
        lifting,
        place,
        "an assumption must be a reason and the fields it is about",
        "write `- reason: …` and the assumed fields under it",
      );
  }
}

function mergeBlock(lifting: Lifting, block: RawMap, target: Target, place: Spot | undefined): void {
  const reason = textOf(block, "reason");
  if (reason === undefined || reason.length < shortestReason)
    complain(lifting, place, "an assumption has no reason that a reader can weigh", "add `reason: …`, why this value and not another");
  const fields = Object.keys(block).filter((key) => key !== "reason");
  if (fields.length === 0)
    complain(lifting, place, "an assumption assumes nothing", "add the assumed fields beside the reason, or delete it");
  const entries = lifting.marks.get(block);
  for (const field of fields) {
    const key = entries?.get(field)?.key;
    if (field in target.merged) {
      complain(lifting, key, `${field} is both given and assumed`, "keep one of the two");
      continue;
    }
    const path = below(target.path, field);
    target.merged[field] = lift(lifting, block[field] ?? null, path);
    const entry = entries?.get(field);
    if (entry !== undefined) target.mark.set(field, entry);
    lifting.assumptions.push({ path, reason: reason ?? "" });
  }
}

function complain(lifting: Lifting, spot: Spot | undefined, message: string, fix: string): void {
  const place = spot === undefined ? { file: "", line: 1, column: 1 } : positionOfSpot(spot);
  lifting.issues.push({ ...place, message, fix });
}
