// docs/inventory.md: the reference of the inventory's fields, written from the schemas.
import { type JsonSchema, loadedSchema } from "./inventory-schema.ts";
import { cellOf } from "./markdown.ts";

const heading = `# Inventory reference

Written by \`npm run schema\` from \`inventory/schema\`; edit the descriptions there.

A region is a folder of \`inventory/regions\`. Any YAML file in it may hold one or several of the collections below; lists of several files are
joined, the order has no meaning. YAML 1.2 without anchors, aliases and tags; a file has at most 1 MB.

**Sources.** Every record says where it comes from: \`source: { document: perwal-20-2020, lines: "7376" }\`, or \`source: { assumption: why }\`. A field
that no document gives stands in a block beside the facts of its object, with the reason; reports list it as an assumption:

\`\`\`yaml
  - id: kel-tengah
    name: Kelurahan Tengah
    source: { document: perwal-20-2020, lines: "7368-7386" }
    assumptions:
      - reason: Nearest node with a free port
        simpul: simpul-1
\`\`\`

**Words of a document** stand in \`printed\`, in \`remark\` and in a source's \`quote\`, letter for letter; "…" is what was left out. \`npm run truth\` looks each up at the
lines that it cites, where the documents' texts lie beside the checkout (\`--seeds DIR\`).

**Paths.** Reports name a value by its path: \`sites.kel-tengah.simpul\`, \`addressing.access\`; records by their id, other list entries by their place from 0.

`;

/** The page. */
export function inventoryPage(): string {
  const collections = Object.entries(loadedSchema().properties ?? {});
  const contents = collections.map(
    ([name, schema]) => `| [${name}](#${name}) | ${schema.items === undefined ? "one" : "list"} | ${schema.description ?? ""} |`,
  );
  const parts = collections.map(([name, schema]) => section(name, schema));
  return `${heading}| collection | | |\n|---|---|---|\n${contents.join("\n")}\n\n${parts.join("\n\n")}\n`;
}

function section(name: string, schema: JsonSchema): string {
  const record = schema.items ?? schema;
  return `## ${name}\n${sentence(schema.description)}\n\n| field | | value | |\n|---|---|---|---|\n${rows(record, "").join("\n")}`;
}

function sentence(description: string | undefined): string {
  return description === undefined ? "" : `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
}

/** A line a field; the fields of an object stand under it with their path. */
function rows(record: JsonSchema, prefix: string): string[] {
  return Object.entries(record.properties ?? {}).flatMap(([key, field]) => {
    const need = record.required?.includes(key) === true ? "required" : "";
    const name = `${prefix}${key}`;
    const row = `| \`${name}\` | ${need} | ${cellOf(wordsOf(key, field))} | ${cellOf(field.description ?? "")} |`;
    return [row, ...inner(key, field, name)];
  });
}

/** Sources are explained once, at the head of the page. */
function inner(key: string, field: JsonSchema, name: string): string[] {
  if (key === "source") return [];
  if (field.items?.properties !== undefined) return rows(field.items, `${name}[].`);
  if (field.anyOf !== undefined) return field.anyOf.flatMap((form) => rows({ ...form, required: [] }, `${name}.`));
  return field.properties === undefined ? [] : rows(field, `${name}.`);
}

function wordsOf(key: string, field: JsonSchema): string {
  if (key === "source") return "document and lines, or assumption";
  if (field.enum !== undefined) return field.enum.join(", ");
  if (field.const !== undefined) return String(field.const);
  if (field.anyOf !== undefined) return "one of";
  if (field.items !== undefined) return `list of ${field.items.properties === undefined ? wordsOf("", field.items) : "records"}`;
  if (field.type === "object") return "map";
  return `${typeNames[field.type ?? ""] ?? field.type ?? ""}${bounds(field)}`;
}

const typeNames: Readonly<Record<string, string>> = { string: "text", integer: "whole number", number: "number", boolean: "true or false" };

function bounds(field: JsonSchema): string {
  const { minimum, maximum } = field;
  const high = typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (typeof minimum === "number" && minimum > Number.MIN_SAFE_INTEGER)
    return high === undefined ? `, at least ${minimum}` : `, ${minimum} to ${high}`;
  return high === undefined ? "" : `, at most ${high}`;
}
