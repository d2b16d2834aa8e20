// The door `render` on a copy of Pontianak: what it prints, what it writes and with which rights, and what it says when it cannot.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { secretNames } from "../../components/devices/intent-secrets.ts";
import { intents } from "../../components/planning/intent/index.ts";
import { fingerprint, fingerprintKey } from "../../components/secrets/index.ts";
import { type Answer, errorDocument } from "../../scripts/door/door.ts";
import { settledRegion } from "../../scripts/door/region.ts";
import { renderAnswer } from "../../scripts/render.ts";

const folder = "inventory/regions/pontianak";
const region = "pontianak";
let root: string;
let out: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "simpul-render-"));
  out = join(root, "out");
  for (const part of [folder, "Pulumi.yaml"]) cpSync(resolve(import.meta.dirname, "../..", part), join(root, part), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (device?: string, options: { out?: string; reveal?: string } = {}): Answer =>
  renderAnswer(device, { region, ...options }, root);
const deviceIds = (): string[] => settledRegion(region, root).plan.devices.map(({ id }) => id);

interface Document {
  readonly devices: readonly { readonly device: string; readonly text: string }[];
}

/** A value for every secret of the region, as a person would put them down. */
function giveSecrets(): ReadonlyMap<string, string> {
  const { inventory, plan } = settledRegion(region, root);
  const names = new Set(intents(inventory, plan).flatMap(secretNames));
  const values = new Map([...names].map((name) => [name, `clear $"\\ of ${name}`]));
  mkdirSync(join(root, ".simpul/secrets"), { recursive: true, mode: 0o700 });
  for (const [name, value] of values) writeFileSync(join(root, ".simpul/secrets", name), `${value}\n`, { mode: 0o600 });
  return values;
}

function told(work: () => unknown): { message: string; fix?: string } {
  try {
    work();
  } catch (error) {
    return errorDocument(error).error;
  }
  throw new Error("it should have refused");
}

test("one device is its text; all devices follow one another, each under its file", () => {
  const alone = run("opd-010").text();
  expect(alone.startsWith("# by RouterOS 7.20.8\n# model = L009UiGS\n/interface bridge\n")).toBe(true);
  const all = run().text();
  expect(all.match(/^### file: .*$/gm)).toEqual(deviceIds().map((id) => `### file: ${id}.rsc`));
  expect(all).toContain(`### file: opd-010.rsc\n${alone}### file: opd-011.rsc\n`);
});

test("--json has every device with its text, and exit code 0", () => {
  const answer = run();
  const { devices } = answer.json() as Document;
  expect(answer.exit).toBe(0);
  expect(devices.map(({ device }) => device)).toEqual(deviceIds());
  expect(devices.find(({ device }) => device === "opd-010")?.text).toBe(run("opd-010").text());
});

test("--out writes one file a device, and leaves other files alone", () => {
  mkdirSync(out);
  writeFileSync(join(out, "notes.txt"), "mine");
  writeFileSync(join(out, "opd-010.rsc"), "old");
  expect(run(undefined, { out }).text()).toBe(`wrote ${deviceIds().length} files to ${out}\n`);
  expect(readdirSync(out).sort()).toEqual([...deviceIds().map((id) => `${id}.rsc`), "notes.txt"].sort());
  expect(readFileSync(join(out, "opd-010.rsc"), "utf8")).toBe(run("opd-010").text());
  expect(readFileSync(join(out, "notes.txt"), "utf8")).toBe("mine");
});

test("--out with a device writes that one", () => {
  expect(run("gw-1", { out }).text()).toBe(`wrote 1 file to ${out}\n`);
  expect(readdirSync(out)).toEqual(["gw-1.rsc"]);
});

test("a secret that nobody gave stays a reference; one that is known is its fingerprint", () => {
  expect(run("opd-010").text()).toContain('auth-key="secret(ospf-opd-010)"');
  const values = giveSecrets();
  const print = fingerprint(fingerprintKey(root), values.get("ospf-opd-010") ?? "");
  expect(print).toMatch(/^secret:[0-9a-f]{8}$/);
  const text = run().text();
  expect(text).toContain(`auth-key=${print} comment="simpul:opd-010"`);
  expect(text).not.toContain("secret(");
  expect(text).not.toContain("clear ");
});

test("--reveal writes text for the device itself, for its owner alone, and prints none of it", () => {
  giveSecrets();
  const file = join(root, "runnable.rsc");
  const answer = run("opd-010", { reveal: file });
  expect(answer.text()).toBe(`wrote 1 file with secrets to ${file}\n`);
  expect(JSON.stringify(answer.json())).not.toContain("clear ");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toContain('auth-key="clear \\$\\"\\\\ of ospf-opd-010"');
  run(undefined, { reveal: out });
  expect(readdirSync(out)).toHaveLength(deviceIds().length);
  expect(new Set(readdirSync(out).map((name) => statSync(join(out, name)).mode & 0o777))).toEqual(new Set([0o600]));
});

test("--reveal over a file that others may read leaves it readable by the owner alone", () => {
  giveSecrets();
  const file = join(root, "runnable.rsc");
  writeFileSync(file, "old", { mode: 0o644 });
  run("opd-010", { reveal: file });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("--reveal writes nothing while a secret is missing", () => {
  giveSecrets();
  rmSync(join(root, ".simpul/secrets/ospf-opd-010"));
  expect(told(() => run(undefined, { reveal: out })).message).toBe("the value of secret ospf-opd-010 is not known");
  expect(() => readdirSync(out)).toThrow();
});

test.each([
  ["opd-10", "region pontianak has no device opd-10", "did you mean opd-010?"],
  ["kel-tengah", "region pontianak has no device kel-tengah", "kel-tengah is a site; its router is opd-010"],
])("%s is not a device: the answer names the one that was meant", (word, message, fix) => {
  expect(told(() => run(word))).toEqual({ message, fix });
});

test("an unknown version is the inventory's mistake, told with the versions that are known", () => {
  const profiles = join(root, folder, "profiles.yaml");
  writeFileSync(profiles, readFileSync(profiles, "utf8").replaceAll("version: 7.20.8", "version: 7.3.1"));
  expect(told(() => run("opd-010"))).toEqual({
    message: "opd-010 runs RouterOS 7.3.1, whose menus are not known",
    fix: "known are 7.16 to 7.24: write one of these as its version",
    file: `${folder}/profiles.yaml`,
    line:
      readFileSync(profiles, "utf8")
        .split("\n")
        .findIndex((line) => line.includes("version: 7.3.1")) + 1,
    column: 14,
  });
});

test("a place that cannot be written to is named", () => {
  writeFileSync(out, "a file");
  expect(told(() => run("opd-010", { out })).message).toBe(`${out} is a file; --out names a folder`);
  expect(told(() => run("opd-010", { reveal: join(out, "below") })).message).toContain("is not known");
});
