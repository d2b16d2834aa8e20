// The gate that looks from both ends: three sites behind a node; what a change breaks at the other end stops the wave and goes back.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Change, changeFleet, changeFrom, type FleetPlan, Journal, procedureOf, workOut } from "../../../components/apply/index.ts";
import type { ExpectedNeighbour } from "../../../components/devices/expected.ts";
import { platformOf } from "../../../components/devices/index.ts";
import type { RouterosModel } from "../../../components/devices/routeros/model.ts";
import { textOf } from "../../../components/emulator/routeros/export-command.ts";
import { Ends } from "../../../components/fleet/verify/ends.ts";
import type { Target } from "../../../components/transport/session.ts";
import { connectAgain } from "../../../components/transport/tries.ts";
import { cable, device, spec, TemporaryFarm } from "../emulator/temporary-farm.ts";

const platform = platformOf("routeros");
const procedure = procedureOf("routeros");
if (procedure === undefined) throw new Error("no procedure");
const mask = (clear: string): string => `secret:${Buffer.from(clear).toString("hex").slice(-8).padEnd(8, "0")}`;
const sites = [1, 2, 3];
const names = sites.map((site) => `opd-${site}`);
const key = (site: number, turn: number): string => `KUNCI-${site}-${turn}`;

const router = (id: string): string => `/routing ospf instance
add comment="simpul:ospf" name=intra router-id=${id}
/routing ospf area
add area-id=0.0.0.1 comment="simpul:akses" instance=intra name=akses
`;
const link = (port: string, address: string, secret: string): string => `/ip address
add address=${address}/30 comment="simpul:${port}" interface=${port}
/routing ospf interface-template
add area=akses auth=sha256 auth-id=1 auth-key=${secret} comment="simpul:${port}" interfaces=${port} type=ptp
`;
const loopback = (address: string): string => `/ip address
add address=${address}/32 comment="simpul:lo" interface=lo
/routing ospf interface-template
add area=akses comment="simpul:lo" interfaces=lo passive
`;
const opd = (site: number, secret = key(site, 1)): string =>
  `${router(`10.160.0.${site}`)}${loopback(`10.160.0.${site}`)}${link("ether1", `10.160.16.${site * 4 + 2}`, secret)}`;
const node = (secretOf = (site: number) => key(site, 1)): string =>
  `${router("10.160.1.1")}${loopback("10.160.1.1")}${sites.map((site) => link(`ether${site}`, `10.160.16.${site * 4 + 1}`, secretOf(site))).join("")}`;

const neighbours = new Map<string, readonly ExpectedNeighbour[]>([
  ...sites.map(
    (site) =>
      [`opd-${site}`, [{ link: `opd-${site}`, device: "node", address: `10.160.16.${site * 4 + 1}`, mtu: 1500, routes: [] }]] as const,
  ),
  [
    "node",
    sites.map((site) => ({
      link: `opd-${site}`,
      device: `opd-${site}`,
      address: `10.160.16.${site * 4 + 2}`,
      mtu: 1500,
      routes: [`10.160.0.${site}/32`],
    })),
  ],
]);

let farm: TemporaryFarm;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "simpul-ends-"));
  const cables = sites.map((site) => cable(`opd-${site}`, `opd-${site} ether1`, `node ether${site}`));
  farm = await TemporaryFarm.start(
    spec(
      [...names, "node"].map((name) => device(name)),
      cables,
    ),
  );
});
afterAll(async () => {
  await farm.end();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const site of sites) farm.farm.cable(`opd-${site}`, false);
  await farm.farm.reset([]);
  for (const site of sites) await put(`opd-${site}`, opd(site));
  await put("node", node());
});

async function put(name: string, text: string): Promise<void> {
  const session = await farm.session(name);
  await session.upload(["mulai.rsc", text]);
  expect((await session.run("/import mulai.rsc; /file/remove mulai.rsc")).text).toContain("success");
  session.close();
}

const held = (name: string): string => textOf(farm.farm.device(name).model as RouterosModel, { sensitive: true });
function changeOf(name: string, text: string): Change {
  const [running, intended] = [platform.parse(held(name)), platform.parse(text)];
  const work = workOut(platform, mask, running, intended, { own: { kind: "tagged", prefix: "simpul:" } });
  return changeFrom(work, { target: farm.target(name), procedure: procedure as NonNullable<typeof procedure>, mask });
}

