// The state machine of a safe change: whatever fails, wherever, the device ends old or new, and we say which.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import {
  type Change,
  changeFleet,
  type DeviceOutcome,
  Journal,
  procedureOf,
  recover,
  runningHash,
  scriptHash,
} from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { DeviceDouble, type Fault } from "./device-double.ts";

const platform = platformOf("routeros");
const procedure = procedureOf("routeros");
if (procedure === undefined) throw new Error("no procedure");
const mask = (clear: string): string => `secret:${Buffer.from(clear).toString("hex").slice(0, 8).padEnd(8, "0")}`;
const folder = mkdtempSync(join(tmpdir(), "transactions-"));
const journal = new Journal(folder);
afterAll(() => rmSync(folder, { recursive: true }));

const before = `/interface bridge
add comment="simpul:lan" name=bridge
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related
add action=drop chain=input comment="simpul:in.99 sisanya"
/snmp community
add name=nms authentication-password=LAMA-SEKALI encryption-password=JUGA-LAMA security=private
/system identity
set name=opd-010
`;
const after = `/interface bridge
add comment="simpul:lan" name=bridge priority=0x1000
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=accept chain=input comment="simpul:in.30 icmp" protocol=icmp
add action=drop chain=input comment="simpul:in.99 sisanya"
/snmp community
add name=nms authentication-password=BARU-SEKALI encryption-password=JUGA-BARU security=private
/system identity
set name=opd-010-kel-tengah
`;
const old = platform.print(platform.parse(before));
const intended = platform.parse(after);
const own = { kind: "tagged", prefix: "simpul:" } as const;

function changeOf(device: DeviceDouble, name = "d"): Change {
  const clear = platform.difference(device.model, intended, { own });
  const shown = platform.difference(platform.mask(device.model, mask), platform.mask(intended, mask), { own });
  const target = { device: name, host: "192.0.2.1", port: 22, user: "simpul", hostKey: "" };
  return {
    device: name,
    target,
    platform,
    procedure: procedure as NonNullable<typeof procedure>,
    mask,
    intended,
    own,
    commands: clear.commands,
    undo: clear.undo,
    shown,
    explain: shown.explain,
    before: platform.print(platform.mask(device.model, mask)),
    runningHash: runningHash(platform, mask, device.model),
    scriptHash: scriptHash(shown.commands),
    fresh: false,
  };
}

const alone = { order: [["d"]], links: [], canary: [], parallel: 1 };
async function changed(device: DeviceDouble): Promise<DeviceOutcome> {
  const settings = { connect: device.connect, journal, patience: 2, wait: async () => undefined };
  const { devices } = await changeFleet([changeOf(device)], alone, settings);
  return devices[0] as DeviceOutcome;
}

const fresh = (...faults: Fault[]): DeviceDouble => new DeviceDouble(platform, before, faults);
const reached = fresh();
await changed(reached);
const young = reached.text;

test("a change that nothing disturbs is applied, verified, disarmed and leaves no trace", async () => {
  const device = fresh();
  const outcome = await changed(device);
  expect(outcome).toMatchObject({ device: "d", outcome: "applied", step: "read-back", guard: "none" });
  expect([young === old, device.text, device.traces]).toEqual([false, young, []]);
  expect(platform.difference(device.model, intended, { own }).commands).toEqual([]);
  expect(outcome.runningHash).toBe(runningHash(platform, mask, device.model));
});

test("evidence says what was done, and holds no secret", async () => {
  const { evidence = "" } = await changed(fresh());
  const text = readFileSync(evidence, "utf8");
  const told = JSON.parse(text);
  expect([told.device, told.outcome, told.commands.length > 0, told.undo.length > 0]).toEqual(["d", "applied", true, true]);
  expect(text + readFileSync(evidence.replace(".json", ".before.txt"), "utf8")).not.toMatch(/SEKALI|JUGA/);
});

test("nothing to do is unchanged without a connection", async () => {
  const device = new DeviceDouble(platform, young);
  expect(await changed(device)).toMatchObject({ outcome: "unchanged" });
  expect(device.asked).toEqual([]);
});

test("a device that changed since it was looked at is refused, and nothing is put on it", async () => {
  const device = fresh();
  const change = changeOf(device);
  device.model = platform.simulate(device.model, "/system/identity/set name=lain").model;
  const settings = { connect: device.connect, journal, patience: 0 };
  const { devices } = await changeFleet([change], alone, settings);
  expect(devices[0]).toMatchObject({ outcome: "refused", step: "precheck" });
  expect([device.asked.length, device.traces]).toEqual([1, []]);
});

test("somebody else's change just before the import is refused, and stays", async () => {
  // look, two uploads, dry run, then arm
  const device = fresh({ at: 5, kind: "other-writer" });
  expect(await changed(device)).toMatchObject({ outcome: "refused", step: "arm" });
  expect([device.text.includes("192.0.2.1"), device.traces]).toEqual([true, []]);
});

test.each([
  ["the scheduler", false],
  ["a job", true],
])(
  "of two runs that begin at once, guarded by %s, at most one changes the device, and the other says whose it is",
  async (_, forbidsScheduler) => {
    const device = fresh();
    device.forbidsScheduler = forbidsScheduler;
    const ends = await Promise.all([changed(device), changed(device)]);
    const refused = ends.filter(({ outcome }) => outcome === "refused");
    expect(refused.length).toBeGreaterThan(0);
    for (const { why } of refused)
      expect(why).toMatch(
        forbidsScheduler ? /the undo of transaction \S+ is armed on it/ : /the undo of transaction \S+, begun by \S+@\S+, is armed on it/,
      );
    expect([device.text, device.traces]).toEqual([ends.some(({ outcome }) => outcome === "applied") ? young : old, []]);
    device.fire();
    expect([old, young]).toContain(device.text);
  },
);

