// Each field that a region fills has a name in both languages.
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { loadRegionOrThrow } from "../../inventory/load.ts";
import { id } from "../../scripts/labels/id.ts";

const root = resolve(import.meta.dirname, "../..");

/** Names that are no words: ports of a router, the two languages of a sentence, what only the reader of files needs. */
const unlabelled = new Set(["ether1", "ether2", "ether3", "ether5", "en", "ours", "path", "source", "assumptions", "reason", "quote"]);

function fieldsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (unlabelled.has(key) ? [] : [key, ...fieldsOf(inner)]));
}

test.each(["pontianak", "pesawaran"])("%s: every field has an Indonesian name", (region) => {
  const collections = Object.values(loadRegionOrThrow(root, region)).filter(Array.isArray);
  const fields = new Set(collections.flatMap((records) => fieldsOf(records)));
  expect(fields.size).toBeGreaterThan(100);
  expect([...fields].filter((field) => !(field in id.fields))).toEqual([]);
});
