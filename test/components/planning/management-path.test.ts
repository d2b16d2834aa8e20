// The way to a device is never cut unnoticed: a first configuration passes, one that shuts the runner out is refused, on every device.
import { expect, test } from "vitest";
import { platformOf } from "../../../components/devices/index.ts";
import { intents } from "../../../components/planning/intent/index.ts";
import { managementPaths } from "../../../components/planning/management-path.ts";
import { settledRegion } from "../../../scripts/door/region.ts";

const { inventory, plan } = settledRegion("pontianak");
const platform = platformOf("routeros");
const pathOf = managementPaths(inventory, plan);
const own = { kind: "tagged", prefix: "simpul:" } as const;

test("the path is the interface towards the data center, and the address the device is managed by", () => {
  const paths = Object.fromEntries(intents(inventory, plan).map((intent) => [intent.device, pathOf(intent)]));
  expect(paths["opd-010"]).toEqual({
    proto: "ssh",
    port: 22,
    address: "10.160.0.10",
    interface: "sfp1",
    from: "10.161.10.20",
    farEnd: "changes",
  });
  expect(paths["opd-026"]?.interface).toBe("wg-gw");
  expect(paths["simpul-2"]?.interface).toBe("sfp-sfpplus12");
  expect(paths["dc-1"]?.interface).toBe("vlan210-noc");
  expect(Object.values(paths).filter((path) => path === undefined)).toEqual([]);
});

test.each(intents(inventory, plan).map((intent) => [intent.device, intent] as const))(
  "%s: a first configuration passes, a cut is refused",
  (_, intent) => {
    const path = pathOf(intent);
    const options = { own, manage: path === undefined ? [] : [path] };
    const text = platform.render(intent);
    const intended = platform.parse(text);
    expect(platform.difference(platform.parse("/system identity set name=MikroTik\n"), intended, options).refused).toBeUndefined();
    const elsewhere = platform.parse(text.replaceAll("address=10.161.10.0/27", "address=10.99.0.0/27"));
    expect(platform.difference(intended, elsewhere, options).refused?.reason).toContain("10.161.10.20");
  },
);
