// Recordings: what a session said, masked, played again; and those that others made of real devices.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { platformOf } from "../../../components/devices/index.ts";
import { Recording, recorded, replayed } from "../../../components/transport/recording.ts";
import type { Session } from "../../../components/transport/session.ts";

const spoken: Session = {
  device: "r1",
  run: async (command) => ({ text: `${command}\n  says: password=RAHASIA # [admin@r1] > ${"x".repeat(200)}\n`, status: 0 }),
  upload: async () => undefined,
  close: () => undefined,
};
const mask = (text: string): string => text.replaceAll("RAHASIA", "secret:00000000");

test("a session plays again as it was, without its secrets", async () => {
  const recording = new Recording();
  const session = recorded(spoken, recording, mask);
  for (const command of ["/export", ':put "a\\\\b: c"', "/export", "/user add password=RAHASIA"]) await session.run(command);
  await session.upload(["simpul-1.rsc", "/ip pool add name=RAHASIA"]);
  expect(recording.text).not.toContain("RAHASIA");
  const read = Recording.read(recording.text);
  expect(read.entries).toEqual(recording.entries);
  const played = replayed(read, "r1");
  expect(await played.run("/export")).toEqual({ text: mask((await spoken.run("/export")).text), status: 0 });
  await played.upload(["simpul-1.rsc", "anything"]);
  await expect(played.run("/never")).rejects.toThrow("r1: the recording has no answer to: /never");
});

test("the same command twice has two answers, then the last one", async () => {
  const played = replayed(Recording.read('commands:\n  - "a\\n": "1"\n  - "a\\n": "2"\n'), "d");
  const answers = [await played.run("a"), await played.run("a"), await played.run("a")];
  expect(answers.map(({ text }) => text)).toEqual(["1", "2", "2"]);
});

test("what is no recording holds no answers", () => {
  for (const text of ["", "- 1", "commands: 3", "{", "init_prompt:\n"]) expect(Recording.read(text).entries).toEqual([]);
});

const fixtures = resolve(import.meta.dirname, "../../../../shared/fixtures");
const made = ["routeros/oxidized-routeros_CHR_7.10.1_simulation.yaml", "routeros/oxidized-routeros_CHR_7.16_simulation.yaml"];

test.skipIf(!existsSync(fixtures)).each(made)("%s plays, and its export is understood", async (file) => {
  const played = replayed(Recording.read(readFileSync(join(fixtures, file), "utf8")), "chr");
  const model = platformOf("routeros").parse((await played.run("/export show-sensitive")).text);
  expect([model.items > 5, model.unparsed]).toEqual([true, []]);
  expect((await played.run("/system resource print")).text).toMatch(/version: 7\.1/);
});

test.skipIf(!existsSync(fixtures))("recordings of other vendors play too", async () => {
  const text = readFileSync(join(fixtures, "ios/oxidized-ios_asr920_16.8.1b_simulation.yaml"), "utf8");
  expect((await replayed(Recording.read(text), "asr").run("show version")).text).toMatch(/ASR920 Software/);
});
