// Records: resources that make the plan visible in preview and state, and touch no device.
import type { z } from "zod";
import type { Changes, Checked, PropertyChange } from "./calls.ts";
import { isDeepEqual } from "./equality.ts";
import { BandwidthAllocationInputs, DataCenterNodeInputs, FiberLinkInputs, VlanInputs } from "./inputs.ts";
import { failuresOf } from "./settings.ts";
import { isUnknown, type Properties, unwrap } from "./values.ts";

interface Kind {
  readonly inputs: z.ZodType;
  /** the property that names it: another value is another thing */
  readonly key: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  FiberLink: { inputs: FiberLinkInputs, key: "link" },
  Vlan: { inputs: VlanInputs, key: "segment" },
  BandwidthAllocation: { inputs: BandwidthAllocationInputs, key: "site" },
  DataCenterNode: { inputs: DataCenterNodeInputs, key: "device" },
};

export function recordOf(type: string): Kind | undefined {
  const name = type.split(":").at(-1) ?? "";
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}

export function checkRecord(kind: Kind, inputs: Properties): Checked {
  const { values } = unwrap(inputs);
  if (Object.values(values).some(isUnknown)) return { inputs, failures: [] };
  const parsed = kind.inputs.safeParse(values);
  return { inputs, failures: parsed.success ? [] : failuresOf(parsed.error) };
}

export function diffRecord(kind: Kind, olds: Properties, news: Properties): Changes {
  const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter((key) => !isDeepEqual(olds[key], news[key]));
  const replaces = keys.filter((key) => key === kind.key);
  return { changed: keys.length > 0, replaces, properties: Object.fromEntries(keys.map((key) => [key, changeOf(key, kind, olds, news)])) };
}

function changeOf(key: string, kind: Kind, olds: Properties, news: Properties): PropertyChange {
  if (key === kind.key) return { kind: "update-replace", inputDiff: true };
  return { kind: olds[key] === undefined ? "add" : news[key] === undefined ? "delete" : "update", inputDiff: true };
}
