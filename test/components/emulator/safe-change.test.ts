// The safe change against every fault at every step, over real SSH: the device ends old or new, its timer brings it back, and we say which.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Change,
  changeFleet,
  type DeviceOutcome,
  Journal,
  procedureOf,
  runningHash,
  scriptHash,
} from "../../../components/apply/index.ts";
import { platformOf } from "../../../components/devices/index.ts";
import type { Model } from "../../../components/devices/platform.ts";
import type { RouterosModel } from "../../../components/devices/routeros/model.ts";
import { textOf } from "../../../components/emulator/routeros/export-command.ts";
import { connect } from "../../../components/transport/connect.ts";
import type { Session, Target } from "../../../components/transport/session.ts";
import { device, spec, TemporaryFarm } from "./temporary-farm.ts";

const platform = platformOf("routeros");
const procedure = procedureOf("routeros");
if (procedure === undefined) throw new Error("no procedure");
const mask = (clear: string): string => `secret:${Buffer.from(clear).toString("hex").slice(0, 8).padEnd(8, "0")}`;
const own = { kind: "tagged", prefix: "simpul:" } as const;

const before = `/interface bridge
add comment="simpul:lan" name=bridge
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/system identity
set name=opd-010
`;
const intended = platform.parse(`/interface bridge
add comment="simpul:lan" name=bridge priority=0x1000
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=accept chain=input comment="simpul:in.30 icmp" protocol=icmp
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/system identity
set name=opd-010-kel-tengah
`);

let farm: TemporaryFarm;
let folder: string;
let start: Model;
let young: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "simpul-safe-"));
  farm = await TemporaryFarm.start(spec([device("r1")]));
  await prepare();
  await changed();
  young = held();
});
afterAll(async () => {
  await farm.end();
  rmSync(folder, { recursive: true, force: true });
});

/** The device as it is before the change. */
async function prepare(): Promise<void> {
  await farm.farm.reset(["r1"]);
  const session = await farm.session("r1");
  await session.upload(["start.rsc", before]);
  await session.run("/import start.rsc; /file/remove start.rsc");
  session.close();
  start = farm.farm.device("r1").model;
}

/** Its configuration less what somebody else added meanwhile. */
function held(): string {
  const text = textOf(farm.farm.device("r1").model as RouterosModel, { sensitive: true, variant: "terse" });
  return text.replaceAll(/.*jaga malam.*\n/g, "");
}

/** Names of what we left. */
function traces(): string[] {
  const timers = [...held().matchAll(/scheduler add .*?name=(simpul-\S+)/g)].map(([, name]) => name ?? "");
  return [...timers, ...farm.farm.device("r1").files.list.map(({ name }) => name)].filter((name) => name.startsWith("simpul-"));
}

/** A session that waits for nothing longer than a moment, whatever it is asked. */
async function impatient(target: Target): Promise<Session> {
  const session = await connect(target, { limits: { connect: 0.7, auth: 0.7, upload: 0.7 } });
  return {
    device: session.device,
    run: (command) => session.run(command, { seconds: 0.7 }),
    upload: (...files) => session.upload(...files),
    close: () => session.close(),
  };
}

async function changed(): Promise<DeviceOutcome> {
  const running = platform.parse(textOf(start as never, { sensitive: true }));
  const clear = platform.difference(running, intended, { own });
  const change: Change = {
    device: "r1",
    target: farm.target("r1"),
    platform,
    procedure: procedure as NonNullable<typeof procedure>,
    mask,
    intended,
    own,
    commands: clear.commands,
    undo: clear.undo,
    shown: clear,
    explain: clear.explain,
    before: platform.print(running),
    runningHash: runningHash(platform, mask, running),
    scriptHash: scriptHash(clear.commands),
    fresh: false,
  };
  const wait = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 50));
  const settings = { connect: (target: Change["target"]) => impatient(target), journal: new Journal(folder), patience: 4, wait };
  const { devices } = await changeFleet([change], { order: [["r1"]], links: [], canary: [], parallel: 1 }, settings);
  return devices[0] as DeviceOutcome;
}

