// `simpul apply` on a farm: what is sent, in which waves, what stops it, and that nothing of ours is left on any device.
import { mkdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { documents } from "../../scripts/schema/documents.ts";
import { device, spec } from "../components/emulator/temporary-farm.ts";
import { FleetLab } from "./fleet-lab.ts";
import { simulated } from "./simulated.ts";

const names = ["r1", "r2", "r3", "r4"];
let lab: FleetLab;
beforeAll(async () => {
  lab = await FleetLab.start(spec(names.map((name) => device(name))));
  mkdirSync(lab.path("intended"));
});
afterAll(() => lab.end());
let round = 0;
beforeEach(async () => {
  await lab.calm(names);
  round += 1;
  for (const name of names) await intend(name, `/ip/firewall/address-list/add list=uji address=192.0.2.${round}`);
});

/** Less the first line, which says when. */
const exported = async (name: string): Promise<string> =>
  (await lab.farm.run(name, "/export show-sensitive")).text.replace(/^# .* by .*\n/, "");
/** What the device runs, and one command more. */
async function intend(name: string, command: string): Promise<void> {
  lab.write(`intended/${name}.rsc`, simulated(await exported(name), command));
}

interface Apply {
  readonly transaction: string;
  readonly devices: readonly {
    readonly device: string;
    readonly outcome: string;
    readonly step: string;
    readonly guard: string;
    readonly why?: string;
    readonly evidence?: string;
    readonly commands: readonly string[];
  }[];
  readonly waves: readonly (readonly string[])[];
}
async function apply(...words: string[]) {
  const { code, document } = await lab.json<Apply>("apply", "--intended", "intended", ...words);
  expect(documents.apply.safeParse(document).error).toBeUndefined();
  return { code, ...document, told: document.devices.map(({ device: name, outcome }) => `${name} ${outcome}`) };
}
const has = async (name: string): Promise<boolean> => (await exported(name)).includes(`192.0.2.${round}`);
async function traces(name: string): Promise<string> {
  return `${(await lab.farm.run(name, "/file/print")).text}${await exported(name)}`.match(/simpul-\S*/g)?.join(" ") ?? "";
}

test("a dry run shows the commands and puts nothing on any device; then all are changed, in waves, and nothing is left to do", async () => {
  const shown = await apply("--dry-run");
  expect([shown.code, shown.told]).toEqual([2, names.map((name) => `${name} not started`)]);
  expect(shown.devices[0]?.commands).toHaveLength(1);
  expect(await Promise.all(names.map(has))).toEqual([false, false, false, false]);
  const done = await apply("--wave", "2", "--canary", "r3");
  expect([done.code, done.told]).toEqual([0, names.map((name) => `${name} applied`)]);
  expect(done.waves).toEqual([["r3"], ["r1", "r2"], ["r4"]]);
  expect(await Promise.all(names.map(has))).toEqual([true, true, true, true]);
  expect(await Promise.all(names.map(traces))).toEqual(["", "", "", ""]);
  const evidence = JSON.parse(readFileSync(done.devices[0]?.evidence ?? "", "utf8"));
  expect(evidence).toMatchObject({ transaction: done.transaction, device: "r1", outcome: "applied" });
  const again = await apply();
  expect([again.code, again.told, again.transaction]).toEqual([0, names.map((name) => `${name} unchanged`), ""]);
});

test("a dry run tells what would be refused, and still shows the commands", async () => {
  lab.farm.farm.fault("r1", "little-space", true, 1);
  const { devices, told } = await apply("--dry-run", "--devices", "r1,r2");
  expect(told).toEqual(["r1 refused", "r2 not started"]);
  expect(devices[0]).toMatchObject({
    step: "precheck",
    guard: "none",
    why: expect.stringMatching(/^its disk has .* free, the change wants /),
  });
  expect(devices[0]?.commands).toHaveLength(1);
  const { out } = await lab.door("apply", "--intended", "intended", "--dry-run", "--devices", "r1");
  expect(out).toMatch(/^r1: 1 command, would be refused: its disk has .*\n/);
  expect(out).toContain("1 devices: 1 would be refused\n");
});

test("a text with nothing in it takes nothing away: the device is refused, the others are done", async () => {
  const before = await exported("r2");
  lab.write("intended/r2.rsc", "# by RouterOS 7.20.8\n/ip address\n");
  const { code, told, devices } = await apply("--devices", "r1,r2");
  expect([code, told]).toEqual([2, ["r1 applied", "r2 refused"]]);
  expect(devices[1]?.why).toBe("the text of r2 says nothing: all that is on the device would be removed");
  expect(await exported("r2")).toBe(before);
});

test("a canary that fails stops the rest: nobody else was touched", async () => {
  lab.farm.farm.fault("r2", "import-stops@apply:1", false, 1);
  const { code, told, devices } = await apply("--canary", "r2");
  expect([code, told]).toEqual([2, ["r1 not started", "r2 undone", "r3 not started", "r4 not started"]]);
  expect(devices[0]?.why).toBe("the canary r2 failed");
  expect(await Promise.all(names.map(has))).toEqual([false, false, false, false]);
  expect(await traces("r2")).toBe("");
});

test("all or none: one that fails takes those before it back", async () => {
  lab.farm.farm.fault("r3", "import-stops@apply:1", false, 1);
  const { code, told } = await apply("--transaction", "--wave", "1");
  expect([code, told]).toEqual([2, ["r1 undone", "r2 undone", "r3 undone", "r4 not started"]]);
  expect(await Promise.all(names.map(has))).toEqual([false, false, false, false]);
  expect(await Promise.all(names.map(traces))).toEqual(["", "", "", ""]);
  expect((await apply("--transaction", "--wave", "2")).told).toEqual(names.map((name) => `${name} applied`));
});

test("after so many failures nothing new starts; a device that is off is told", async () => {
  lab.farm.farm.fault("r1", "refuse@dry-run", false, 1);
  await lab.farm.farm.power(["r4"], false);
  const { code, told } = await apply("--wave", "1", "--stop-after", "1");
  expect([code, told]).toEqual([2, ["r1 refused", "r2 not started", "r3 not started", "r4 unreachable"]]);
});

test("a script that would cut the way in is refused, unless the device is named", async () => {
  const fence = '/ip/firewall/filter/add chain=input action=drop comment="tutup"';
  await intend("r1", fence);
  const manage = ["--manage", "address=192.168.88.1,interface=ether1,from=10.0.0.1", "--devices", "r1"];
  const refused = await apply(...manage);
  expect([refused.code, refused.told]).toEqual([2, ["r1 refused"]]);
  expect(refused.devices[0]?.why).toMatch(/^step \d+ is refused: /);
  expect((await apply(...manage, "--dry-run", "--allow-lock-out", "r1")).devices[0]?.commands).toHaveLength(1);
  expect((await lab.door("apply", "--intended", "intended", "--allow-lock-out", "r9")).err).toMatch(/r9 is none of the devices/);
});
