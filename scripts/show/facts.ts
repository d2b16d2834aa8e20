// Facts of a record: every value with its path, where it comes from, and where it stands.
import type { Inventory, Position } from "../../inventory/schema/inventory.ts";
import type { Said } from "../../inventory/schema/register/words.ts";
import type { Source } from "../../inventory/schema/source.ts";

export interface Fact extends Position {
  readonly path: string;
  readonly value: unknown;
  readonly source?: Source;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value in a record, with the source that is nearest above it. */
interface Leaf {
  readonly path: string;
  readonly value: unknown;
  readonly source: Source | undefined;
}

/** The facts of a record of the inventory; `path` is its own, e.g. sites.kel-tengah. Sources are told beside the values, not as values. */
export function factsOf(inventory: Inventory, path: string, record: unknown): Fact[] {
  return leaves(record as Json, path, undefined).map((leaf) => fact(inventory, leaf));
}

function fact(inventory: Inventory, { path, value, source }: Leaf): Fact {
  const told = assumedAt(inventory, path) ?? source;
  return { path, value, ...(told === undefined ? {} : { source: told }), ...inventory.positionOf(path) };
}

/** A fact that the plan works out from a value of the inventory: its source and place are that value's. */
export function plannedFact(inventory: Inventory, path: string, value: unknown, from: string): Fact {
  const [collection, id] = from.split(".");
  const record = recordAt(inventory, collection ?? "", id);
  const source = assumedAt(inventory, from) ?? sourceIn(record);
  return { path, value, ...(source === undefined ? {} : { source }), ...inventory.positionOf(from) };
}

function recordAt(inventory: Inventory, collection: string, id: string | undefined): unknown {
  const records: unknown = Object.entries(inventory).find(([name]) => name === collection)?.[1];
  return Array.isArray(records) ? records.find((record) => idOf(record) === id) : records;
}

function leaves(value: Json, path: string, above: Source | undefined): Leaf[] {
  if (typeof value !== "object" || value === null || isFlat(value) || isSaid(value)) return [{ path, value, source: above }];
  const source = sourceIn(value) ?? above;
  const entries = Array.isArray(value) ? value.map((item, index) => [idOf(item) ?? String(index), item] as const) : Object.entries(value);
  return entries.flatMap(([key, child]) => (key === "source" && !Array.isArray(value) ? [] : leaves(child, `${path}.${key}`, source)));
}

/** A sentence in both languages is one value. */
export function isSaid(value: unknown): value is Said {
  return typeof value === "object" && value !== null && Object.keys(value).sort().join() === "en,id";
}

/** A list of words or numbers is shown as one value. */
function isFlat(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}

function sourceIn(value: unknown): Source | undefined {
  return typeof value === "object" && value !== null && "source" in value ? (value.source as Source) : undefined;
}

function idOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : undefined;
}

const indexes = new WeakMap<Inventory, ReadonlyMap<string, string>>();

/** The reason of the assumption that a path lies in; records that are assumed as a whole have it as their source. */
function assumedAt(inventory: Inventory, path: string): Source | undefined {
  const reasons = indexes.get(inventory) ?? new Map(inventory.assumptions.map((assumption) => [assumption.path, assumption.reason]));
  indexes.set(inventory, reasons);
  const steps = path.split(".");
  for (let length = steps.length; length > 2; length--) {
    const reason = reasons.get(steps.slice(0, length).join("."));
    if (reason !== undefined) return { assumption: reason };
  }
  const single = steps.length <= 2 ? reasons.get(path) : reasons.get(steps.slice(0, 2).join("."));
  return single === undefined ? undefined : { assumption: single };
}
