// `npm run schema`: writes the editors' JSON Schema, docs/inventory.md and docs/schema from the zod schemas; with --check only says whether they are stale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { documents } from "./schema/documents.ts";
import { inventoryPage } from "./schema/inventory-page.ts";
import { fileSchema } from "./schema/inventory-schema.ts";

/** Every generated file of this kind, by its path from the root. */
export function generated(): Readonly<Record<string, string>> {
  return {
    "inventory/schema/json/region.schema.json": `${JSON.stringify(fileSchema(), null, 2)}\n`,
    "docs/inventory.md": inventoryPage(),
    ...Object.fromEntries(
      Object.entries(documents).map(([name, schema]) => [`docs/schema/${name}.schema.json`, documentSchema(name, schema)]),
    ),
  };
}

function documentSchema(name: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title: `simpul ${name} --json`, ...z.toJSONSchema(schema, { io: "output" }) }, null, 2)}\n`;
}

function isStale(path: string, text: string): boolean {
  try {
    return readFileSync(path, "utf8") !== text;
  } catch {
    return true;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function main(check: boolean): void {
  const root = resolve(import.meta.dirname, "..");
  const stale = Object.entries(generated()).filter(([path, text]) => isStale(join(root, path), text));
  for (const [path, text] of stale) {
    if (!check) write(join(root, path), text);
    process.stdout.write(`${check ? "stale, run `npm run schema`:" : "wrote"} ${path}\n`);
  }
  process.exitCode = check && stale.length > 0 ? 2 : 0;
}

if (process.argv[1] === import.meta.filename) main(process.argv.includes("--check"));
