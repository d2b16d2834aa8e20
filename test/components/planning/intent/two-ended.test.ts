// What two routers have to agree on, read from both texts: subnet, area, key, cost, type, tunnel, hand-off VLAN, forced speed.
import { Netmask } from "netmask";
import { describe, expect, test } from "vitest";
import { render } from "../../../../components/devices/routeros/render.ts";
import type { Plan } from "../../../../components/planning/index.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import type { Inventory } from "../../../../inventory/schema/inventory.ts";
import { bare, type ReadLine, readLines } from "../../devices/routeros/render/read-lines.ts";
import { planOf, referenceRegion, ringRegion, variedRegion } from "./example-region.ts";

const single = (region: Inventory): Inventory => ({ ...region, region: { ...region.region, areas: "single" } });
const regions = { reference: referenceRegion(), varied: variedRegion(), ring: ringRegion(), "varied, one area": single(variedRegion()) };

function textsOf(region: Inventory, plan: Plan): ReadonlyMap<string, readonly ReadLine[]> {
  return new Map(intents(region, plan).map((intent) => [intent.device, readLines(render(intent))]));
}

describe.each(Object.entries(regions))("%s", (_, region) => {
  const plan = planOf(region);
  const texts = textsOf(region, plan);
  const linesAt = (device: string, path: string): readonly ReadLine[] => (texts.get(device) ?? []).filter((line) => line.path === path);
  const routed = plan.links.filter(({ ospf, l3 }) => ospf !== undefined && l3 !== undefined);

  test("both ends of a routed link say the same to OSPF", () => {
    expect(routed.length).toBeGreaterThan(4);
    for (const { l3, ospf } of routed) {
      const ends = [l3?.a, l3?.b].map((end) => {
        const found = linesAt(end?.device ?? "", "/routing/ospf/interface-template").filter(
          ({ values }) => values.get("interfaces") === end?.interface,
        );
        expect(found).toHaveLength(1);
        const values = found[0]?.values;
        return ["area", "auth", "auth-id", "auth-key", "cost", "type"].map((key) => values?.get(key));
      });
      expect(ends[0]).toEqual(ends[1]);
      expect(ends[0]).toEqual([ospf?.area, "sha256", "1", `"secret(${ospf?.secret})"`, String(ospf?.cost), "ptp"]);
    }
  });

  test("an area that a template names is defined, a stub at every router in it", () => {
    for (const [device, lines] of texts) {
      const areas = new Map(
        lines.filter(({ path }) => path === "/routing/ospf/area").map(({ values }) => [values.get("name"), values.get("type")]),
      );
      for (const { values } of linesAt(device, "/routing/ospf/interface-template")) expect(areas.has(values.get("area"))).toBe(true);
      if (areas.has("akses")) expect(areas.get("akses")).toBe("stub");
    }
  });

  test("both ends of a subnet are in it, with two addresses", () => {
    for (const { l3 } of routed) {
      const addresses = [l3?.a, l3?.b].map(
        (end) =>
          linesAt(end?.device ?? "", "/ip/address")
            .find(({ values }) => values.get("interface") === end?.interface)
            ?.values.get("address") ?? "",
      );
      const [one, other] = addresses.map((address) => new Netmask(address));
      expect([one?.base, one?.bitmask]).toEqual([other?.base, other?.bitmask]);
      expect(addresses[0]).not.toBe(addresses[1]);
    }
  });

  test("no address stands on two devices, the engineer's port aside", () => {
    const all = [...texts.keys()].flatMap((device) =>
      linesAt(device, "/ip/address").map(({ values }) => values.get("address")?.split("/")[0] ?? ""),
    );
    const shared = all.filter((address, at) => all.indexOf(address) !== at && address !== region.addressing.service.address);
    expect(shared).toEqual([]);
  });

  test("a hand-off VLAN is tagged on the trunk, untagged on the site's port, and an interface of the simpul", () => {
    for (const { b, l3, vlan } of plan.links.filter(({ kind }) => kind === "access")) {
      const port = linesAt(b.device, "/interface/bridge/port").find(({ values }) => values.get("interface") === b.interface);
      expect(port?.values.get("pvid")).toBe(String(vlan));
      const member = linesAt(b.device, "/interface/bridge/vlan").find(({ values }) => values.get("vlan-ids") === String(vlan));
      expect(member?.values.get("untagged")).toBe(b.interface);
      const inside = linesAt(l3?.b.device ?? "", "/interface/vlan").find(({ values }) => values.get("name") === l3?.b.interface);
      expect(inside?.values.get("vlan-id")).toBe(String(vlan));
    }
  });

  test("a forced speed is forced at both ends of the cable", () => {
    const speedAt = (device: string, port: string): string | undefined =>
      linesAt(device, "/interface/ethernet")
        .find(({ target }) => target === `default-name=${port}`)
        ?.values.get("speed");
    const lines = plan.links.filter(({ kind }) => kind === "access");
    expect(lines.map(({ a }) => speedAt(a.device, a.interface))).toEqual(lines.map(({ b }) => speedAt(b.device, b.interface)));
    expect(lines.map(({ a }) => speedAt(a.device, a.interface))).toContain("1G-baseX");
  });

  test("a tunnel has each end's key at the other, one pre-shared key, one MTU, and the port that is called", () => {
    for (const { a, b } of plan.links.filter(({ kind }) => kind === "vpn")) {
      const own = (device: string, name: string): ReadLine | undefined =>
        linesAt(device, "/interface/wireguard").find(({ values }) => values.get("name") === name);
      const peer = (device: string, name: string): ReadLine | undefined =>
        linesAt(device, "/interface/wireguard/peers").find(({ values }) => values.get("interface") === name);
      const [near, far] = [peer(a.device, a.interface), peer(b.device, b.interface)];
      expect(bare(near?.values.get("public-key"))).toBe(`secret(wg-${b.device}-public)`);
      expect(bare(far?.values.get("public-key"))).toBe(`secret(wg-${a.device}-public)`);
      expect(near?.values.get("preshared-key")).toBe(far?.values.get("preshared-key"));
      expect(own(a.device, a.interface)?.values.get("mtu")).toBe(own(b.device, b.interface)?.values.get("mtu"));
      expect(near?.values.get("endpoint-port")).toBe(own(b.device, b.interface)?.values.get("listen-port"));
    }
  });
});

test("only links of a ring are watched, at both ends, and their packets are let in", () => {
  const region = ringRegion();
  const watched = [...textsOf(region, planOf(region))].flatMap(([device, lines]) => {
    const of = (path: string): readonly ReadLine[] => lines.filter((line) => line.path === path);
    const quick = of("/routing/ospf/interface-template").flatMap(({ values }) =>
      values.get("use-bfd") === "yes" ? [values.get("interfaces") ?? ""] : [],
    );
    const listed = of("/routing/bfd/configuration").flatMap(({ values }) => values.get("interfaces")?.split(",") ?? []);
    expect(listed).toEqual(quick);
    expect(of("/ip/firewall/filter").some(({ values }) => values.get("dst-port") === "3784")).toBe(quick.length > 0);
    return quick.map((port) => `${device} ${port}`);
  });
  expect(watched).toEqual([
    "simpul-1 sfp-sfpplus11",
    "simpul-1 sfp-sfpplus12",
    "simpul-2 sfp-sfpplus11",
    "simpul-2 sfp-sfpplus12",
    "simpul-3 sfp-sfpplus11",
    "simpul-3 sfp-sfpplus12",
  ]);
});
