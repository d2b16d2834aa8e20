// Names, comments and descriptions with every control and meta character, on the device and in what is intended: none becomes a command.
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformOf } from "../../../components/devices/index.ts";
import { quoted } from "../../../components/devices/routeros/quote.ts";
import { FarmFolder } from "../../../components/emulator/index.ts";
import { connect } from "../../../components/transport/connect.ts";
import { Bench } from "../bench.ts";
import { controlsFrom, hostile, meta } from "../hostile.ts";
import { up } from "../up.ts";

const platform = platformOf("routeros");
const attacks = [
  '"; /system/reset-configuration; :put "',
  "[/system/reboot]",
  "$[/user/add name=penyusup group=full password=x]",
  '\\"; /user/add name=penyusup group=full password=x; #',
  "x\n/user/add name=penyusup group=full password=x\n",
  "x\r/user/add name=penyusup group=full password=x",
  "} on-error={/system/reboot}; :do {",
  "failure: already have such item",
  "simpul-look",
  "simpul-undo-boot",
  '" disabled=yes comment="',
  "secret:1234abcd",
  "x\\",
];

const each = hostile(attacks, controlsFrom(0), meta);

function configuration(words: readonly string[], chain: string): string {
  const rules = words.map((word, index) => {
    const comment = quoted(`simpul:${index} ${word}`);
    return `add action=accept chain=${chain} comment=${comment} dst-port=${1000 + index} protocol=tcp`;
  });
  return [
    "/ip firewall filter",
    ...rules,
    "/system identity",
    `set name=${quoted(words[0] ?? "")}`,
    "/snmp",
    `set contact=${quoted(words[1] ?? "")}`,
    "",
  ].join("\n");
}

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start("routeros", ["r1"]);
});
afterAll(() => bench.end());

async function shown(command: string): Promise<string> {
  const session = await connect(bench.target("r1"));
  const { text } = await session.run(command);
  session.close();
  return text;
}

/** The device with these words on it, put there as an operator would. */
async function holding(words: readonly string[]): Promise<string> {
  await bench.prepare("r1", configuration(words, "forward"));
  return platform.print(platform.parse(await shown("/export show-sensitive")));
}

/** No user more, no restart, by anybody. */
async function isUntouched(): Promise<boolean> {
  const users = (await shown("/user/print terse")).match(/\bname=\S+/g);
  const log = readFileSync(new FarmFolder(bench.farm).logFile, "utf8");
  return users?.join() === "name=admin,name=simpul" && !log.includes('"event":"reboot"');
}

test("what is intended arrives as it is, from a device that holds such words too", async () => {
  const before = await holding(each);
  const after = configuration([...each.slice(2), ...each.slice(0, 2)], "forward");
  const options = { target: bench.target("r1"), trial: "routeros", folder: mkdtempSync(join(bench.folder, "up-")), text: after };
  expect(await up(options)).toMatchObject({ outcome: "applied" });
  const young = platform.parse(await shown("/export show-sensitive"));
  expect(platform.difference(young, platform.parse(after), { own: { kind: "tagged", prefix: "simpul:" } }).commands).toEqual([]);
  expect(young.unparsed).toEqual([]);
  expect(platform.print(young)).not.toBe(before);
  expect(await isUntouched()).toBe(true);
});

test("the undo puts them back as they were", async () => {
  const before = await holding(each);
  const after = configuration([...each.slice(3), ...each.slice(0, 3)], "forward");
  await bench.fault("r1", "import-stops@apply:60", 1);
  const options = { target: bench.target("r1"), trial: "routeros", folder: mkdtempSync(join(bench.folder, "up-")), text: after };
  expect(await up(options)).toMatchObject({ outcome: "undone", step: "apply" });
  expect(platform.print(platform.parse(await shown("/export show-sensitive")))).toBe(before);
  expect(await isUntouched()).toBe(true);
});
