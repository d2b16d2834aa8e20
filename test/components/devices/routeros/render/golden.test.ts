// Complete configurations of every kind of device, kept as files: test/golden/render/KIND/DEVICE.rsc, from the example regions.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { render } from "../../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../../components/planning/intent/index.ts";
import { planOf, referenceRegion, ringRegion, variedRegion } from "../../../planning/intent/example-region.ts";

const golden = resolve(import.meta.dirname, "../../../../golden/render");

/** Kind to the region and the device that show it. */
const kinds = {
  gateway: ["reference", "gw-1"],
  "gateway-vpn": ["varied", "gw-1"],
  simpul: ["reference", "simpul-1"],
  "simpul-mitra": ["varied", "simpul-1"],
  "simpul-narrow": ["varied", "simpul-3"],
  "simpul-ring": ["ring", "simpul-2"],
  aggregation: ["reference", "agg-1"],
  datacenter: ["reference", "dc-1"],
  opd: ["reference", "opd-010"],
  "opd-server": ["reference", "opd-036"],
  "opd-vpn": ["varied", "opd-026"],
  "opd-leased": ["varied", "opd-041"],
  "opd-mitra": ["varied", "opd-043"],
} as const;

const regions = { reference: referenceRegion(), varied: variedRegion(), ring: ringRegion() };
const plans = { reference: planOf(regions.reference), varied: planOf(regions.varied), ring: planOf(regions.ring) };

test.each(Object.entries(kinds))("%s", async (kind, [region, device]) => {
  const intent = intents(regions[region], plans[region]).find((each) => each.device === device);
  if (intent === undefined) throw new Error(`${region} has no ${device}`);
  await expect(render(intent)).toMatchFileSnapshot(resolve(golden, kind, `${device}.rsc`));
});

test("every golden folder belongs to a kind", () => {
  expect(readdirSync(golden).sort()).toEqual(Object.keys(kinds).sort());
});
