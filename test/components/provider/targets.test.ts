// Where devices are: the farm's own list, or the plan and the pinned host keys; what is not known says how to make it known.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings } from "../../../components/provider/settings.ts";
import { type Door, doorOf, emulated, real } from "../../../components/provider/targets.ts";

const listed = (device: string, port: number, running = true) => ({
  device,
  site: null,
  vendor: "routeros",
  role: "opd",
  host: "127.0.0.1",
  port,
  user: "admin",
  identityFile: "/keys/id",
  hostKey: `ssh-ed25519 ${port}`,
  running,
});

/** A door that answers each call in turn. */
function doorWith(answers: Readonly<Record<string, readonly unknown[]>>): Door & { readonly asked: string[] } {
  const asked: string[] = [];
  const left = new Map(Object.entries(answers).map(([word, list]) => [word, [...list]]));
  const door = async (words: readonly string[]): Promise<string> => {
    asked.push(words.join(" "));
    const answer = left.get(words.slice(0, 2).join(" "))?.shift();
    if (answer === undefined) throw new Error(`no answer to ${words.join(" ")}`);
    return JSON.stringify(answer);
  };
  return Object.assign(door, { asked });
}

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "targets-"));
});
afterEach(() => rmSync(root, { recursive: true }));

test("a farm that needs nothing is asked once", async () => {
  const door = doorWith({ "lab start": [{ devices: 1, on: 1, changed: false }], "lab list": [[listed("opd-001", 25001)]] });
  const targets = emulated(door, "uji");
  const target = {
    device: "opd-001",
    host: "127.0.0.1",
    port: 25001,
    user: "admin",
    identityFile: "/keys/id",
    hostKey: "ssh-ed25519 25001",
  };
  expect(await targets.early()).toEqual([{ vendor: "routeros", target }]);
  expect(await targets.known()).toEqual({ devices: [{ vendor: "routeros", target }], changed: false });
  expect(await targets.of("opd-001", undefined)).toEqual(target);
  expect([...door.asked].sort()).toEqual(["lab list --json --region uji", "lab start --json --region uji"]);
});

test("a farm that had to be started or brought up to the plan is listed again", async () => {
  const fresh = [listed("opd-001", 25001), listed("opd-002", 25002)];
  for (const early of [[listed("opd-001", 25001)], [listed("opd-001", 24000, false), listed("opd-002", 24001, false)]]) {
    const door = doorWith({ "lab start": [{ devices: 2, on: 2, changed: true }], "lab list": [early, fresh] });
    const targets = emulated(door, "uji");
    expect(await targets.early()).toHaveLength(early.filter(({ running }) => running).length);
    const { devices, changed } = await targets.known();
    expect(devices.map(({ target }) => target.port)).toEqual([25001, 25002]);
    expect(changed).toBe(true);
  }
});

test("a device that the farm does not have is not known", async () => {
  const door = doorWith({ "lab start": [{ devices: 0, on: 0, changed: false }], "lab list": [[]] });
  await expect(emulated(door, "uji").of("opd-009", undefined)).rejects.toThrow(/opd-009/);
});

function settingsWith(more: object) {
  const read = readSettings({ region: "uji", target: "real", ...more });
  if (!("settings" in read)) throw new Error("settings");
  return read.settings;
}
const plan = {
  "plan --json": [
    {
      devices: [
        { id: "opd-001", vendor: "routeros", management: "10.160.0.1" },
        { id: "opd-002", vendor: "routeros", management: "10.160.0.2" },
      ],
    },
  ],
};
function pin(lines: readonly string[]): void {
  mkdirSync(join(root, "known_hosts.d"));
  writeFileSync(join(root, "known_hosts.d/uji"), lines.join("\n"));
}

test("real devices: the plan's address, the stack's user, the pin by device name or by address", async () => {
  pin(["# pins", "opd-001 ssh-ed25519 AAAA1", "[10.160.0.2]:2222 ssh-ed25519 AAAA2", ""]);
  const targets = real(doorWith(plan), root, settingsWith({ user: "simpul", identityFile: "keys/runner", port: "2222" }));
  const first = {
    device: "opd-001",
    host: "10.160.0.1",
    port: 2222,
    user: "simpul",
    hostKey: "ssh-ed25519 AAAA1",
    identityFile: join(root, "keys/runner"),
  };
  expect((await targets.known()).devices.map(({ target }) => target)).toEqual([
    first,
    { ...first, device: "opd-002", host: "10.160.0.2", hostKey: "ssh-ed25519 AAAA2" },
  ]);
});

test("what a resource says of its own way stands above plan and stack", async () => {
  const targets = real(doorWith({}), root, settingsWith({ user: "simpul" }));
  const hint = { host: "192.0.2.1", port: 22, user: "admin", hostKey: "SHA256:x" };
  expect(await targets.of("opd-001", hint)).toEqual({ device: "opd-001", ...hint });
});

test("a host key that nobody pinned, a user that nobody named, a device that nobody planned: each with the way out", async () => {
  const of = (device: string, settings: object) => real(doorWith(plan), root, settingsWith(settings)).of(device, undefined);
  const fix = "simpul trust --region uji, or a line in known_hosts.d/uji with opd-001 as its first word";
  await expect(of("opd-001", { user: "simpul" })).rejects.toMatchObject({ message: "the host key of opd-001 is not pinned", fix });
  await expect(of("opd-001", {})).rejects.toMatchObject({ fix: "pulumi config set simpul:user NAME" });
  await expect(of("opd-009", { user: "simpul" })).rejects.toThrow(/no address of opd-009/);
});

test("jump hosts, a password by reference and old algorithms come from the stack's settings", async () => {
  pin(["opd-001 ssh-ed25519 AAAA1", "[192.0.2.9]:2022 ssh-ed25519 AAAA9"]);
  const settings = { user: "simpul", jump: "noc@192.0.2.9:2022", passwordRef: "router", oldAlgorithms: "opd-002, opd-001" };
  const found = await real(doorWith(plan), root, settingsWith(settings)).of("opd-001", undefined);
  expect(found).toMatchObject({
    algorithms: "old",
    jump: [{ device: "[192.0.2.9]:2022", host: "192.0.2.9", port: 2022, user: "noc", hostKey: "ssh-ed25519 AAAA9" }],
  });
  expect(Object.keys(found.jump?.[0] ?? {})).not.toContain("password");
  expect(() => found.password?.()).toThrow(/SIMPUL_SECRET_ROUTER/);
});

test("a door's error is its own words", async () => {
  mkdirSync(join(root, "scripts"));
  writeFileSync(
    join(root, "scripts/simpul.ts"),
    'process.stderr.write("simpul: the lock file is stale\\nfix: simpul plan --write\\n"); process.exit(1);',
  );
  await expect(doorOf(root)(["lab", "start"])).rejects.toThrow("simpul lab start: the lock file is stale\nfix: simpul plan --write");
});
