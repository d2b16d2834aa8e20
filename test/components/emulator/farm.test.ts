// Emulated devices over real SSH: what they keep, what they refuse, and how they lie as a router does.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { TransportError } from "../../../components/transport/session.ts";
import { cable, device, spec, TemporaryFarm } from "./temporary-farm.ts";

let farm: TemporaryFarm;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([device("r1"), device("r2")], [cable("r1-r2", "r1 sfp1", "r2 sfp1")]));
});
afterAll(() => farm.end());
beforeEach(() => farm.farm.reset(["r1"]));

const run = async (command: string): Promise<string> => (await farm.run("r1", command)).text;

/** The log's entries of r1 behind a place. */
function logOf(from: number): { event: string; command?: string; changed: boolean; ok: boolean }[] {
  const lines = readFileSync(farm.folder.logFile, "utf8").trim().split("\n").slice(from);
  return lines.map((line) => JSON.parse(line)).filter((entry) => entry.device === "r1");
}

function logged(): number {
  return readFileSync(farm.folder.logFile, "utf8").trim().split("\n").length;
}

test("day 0 is reachable, has its board's ports, and says nothing that Simpul renders", async () => {
  const text = await run("/export");
  expect(text.split("\n").filter((line) => !line.startsWith("#"))).toEqual([
    "/system package update",
    "set channel=long-term",
    "/user settings",
    "set minimum-categories=3 minimum-password-length=14",
    "",
  ]);
  expect(text).toContain("# model = L009UiGS\n");
  expect(await run('/interface/ethernet/set [find default-name=sfp1] comment="x"; :put "ok"')).toBe("ok\n");
});

test("a refusal is text with exit status 0", async () => {
  expect(await farm.run("r1", "/ip/address/add address=10.0.0.1/24 interface=nowhere")).toEqual({
    text: "input does not match any value of interface\n",
    status: 0,
  });
});

test("what it does not know is an error, never success", async () => {
  expect(await run("/bogus/thing/add x=1")).toBe("bad command name bogus (line 1 column 2)\n");
  expect(await run("/ip/address/add address=10.0.0.1/24 interface=ether1 nonsense=1")).toMatch(
    /^expected end of command \(line 1 column \d+\)\n$/,
  );
  expect(await run("/tool/fetch url=http://example.org")).toMatch(/^bad command name /);
});

test("a line ends at its first failure: the mark behind it is not printed, what came before stays", async () => {
  const text = await run('/ip/pool/add name=a ranges=10.0.0.2-10.0.0.9; /ip/pool/add name=a ranges=10.0.0.2-10.0.0.9; :put "done"');
  expect(text).toMatch(/^failure: .*\n$/);
  expect(await run("/ip/pool/print count-only")).toBe("1\n");
});

test("an import stops half-way and earlier lines stay", async () => {
  const session = await farm.session("r1");
  const script = "/ip/pool\nadd name=a ranges=10.0.0.2-10.0.0.9\nadd name=a ranges=10.0.0.2-10.0.0.9\nadd name=c ranges=10.0.2.2\n";
  await session.upload(["simpul-a.rsc", script]);
  const { text } = await session.run('/import file-name=simpul-a.rsc; :put "done"');
  expect(text).toMatch(/^failure: [^\n]*\n$/);
  expect((await session.run(":put [/ip/pool/get [find] name]")).text).toBe("a\n");
  session.close();
});

