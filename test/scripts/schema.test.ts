// The generated files are what the schemas say now, and the editors' schema takes what the loader takes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readTemplate, regionFiles } from "../../inventory/new-region.ts";
import { fileSchema, type JsonSchema } from "../../scripts/schema/inventory-schema.ts";
import { generated } from "../../scripts/schema.ts";
import { real } from "./checkout.ts";

test.each(Object.entries(generated()))("%s is as `npm run schema` writes it", (path, text) => {
  expect(readFileSync(join(real, path), "utf8")).toBe(text);
});

const schema = fileSchema();

/** The schema that a pointer such as #/properties/sites leads to. */
function resolved(part: JsonSchema): JsonSchema {
  const pointer = part.$ref;
  if (typeof pointer !== "string") return part;
  return pointer
    .split("/")
    .slice(1)
    .reduce<JsonSchema>((at, key) => at[key] as JsonSchema, schema);
}

/** What an editor would underline: unknown keys, missing keys, wrong words and types. */
function complaints(value: unknown, given: JsonSchema, path: string): string[] {
  const part = resolved(given);
  if (part.anyOf !== undefined)
    return part.anyOf.some((form) => complaints(value, form, path).length === 0) ? [] : [`${path}: no form fits`];
  if (part.enum !== undefined && !part.enum.includes(value)) return [`${path}: ${String(value)}`];
  if (Array.isArray(value))
    return part.type === "array"
      ? value.flatMap((item, index) => complaints(item, part.items ?? {}, `${path}.${index}`))
      : [`${path}: a list`];
  if (typeof value !== "object" || value === null) return typeFits(value, part) ? [] : [`${path}: ${String(value)}`];
  const missing = (part.required ?? []).filter((key) => !(key in value)).map((key) => `${path}: no ${key}`);
  return [...missing, ...Object.entries(value).flatMap(([key, child]) => inProperty(part, key, child, `${path}.${key}`))];
}

function inProperty(part: JsonSchema, key: string, child: unknown, path: string): string[] {
  const known = part.properties?.[key] ?? (typeof part.additionalProperties === "object" ? part.additionalProperties : undefined);
  return known === undefined ? [`${path}: unknown`] : complaints(child, known, path);
}

function typeFits(value: unknown, { type, const: only, pattern }: JsonSchema): boolean {
  if (only !== undefined) return value === only;
  if (type === "integer") return Number.isInteger(value);
  if (type === "string") return typeof value === "string" && (pattern === undefined || new RegExp(pattern, "u").test(value));
  return typeof value === type;
}

const regions = "inventory/regions";
const files = readdirSync(join(real, regions), { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".yaml") && !file.endsWith("allocations.lock.yaml"),
);

const written = files.map((file) => [file, readFileSync(join(real, regions, file), "utf8")] as const);
const template = regionFiles(readTemplate(), { id: "new", net: 0, year: 2026 }).map(({ file, text }) => [`new/${file}`, text] as const);

test.each([...written, ...template])("an editor has nothing to underline in %s", (file, text) => {
  const up = "../".repeat(file.split("/").length);
  expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=${up}schema/json/region.schema.json`);
  expect(complaints(parse(text), schema, file)).toEqual([]);
});

test("an editor underlines a key and a word that are wrong, also in a block of assumptions", () => {
  const site = {
    id: "a",
    kind: "dinas",
    colour: 1,
    assumptions: [{ reason: "made up for this", acces: {}, simpul: "S 1" }, { simpul: "a" }],
  };
  expect(complaints({ sites: [site] }, schema, "f")).toEqual([
    "f.sites.0.kind: dinas",
    "f.sites.0.colour: unknown",
    "f.sites.0.assumptions.0.acces: unknown",
    "f.sites.0.assumptions.0.simpul: S 1",
    "f.sites.0.assumptions.1: no reason",
  ]);
});

test("every field of the reference has its row", () => {
  const page = readFileSync(join(real, "docs/inventory.md"), "utf8");
  for (const name of ["sites", "addressing", "flows"]) expect(page).toContain(`\n## ${name}\n`);
  for (const field of ["`access.medium`", "`isp[].printed`", "`to.service`", "`classes[].range.lease`"]) expect(page).toContain(field);
});
