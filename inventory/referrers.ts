// Who refers to a thing: the reverse of a reference.
import type { Raw } from "./marks.ts";
import { words } from "./pattern.ts";
import { given, used } from "./reference-places.ts";
import { type RegionInventory, recordsOf } from "./schema/inventory.ts";

/** A record that names the thing in one of its fields. */
export interface Referrer {
  readonly collection: string;
  readonly id: string;
  /** e.g. mentions.3.site */
  readonly field: string;
}

/** Records that refer to the thing of a collection with this id, in the order of the files. */
export function referrersOf(inventory: RegionInventory, collection: string, id: string): readonly Referrer[] {
  const kinds = Object.keys(given).filter((noun) => given[noun]?.includes(`${collection}.*.id`));
  const patterns = used.filter(([noun]) => kinds.includes(noun)).flatMap(([, ...places]) => places);
  const found = patterns.flatMap((pattern) => words(inventory as unknown as Raw, pattern)).filter(({ word }) => word === id);
  return found.flatMap(({ path }) => referrerAt(inventory, path) ?? []);
}

function referrerAt(inventory: RegionInventory, [collection, index, ...field]: readonly PropertyKey[]): Referrer | undefined {
  const record = recordsOf(inventory, String(collection))[Number(index)];
  return record === undefined ? undefined : { collection: String(collection), id: record.id, field: field.join(".") };
}
