// `simpul trust` and `simpul collect` on a farm: first contact, pins, what is read, what is masked, and who was not reached.
import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Recording } from "../../components/transport/recording.ts";
import { documents } from "../../scripts/schema/documents.ts";
import { cable, device, spec } from "../components/emulator/temporary-farm.ts";
import { roughServer } from "../components/transport/rough-server.ts";
import { FleetLab } from "./fleet-lab.ts";

const names = ["r1", "r2", "r3"];
let lab: FleetLab;
beforeAll(async () => {
  lab = await FleetLab.start(
    spec(
      names.map((name) => device(name)),
      [cable("r1-r2", "r1 sfp1", "r2 sfp1")],
    ),
  );
});
afterAll(() => lab.end());
beforeEach(async () => {
  await lab.calm(names);
  lab.write("net.csv", lab.csv(names.map((name) => [name, {}])));
  lab.pin(names);
});

interface Trust {
  readonly devices: readonly {
    readonly device: string;
    readonly host: string;
    readonly state: string;
    readonly written: boolean;
    readonly fingerprint: string;
  }[];
}
async function trust(...words: string[]) {
  const { code, document } = await lab.json<Trust>("trust", ...words);
  expect(documents.trust.safeParse(document).error).toBeUndefined();
  return { code, states: document.devices.map(({ device: name, state, written }) => `${name} ${state}${written ? " written" : ""}`) };
}

test("a first contact pins nothing that nobody said yes to; then each key is known", async () => {
  lab.write("pins", "# pins\n");
  expect(await trust()).toEqual({ code: 2, states: ["r1 new", "r2 new", "r3 new"] });
  expect(lab.read("pins")).toBe("# pins\n");
  expect((await lab.door("trust")).out).toMatch(/^3 not pinned: .*, then `simpul trust --from net\.csv --pins pins --yes`$/m);
  expect(await trust("--yes")).toEqual({ code: 0, states: ["r1 new written", "r2 new written", "r3 new written"] });
  const { port, hostKey } = lab.farm.target("r1");
  expect(lab.read("pins").split("\n")[1]).toBe(`r1,[127.0.0.1]:${port} ${hostKey.split(" ").slice(0, 2).join(" ")}`);
  expect(await trust()).toEqual({ code: 0, states: ["r1 known", "r2 known", "r3 known"] });
  expect(await trust("--limit", "r[23],r3").catch(() => "none")).toBe("none");
});

test("a changed key is replaced only where it is named; a device that is off is told", async () => {
  lab.farm.farm.fault("r1", "wrong-host-key", true, 1);
  await lab.farm.farm.power(["r3"], false);
  const before = lab.read("pins");
  expect(await trust("--yes")).toEqual({ code: 2, states: ["r1 changed", "r2 known", "r3 unreachable"] });
  expect(lab.read("pins")).toBe(before);
  const said = await lab.door("trust", "--yes", "--limit", "r1");
  expect(said.out).toMatch(/r1 .* changed .*SHA256:\S+ .*pinned is SHA256:/);
  expect(await trust("--replace", "r1", "--limit", "r1")).toEqual({ code: 0, states: ["r1 changed written"] });
  expect(lab.read("pins").split("\n").slice(1)).toEqual(before.split("\n").slice(1));
  expect((await lab.door("trust", "--replace", "r9")).err).toMatch(/^simpul: --replace r9: no such device was looked at\n/m);
});

interface Collect {
  readonly devices: readonly {
    readonly device: string;
    readonly ok: boolean;
    readonly error?: string;
    readonly version?: string;
    readonly files: readonly string[];
  }[];
}
async function collect(...words: string[]) {
  const { code, document } = await lab.json<Collect>("collect", ...words);
  expect(documents.collect.safeParse(document).error).toBeUndefined();
  return { code, devices: document.devices };
}

