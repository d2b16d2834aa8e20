// `simpul backup` and `simpul drift` on a farm: what changed, in words and commands, and by whom; what changes by itself does not count.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { documents } from "../../scripts/schema/documents.ts";
import { cable, device, spec } from "../components/emulator/temporary-farm.ts";
import { FleetLab } from "./fleet-lab.ts";

const names = ["r1", "r2"];
let lab: FleetLab;
beforeAll(async () => {
  lab = await FleetLab.start(
    spec(
      names.map((name) => device(name)),
      [cable("r1-r2", "r1 sfp1", "r2 sfp1")],
    ),
  );
  mkdirSync(lab.path("intended"));
  await keep();
});
afterAll(() => lab.end());
beforeEach(async () => {
  await lab.calm(names);
});

/** What runs now is what is intended. */
async function keep(): Promise<void> {
  for (const name of names) lab.write(`intended/${name}.rsc`, (await lab.farm.run(name, "/export show-sensitive")).text);
}

interface Drift {
  readonly devices: readonly {
    readonly device: string;
    readonly state: string;
    readonly commands: readonly string[];
    readonly explain: readonly string[];
    readonly sections: readonly { readonly section: string; readonly commands: number }[];
    readonly changes?: readonly { readonly what: string; readonly by?: string }[];
    readonly error?: string;
  }[];
}
async function drift(...words: string[]) {
  const { code, document } = await lab.json<Drift>("drift", ...words);
  expect(documents.drift.safeParse(document).error).toBeUndefined();
  return { code, devices: document.devices };
}
const states = ({ devices }: Drift): readonly string[] => devices.map(({ device: name, state }) => `${name} ${state}`);

interface Backup {
  readonly repository: string;
  readonly commit?: string;
  readonly devices: readonly { readonly device: string; readonly changed: boolean; readonly ok: boolean; readonly error?: string }[];
}
async function backup() {
  const { code, document } = await lab.json<Backup>("backup", "--to", "kept");
  expect(documents.backup.safeParse(document).error).toBeUndefined();
  return { code, ...document, told: document.devices.map((each) => `${each.device} ${each.ok} ${each.changed}`) };
}
const git = (...words: string[]): string => execFileSync("git", ["-C", lab.path("kept"), ...words], { encoding: "utf8" });

