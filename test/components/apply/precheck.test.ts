// What a device says of itself before a change, and what is made of it: fit, or refused in words that help.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusalOf } from "../../../components/apply/precheck.ts";
import { type Condition, procedureOf } from "../../../components/apply/procedure.ts";
import { platformOf } from "../../../components/devices/index.ts";
import { keyPairAt } from "../../../components/emulator/keys.ts";
import { connect } from "../../../components/transport/connect.ts";
import { device, spec, TemporaryFarm } from "../emulator/temporary-farm.ts";

const platform = platformOf("routeros");
let farm: TemporaryFarm;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([device("r1")]));
});
afterAll(() => farm.end());
beforeEach(() => void farm.farm.fault("r1", "clear", false, 0));

async function condition(...faults: readonly string[]): Promise<Condition> {
  for (const fault of faults) farm.farm.fault("r1", fault, true, 1);
  const session = await farm.session("r1");
  try {
    const found = await procedureOf("routeros")?.inspect?.(session, platform, "admin");
    if (found === undefined) throw new Error("not asked");
    expect(found.look.model.items).toBeGreaterThan(0);
    return found.condition;
  } finally {
    session.close();
  }
}

const demands = { bytes: 10_000, strong: true };
const MiB = 1024 ** 2;

test("a device at rest says how it is, and is fit", async () => {
  const now = await condition();
  expect(now).toEqual({ freeSpace: 96.2 * MiB, freeMemory: 390.1 * MiB, cpuLoad: 1, guard: { kind: "scheduler" }, writers: [] });
  expect(refusalOf(now, demands)).toBeUndefined();
});

test.each([
  ["little-space", "its disk has 64 KiB free, the change wants 276 KiB: remove files from it (old backups, packages, logs)"],
  ["little-memory", "it has 1.0 MiB of memory free, the change wants 2.2 MiB: see what takes it, or restart it in a quiet hour"],
  ["busy", "its processor is 100 % busy, 3 times in 12 s: see what keeps it busy (/tool/profile on RouterOS), or come back later"],
  [
    "safe-mode",
    "somebody else is at it: budi (winbox from 192.0.2.77) has safe mode on: what is changed now goes when that session ends. Wait until that is over",
  ],
  [
    "device-mode-home",
    "it is of the core, and the only undo that it can be given (job) is lost at a reboot: its device-mode (home) forbids the scheduler. Allow that on it, or name it with --allow-weak-guard (simpul:weakGuard of the stack)",
  ],
])("%s is refused", async (fault, words) => {
  expect(refusalOf(await condition(fault), demands)).toBe(words);
});

test("where nobody is reached through it, a weak guard will do; none at all never does", async () => {
  expect(refusalOf(await condition("device-mode-home"), { ...demands, strong: false })).toBeUndefined();
  const none: Condition = { guard: { kind: "none", why: "jobs are forbidden" }, writers: [] };
  expect(refusalOf(none, { ...demands, strong: false })).toBe("nothing on it would undo the change when we cannot: jobs are forbidden");
});

test("what a device does not say is not held against it", () => {
  expect(refusalOf({ writers: [] }, demands)).toBeUndefined();
});

test("a larger script wants more of everything", () => {
  expect(refusalOf({ freeSpace: 1.5 * MiB, writers: [] }, { bytes: 900_000, strong: false })).toMatch(/^its disk has 1.5 MiB free/);
  expect(refusalOf({ freeMemory: 8 * MiB, writers: [] }, { bytes: 900_000, strong: false })).toMatch(/^it has 8.0 MiB of memory free/);
});

test("a user without the rights that the undo needs is told which", async () => {
  const said = await farm.run(
    "r1",
    '/user/group/add name=simpul policy="ssh,read,write,test"; /user/add name=budi group=simpul password=rahasia-lab-123',
  );
  expect(said.text).toBe("");
  const session = await farm.session("r1");
  const found = await procedureOf("routeros")?.inspect?.(session, platform, "budi");
  session.close();
  expect(found?.condition.unfit).toBe(
    'its user "budi" has not the rights that the undo needs: ftp, policy, sensitive. Give them to the user\'s group',
  );
  await farm.run("r1", "/user/remove [find name=budi]; /user/group/remove [find name=simpul]");
});

test("somebody who is logged in and changed something just now is named; one who only looks is not", async () => {
  const key = keyPairAt(farm.target("r1").identityFile ?? "", "").line;
  const setup = await farm.session("r1");
  await setup.upload(["budi.pub", key]);
  await setup.run("/user/add name=budi group=full password=rahasia-lab-123; /user/ssh-keys/import public-key-file=budi.pub user=budi");
  setup.close();
  const guest = await connect({ ...farm.target("r1"), user: "budi" });
  expect((await condition()).writers).toEqual([]);
  await guest.run("/ip/firewall/address-list/add list=uji address=192.0.2.9");
  expect((await condition()).writers).toEqual(["budi (ssh) is logged in and changed something just now (firewall address-list added)"]);
  await farm.farm.advance(["r1"], 11 * 60_000);
  expect((await condition()).writers).toEqual([]);
  guest.close();
});
