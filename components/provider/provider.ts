// The provider: gives each call of the engine to the resource type that it is about.

import type { Settings } from "../fleet/settings.ts";
import { type ProviderCalls, ProviderError, type Subject } from "./calls.ts";
import { checkDevice } from "./device-check.ts";
import { readDevice } from "./device-read.ts";
import { removeDevice } from "./device-remove.ts";
import { diffDevice, stageDevice } from "./device-stage.ts";
import { checkRecord, diffRecord, recordOf } from "./records.ts";
import { checkRollout, commit, diffRollout, noteCore } from "./rollout.ts";
import { packageSchema } from "./schema.ts";
import { readSettings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Properties } from "./values.ts";

export const version = "0.1.0";

/** `surround` is called once, with the stack's settings. */
export function provider(surround: (settings: Settings) => Surroundings, cancel: () => void): ProviderCalls {
  let configured: Surroundings | undefined;
  const around = (): Surroundings => {
    if (configured === undefined) throw new ProviderError("the engine asked for something before it configured the provider");
    return configured;
  };
  return {
    version,
    schema: () => packageSchema(version),
    checkConfig: async (inputs) => {
      const read = readSettings(inputs);
      return { inputs, failures: "failures" in read ? read.failures : [] };
    },
    configure: async (config) => {
      configured = surround(settingsOf(config));
    },
    ...resourceCalls(around),
    cancel,
  };
}

function settingsOf(config: Properties): Settings {
  const read = readSettings(config);
  if ("settings" in read) return read.settings;
  const words = read.failures.map(({ property, reason }) => `simpul:${property}: ${reason}`);
  throw new ProviderError(`${words.join("; ")}\nfix: pulumi config set simpul:NAME VALUE`);
}

type ResourceCalls = Pick<ProviderCalls, "check" | "diff" | "create" | "update" | "read" | "remove">;

function resourceCalls(around: () => Surroundings): ResourceCalls {
  return {
    check: async (call) => {
      const kind = kindOf(call);
      if (kind === "DeviceConfig") return checkDevice(around(), call);
      return kind === "Rollout" ? checkRollout(call.inputs) : checkRecord(kind, call.inputs);
    },
    diff: async (call) => {
      const kind = kindOf(call);
      if (kind === "DeviceConfig") return diffDevice(around(), call);
      return kind === "Rollout" ? diffRollout(around(), call) : diffRecord(kind, call.oldInputs, call.inputs);
    },
    ...writingCalls(around),
    read: async (call) => (kindOf(call) === "DeviceConfig" ? readDevice(around(), call) : call),
    remove: async (call) => {
      const kind = kindOf(call);
      if (kind === "DeviceConfig") await removeDevice(around(), call);
      if (kind === "Rollout") noteCore(around(), call.inputs);
    },
  };
}

function writingCalls(around: () => Surroundings): Pick<ProviderCalls, "create" | "update"> {
  return {
    create: async (call) => {
      const kind = kindOf(call);
      if (kind === "DeviceConfig") return { id: deviceOf(call.inputs, call.name), outputs: await stageDevice(around(), call) };
      return kind === "Rollout" ? commit(around(), { ...call, id: "" }) : { id: call.name, outputs: call.inputs };
    },
    update: async (call) => {
      const kind = kindOf(call);
      if (kind === "DeviceConfig") return { outputs: await stageDevice(around(), call) };
      return kind === "Rollout" ? commit(around(), call) : { outputs: call.inputs };
    },
  };
}

function kindOf({ type }: Subject) {
  const name = type.split(":").at(-1);
  if (name === "DeviceConfig" || name === "Rollout") return name;
  const record = recordOf(type);
  if (record === undefined) throw new ProviderError(`there is no resource type ${type}`);
  return record;
}

function deviceOf(inputs: Properties, name: string): string {
  return typeof inputs.device === "string" ? inputs.device : name;
}
