// Names and descriptions with every control and meta character, on an IOS device and in what is intended: none becomes a command.
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformOf } from "../../../components/devices/index.ts";
import { FarmFolder } from "../../../components/emulator/index.ts";
import { connect } from "../../../components/transport/connect.ts";
import { Bench } from "../bench.ts";
import { hostile } from "../hostile.ts";
import { up } from "../up.ts";

const platform = platformOf("ios");
const meta = "\"\\$[]{}()<>;:#'`|&?*~%^@=,/!\u0080\u2028\ufeff";
const attacks = [
  "x; reload",
  "x | redirect flash:simpul",
  "$(reload)",
  "opd-010#reload",
  "opd-010(config)#no username admin",
  "x ? reload",
  "% Invalid input detected at '^' marker.",
  "Enter TEXT message.  End with the character '@'.",
  "--More--",
  "Destination filename [startup-config]?",
  "end",
  "exit",
  "do reload",
  "[confirm]",
  "simpul-undo-x",
  "secret:1234abcd x",
  "!",
];
const each = hostile(attacks, meta, " ").map((word) => `x${word.trim()}`);

function configuration(words: readonly string[]): string {
  const loopbacks = words.map((word, index) => `interface Loopback${index}\n description ${word}`);
  return ["hostname opd-010", ...loopbacks, `snmp-server location ${words[0]}`, ""].join("\n");
}

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start("ios", ["r1"]);
});
afterAll(() => bench.end());

async function shown(): Promise<string> {
  const session = await connect(bench.target("r1"));
  const { text } = await session.run("show running-config");
  session.close();
  return text;
}

/** No user more or less, no restart by anybody but the farm, nothing of ours left. */
async function isUntouched(): Promise<boolean> {
  const users = (await shown()).match(/^username \S+/gm);
  const log = readFileSync(new FarmFolder(bench.farm).logFile, "utf8");
  return users?.join() === "username admin,username simpul" && !log.includes('"event":"reboot"');
}

const folder = (): string => mkdtempSync(join(bench.folder, "up-"));

test("what is intended arrives as it is, from a device that holds such words too", async () => {
  await bench.prepare("r1", configuration(each));
  const text = configuration([...each.slice(2), ...each.slice(0, 2)]);
  expect(await up({ target: bench.target("r1"), trial: "ios", folder: folder(), text })).toMatchObject({ outcome: "applied" });
  const young = platform.parse(await shown());
  expect(platform.difference(young, platform.parse(text), { own: { kind: "tagged", prefix: "simpul:" } }).commands).toEqual([]);
  expect(await isUntouched()).toBe(true);
});

test("the undo puts them back as they were", async () => {
  await bench.prepare("r1", configuration(each));
  const before = platform.print(platform.parse(await shown()));
  await bench.fault("r1", "import-stops@apply:60", 1);
  const text = configuration([...each.slice(3), ...each.slice(0, 3)]);
  expect(await up({ target: bench.target("r1"), trial: "ios", folder: folder(), text })).toMatchObject({
    outcome: "undone",
    step: "apply",
  });
  expect(platform.print(platform.parse(await shown()))).toBe(before);
  expect(await isUntouched()).toBe(true);
});

test("a control character in what is intended changes nothing on the device", async () => {
  await bench.prepare("r1", configuration(["satu", "dua"]));
  const before = platform.print(platform.parse(await shown()));
  for (const sign of ["\u0003", "\u001a", "\u0016", "\u0007"]) {
    const text = configuration(["satu", `du${sign}reload`]);
    const { outcome, words } = await up({ target: bench.target("r1"), trial: "ios", folder: folder(), text, hurried: true });
    expect([sign, outcome, words]).toEqual([sign, "refused", expect.stringContaining("a control character in it cannot be typed")]);
    expect(platform.print(platform.parse(await shown()))).toBe(before);
  }
  expect(await isUntouched()).toBe(true);
});