const visits: string[] = [];
async function run(changes: readonly Change[], plan: Partial<FleetPlan> = {}, onConnect: (target: Target) => void = () => undefined) {
  const open = (target: Target) => {
    visits.push(target.device);
    onConnect(target);
    return connectAgain(target);
  };
  const ends = new Ends({ neighbours, connect: open, reach: async (name) => ({ vendor: "routeros", target: farm.target(name) }) });
  const settings = {
    connect: open,
    journal: new Journal(folder),
    ends: (devices: readonly string[]) => ends.checks(devices),
    patience: 2,
    wait: async () => undefined,
  };
  const links = sites.map((site) => ({ id: `opd-${site}`, a: `opd-${site}`, b: "node" }));
  const { devices } = await changeFleet(changes, { order: [["node"], names], links, canary: [], parallel: 8, ...plan }, settings);
  return new Map(devices.map((outcome) => [outcome.device, outcome]));
}
const told = (outcomes: Awaited<ReturnType<typeof run>>): readonly string[] =>
  [...outcomes].map(([name, { outcome }]) => `${name} ${outcome}`);
const traces = (name: string): boolean => /simpul-undo/.test(held(name)) || farm.farm.device(name).files.list.length > 0;

test("the script goes well on the canary, its far end sees no neighbour any more: it goes back, and nobody else was touched", async () => {
  const before = new Map(names.map((name) => [name, held(name)]));
  visits.length = 0;
  const outcomes = await run(
    sites.map((site) => changeOf(`opd-${site}`, opd(site, key(site, 2)))),
    { canary: ["opd-2"], links: [] },
  );
  expect(told(outcomes)).toEqual(["opd-1 not started", "opd-2 undone", "opd-3 not started"]);
  expect(outcomes.get("opd-2")).toMatchObject({
    step: "verify",
    why: expect.stringMatching(/^seen from (node|opd-2), (opd-2|node): no neighbour; expected: Full$/),
  });
  expect(outcomes.get("opd-1")?.why).toBe("the canary opd-2 failed");
  for (const name of names) expect([held(name), traces(name)]).toEqual([before.get(name), false]);
  expect(visits.filter((name) => name === "opd-1" || name === "opd-3")).toEqual([]);
});

test("a cable that is cut while the canary changes: it goes back, though its own configuration is as intended", async () => {
  const before = held("opd-1");
  let logins = 0;
  const outcomes = await run(
    names.map((name, at) => changeOf(name, `${opd(at + 1)}/system identity\nset name=${name}-baru\n`)),
    { canary: ["opd-1"] },
    ({ device: name }) => {
      if (name !== "opd-1") return;
      logins += 1;
      if (logins === 3) farm.farm.cable("opd-1", true);
    },
  );
  expect(told(outcomes)).toEqual(["opd-1 undone", "opd-2 not started", "opd-3 not started"]);
  expect(held("opd-1")).toBe(before);
});

test("a key that both ends change together: both are as intended, and the link works from either", async () => {
  const outcomes = await run([
    changeOf("opd-1", opd(1, key(1, 2))),
    changeOf(
      "node",
      node((site) => key(site, site === 1 ? 2 : 1)),
    ),
  ]);
  expect(told(outcomes)).toEqual(["node applied", "opd-1 applied"]);
});

test("one end gets another key than the other: whoever comes last goes back, whatever the scripts say", async () => {
  const before = [held("opd-1"), held("node")];
  const outcomes = await run(
    [
      changeOf("opd-1", opd(1, key(1, 2))),
      changeOf(
        "node",
        node((site) => key(site, site === 1 ? 3 : 1)),
      ),
    ],
    { links: [] },
  );
  expect(told(outcomes)).toEqual(["node applied", "opd-1 undone"]);
  expect(held("opd-1")).toBe(before[0]);
});

test("a link that was broken before anybody came stops nothing", async () => {
  farm.farm.cable("opd-3", true);
  const outcomes = await run([changeOf("node", `${node()}/system identity\nset name=simpul-1\n`)]);
  expect(told(outcomes)).toEqual(["node applied"]);
});

test("what is built just now has to work with what stands, whatever was there before", async () => {
  await farm.farm.reset(["opd-1"]);
  const built = () => ({ ...changeOf("opd-1", opd(1, "SALAH")), fresh: true });
  expect(told(await run([built()]))).toEqual(["opd-1 undone"]);
  expect(told(await run([{ ...changeOf("opd-1", opd(1)), fresh: true }]))).toEqual(["opd-1 applied"]);
});

test("many sites of one node ask it together, not one by one", async () => {
  visits.length = 0;
  const outcomes = await run(names.map((name, at) => changeOf(name, `${opd(at + 1)}/system identity\nset name=${name}-baru\n`)));
  expect(told(outcomes)).toEqual(names.map((name) => `${name} applied`));
  expect(visits.filter((name) => name === "node").length).toBeLessThanOrEqual(4);
});

test("devices that take one session at a time are asked, too", async () => {
  for (const name of ["opd-1", "node"]) farm.farm.fault(name, "session-limit", true, 1);
  const outcomes = await run([changeOf("opd-1", `${opd(1)}/system identity\nset name=opd-1-baru\n`)]);
  for (const name of ["opd-1", "node"]) farm.farm.fault(name, "clear", false, 0);
  expect(told(outcomes)).toEqual(["opd-1 applied"]);
});
