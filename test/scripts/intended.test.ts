// What a folder says that devices should run: a text that says nothing is a mistake where everything else on the device is to go.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DoorError } from "../../scripts/door/door.ts";
import { type IntendedOf, intendedOf } from "../../scripts/fleet/intended.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "simpul-intended-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (own?: string): Promise<IntendedOf> =>
  intendedOf({ region: "uji", source: "file" }, { region: "uji", lang: "en", intended: folder, ...(own === undefined ? {} : { own }) });

const silent = [
  ["routeros", "r1.rsc", ""],
  ["routeros", "r1.rsc", "# 2026-01-01 by RouterOS 7.20.8\n/ip address\n"],
  ["ios", "r1.cfg", "!\nversion 15.2\nend\n"],
  ["linux", "r1.conf", "### file: /etc/frr/frr.conf\n"],
] as const;

test.each(silent)("%s: %s with %j is refused where all that it does not name would go", async (vendor, file, text) => {
  writeFileSync(join(folder, file), text);
  const device = { device: "r1", vendor };
  const exclusive = await inFolder();
  expect(() => exclusive(device)).toThrow(DoorError);
  expect(() => exclusive(device)).toThrow("the text of r1 says nothing: all that is on the device would be removed");
  expect((await inFolder("tagged:simpul:"))(device)?.model.items).toBe(0);
});
