// The doors on a fleet of IOS devices, from a plain CSV and a folder of texts; a fleet of two vendors is one fleet.
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../components/transport/connect.ts";
import type { Target } from "../../components/transport/session.ts";
import { device, iosDevice, spec } from "../components/emulator/temporary-farm.ts";
import { FleetLab } from "./fleet-lab.ts";

let lab: FleetLab;
beforeAll(async () => {
  lab = await FleetLab.start(spec([iosDevice("sw1"), iosDevice("sw2"), device("r1")]));
  lab.write(
    "net.csv",
    lab.csv([
      ["sw1", { vendor: "ios" }],
      ["sw2", { vendor: "cisco_ios" }],
      ["r1", { vendor: "routeros" }],
    ]),
  );
  mkdirSync(lab.path("intended"));
});
afterAll(() => lab.end());

const running = async (name: string): Promise<string> => (await lab.farm.run(name, "show running-config")).text;

const later = new Date(Date.now() + 3_600_000).toISOString();

interface Collected {
  readonly devices: readonly { readonly device: string; readonly ok: boolean; readonly version?: string; readonly error?: string }[];
}

test("collect reads both vendors at once; a session is recorded without its secrets", async () => {
  await type("sw1", "configure terminal", "snmp-server community RAHASIA-SEKALI ro", "end", "write memory");
  const { code, document } = await lab.json<Collected>("collect", "--out", "out", "--record", "tape");
  expect([code, document.devices.map(({ device: name, ok, version }) => [name, ok, version])]).toEqual([
    0,
    [
      ["sw1", true, "17.9.4a"],
      ["sw2", true, "17.9.4a"],
      ["r1", true, "7.20.8"],
    ],
  ]);
  expect(lab.read("out/sw1/config.txt")).toMatch(/^hostname sw1$/m);
  expect(JSON.parse(lab.read("out/sw1/facts.json"))).toMatchObject({ identity: "sw1", model: "C9200L-24T-4G", cpuLoad: "3%" });
  expect(JSON.parse(lab.read("out/sw1/optics.json"))).toMatchObject([{ interface: "Te1/1/1", txPower: -5.2 }]);
  for (const file of ["out/sw1/config.txt", "tape/sw1.yaml"]) expect(lab.read(file)).not.toContain("RAHASIA");
});

test("backup, then drift since then: nothing; a person changes a line: that line, and who it was", async () => {
  expect((await lab.door("backup", "--to", "backups")).code).toBe(0);
  expect((await lab.door("drift", "--since", later, "--backups", "backups", "--devices", "sw*")).code).toBe(0);
  await type("sw2", "configure terminal", "interface GigabitEthernet1/0/2", "description jaga malam", "end");
  const { code, out } = await lab.door("drift", "--since", later, "--backups", "backups", "--devices", "sw*");
  expect([code, out]).toEqual([2, expect.stringMatching(/sw2[\s\S]*description jaga malam/)]);
  await type("sw2", "configure terminal", "interface GigabitEthernet1/0/2", "no description", "end");
});

interface Apply {
  readonly devices: readonly { readonly device: string; readonly outcome: string; readonly guard: string; readonly why?: string }[];
}

test("apply makes it what a folder says: typed under the timed rollback, saved, nothing of ours left; again: nothing to do", async () => {
  lab.write("intended/sw1.cfg", (await running("sw1")).replace(/^interface GigabitEthernet1\/0\/2$/m, "$&\n description meja kepala"));
  const words = ["apply", "--intended", "intended", "--devices", "sw1"];
  const shown = await lab.door(...words, "--dry-run");
  expect([shown.code, shown.out]).toEqual([2, expect.stringContaining("description meja kepala")]);
  const { code, document } = await lab.json<Apply>(...words);
  expect([code, document.devices]).toMatchObject([0, [{ device: "sw1", outcome: "applied", guard: "none" }]]);
  expect(await running("sw1")).toMatch(/ description meja kepala\n(?![\s\S]*simpul-(?!lab))/);
  farm().reboot();
  await farm().started();
  expect(await running("sw1")).toContain(" description meja kepala\n");
  expect((await lab.json<Apply>(...words)).document.devices).toMatchObject([{ outcome: "unchanged" }]);
});

test("a device without an archive is guarded by an applet of ours", async () => {
  await type("sw2", "configure terminal", "no archive", "end", "write memory");
  lab.write("intended/sw2.cfg", (await running("sw2")).replace(/^interface GigabitEthernet1\/0\/1$/m, "$&\n description pintu"));
  const { document } = await lab.json<Apply>("apply", "--intended", "intended", "--devices", "sw2");
  expect(document.devices).toMatchObject([{ device: "sw2", outcome: "applied" }]);
  expect(await running("sw2")).toMatch(/ description pintu\n(?![\s\S]*simpul-(?!lab))/);
});

test("who holds the configuration is told, and nothing is sent", async () => {
  lab.write("intended/sw1.cfg", (await running("sw1")).replace(" description meja kepala", " description lain"));
  const person = await connect(target("sw1"));
  await person.run("configure terminal lock");
  const { document } = await lab.json<Apply>("apply", "--intended", "intended", "--devices", "sw1");
  person.close();
  expect(document.devices).toMatchObject([{ outcome: "refused", why: expect.stringContaining("admin holds its configuration") }]);
  expect(await running("sw1")).not.toContain("description lain");
});

const farm = () => lab.farm.farm.device("sw1");
const target = (name: string): Target => ({ ...lab.farm.target(name), console: "ios" });

async function type(name: string, ...commands: readonly string[]): Promise<void> {
  const session = await connect(target(name));
  for (const command of commands) await session.run(command);
  session.close();
}
