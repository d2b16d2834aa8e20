// What Pulumi shows and keeps: commands a device in its display, outputs in its state.
import { z } from "zod";
import type { Checkout } from "./checkout.ts";

/** Device to the commands shown under it, without any flag: `simpul:index:DeviceConfig (gw-1):` and the lines below. */
export function commandsByDevice(shown: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let device: string | undefined;
  let counted = false;
  for (const line of shown.split("\n")) {
    const heading = /^ {2}\S+ \((.+)\):$/.exec(line);
    if (heading !== null) {
      device = /^ {2}simpul:index:DeviceConfig \((.+)\):$/.exec(line)?.[1];
      counted = false;
    }
    if (device === undefined) continue;
    if (/\d+ commands?:$/.test(line)) counted = true;
    else if (counted && /^\s+(\/|:)/.test(line)) found[device] = [...(found[device] ?? []), line.trim()];
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const Exported = z.looseObject({
  deployment: z.looseObject({
    resources: z.array(z.looseObject({ urn: z.string(), type: z.string(), outputs: z.record(z.string(), z.unknown()).optional() })),
  }),
});

/** Outputs of a device as `pulumi stack export` shows them. */
export async function outputsOf(checkout: Checkout, device: string): Promise<Record<string, unknown>> {
  const { out } = await checkout.pulumi("stack", "export", "--stack", "pontianak");
  const { resources } = Exported.parse(JSON.parse(out)).deployment;
  const found = resources.find(({ urn, type }) => type === "simpul:index:DeviceConfig" && urn.endsWith(`::${device}`));
  if (found?.outputs === undefined) throw new Error(`no state of ${device}`);
  return found.outputs;
}
