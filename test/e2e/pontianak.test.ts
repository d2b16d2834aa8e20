// From nothing to the whole network of Kota Pontianak and back, with the real engine on emulated devices: the acceptance, in its order.
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FarmFolder } from "../../components/emulator/farm-folder.ts";
import { until } from "../until.ts";
import { deviations } from "./as-rendered.ts";
import { Checkout, type Ended } from "./checkout.ts";
import { changesSince, log, rowOf, rows, ssh } from "./lab.ts";
import { commandsByDevice, outputsOf } from "./state.ts";

const planted = `rahasia-${randomUUID()}`;
let checkout: Checkout;

beforeAll(() => {
  checkout = new Checkout({ SIMPUL_SECRET_SNMP_AUTH: planted });
});
afterAll(() => checkout.end());

function expectDone({ status, all }: Ended): void {
  if (status !== 0) throw new Error(`ended with ${status}:\n${all}`);
}

const up = (): Promise<Ended> => checkout.pulumi("up", "--stack", "pontianak", "--yes");
const preview = (...more: readonly string[]): Promise<Ended> => checkout.pulumi("preview", "--stack", "pontianak", ...more);

async function expectNothingToDo(): Promise<void> {
  const before = (await log(checkout)).length;
  expectDone(await preview("--expect-no-changes"));
  expect(changesSince(await log(checkout), before)).toEqual([]);
}

/** Sets the ceiling of a site's internet rates, both directions, in the inventory. */
function setMbps(site: string, mir: number): void {
  const file = join(checkout.root, "inventory/regions/pontianak/sites.yaml");
  const text = readFileSync(file, "utf8");
  const at = text.indexOf(`- id: ${site}\n`);
  const end = text.indexOf("\n  - id: ", at);
  const record = text.slice(at, end);
  const changed = record.replaceAll(/mir: \d+/g, `mir: ${mir}`);
  if (at < 0 || changed === record) throw new Error(`no rates of ${site} to change`);
  writeFileSync(file, text.slice(0, at) + changed + text.slice(end));
}

test("1: npm run up from nothing: every device is as rendered, and a summary is printed", async () => {
  const done = await checkout.run("npm", "run", "up");
  expectDone(done);
  expect(done.out).toMatch(/pontianak is up\.\n {2}routers +71: 1 gateway, 3 simpul, 3 aggregation, 1 pusat data, 63 OPD\n {2}links +71\n/);
  expect(done.out).toMatch(/Mbps allocated|committed/);
  const devices = await rows(checkout);
  expect(devices).toHaveLength(71);
  expect(await deviations(checkout, devices)).toEqual([]);
});

test("2: nothing is left to do, and a preview only reads; drift, verify and apply find nothing either", async () => {
  await expectNothingToDo();
  for (const door of ["drift", "verify", "apply"]) expectDone(await checkout.run("npx", "simpul", door));
});

test("3: one site's Mbps changes the gateway alone", async () => {
  setMbps("kel-tengah", 24);
  const shown = await preview();
  expectDone(shown);
  expect(Object.keys(commandsByDevice(shown.all))).toEqual(["gw-1"]);
  expect(shown.all).toContain("/queue/simple");
  const before = (await log(checkout)).length;
  expectDone(await up());
  expect(changesSince(await log(checkout), before)).toEqual(["gw-1"]);
  expect(await ssh(checkout, await rowOf(checkout, "gw-1"), "/export")).toMatch(/max-limit=24M\/24M/);
  await expectNothingToDo();
});

test("4: a hand-made change is drift, repaired; a hand-made rule of one's own is left and reported", async () => {
  const row = await rowOf(checkout, "simpul-1");
  await ssh(checkout, row, '/ip firewall filter set [find where comment~"^simpul:fw.30"] disabled=yes');
  await ssh(checkout, row, '/ip firewall filter add chain=forward action=accept comment="shift malam" dst-address=10.99.0.1');
  const refreshed = await checkout.pulumi("refresh", "--stack", "pontianak", "--yes");
  expectDone(refreshed);
  expect(refreshed.all).toMatch(/simpul:fw\.30/);
  expect(refreshed.all).toContain("shift malam");
  const shown = await preview();
  expect(Object.keys(commandsByDevice(shown.all))).toEqual(["simpul-1"]);
  expectDone(await up());
  const now = await ssh(checkout, row, "/ip/firewall/filter/export");
  expect(now).toContain("shift malam");
  expect(now).not.toMatch(/disabled=yes/);
  expect((await outputsOf(checkout, "simpul-1")).unmanaged).toEqual([expect.stringContaining("shift malam")]);
  await expectNothingToDo();
});

test("5: a site added in the middle changes its own router, its simpul, its switch and the gateway", async () => {
  const words = ["add", "site", "--id", "kel-uji", "--name", "Kelurahan Uji", "--kecamatan", "pontianak-kota", "--simpul", "simpul-1"];
  expectDone(await checkout.simpul(...words, "--after", "kel-tengah"));
  const shown = await preview();
  expectDone(shown);
  const touched = Object.keys(commandsByDevice(shown.all));
  expect(touched).toEqual(["agg-1", "gw-1", expect.stringMatching(/^opd-\d{3}$/), "simpul-1"]);
  expectDone(await up());
  await expectNothingToDo();
});

test("6: a device that is off: the others are done, the rollout names it; with it back the next up finishes", async () => {
  expectDone(await checkout.simpul("lab", "stop", "opd-012"));
  setMbps("kel-tengah", 26);
  const failed = await up();
  expect(failed.status).not.toBe(0);
  expect(failed.all).toMatch(/opd-012: unreachable/);
  expect(await ssh(checkout, await rowOf(checkout, "gw-1"), "/export")).toMatch(/max-limit=26M\/26M/);
  expectDone(await checkout.simpul("lab", "start", "opd-012"));
  expectDone(await up());
  await expectNothingToDo();
});

