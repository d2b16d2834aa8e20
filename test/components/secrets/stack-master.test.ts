// The master secret in an exported state: found by type and name among everything else, and unwrapped.
import { expect, test } from "vitest";
import { masterOf } from "../../../components/secrets/stack-master.ts";

const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: JSON.stringify(value),
});
const others = [
  { urn: "urn:pulumi:p::simpul::pulumi:pulumi:Stack::simpul-p", type: "pulumi:pulumi:Stack" },
  { urn: "urn:pulumi:p::simpul::simpul:index:DeviceConfig::master", type: "simpul:index:DeviceConfig", outputs: { result: "no" } },
  { urn: "urn:pulumi:p::simpul::simpul:index:Vlan::kantor", type: "simpul:index:Vlan", outputs: { vlan: 10 } },
];
const master = {
  urn: "urn:pulumi:p::simpul::random:index/randomPassword:RandomPassword::master",
  type: "random:index/randomPassword:RandomPassword",
};
const exported = (...resources: unknown[]) => ({ version: 3, deployment: { resources } });

test("the master is found and unwrapped", () => {
  expect(masterOf(exported(...others, { ...master, outputs: { result: secret('kunci "utama"') } }))).toBe('kunci "utama"');
});

test("a stack that has made none, or shows none, has none", () => {
  expect(masterOf(exported(...others))).toBeUndefined();
  expect(masterOf(exported(...others, master))).toBeUndefined();
  expect(masterOf(exported({ ...master, outputs: { result: { ciphertext: "v1:abc" } } }))).toBeUndefined();
  expect(masterOf({ version: 3, deployment: {} })).toBeUndefined();
});