test("nothing changed: no drift, whatever the clock, the header and the order say", async () => {
  await lab.farm.farm.advance(["r1"], 3_600_000);
  const turned = lab.read("intended/r2.rsc").replace(/^# .*\n/gm, "");
  lab.write("intended/r2.rsc", `# 1970-01-02 00:00:00 by RouterOS 7.20.8\n${turned}`);
  const found = await drift("--intended", "intended");
  expect([found.code, states(found)]).toEqual([0, ["r1 same", "r2 same"]]);
});

test("drift by device and section, in words and commands, with who did it; secrets stay masked", async () => {
  await lab.farm.run("r1", "/ip/firewall/address-list/add list=sementara address=192.0.2.7");
  await lab.farm.run("r1", "/snmp/community/add name=nms authentication-password=SANGAT-RAHASIA");
  const found = await drift("--intended", "intended");
  expect([found.code, states(found)]).toEqual([2, ["r1 drift", "r2 same"]]);
  expect(found.devices[0]?.sections.map(({ section }) => section).sort()).toEqual(["/ip/firewall/address-list", "/snmp/community"]);
  expect(found.devices[0]?.commands.some((command) => command.startsWith("/ip/firewall/address-list remove"))).toBe(true);
  expect(found.devices[0]?.changes?.[0]).toMatchObject({ what: "snmp community added", by: "admin" });
  const { code, out } = await lab.door("drift", "--intended", "intended");
  expect([code, out]).toEqual([2, expect.stringMatching(/^r1: drift in .*\n {2}differs:\n/)]);
  expect(out).toContain("1 of 2 devices as they should be, 1 drifted");
  expect(out + JSON.stringify(found)).not.toContain("RAHASIA");
  await keep();
});

test("tagged: what is not ours is told and is no drift", async () => {
  await lab.farm.run("r2", "/ip/firewall/address-list/add list=lain address=192.0.2.8");
  expect((await drift("--intended", "intended", "--own", "tagged:simpul:", "--devices", "r2")).code).toBe(0);
  await keep();
});

test("saved exports are compared without any device; the devices are those of the folder", async () => {
  await lab.farm.farm.power(names, false);
  mkdirSync(lab.path("saved"), { recursive: true });
  lab.write("saved/r1.rsc", `${lab.read("intended/r1.rsc")}/system note\nset note=lain\n`);
  const { code, out } = await lab.run("drift", "--saved", "saved", "--intended", "intended", "--json");
  expect([code, states(JSON.parse(out) as Drift)]).toEqual([2, ["r1 drift", "r2 unreachable"]]);
});

test("a device of which nothing is intended, or whose text says nothing, ends nothing for the others, saved or live", async () => {
  mkdirSync(lab.path("kept-texts"), { recursive: true });
  mkdirSync(lab.path("some"), { recursive: true });
  for (const name of names) lab.write(`kept-texts/${name}.rsc`, lab.read(`intended/${name}.rsc`));
  lab.write("some/r2.rsc", lab.read("intended/r2.rsc"));
  const whys = async (...words: string[]) => {
    const { code, devices } = await drift("--intended", "some", ...words);
    return [code, devices.map(({ device: name, state, error = "" }) => `${name} ${state} ${error}`.trim())];
  };
  const nothing = [2, ["r1 unreachable nothing says what r1 should run", "r2 same"]];
  expect([await whys("--saved", "kept-texts"), await whys()]).toEqual([nothing, nothing]);
  lab.write("some/r1.rsc", "");
  const silent = [2, ["r1 unreachable the text of r1 says nothing: all that is on the device would be removed", "r2 same"]];
  expect([await whys("--saved", "kept-texts"), await whys()]).toEqual([silent, silent]);
});

test("backups: one commit a run, a changed secret shows and is not there; drift since a backup", async () => {
  await lab.farm.run("r1", "/radius/add address=10.0.0.9 service=login secret=KATA-SANDI-SATU");
  const first = await backup();
  expect([first.code, first.told]).toEqual([0, ["r1 true true", "r2 true true"]]);
  const again = await backup();
  expect([again.code, again.commit, again.told]).toEqual([0, undefined, ["r1 true false", "r2 true false"]]);
  await lab.farm.run("r1", "/radius/set 0 secret=KATA-SANDI-DUA");
  const second = await backup();
  expect([second.told, git("log", "--format=%s").trim().split("\n")]).toEqual([
    ["r1 true true", "r2 true false"],
    ["1 of 2 devices changed", "2 of 2 devices changed"],
  ]);
  expect(git("diff", "HEAD~1", "HEAD").match(/^[+-].*secret:[0-9a-f]{8}/gm)).toHaveLength(2);
  expect(git("log", "-p")).not.toMatch(/KATA-SANDI/);
  const since = await drift("--since", first.commit ?? "", "--backups", "kept");
  expect([since.code, states(since)]).toEqual([2, ["r1 drift", "r2 same"]]);
  expect((await drift("--since", new Date(Date.now() + 60_000).toISOString(), "--backups", "kept")).code).toBe(0);
  const { err } = await lab.door("drift", "--since", "1999-01-01", "--backups", "kept");
  expect(err).toMatch(/^simpul: no backup in .* is from before "1999-01-01"\nfix: /m);
});

test("a device that is not read keeps its last file; a folder that is somebody's is refused", async () => {
  await lab.farm.farm.power(["r2"], false);
  lab.farm.farm.fault("r1", "export-timeout", true, 3);
  const { code, commit, devices } = await backup();
  expect([code, commit, devices.map(({ ok }) => ok)]).toEqual([2, undefined, [false, false]]);
  expect(devices[0]?.error).toMatch(/its export broke off in/);
  expect((await lab.door("backup", "--to", "intended")).err).toMatch(/is no git repository, and not empty\nfix: /);
});

test("what cannot be compared is told before anybody is called", async () => {
  const said = await Promise.all([lab.door("drift"), lab.door("drift", "--intended", "nowhere"), lab.door("drift", "--since", "HEAD")]);
  expect(said.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(said[0]?.err).toMatch(/the file says where devices are, not what they should run\nfix: --intended DIR/);
  mkdirSync(lab.path("empty"), { recursive: true });
  const none = await lab.door("drift", "--intended", "empty");
  expect([none.code, none.err]).toEqual([1, expect.stringMatching(/nothing says what r1 should run\nfix: give its text/)]);
});
