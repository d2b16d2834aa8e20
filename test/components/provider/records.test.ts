// Records, settings and schema: mistakes all at once, changes by property, and a schema that says what the border types say.
import { expect, test } from "vitest";
import { checkRecord, diffRecord, recordOf } from "../../../components/provider/records.ts";
import { packageSchema } from "../../../components/provider/schema.ts";
import { readSettings } from "../../../components/provider/settings.ts";
import { UNKNOWN } from "../../../components/provider/values.ts";

const allocation = { site: "kel-tengah", internet: { up: { cir: 10, mir: 30 }, down: { cir: 10, mir: 30 } } };
function kindOf(type: string) {
  const kind = recordOf(type);
  if (kind === undefined) throw new Error(type);
  return kind;
}

test("a record's mistakes come all at once, each with its place", () => {
  const { failures } = checkRecord(kindOf("simpul:index:BandwidthAllocation"), {
    ...allocation,
    site: "Kel Tengah",
    internet: { up: { cir: -1, mir: 30 } },
  });
  expect(failures.map(({ property }) => property).sort()).toEqual(["internet.down", "internet.up.cir", "site"]);
});

test("a record with a value that is not known yet is checked by the update", () => {
  expect(checkRecord(kindOf("simpul:index:Vlan"), { segment: "kantor", vlan: UNKNOWN }).failures).toEqual([]);
});

test("only what names a record replaces it; the order of keys is no change", () => {
  const kind = kindOf("simpul:index:BandwidthAllocation");
  const swapped = { internet: { down: { mir: 30, cir: 10 }, up: { mir: 30, cir: 10 } }, site: "kel-tengah" };
  expect(diffRecord(kind, allocation, swapped)).toEqual({ changed: false, replaces: [], properties: {} });
  expect(diffRecord(kind, allocation, { ...allocation, site: "kel-lain" }).replaces).toEqual(["site"]);
  const narrowed = diffRecord(kind, allocation, { ...allocation, intra: { cir: 1, mir: 2 } });
  expect(narrowed).toEqual({ changed: true, replaces: [], properties: { intra: { kind: "add", inputDiff: true } } });
});

test("only our own types are records", () => {
  expect(["simpul:index:Rollout", "simpul:index:constructor", "x:index:Nothing"].map(recordOf)).toEqual([undefined, undefined, undefined]);
});

test("settings: defaults, numbers as text, and keys of the program's own", () => {
  expect(readSettings({ region: "pontianak", undoMinutes: "7", somethingElse: "x" })).toEqual({
    settings: { region: "pontianak", target: "emulated", unreachable: "continue", guard: "stop", port: 22, undoMinutes: 7, stopAfter: 3 },
  });
  const wrong = readSettings({ region: "../etc", guard: "maybe" });
  expect("failures" in wrong && wrong.failures.map(({ property }) => property)).toEqual(["region", "guard"]);
});

test("the schema names every resource, its required inputs, and the secret", () => {
  const schema = JSON.parse(packageSchema("1.2.3"));
  expect(Object.keys(schema.resources).sort()).toEqual(
    ["BandwidthAllocation", "DataCenterNode", "DeviceConfig", "FiberLink", "Rollout", "Vlan"].map((name) => `simpul:index:${name}`),
  );
  const device = schema.resources["simpul:index:DeviceConfig"];
  expect(device.requiredInputs).toEqual(["device", "vendor", "text"]);
  expect(device.inputProperties.secrets).toEqual({ type: "object", additionalProperties: { type: "string" }, secret: true });
  expect(device.properties.pending).toEqual({ type: "array", items: { type: "string" } });
});
