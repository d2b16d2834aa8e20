// The README's table of models: every id of the three lists is in it, and every place that it names is there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRegionOrThrow, regionNames } from "../../inventory/load.ts";
import { RegionData, type RegionInventory } from "../../inventory/schema/inventory.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { type JsonSchema, loadedSchema } from "../../scripts/schema/inventory-schema.ts";
import { real } from "./checkout.ts";

interface Row {
  readonly places: readonly string[];
  readonly what: string;
  readonly ids: readonly string[];
}

const heading = "## What of the documents is modelled where\n";

/** The rows of the section's table; ids are joined by ", ". */
function rowsOf(markdown: string): readonly Row[] {
  const [, section = ""] = markdown.split(heading);
  const lines = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return lines.map((line) => {
    const [where = "", what = "", ids = ""] = line.replaceAll(/^\| | \|$/g, "").split(" | ");
    return { places: where.split(", ").map((place) => place.replaceAll("`", "")), what, ids: ids.split(", ") };
  });
}

const rows = rowsOf(readFileSync(join(real, "README.md"), "utf8"));
const regions = regionNames(real).map((region) => loadRegionOrThrow(real, region));

function numbered(prefix: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);
}

/** Clauses of Perwal 47/2021 that ask for a model. */
const clauses = regions
  .flatMap(({ articles }) => articles)
  .filter(({ number, disposition }) => number.startsWith("P47-") && disposition === "model")
  .map(({ number }) => number);

test("every id is in the table, and no other", () => {
  expect(clauses).toHaveLength(55);
  const wanted = [...numbered("PTK-M", 24), ...numbered("PSW-M", 19), ...clauses];
  expect(rows.every(({ ids }) => ids.length > 0)).toBe(true);
  const given = new Set(rows.flatMap(({ ids }) => ids));
  expect(wanted.filter((id) => !given.has(id))).toEqual([]);
  expect([...given].filter((id) => !wanted.includes(id))).toEqual([]);
});

test("the table is short enough to read", () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.length).toBeLessThan(60);
});

const schema = loadedSchema();

/** The schema below a step: a field, or what a list holds. */
function below(part: JsonSchema | undefined, step: string): JsonSchema | undefined {
  const forms = part?.anyOf?.map((form) => below(form, step)).find((form) => form !== undefined);
  const record = part?.items ?? part;
  return record?.properties?.[step.replace("[]", "")] ?? forms;
}

/** A field of a collection of the inventory, or of the document that `simpul plan` or `simpul render` prints. */
function isThere(place: string): boolean {
  const [head = "", ...fields] = place.split(".");
  if (head === "render") return fields.length === 0;
  if (head === "plan") return fields.length === 1 && Object.hasOwn(documents.plan.shape, fields[0] ?? "");
  const collection = schema.properties?.[head];
  return collection !== undefined && fields.reduce(below, collection as JsonSchema | undefined) !== undefined;
}

test("every place is a field of the inventory or of a document", () => {
  expect(rows.flatMap(({ places }) => places).filter((place) => !isThere(place))).toEqual([]);
});

test.each(["site", "sites.colour", "plan", "plan.vlan", "render.devices", "equipment.items[].colour", "articles.inForce.day"])(
  "%s is no place",
  (place) => {
    expect(isThere(place)).toBe(false);
  },
);

/** Records of a list in all regions. */
function countOf(collection: string): number {
  return regions.reduce((sum, region) => {
    const records = region[collection as keyof RegionInventory];
    return sum + (Array.isArray(records) ? records.length : 0);
  }, 0);
}

const lists = Object.keys(RegionData.shape).filter((name) => Array.isArray(regions[0]?.[name as keyof RegionInventory]));

describe("registers without a record", () => {
  const named = rows.filter(({ what }) => /\bempty\b/.test(what)).flatMap(({ places }) => places);

  test("a row that says empty names one", () => {
    for (const { places, what } of rows)
      if (/\bempty\b/.test(what)) expect(places.filter((place) => lists.includes(place) && countOf(place) === 0)).toHaveLength(1);
    expect(named.length).toBeGreaterThan(0);
  });

  test("where one is named, its row says so", () => {
    const silent = rows.filter(
      ({ places, what }) => places.some((place) => lists.includes(place) && countOf(place) === 0) && !/\bempty\b/.test(what),
    );
    expect(silent).toEqual([]);
  });
});