test("a whole import says so, verbose says each line, dry-run changes nothing and says what cannot be read", async () => {
  const session = await farm.session("r1");
  await session.upload(["simpul-a.rsc", "/ip pool\nadd name=a ranges=10.0.0.2\n"]);
  await session.upload(["simpul-b.rsc", "/ip/pool/add name=b ranges=10.0.0.3\n/ip/pool/add nmae=b\n"]);
  const dry = (await session.run("/import simpul-b.rsc verbose=yes dry-run")).text;
  expect(dry).toMatch(/^#line 1\n\/ip\/pool\/add name=b ranges=10\.0\.0\.3\n#line 2\n\/ip\/pool\/add nmae=b\n.*\(line 2 column \d+\)\n/);
  expect((await session.run("/ip/pool/print count-only")).text).toBe("0\n");
  expect((await session.run("/import simpul-a.rsc verbose=yes")).text).toBe(
    "#line 1\n/ip pool\n#line 2\nadd name=a ranges=10.0.0.2\nScript file loaded and executed successfully\n",
  );
  expect((await session.run("/import gone.rsc")).text).toBe("input does not match any value of file-name\n");
  session.close();
});

test("users and keys are in no export, secrets only when asked for", async () => {
  await run("/snmp/community/add name=nms addresses=10.0.0.1/32 authentication-password=planted-secret security=private");
  const plain = await run("/export");
  expect(plain).not.toContain("planted-secret");
  expect(plain).toContain("name=nms");
  const whole = await run("/export show-sensitive");
  expect(whole).toContain("planted-secret");
  expect(whole).not.toMatch(/ssh-ed25519|group=full/);
  expect(readFileSync(farm.folder.logFile, "utf8")).not.toContain("planted-secret");
});

test("export: a part, terse, into a file", async () => {
  await run("/ip/pool/add name=a ranges=10.0.0.2; /ip/address/add address=10.0.0.1/24 interface=ether1");
  expect(await run("/ip/pool/export terse")).toMatch(/\n\/ip pool add name=a ranges=10\.0\.0\.2\n$/);
  expect(await run('/export file=x; :put [:len [/file/find where name="x.rsc"]]')).toBe("1\n");
});

test("files come and go by SFTP and by command, and are found by scripts", async () => {
  const session = await farm.session("r1");
  await session.upload(["simpul-x.rsc", "# hello\n"]);
  expect((await session.run("/file/print terse")).text).toMatch(/^ 0 name=simpul-x\.rsc type=script size=8 last-modified=/);
  expect((await session.run(":put [/file/get simpul-x.rsc contents]")).text).toBe("# hello\n\n");
  expect((await session.run('/file/remove [find name="simpul-x.rsc"]; :put [:len [/file/find]]')).text).toBe("0\n");
  session.close();
});

test("a timer fires by the device's clock, undoes, and takes itself away", async () => {
  const session = await farm.session("r1");
  await session.run("/ip/pool/add name=wrong ranges=10.0.0.2");
  const undo =
    '/ip/pool/remove [find name=wrong]\n/system/scheduler/remove [find name=simpul-undo]\n/file/remove [find name="simpul-undo-1.rsc"]\n';
  await session.upload(["simpul-undo-1.rsc", undo]);
  const arm =
    '/system/scheduler/add interval=5m name=simpul-undo on-event="/import file-name=simpul-undo-1.rsc" policy=ftp,read,write,policy,test,sensitive';
  expect((await session.run(`${arm}; /system/scheduler/print count-only`)).text).toBe("1\n");
  session.close();
  const from = logged();
  await farm.farm.advance(["r1"], 4 * 60_000);
  expect(await run("/ip/pool/print count-only")).toBe("1\n");
  await farm.farm.advance(["r1"], 2 * 60_000);
  expect(await run("/ip/pool/print count-only; /system/scheduler/print count-only; /file/print count-only")).toBe("0\n0\n0\n");
  expect(logOf(from).filter(({ event }) => event === "timer")).toMatchObject([{ event: "timer", changed: true, ok: true }]);
});

test("an armed timer outlives a stop of the farm", async () => {
  await run('/system/scheduler/add interval=5m name=simpul-undo on-event="/ip/pool/add name=fired ranges=10.0.0.2"');
  await farm.restart();
  await farm.farm.advance(["r1"], 6 * 60_000);
  expect(await run("/ip/pool/print count-only")).toBe("1\n");
});

test("a timer without the write policy changes nothing", async () => {
  await run('/system/scheduler/add interval=1m name=simpul-undo policy=read,test on-event="/ip/pool/add name=fired ranges=10.0.0.2"');
  await farm.farm.advance(["r1"], 90_000);
  expect(await run("/ip/pool/print count-only")).toBe("0\n");
});

test("after a reboot the clock is in 1970, an interval waits for it, a startup entry runs", async () => {
  await run('/system/scheduler/add interval=5m name=late on-event="/ip/pool/add name=late ranges=10.0.0.2"');
  await run('/system/scheduler/add name=boot start-time=startup on-event=":delay 120s; /ip/pool/add name=boot ranges=10.0.0.3"');
  farm.farm.device("r1").reboot();
  await farm.farm.device("r1").started();
  expect(await run("/system/clock/print")).toMatch(/date: 1970-01-02/);
  await farm.farm.advance(["r1"], 60_000);
  expect(await run("/ip/pool/print count-only")).toBe("0\n");
  await farm.farm.advance(["r1"], 90_000);
  expect(await run(":put [/ip/pool/get [find] name]")).toBe("boot\n");
});

test("device-mode home forbids the scheduler in words, with status 0", async () => {
  farm.farm.fault("r1", "device-mode-home", true, 1);
  expect(await farm.run("r1", '/system/scheduler/add interval=5m name=simpul-undo on-event=":put 1"; :put "armed"')).toEqual({
    text: "failure: not allowed by device-mode\n",
    status: 0,
  });
  expect(await run("/system/scheduler/print count-only")).toBe("0\n");
});

test("a background job waits, and a reboot loses it", async () => {
  expect(await run(':execute script=":delay 5m; /ip/pool/add name=job ranges=10.0.0.2"')).toMatch(/^\*[0-9A-F]+\n$/);
  farm.farm.device("r1").reboot();
  await farm.farm.device("r1").started();
  await farm.farm.advance(["r1"], 10 * 60_000);
  expect(await run("/ip/pool/print count-only")).toBe("0\n");
  await run(":execute {:delay 5m; /ip/pool/add name=job ranges=10.0.0.2}");
  await farm.farm.advance(["r1"], 6 * 60_000);
  expect(await run("/ip/pool/print count-only")).toBe("1\n");
});

test("the log of the farm tells reads from changes", async () => {
  const from = logged();
  await run("/export");
  await run("/ip/pool/add name=a ranges=10.0.0.2");
  await run("/ip/pool/add name=a ranges=10.0.0.2");
  // A logout is written when the socket is gone, which may be a moment later.
  expect(
    logOf(from)
      .filter(({ event }) => event !== "logout")
      .map(({ event, changed, ok }) => [event, changed, ok]),
  ).toEqual([
    ["login", false, true],
    ["command", false, true],
    ["login", false, true],
    ["command", true, true],
    ["login", false, true],
    ["command", false, false],
  ]);
});

test("a device that is off refuses connections and keeps its state", async () => {
  await run("/ip/pool/add name=a ranges=10.0.0.2");
  await farm.farm.power(["r1"], false);
  await expect(farm.run("r1", "/export")).rejects.toThrow(/refuses connections/);
  await farm.farm.power(["r1"], true);
  expect(await run("/ip/pool/print count-only")).toBe("1\n");
});

test("state outlives a stop of the farm", async () => {
  await run('/ip/pool/add name=a ranges=10.0.0.2; /system/identity/set name="Kantor \\"A\\""');
  const before = await run("/export show-sensitive");
  await farm.restart();
  const after = await run("/export show-sensitive");
  expect(after.split("\n").slice(1)).toEqual(before.split("\n").slice(1));
});

test("two hundred sessions at once", async () => {
  const outputs = await Promise.all(Array.from({ length: 200 }, (_, index) => farm.run(index % 2 === 0 ? "r1" : "r2", `:put ${index}`)));
  expect(outputs.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, index) => `${index}\n`));
});

test("a wrong key is refused and logged", async () => {
  const from = logged();
  const stranger = { ...farm.target("r1"), user: "nobody" };
  const { connect } = await import("../../../components/transport/connect.ts");
  await expect(connect(stranger)).rejects.toBeInstanceOf(TransportError);
  expect(logOf(from)).toMatchObject([{ event: "refused", ok: false, changed: false }]);
});

test("a port that somebody else took meanwhile: another free one, and the list says so", async () => {
  const other = await TemporaryFarm.start(spec([device("r1"), device("r2")]));
  const { port } = other.target("r1");
  await other.end();
  const thief = createServer().listen(port, "127.0.0.1");
  await once(thief, "listening");
  const again = await TemporaryFarm.start(spec([device("r1"), device("r2")]), port);
  expect(again.target("r1").port).toBeGreaterThan(port);
  expect((await again.run("r1", ":put 1")).text).toBe("1\n");
  await again.end();
  thief.close();
});
