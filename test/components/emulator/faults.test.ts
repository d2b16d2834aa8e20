// Faults strike where they are asked to, once, and do what their line in `lab fault --list` says.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { connect } from "../../../components/transport/connect.ts";
import type { Session } from "../../../components/transport/session.ts";
import { device, spec, TemporaryFarm } from "./temporary-farm.ts";

let farm: TemporaryFarm;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([device("r1")]));
});
afterAll(() => farm.end());
beforeEach(() => farm.farm.reset(["r1"]));

function fault(text: string, { sticky = false, seed = 1 } = {}): void {
  farm.farm.fault("r1", text, sticky, seed);
}

const run = async (command: string): Promise<string> => (await farm.run("r1", command)).text;
const pools = (): Promise<string> => run(":foreach p in=[/ip/pool/find] do={:put [/ip/pool/get $p name]}");
const script = ["a", "b", "c", "d"].map((name, at) => `/ip/pool/add name=${name} ranges=10.0.0.${at + 2}`).join("\n");

/** A safe change up to its import, as its steps are known by. */
async function prepared(): Promise<Session> {
  const session = await farm.session("r1", { limits: { command: 1, upload: 1 } });
  await session.upload(["simpul-1.rsc", script]);
  return session;
}

const importing = '/import file-name="simpul-1.rsc"; :put "done"';

test("cut@read cuts the first export; the next is whole", async () => {
  fault("cut@read");
  await expect(run("/export")).rejects.toThrow(/the connection was cut/);
  expect(await run("/export")).toContain("# model");
});

test("who leaves before a slow login is over was never in", async () => {
  (await farm.session("r1")).close();
  fault("auth-slow");
  await expect(farm.session("r1", { limits: { auth: 0.3 } })).rejects.toThrow(/does not finish the login/);
  const logins = (): number => readFileSync(farm.folder.logFile, "utf8").split('"event":"login"').length;
  const before = logins();
  await new Promise((resolve) => setTimeout(resolve, 8500));
  expect([logins(), farm.farm.device("r1").seats.size]).toEqual([before, 0]);
});

test("cut@apply:3: two lines were done, the connection is gone", async () => {
  fault("cut@apply:3");
  const session = await prepared();
  await expect(session.run(importing)).rejects.toThrow(/was cut/);
  expect(await pools()).toBe("a\nb\n");
});

test("import-stops@apply:2 ends the import with an error; the mark is not printed", async () => {
  fault("import-stops@apply:2");
  const session = await prepared();
  expect((await session.run(importing)).text).toMatch(/^failure: /);
  session.close();
  expect(await pools()).toBe("a\n");
});

test("hang@apply:2: no answer, and nothing more is done", async () => {
  fault("hang@apply:2");
  const session = await prepared();
  await expect(session.run(importing)).rejects.toThrow(/no answer within 1 s/);
  expect(await pools()).toBe("a\n");
});

test("reboot@apply:2 leaves what was done, and the clock in 1970", async () => {
  fault("reboot@apply:2");
  const session = await prepared();
  await expect(session.run(importing)).rejects.toThrow(/was cut/);
  await farm.farm.device("r1").started();
  expect(await pools()).toBe("a\n");
  expect(await run("/system/clock/print")).toContain("1970-01-02");
});

test("cut-after@apply: everything was done, nobody heard", async () => {
  fault("cut-after@apply");
  const session = await prepared();
  await expect(session.run(importing)).rejects.toThrow(/was cut/);
  expect(await pools()).toBe("a\nb\nc\nd\n");
});

test("refuse strikes the step it names and no other", async () => {
  fault("refuse@arm");
  expect(await run("/export")).toContain("# model");
  expect(await run('/system/scheduler/add name=simpul-undo interval=5m on-event=":put 1"; :put "armed"')).toMatch(/^failure: /);
  expect(await run("/system/scheduler/print count-only")).toBe("0\n");
});

test("disk-full: half a file, and an error", async () => {
  fault("disk-full");
  const session = await farm.session("r1");
  await expect(session.upload(["simpul-1.rsc", script])).rejects.toThrow(/not enough space on disk/);
  session.close();
  expect(await run("/file/print terse")).toMatch(new RegExp(`size=${script.length >> 1} `));
});

