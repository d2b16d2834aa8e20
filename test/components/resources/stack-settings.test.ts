// What `pulumi config set simpul:…` says reaches the provider, whichever setting it is.
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { Settings } from "../../../components/fleet/settings.ts";
import { readSettings } from "../../../components/provider/settings.ts";
import { settingsOfStack } from "../../../components/resources/index.ts";

const given: Required<Settings> = {
  region: "uji",
  target: "real",
  unreachable: "stop",
  guard: "off",
  user: "budi",
  identityFile: ".simpul/kunci",
  port: 2222,
  passwordRef: "router-lama",
  jump: "budi@loncat:22",
  oldAlgorithms: "opd-010,opd-011",
  weakGuard: "gw-1, simpul-1",
  undoMinutes: 9,
  stopAfter: 7,
};

test("every setting that there is goes from the stack's configuration to the provider", () => {
  expect(Object.keys(given).sort()).toEqual(Object.keys(Settings.shape).sort());
  pulumi.runtime.setAllConfig(Object.fromEntries(Object.entries(given).map(([name, value]) => [`simpul:${name}`, String(value)])));
  const handed = settingsOfStack(new pulumi.Config("simpul"), "nama-stack");
  expect(readSettings(Object.fromEntries(Object.entries(handed)))).toEqual({ settings: given });
});

test("the stack's name is the region where nothing else says it, and what is not set is not handed over", () => {
  pulumi.runtime.setAllConfig({});
  expect(settingsOfStack(new pulumi.Config("simpul"), "pontianak")).toEqual({ region: "pontianak" });
});
