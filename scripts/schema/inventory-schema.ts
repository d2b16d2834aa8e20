// The JSON Schema of the inventory's YAML files, for editors: the zod schemas, and `assumptions` blocks wherever an object may have one.
import { z } from "zod";
import { RegionData } from "../../inventory/schema/inventory.ts";

/** A JSON Schema, as far as it is walked here. */
export interface JsonSchema {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  [key: string]: unknown;
}

/** The schemas as they are, nothing lifted: what a loaded inventory holds. */
export function loadedSchema(): JsonSchema {
  return z.toJSONSchema(RegionData, { io: "input" }) as JsonSchema;
}

/** What a YAML file may hold: some of the collections, every object with its `assumptions`. */
export function fileSchema(): JsonSchema {
  const schema = loadedSchema();
  const { $schema, ...rest } = withAssumptions(schema, "#");
  return { $schema, title: "A file of a region's inventory", description: "Written by `npm run schema`.", ...rest };
}

/** The same schema whose objects also take `assumptions`; a field may then stand in a block, so none is required but the id. */
function withAssumptions(schema: JsonSchema, pointer: string): JsonSchema {
  const walked = walk(schema, pointer);
  if (walked.properties === undefined) return walked;
  const { required, ...rest } = walked;
  const kept = (required ?? []).filter((key) => key === "id");
  return {
    ...rest,
    properties: { ...walked.properties, assumptions: blocks(Object.keys(walked.properties), pointer) },
    ...(kept.length === 0 ? {} : { required: kept }),
  };
}

function walk(schema: JsonSchema, pointer: string): JsonSchema {
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: mapped(properties, `${pointer}/properties`) }),
    ...(items === undefined ? {} : { items: withAssumptions(items, `${pointer}/items`) }),
    // a choice is made by which keys are there: its forms stay strict
    ...(anyOf === undefined ? {} : { anyOf }),
  };
}

function mapped(properties: Record<string, JsonSchema>, pointer: string): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, withAssumptions(value, `${pointer}/${key}`)]));
}

/** A list of assumptions: a reason, and the object's own fields, described where they stand. */
function blocks(keys: readonly string[], pointer: string): JsonSchema {
  const fields = keys.filter((key) => key !== "id").map((key) => [key, { $ref: `${pointer}/properties/${key}` }]);
  const reason = { type: "string", minLength: 8, description: "why this value and not another" };
  return {
    type: "array",
    description: "values that no document gives, each with its reason",
    items: {
      type: "object",
      properties: { reason, ...Object.fromEntries(fields) },
      required: ["reason"],
      additionalProperties: false,
      minProperties: 2,
    },
  };
}
