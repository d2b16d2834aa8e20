// IOS devices of a farm over real SSH: our own console session, and what a device does at its console.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connect } from "../../../../components/transport/connect.ts";
import type { Session, Target } from "../../../../components/transport/session.ts";
import { iosDevice, spec, TemporaryFarm } from "../temporary-farm.ts";

let farm: TemporaryFarm;
let session: Session;
beforeAll(async () => {
  farm = await TemporaryFarm.start(spec([iosDevice("sw1"), iosDevice("sw2")]));
});
afterAll(() => farm.end());
afterEach(() => session?.close());

const target = (name = "sw1"): Target => ({ ...farm.target(name), console: "ios" });

async function type(...commands: readonly string[]): Promise<readonly string[]> {
  session = await connect(target());
  const texts: string[] = [];
  for (const command of commands) texts.push((await session.run(command)).text);
  return texts;
}

test("a configuration is typed, shown, kept over a reboot only where it was saved", async () => {
  const [, , , , shown] = await type(
    "configure terminal",
    "interface GigabitEthernet1/0/1",
    " description satu",
    "end",
    "show running-config",
  );
  expect(shown).toMatch(/^Building configuration\.\.\.\n[\s\S]*interface GigabitEthernet1\/0\/1\n description satu\n[\s\S]*\nend\n$/);
  expect((await type("write memory"))[0]).toBe("Building configuration...\n[OK]\n");
  await type("configure terminal", "hostname lain", "end");
  farm.farm.device("sw1").reboot();
  await farm.farm.device("sw1").started();
  const [again] = await type("show running-config");
  expect([again?.includes("hostname sw1"), again?.includes("description satu")]).toEqual([true, true]);
});

test("what is refused says where, in the device's words", async () => {
  const [, refused, ended, unknown] = await type("configure terminal", "bogus", "end", "show nothing");
  expect(refused).toBe("            ^\n% Invalid input detected at '^' marker.\n\n");
  expect(ended).toBe("");
  expect(unknown).toBe("    ^\n% Invalid input detected at '^' marker.\n\n");
});

test("a banner is a text, whatever it looks like; a name may change the prompt", async () => {
  const banner = "banner motd @sw1#\nsw1(config)#end\nreload\n % Invalid input detected\n@";
  await type("configure terminal", banner, "hostname a-name-of-more-than-twenty-signs", "end");
  const [shown] = await type("show running-config");
  expect(shown).toContain("reload\n % Invalid input detected\n");
  await type("configure terminal", "no banner motd", "hostname sw1", "end");
});

test("a question mark in a description is no call for help", async () => {
  const [, , typed, , shown] = await type(
    "configure terminal",
    "interface GigabitEthernet1/0/2",
    "description siapa?",
    "end",
    "show running-config",
  );
  expect(typed).toBe("");
  expect(shown).toContain(" description siapa?\n");
});

test("a timed rollback takes back what was not confirmed", async () => {
  const [armed, , , waiting] = await type(
    "configure terminal revert timer 5",
    "hostname baru",
    "end",
    "show archive config rollback timer",
  );
  expect(armed).toMatch(/^Rollback Confirmed Change: Backing up current running config to flash:arsip-2\n/);
  expect(waiting).toMatch(/Timer value: 5 min\nUser: admin\n$/);
  await farm.farm.advance(["sw1"], 5 * 60_000);
  expect((await type("show running-config | include hostname"))[0]).toBe("hostname sw1\n");
  await type("configure terminal revert timer 5", "hostname baru", "end", "configure confirm");
  await farm.farm.advance(["sw1"], 5 * 60_000);
  expect((await type("show running-config | include hostname"))[0]).toBe("hostname baru\n");
  await type("configure terminal", "hostname sw1", "end");
});

test("an applet fires by the device's clock, again and again until it is gone", async () => {
  await type("copy running-config flash:simpul-x.cfg");
  const applet = ["event manager applet simpul-undo-x", " event timer watchdog time 300", ' action 1.0 cli command "enable"'];
  await type(
    "configure terminal",
    ...applet,
    ' action 2.0 cli command "configure replace flash:simpul-x.cfg force"',
    "hostname baru",
    "end",
  );
  await farm.farm.advance(["sw1"], 300_000);
  const [shown, files] = await type("show running-config", "dir flash: | include simpul-", "delete /force flash:simpul-x.cfg");
  expect([shown?.includes("hostname sw1"), shown?.includes("simpul-undo"), files?.includes("simpul-x.cfg")]).toEqual([true, false, true]);
});

test("somebody who holds the configuration is named", async () => {
  const other = await connect(target());
  await other.run("configure terminal lock");
  expect(await type("configure terminal", "show configuration lock")).toEqual([
    "% Configuration mode is locked by user 'admin'. Please try later.\n",
    "Parser Configure Lock\n---------------------\nOwner PID         : 3\nUser              : admin\n",
  ]);
  other.close();
});

test("a look-alike of the prompt in an answer is part of it", async () => {
  farm.farm.fault("sw1", "prompt-lookalike", true, 1);
  const [version] = await type("show version");
  farm.farm.fault("sw1", "clear", false, 1);
  expect(version).toMatch(/^sw1#\nsw1\(config\)#end\nCisco IOS XE[\s\S]*\nsw1#\nsw1\(config\)#end\n$/);
});

test("an exec channel takes one command", async () => {
  expect((await farm.run("sw2", "show running-config | include hostname")).text).toBe("hostname sw2\n");
});