test("an import that stops half-way is undone", async () => {
  const device = fresh({ at: 6, kind: "import-stops" });
  expect(await changed(device)).toMatchObject({ outcome: "undone", step: "apply", why: expect.stringMatching(/stopped in the middle/) });
  expect([device.text, device.traces]).toEqual([old, []]);
});

test("a timer that fires too early is found out", async () => {
  const device = fresh({ at: 7, kind: "timer" });
  expect(await changed(device)).toMatchObject({ outcome: "undone", step: "verify" });
  expect([device.text, device.traces]).toEqual([old, []]);
});

test("an undo that is sent anew and breaks off: the one that is armed is still whole", async () => {
  // the import stops, the device is looked at, the undo is sent; nobody is there for long enough then
  const device = fresh({ at: 6, kind: "import-stops" }, { at: 8, kind: "half" }, { at: 9, kind: "power-off" });
  expect(await changed(device)).toMatchObject({ outcome: "unreachable", step: "apply" });
  expect(device.asked[7]).toMatch(/^upload simpul-/);
  device.heal();
  device.fire();
  expect([device.text, device.traces]).toEqual([old, []]);
});

test("where device-mode forbids the scheduler a job guards, by name, and is harmless once disarmed", async () => {
  const device = fresh();
  device.forbidsScheduler = true;
  expect(await changed(device)).toMatchObject({ outcome: "applied" });
  device.fire();
  expect([device.text, device.traces]).toEqual([young, []]);
});

test("a device that dies after the import is brought back by its own guard", async () => {
  for (const forbidsScheduler of [false, true]) {
    // a job is armed after the scheduler has refused, and looked after once more
    const device = fresh({ at: forbidsScheduler ? 9 : 7, kind: "power-off" });
    device.forbidsScheduler = forbidsScheduler;
    expect(await changed(device)).toMatchObject({ outcome: "unreachable", step: "verify", guard: forbidsScheduler ? "job" : "scheduler" });
    device.fire();
    expect([device.text, device.traces]).toEqual([old, []]);
  }
});

const kinds = ["cut", "half", "cut-after", "refuse", "power-off", "timer", "import-stops", "reboot"] as const;

test("law: whatever fails at whatever step, the device ends old or new, its guard does the rest, and the outcome is true", async () => {
  const faults = fc.array(fc.record({ at: fc.integer({ min: 1, max: 14 }), kind: fc.constantFrom(...kinds) }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(faults, async (list) => {
      const device = fresh(...list);
      const outcome = await changed(device);
      if (outcome.outcome === "applied") expect([device.text, device.traces]).toEqual([young, []]);
      if (outcome.outcome === "undone") expect([device.text, device.traces]).toEqual([old, []]);
      device.isOn = true;
      device.fire();
      const left = device.text;
      expect([old, young]).toContain(left);
      if (outcome.outcome === "applied") expect(left).toBe(young);
      if (["refused", "not started"].includes(outcome.outcome)) expect(left).toBe(old);
    }),
    { numRuns: 300 },
  );
});

test("law: the next run settles what any failure left, and is clean", async () => {
  const faults = fc.array(
    fc.record({ at: fc.integer({ min: 1, max: 12 }), kind: fc.constantFrom("cut", "half", "power-off", "cut-after") }),
    {
      maxLength: 2,
    },
  );
  await fc.assert(
    fc.asyncProperty(faults, async (list) => {
      const device = fresh(...list);
      await changed(device);
      device.heal();
      const session = await device.connect();
      const tools = { platform, procedure: procedure as NonNullable<typeof procedure>, journal };
      const settled = await recover(session, tools, await tools.procedure.look(session, platform));
      expect(settled.busy).toBeUndefined();
      expect(device.traces).toEqual([]);
      expect([old, young]).toContain(device.text);
      const again = new DeviceDouble(platform, device.text);
      await changed(again);
      expect(again.text).toBe(young);
    }),
    { numRuns: 100 },
  );
});

test("two ends of a link: when one cannot change, neither does", async () => {
  const near = fresh();
  const far = fresh({ at: 6, kind: "refuse" });
  const changes = [changeOf(near, "near"), changeOf(far, "far")];
  const connect = (target: { readonly device: string }) => (target.device === "near" ? near : far).connect();
  const plan = { order: [["near"], ["far"]], links: [{ id: "l", a: "far", b: "near" }], canary: [], parallel: 2 };
  const { devices } = await changeFleet(changes, plan, { connect, journal, patience: 1, wait: async () => undefined });
  expect(devices.map(({ device, outcome, step }) => [device, outcome, step])).toEqual([
    ["far", "undone", "apply"],
    ["near", "not started", "arm"],
  ]);
  expect([near.text, far.text, near.traces, far.traces]).toEqual([old, old, [], []]);
});

test("a failed canary stops the rest", async () => {
  const canary = fresh({ at: 6, kind: "refuse" });
  const rest = fresh();
  const connect = (target: { readonly device: string }) => (target.device === "canary" ? canary : rest).connect();
  const plan = { order: [["rest", "canary"]], links: [], canary: ["canary"], parallel: 2 };
  const changes = [changeOf(rest, "rest"), changeOf(canary, "canary")];
  const { devices } = await changeFleet(changes, plan, { connect, journal, patience: 0, wait: async () => undefined });
  expect(devices.map(({ device, outcome }) => [device, outcome])).toEqual([
    ["canary", "undone"],
    ["rest", "not started"],
  ]);
  expect([rest.text, rest.asked]).toEqual([old, []]);
});
