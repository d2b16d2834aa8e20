#!/usr/bin/env node
// Makes the RouterOS schema data of the device engine from its sources: `node scripts/schema/routeros-schema.ts SCHEMA.tsv REQUIRED.json`.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

interface Probe {
  readonly path: string;
  readonly required: readonly string[];
  readonly rawError: string;
}

const folder = resolve(import.meta.dirname, "../../components/devices/routeros");

/** One string a menu, `ordered|verbs|keys` as in the table: short to load, and a changed menu is one changed line. */
function schemaOf(table: string): unknown {
  const rows = table.trim().split("\n").slice(1);
  const menus = rows.map((row) => row.split("\t")).map(([path, ordered, verbs, keys]) => [path, [ordered, verbs, keys ?? ""].join("|")]);
  return {
    source: "tikoci/restraml, commit 676c4bdfe211d51e8d48785b2ae2b72f838d20c8, public domain: names as the console lists them on a CHR",
    versions: "7.16.2 7.18.2 7.19.6 7.20.8 7.22.1 7.24",
    menus: Object.fromEntries(menus),
  };
}

/** Only what the console itself says is missing; answers that depend on the state of the probed device are left out. */
function requiredOf(probes: readonly Probe[]): unknown {
  const exact = probes.filter(({ rawError }) => rawError.includes("missing value(s) of argument(s)"));
  return {
    source:
      "tikoci/lsp-routeros-ts, test-data/required-args.v7.22.1.json, commit 85c4c3d51b427027cf701335ae6c3a93db047e39, MIT, (c) its authors",
    version: "7.22.1",
    required: Object.fromEntries(exact.map(({ path, required }) => [path, required.join(" ")])),
  };
}

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
}

const [schema, required] = process.argv.slice(2);
if (schema === undefined || required === undefined)
  throw new Error("give the schema table and the required arguments: SCHEMA.tsv REQUIRED.json");
write("schema.json", schemaOf(readFileSync(schema, "utf8")));
write("required.json", requiredOf(JSON.parse(readFileSync(required, "utf8")) as Probe[]));