const everywhere = ["read", "upload", "dry-run", "arm", "apply:1", "apply:3", "verify", "disarm", "read-back"];
const anywhere = [
  ...["cut", "reboot", "hang", "refuse"].flatMap((kind) => everywhere.map((step) => `${kind}@${step}`)),
  ...["cut-after", "garbage"].flatMap((kind) =>
    ["read", "upload", "arm", "apply", "verify", "disarm", "read-back"].map((step) => `${kind}@${step}`),
  ),
  ...["cut@connect", "hang@connect", "cut@auth", "hang@auth", "cut#700", "cut#3000", "hang#3000", "garbage#3000"],
];
const somewhere = [
  ...["other-writer@read", "other-writer@arm", "other-writer@apply:2", "other-writer@verify", "import-stops@apply:2"],
  ...["fast-timer@arm", "fast-timer@apply:2", "fast-timer@verify", "fast-timer@disarm", "disk-full@upload", "disk-full@arm", "no-sftp"],
  ...[
    "wrong-host-key",
    "auth-refused",
    "export-timeout@read",
    "read-only-user",
    "device-mode-home",
    "clock-off",
    "session-limit",
    "ram-disk",
  ],
];

test.each([...anywhere, ...somewhere])("%s", async (fault) => {
  await prepare();
  const old = held();
  farm.farm.fault("r1", fault, false, 5);
  const outcome = await changed();
  farm.farm.fault("r1", "clear", false, 0);
  await farm.farm.device("r1").started();
  if (outcome.outcome === "applied") expect([held(), traces()]).toEqual([young, []]);
  // Whatever we left undoes itself while nobody is there.
  await farm.farm.advance(["r1"], 40 * 60_000);
  const now = held();
  expect([old, young]).toContain(now);
  if (outcome.outcome === "applied") expect(now).toBe(young);
  if (outcome.outcome === "undone" || outcome.outcome === "refused" || outcome.outcome === "not started") expect(now).toBe(old);
  expect(traces().filter((name) => !name.endsWith(".rsc"))).toEqual([]);
});

test("files beside flash are gone after a reboot: the undo lies in it, and brings the device back by itself", async () => {
  await prepare();
  const old = held();
  farm.farm.fault("r1", "ram-disk", true, 0);
  const session = await farm.session("r1");
  const steps = procedure as NonNullable<typeof procedure>;
  const { folder: place } = (await steps.look(session, platform)).traces;
  const undo = ["/system/identity/set name=opd-010"];
  const staged = { transaction: "uji-1", folder: place, commands: ["/system/identity/set name=lain"], undo, minutes: 5 };
  await steps.upload(session, staged);
  expect((await steps.arm(session, platform, staged)).guard).toBe("scheduler");
  await steps.run(session, staged);
  expect([place, held() === old]).toEqual(["flash/", false]);
  // Nobody comes back, and the power fails.
  farm.farm.device("r1").reboot();
  await farm.farm.device("r1").started();
  expect(traces().filter((name) => name.endsWith(".rsc"))).toEqual([]);
  expect(farm.farm.device("r1").files.list.map(({ name }) => name)).toEqual(["flash/simpul-uji-1.rsc", "flash/simpul-undo-uji-1.rsc"]);
  await farm.farm.advance(["r1"], 130_000);
  farm.farm.fault("r1", "clear", false, 0);
  expect([held(), farm.farm.device("r1").files.list]).toEqual([old, []]);
});

test.each([
  ["little-space", "its disk has 64 KiB free"],
  ["little-memory", "it has 1.0 MiB of memory free"],
  ["busy", "its processor is 100 % busy"],
  ["safe-mode", "somebody else is at it: budi (winbox from 192.0.2.77) has safe mode on"],
])("%s: refused before anything is put on the device", async (fault, words) => {
  await prepare();
  const old = held();
  farm.farm.fault("r1", fault, true, 0);
  const outcome = await changed();
  farm.farm.fault("r1", "clear", false, 0);
  expect(outcome).toMatchObject({ outcome: "refused", step: "precheck", guard: "none", why: expect.stringContaining(words) });
  expect([held(), traces()]).toEqual([old, []]);
});
