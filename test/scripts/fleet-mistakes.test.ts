// What a newcomer gets wrong at the doors on many devices: one sentence, a way out, exit 1, before anybody is called.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFiles, writeFilesAside } from "../../scripts/door/written-files.ts";

const simpul = resolve(import.meta.dirname, "../../scripts/simpul.ts");
const heading = "device,host,port,vendor,user";
const files: Readonly<Record<string, string>> = {
  "net.csv": `${heading}\nr1,127.0.0.1,1,routeros,admin\nr2,127.0.0.1,1,routeros,admin\n`,
  "heading.csv": "host,port\n127.0.0.1,22\n",
  "port.csv": `${heading}\nr1,127.0.0.1,99999,routeros,admin\n`,
  "vendor.csv": `${heading}\nr1,127.0.0.1,22,junos,admin\n`,
  "hosts.yaml": "# our routers\nall:\n  hosts:\n    r1: { ansible_host: 127.0.0.1 }\n",
  "remarks.csv": `${heading},site\nr1,127.0.0.1,1,routeros,admin,kantor dinas lama\n`,
  "steers.csv": "device,\u001b[2Jhost\n",
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "simpul-mistakes-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "kosong"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function typed(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [simpul, ...words], { encoding: "utf8", cwd: folder });
  return { status, stdout, stderr: stderr.replaceAll(`${folder}/`, "") };
}

const columns = "device, host, port, vendor, user, identityFile, passwordRef, password, jump, site, algorithms, hostKey";
const ownFile = "name a file that holds pins alone, or one that is not there yet";
const aFile = "name a file, not a folder";

test.each([
  ["collect --from heading.csv", "heading.csv:1:1: the heading names no column `device`", "a first line such as device,host,port,vendor"],
  ["collect --from port.csv", 'port.csv:2:14: "99999" is no port', "a number from 1 to 65535"],
  ["collect --from vendor.csv", 'vendor.csv:2:17: there is no vendor "junos"', "one of routeros, ios, linux"],
  ["collect --from steers.csv", 'steers.csv:1:8: there is no column "\u{FFFD}[2Jhost"', `one of ${columns}`],
  ["collect --from kosong", "kosong is a folder", aFile],
  ["collect --from net.csv --pins kosong", "kosong is a folder", aFile],
  ["collect --from net.csv --pins net.csv/x", "net.csv/x cannot be read (ENOTDIR)", "name a file that can be read"],
  ["trust --from net.csv --yes --pins net.csv", "net.csv:1:1: this is no pin, so nothing is written to the file", ownFile],
  ["trust --from net.csv --yes --pins hosts.yaml", "hosts.yaml:2:1: this is no pin, so nothing is written to the file", ownFile],
  ["trust --from net.csv --yes --pins remarks.csv", "remarks.csv:1:1: this is no pin, so nothing is written to the file", ownFile],
  ["collect --from net.csv --limit 0", 'no device is meant by "0"', "one of r1, r2"],
  ["collect --from net.csv --devices nosuch", 'no device is meant by "nosuch"', "one of r1, r2"],
  ["collect --from net.csv --devices ,", 'no device is meant by ","', "one of r1, r2"],
  ["apply --from net.csv --intended kosong --devices=", 'no device is meant by ""', "one of r1, r2"],
  [
    "collect --target moon",
    "option '--target <emulated|real>' argument 'moon' is invalid. Allowed choices are emulated, real.",
    "simpul collect --help",
  ],
  ["collect --from net.csv --user=", "--user: it is empty", "see --help, and `pulumi config` of the stack"],
  ["backup --from net.csv --to net.csv", "net.csv is no folder", "name a folder of its own, such as ../backup"],
  ["drift --from net.csv --intended nosuch", "nosuch is no folder", "name a folder with a file for each device, such as DEVICE.rsc"],
  ["apply --from net.csv --intended net.csv", "net.csv is no folder", "name a folder with a file for each device, such as DEVICE.rsc"],
  [
    "drift --from net.csv --intended kosong --saved nosuch",
    "nosuch is no folder",
    "name a folder with a file for each device, such as DEVICE.rsc",
  ],
])("%s", (words, message, fix) => {
  expect(typed(...words.split(" "))).toEqual({ status: 1, stdout: "", stderr: `simpul: ${message}\nfix: ${fix}\n` });
});

test("a place that cannot be written to is named, however the file is written", async () => {
  const below = { path: join(folder, "net.csv/r1.yaml"), text: "" };
  const words = /net\.csv.* cannot be written \((ENOTDIR|EEXIST)\)/;
  expect(() => writeFiles([below], 0o600)).toThrow(words);
  await expect(writeFilesAside([below], 0o600)).rejects.toThrow(words);
  expect(readFileSync(join(folder, "net.csv"), "utf8")).toBe(files["net.csv"]);
});