test("7: a rotated key reaches both ends in one up, and the adjacency is there after", async () => {
  expectDone(await checkout.simpul("rotate", "ospf", "opd-010"));
  const before = (await log(checkout)).length;
  const done = await up();
  expectDone(done);
  expect(changesSince(await log(checkout), before)).toEqual(["opd-010", "simpul-1"]);
  const neighbours = await ssh(checkout, await rowOf(checkout, "opd-010"), "/routing/ospf/neighbor/print");
  expect(neighbours).toMatch(/Full/);
  await expectNothingToDo();
});

test("8: a device that moved since the preview stops the update, which says what moved", async () => {
  setMbps("kel-tengah", 28);
  expectDone(await preview());
  const row = await rowOf(checkout, "gw-1");
  await ssh(checkout, row, "/ip/firewall/service-port set sip disabled=no");
  const stopped = await checkout.pulumi("up", "--stack", "pontianak", "--yes", "--skip-preview");
  expect(stopped.status).not.toBe(0);
  expect(stopped.all).toMatch(/gw-1 changed since the preview/);
  expect(stopped.all).toMatch(/service-port/);
  expect(await ssh(checkout, row, "/export")).not.toMatch(/max-limit=28M/);
  expectDone(await up());
  await expectNothingToDo();
});

/** Scripts of changes that devices were told to run. */
function imports(): number {
  const lines = readFileSync(new FarmFolder(join(checkout.root, ".simpul/farm/pontianak")).logFile, "utf8").split("\n");
  return lines.filter((line) => line.includes("/import file-name=") && !line.includes("dry-run") && !line.includes("simpul-undo")).length;
}

test("9: killed with all its processes in the middle of the rollout: the next npm run up recovers by itself and ends clean", async () => {
  const before = (await outputsOf(checkout, "simpul-2")).runningHash;
  setMbps("kel-tengah", 30);
  expectDone(await checkout.simpul("rotate", "ospf", "--all"));
  const running = checkout.start("npx", "pulumi", "up", "--stack", "pontianak", "--yes");
  // The first scripts are running, and no device has been disarmed yet.
  const begun = imports();
  await running.said(/Rollout network updating/);
  await until(() => imports() > begun);
  process.kill(-running.pid, "SIGKILL");
  for (const provider of checkout.processesOf("components/provider/main.ts")) process.kill(provider, "SIGKILL");
  await running.ended;
  expect(
    readdirSync(join(checkout.root, ".pulumi/locks/organization/simpul/pontianak")).filter((file) => file.endsWith(".json")),
  ).toHaveLength(1);
  const again = await checkout.run("npm", "run", "up");
  expectDone(again);
  expect(again.all).toMatch(/was killed \(process \d+\); its lock is taken away/);
  expect((await outputsOf(checkout, "simpul-2")).runningHash).not.toBe(before);
  expect(await deviations(checkout, await rows(checkout), { "simpul-1": handMade })).toEqual([]);
  await expectNothingToDo();
});

const handMade = ['/ip/firewall/filter add action=accept chain=forward comment="shift malam" dst-address=10.99.0.1'];

test("a planted secret is nowhere but on the devices and in the encrypted state", async () => {
  const state = readFileSync(join(checkout.root, ".pulumi/stacks/simpul/pontianak.json"), "utf8");
  expect(state).not.toContain(planted);
  expect(checkout.printed).not.toContain(planted);
  expect((await checkout.simpul("lab", "log")).out).not.toContain(planted);
  const keeps = (file: string): boolean => /^\.simpul\/farm\//.test(file) || file.startsWith("node_modules");
  const found = readdirSync(checkout.root, { recursive: true, encoding: "utf8" })
    .filter((file) => !keeps(file) && !file.startsWith("node_modules") && !file.startsWith(".simpul-home"))
    .filter((file) => isFileWith(join(checkout.root, file), planted));
  expect(found).toEqual([]);
});

function isFileWith(path: string, words: string): boolean {
  try {
    return existsSync(path) && readFileSync(path, "latin1").includes(words);
  } catch {
    return false;
  }
}

test("the state is small: at most 260 resources and 1.5 MB", () => {
  const text = readFileSync(join(checkout.root, ".pulumi/stacks/simpul/pontianak.json"), "utf8");
  const state = JSON.parse(text) as { checkpoint: { latest: { resources: unknown[] } } };
  expect(state.checkpoint.latest.resources.length).toBeLessThanOrEqual(260);
  expect(text.length).toBeLessThanOrEqual(1_500_000);
});

test("11: destroy leaves day 0 and what someone else made", async () => {
  expectDone(await checkout.pulumi("destroy", "--stack", "pontianak", "--yes"));
  for (const device of ["opd-010", "gw-1", "agg-2"]) {
    const dayZero = (await checkout.simpul("lab", "day0", device)).out;
    const now = await ssh(checkout, await rowOf(checkout, device), "/export show-sensitive");
    expect(body(now)).toBe(body(dayZero));
  }
  const left = await ssh(checkout, await rowOf(checkout, "simpul-1"), "/export");
  expect(left).toContain("shift malam");
  expect(left).not.toContain("simpul:");
});

/** An export without its header, which tells the time. */
function body(text: string): string {
  return text.replaceAll(/^#.*\n/gm, "").trim();
}
