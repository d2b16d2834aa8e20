// The package schema that the engine serves: made from the same border types that check the inputs.
import { z } from "zod";
import { Settings } from "../fleet/settings.ts";
import {
  BandwidthAllocationInputs,
  DataCenterNodeInputs,
  DeviceConfigInputs,
  DeviceConfigOutputs,
  FiberLinkInputs,
  RolloutInputs,
  RolloutOutputs,
  VlanInputs,
} from "./inputs.ts";

interface Described {
  readonly says: string;
  readonly inputs: z.ZodType;
  readonly outputs?: z.ZodType;
  readonly secret?: readonly string[];
}

const resources: Readonly<Record<string, Described>> = {
  DeviceConfig: {
    says: "The configuration of one device: looks at it, shows the exact commands, stages them.",
    inputs: DeviceConfigInputs,
    outputs: DeviceConfigOutputs,
    secret: ["secrets"],
  },
  Rollout: { says: "Commits all staged configurations as one fleet transaction.", inputs: RolloutInputs, outputs: RolloutOutputs },
  FiberLink: { says: "A WAN link: fiber own or leased, wireless, VPN. A record.", inputs: FiberLinkInputs },
  Vlan: { says: "A segment class of the region. A record.", inputs: VlanInputs },
  BandwidthAllocation: { says: "The bandwidth of a site. A record.", inputs: BandwidthAllocationInputs },
  DataCenterNode: { says: "The pusat data. A record.", inputs: DataCenterNodeInputs },
};

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
}

/** Pulumi's schema language: objects without names of their own are maps of anything. */
function propertySpec(schema: JsonSchema): object {
  if (schema.type === "array") return { type: "array", items: propertySpec(schema.items ?? {}) };
  if (schema.type === "object" && typeof schema.additionalProperties === "object")
    return { type: "object", additionalProperties: propertySpec(schema.additionalProperties) };
  if (typeof schema.type === "string" && schema.type !== "object") return { type: schema.type };
  return { $ref: "pulumi.json#/Any" };
}

function specs(
  type: z.ZodType,
  secret: readonly string[] = [],
): { readonly properties: Record<string, object>; readonly required: readonly string[] } {
  const schema = z.toJSONSchema(type, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const properties = Object.entries(schema.properties ?? {}).map(([name, spec]) => [
    name,
    { ...propertySpec(spec), ...(secret.includes(name) ? { secret: true } : {}) },
  ]);
  return { properties: Object.fromEntries(properties), required: schema.required ?? [] };
}

function resourceSpec({ says, inputs, outputs, secret }: Described): object {
  const given = specs(inputs, secret);
  const shown = outputs === undefined ? given : specs(outputs);
  return {
    description: says,
    inputProperties: given.properties,
    requiredInputs: given.required,
    properties: { ...given.properties, ...shown.properties },
  };
}

export function packageSchema(version: string): string {
  const all = Object.entries(resources).map(([name, described]) => [`simpul:index:${name}`, resourceSpec(described)]);
  const config = specs(Settings);
  return JSON.stringify({
    name: "simpul",
    version,
    description: "The intra-government network of an Indonesian local government.",
    config: { variables: config.properties },
    provider: { inputProperties: config.properties },
    resources: Object.fromEntries(all),
  });
}