test("everything is read and written, secrets masked", async () => {
  const planted = [
    "KUNCI-OSPF-RAHASIA",
    "SNMP-RAHASIA-SEKALI",
    "RADIUS panjang dengan spasi dan \\\\ garis miring yang lebih panjang dari satu baris",
  ];
  await lab.farm.run(
    "r1",
    `/snmp/community/add name=nms security=private authentication-password="${planted[1]}" encryption-password="${planted[1]}"`,
  );
  await lab.farm.run("r1", `/radius/add address=10.0.0.9 service=login secret="${planted[2]}" comment="simpul:radius"`);
  await lab.farm.run("r1", `/system/script/add name=s source="/ppp secret add name=x password=${planted[0]}"`);
  await lab.farm.run("r1", "/queue/simple/add name=q target=10.0.0.0/24 max-limit=10M/10M");
  const { code, devices } = await collect("--out", "out", "--record", "rec");
  expect([code, devices.map(({ ok, version }) => [ok, version])]).toEqual([0, names.map(() => [true, "7.20.8"])]);
  expect(devices[0]?.files).toEqual(["config.txt", "facts.json", "neighbours.json", "optics.json"].map((name) => `out/r1/${name}`));
  const json = (name: string): unknown => JSON.parse(lab.read(`out/r1/${name}.json`));
  expect(json("neighbours")).toEqual([
    {
      interface: "sfp1",
      identity: "MikroTik",
      platform: "MikroTik",
      board: "L009UiGS",
      version: "7.20.8 (stable)",
      remoteInterface: "sfp1",
    },
  ]);
  expect(json("optics")).toEqual([{ interface: "sfp1", status: "link-ok", txPower: -5.214, rxPower: -6 }]);
  expect(json("facts")).toMatchObject({ model: "L009UiGS", version: "7.20.8", queues: [{ name: "q", bytes: "0/0" }], missing: [] });
  const all = ["config.txt", "facts.json"].map((name) => lab.read(`out/r1/${name}`)).join("") + lab.read("rec/r1.yaml");
  for (const secret of [...planted, "panjang dengan spasi"]) expect(all).not.toContain(secret);
  expect(lab.read("out/r1/config.txt")).toMatch(/secret=secret:[0-9a-f]{8}/);
  expect(Recording.read(lab.read("rec/r1.yaml")).entries).toHaveLength(1);
});

test("who was not reached is told, each with its reason, and the others are read", async () => {
  await lab.farm.farm.power(["r2"], false);
  lab.write("pins", lab.read("pins").split("\n").slice(0, 2).join("\n"));
  const { code, devices } = await collect();
  expect([code, devices.map(({ ok }) => ok)]).toEqual([2, [true, false, false]]);
  expect(devices[1]?.error).toMatch(/refuses connections/);
  expect(devices[2]?.error).toBe("the host key of r3 is not pinned; fix: simpul trust --from net.csv --pins pins");
});

test("a connection that is cut is read once more", async () => {
  lab.farm.farm.fault("r1", "cut@read", false, 1);
  expect((await collect("--limit", "r1")).code).toBe(0);
});

test("a device that refuses the whole line is read part by part", async () => {
  lab.farm.farm.fault("r1", "refuse@read", false, 1);
  expect((await collect("--limit", "1")).devices).toMatchObject([{ device: "r1", ok: true, version: "7.20.8" }]);
});

test("through a jump host: both pinned by one trust, nothing said to a jump host with another key", async () => {
  const jump = await roughServer();
  const { host, port } = jump.target;
  lab.write("net.csv", lab.csv(names.map((name) => [name, { jump: `noc@${host}:${port}` }])));
  lab.write("pins", "");
  expect(await trust("--yes")).toEqual({
    code: 0,
    states: [`[127.0.0.1]:${port} new written`, "r1 new written", "r2 new written", "r3 new written"],
  });
  expect(await trust()).toMatchObject({ code: 0 });
  expect((await collect()).code).toBe(0);
  const logins = jump.logins.length;
  lab.write("pins", lab.read("pins").replace(/^(\[127\S+) .*/m, `$1 ${lab.farm.target("r1").hostKey.split(" ").slice(0, 2).join(" ")}`));
  const { code, devices } = await collect();
  expect([code, devices[0]?.error]).toEqual([2, expect.stringMatching(/^jump host \[127\.0\.0\.1\]:\d+: .* shows the host key/)]);
  expect(jump.logins.length).toBe(logins);
  jump.close();
});

test("mistakes in the file are told with their places, and nobody is called", async () => {
  lab.write("net.csv", "device,host,port\nr1,127.0.0.1,x\nr1,127.0.0.1,22\n");
  const { code, out, err } = await lab.door("collect", "--out", "never");
  expect([code, out, existsSync(lab.path("never"))]).toEqual([1, "", false]);
  expect(err).toBe(
    `simpul: ${lab.path("net.csv")}:2:14: "x" is no port; fix: a number from 1 to 65535\n${lab.path("net.csv")}:3:1: device r1 is there twice, first in line 2\n`,
  );
});

test("which devices: names, patterns, numbers, and what means none", async () => {
  lab.write("net.csv", lab.csv(names.map((name, at) => [name, { site: at < 2 ? "kantor" : "gudang" }])));
  const chosen = async (...words: string[]) => (await collect(...words)).devices.map(({ device: name }) => name);
  expect(await chosen("--devices", "r1,site=gudang")).toEqual(["r1", "r3"]);
  expect(await chosen("--devices", "r*", "--limit", "2")).toEqual(["r1", "r2"]);
  expect((await lab.door("collect", "--devices", "r4")).err).toMatch(/no device is meant by "r4"\nfix: did you mean r1\?/);
});
