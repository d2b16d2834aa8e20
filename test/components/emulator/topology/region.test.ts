// The whole rendered network of Kota Pontianak, in the emulated one: every link's adjacency comes up, and what should reach reaches.
import { createHash, createPrivateKey, createPublicKey } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { parse } from "../../../../components/devices/routeros/parse.ts";
import { render } from "../../../../components/devices/routeros/render.ts";
import { boxOf } from "../../../../components/emulator/routeros/box.ts";
import { Network } from "../../../../components/emulator/topology/network.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import type { Plan } from "../../../../components/planning/plan.ts";
import { settledRegion } from "../../../../scripts/door/region.ts";
import { farmSpec } from "../../../../scripts/lab/farm-spec.ts";

/** A secret of its own for each name; a public key that belongs to its private one. */
function secretFor(name: string): string {
  if (!name.startsWith("wg-")) return `key-of-${name}`;
  const raw = createHash("sha256")
    .update(name.replace(/-public$/, ""))
    .digest();
  if (!name.endsWith("-public")) return raw.toString("base64");
  const der = Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), raw]);
  const key = createPublicKey(createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
  return key.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
}

let plan: Plan;
let network: Network;
beforeAll(() => {
  const region = settledRegion("pontianak");
  plan = region.plan;
  const spec = farmSpec(region.inventory, plan);
  const texts = new Map(intents(region.inventory, plan).map((intent) => [intent.device, render(intent)]));
  const model = (name: string) =>
    parse((texts.get(name) ?? "").replaceAll(/secret\(([a-z0-9-]+)\)/g, (_, secret: string) => secretFor(secret)));
  const stations = spec.devices.map((each) => {
    const box = boxOf(model(each.device), each.board.ports);
    return { spec: each, box: () => box, on: true };
  });
  network = new Network(stations, spec.cables, new Set());
});

test("every link that runs OSPF is Full at both ends", () => {
  const ends = plan.links
    .filter(({ ospf }) => ospf !== undefined)
    .flatMap((link) => [(link.l3 ?? link).a, (link.l3 ?? link).b].map((end) => ({ link: link.id, ...end })));
  const down = ends.filter(
    (end) => !network.adjacenciesOf(end.device).some((seen) => seen.interface === end.interface && seen.state === "Full"),
  );
  expect(ends.length).toBeGreaterThan(120);
  expect(down).toEqual([]);
});

test("every trunk to a switch carries its management address", () => {
  const switches = plan.devices.filter(({ role }) => role === "aggregation");
  expect(switches.map(({ simpul, management }) => network.ping(simpul ?? "", management))).toEqual(switches.map(() => 1));
});

test("the gateway has a route to every site's router and segments", () => {
  const routes = new Set(network.routesOf(plan.devices.find(({ role }) => role === "gateway")?.id ?? "").map(({ prefix }) => prefix));
  const wanted = [
    ...plan.devices.filter(({ role }) => role === "opd").map(({ loopback }) => `${loopback}/32`),
    ...plan.segments.filter(({ prefix }) => prefix.startsWith("10.162.")).map(({ prefix }) => prefix),
  ];
  expect(wanted.filter((prefix) => !routes.has(prefix))).toEqual([]);
});

test("no site reaches another site's staff", () => {
  const staff = plan.segments.filter(({ segment }) => segment === "kantor");
  const reached = staff.flatMap((from, index) => {
    const to = staff[(index + 1) % staff.length];
    if (to === undefined || to.device === from.device) return [];
    const answer = network.ping(from.device, to.gateway, from.gateway);
    return typeof answer === "number" ? [`${from.site} → ${to.site}`] : [];
  });
  expect(reached).toEqual([]);
});

test("staff of every site reach the internet through the gateway", () => {
  const staff = plan.segments.filter(({ segment, owner }) => segment === "kantor" && owner !== "opd");
  const deaf = staff.filter(({ device, gateway }) => typeof network.ping(device, "9.9.9.9", gateway) !== "number");
  expect(deaf.map(({ site }) => site)).toEqual([]);
});