test("garbage@upload changes what is stored; garbage@read what is shown; the same seed the same way", async () => {
  fault("garbage@upload", { seed: 7 });
  const session = await prepared();
  expect((await session.run(":put [/file/get simpul-1.rsc contents]")).text).not.toContain(script);
  session.close();
  await farm.farm.reset(["r1"]);
  const shown = async (seed: number): Promise<string> => {
    fault("garbage@precheck", { seed });
    return run(':put "a line of some length to be changed"');
  };
  const [first, again, other] = [await shown(3), await shown(3), await shown(4)];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test("wrong-host-key and auth-refused", async () => {
  fault("wrong-host-key");
  await expect(run(":put 1")).rejects.toThrow(/shows the host key SHA256:/);
  fault("auth-refused");
  await expect(run(":put 1")).rejects.toThrow(/does not let "admin" in/);
  expect(await run(":put 1")).toBe("1\n");
});

test("a byte: cut in the key exchange, silent in the middle, one bit changed", async () => {
  fault("cut#100");
  await expect(run(":put 1")).rejects.toThrow(/closed the connection/);
  fault("hang#900");
  await expect(connect(farm.target("r1"), { limits: { connect: 0.5, auth: 0.5 } })).rejects.toThrow(/does not/);
  fault("garbage#600");
  await expect(run(":put 1")).rejects.toThrow();
  expect(await run(":put 1")).toBe("1\n");
});

test("read-only-user: commands and files are refused until the session is over", async () => {
  fault("read-only-user");
  const session = await farm.session("r1");
  expect((await session.run("/ip/pool/add name=a ranges=10.0.0.2")).text).toBe("not enough permissions (9)\n");
  await expect(session.upload(["x", "y"])).rejects.toThrow(/permission denied/);
  expect((await session.run("/ip/pool/print count-only")).text).toBe("0\n");
  session.close();
});

test("sticky faults come back until they are cleared", async () => {
  fault("refuse@read", { sticky: true });
  expect([await run("/export"), await run("/export")]).toEqual(Array(2).fill("failure: operation not permitted by the device\n"));
  fault("clear");
  expect(await run("/export")).toContain("# model");
});

test("export-timeout leaves a section out and says so", async () => {
  fault("export-timeout");
  expect(await run("/export")).toMatch(/#error exporting "\/[a-z/ -]+" \(timeout\)\n$/);
});

test("other-writer@arm: somebody else's entry is there when the timer is", async () => {
  fault("other-writer@arm");
  await run('/system/scheduler/add name=simpul-undo interval=5m on-event=":put 1"');
  expect(await run("/ip/firewall/address-list/print count-only")).toBe("1\n");
});

test("fast-timer@verify: the undo fires before the change is looked at", async () => {
  fault("fast-timer@verify");
  const session = await prepared();
  await session.upload(["simpul-undo-1.rsc", "/ip/pool/remove [find]\n"]);
  await session.run('/system/scheduler/add name=simpul-undo interval=5m on-event="/import file-name=simpul-undo-1.rsc"');
  await session.run(importing);
  session.close();
  await run("/export");
  expect(await pools()).toBe("\n".repeat(0));
});

test("session-limit: a second connection is dropped while the first is there", async () => {
  fault("session-limit", { sticky: true });
  const session = await farm.session("r1");
  await expect(farm.session("r1")).rejects.toThrow(/closed the connection/);
  session.close();
});

test("clock-off and prompt-lookalike", async () => {
  fault("clock-off");
  fault("prompt-lookalike");
  const text = await run("/system/clock/print");
  expect(text).toContain("date: 1970-01-02");
  expect(text).toContain("[admin@MikroTik] > ");
});

test("a byte is counted over connections: the third login is cut in the middle", async () => {
  fault("cut#4000");
  const told: string[] = [];
  for (let tries = 0; tries < 5; tries += 1) told.push(await run(":put 1").catch(() => "cut"));
  expect(told.filter((text) => text === "cut")).toHaveLength(1);
  expect(told.indexOf("cut")).toBeGreaterThan(0);
});

test("slow-bytes: all arrives, later", async () => {
  fault("slow-bytes#1000");
  const begun = performance.now();
  const text = await run("/export");
  expect(text).toContain("set channel=long-term");
  expect(performance.now() - begun).toBeGreaterThan(100);
});

test("wrong-host-key@verify waits for the connection after the import", async () => {
  fault("wrong-host-key@verify");
  const session = await prepared();
  await session.run(importing);
  session.close();
  await expect(run("/export")).rejects.toThrow(/shows the host key SHA256:/);
  expect(await pools()).toBe("a\nb\nc\nd\n");
});

test("bridge-drop: a change of a bridge ends the session and keeps the ports down for a moment", async () => {
  fault("bridge-drop", { sticky: true });
  await expect(run("/interface/bridge/add name=lan")).rejects.toThrow(/was cut/);
  await expect(run(":put 1")).rejects.toThrow(/closed the connection/);
  await farm.farm.advance(["r1"], 2000);
  expect(await run(":put [/interface/bridge/get [find] name]")).toBe("lan\n");
});

test("any: the seed decides, and decides alike", () => {
  fault("any", { seed: 12_345 });
  const first = farm.farm.fault("r1", "", false, 0);
  fault("clear");
  fault("any", { seed: 12_345 });
  expect(farm.farm.fault("r1", "", false, 0)).toEqual(first);
  for (let seed = 0; seed < 200; seed += 1) fault("any", { seed });
});

test("mistakes in a fault's name say what there is", () => {
  expect(() => fault("explode")).toThrow(/there is no fault "explode"; kinds: cut /);
  expect(() => fault("cut@lunch")).toThrow(/there is no step "lunch"/);
  expect(() => fault("refuse#12")).toThrow(/strikes at a step, not at a byte/);
  expect(() => fault("cut@read:2")).toThrow(/only apply has lines/);
});
