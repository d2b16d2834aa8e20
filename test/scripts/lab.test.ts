// The lab's door as a person uses it: processes of its own, killed and started again, in step with a plan.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listed, order, runningFarm, startFarm, stopFarm } from "../../components/emulator/index.ts";
import type { FarmSpec } from "../../components/emulator/spec.ts";
import { connect } from "../../components/transport/connect.ts";
import { cable, device, spec } from "../components/emulator/temporary-farm.ts";
import { until } from "../until.ts";

const root = resolve(import.meta.dirname, "../..");
const simpul = join(root, "scripts", "simpul.ts");
let path: string;

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function lab(...words: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [simpul, "lab", ...words, "--dir", path], (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

async function list(): Promise<Listed[]> {
  return JSON.parse((await lab("list", "--json")).out);
}

async function run(name: string, command: string): Promise<string> {
  const target = (await list()).find((each) => each.device === name);
  if (target === undefined) throw new Error(`no device ${name}`);
  const session = await connect(target);
  const { text } = await session.run(command);
  session.close();
  return text;
}

const small: FarmSpec = spec([device("r1"), device("r2", { site: "kel-tengah" })], [cable("r1-r2", "r1 sfp1", "r2 sfp1")]);
const start = async (wanted: FarmSpec): Promise<boolean> =>
  (await startFarm({ path, spec: () => wanted, identityFile: join(path, "id_ed25519") })).started;

beforeAll(async () => {
  path = join(mkdtempSync(join(tmpdir(), "simpul-lab-")), "farm");
  await start(small);
});
afterAll(async () => {
  await stopFarm(path);
  rmSync(join(path, ".."), { recursive: true, force: true });
});

test("list has exactly the fields of the contract; keys are their owner's", async () => {
  const devices = await list();
  expect(devices.map((each) => Object.keys(each).sort())).toEqual(
    Array(2).fill(["device", "host", "hostKey", "identityFile", "port", "role", "running", "site", "user", "vendor"]),
  );
  expect(devices[1]).toMatchObject({ device: "r2", site: "kel-tengah", host: "127.0.0.1", user: "admin", running: true });
  expect(devices[0]?.hostKey).toMatch(/^ssh-ed25519 [A-Za-z0-9+/=]+ /);
  expect(statSync(join(path, "id_ed25519")).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, "farm.json")).mode & 0o777).toBe(0o600);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test("the farm is in a session of its own", async () => {
  const pid = await runningFarm(path);
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  expect(Number(fields[3])).toBe(pid);
});

test("kill -9 and start again: same ports, same keys, same state", async () => {
  const before = await list();
  await run("r1", "/ip/pool/add name=kept ranges=10.0.0.2");
  const pid = (await runningFarm(path)) ?? 0;
  process.kill(pid, "SIGKILL");
  await until(() => !existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z"));
  expect((await list()).map(({ running }) => running)).toEqual([false, false]);
  expect(await start(small)).toBe(true);
  expect(await list()).toEqual(before);
  expect(await run("r1", ":put [/ip/pool/get [find] name]")).toBe("kept\n");
});

test("started twice at once there is one farm", async () => {
  await stopFarm(path);
  await Promise.allSettled([start(small), start(small), start(small)]);
  expect(await runningFarm(path)).toBeDefined();
  expect(await run("r1", ":put 1")).toBe("1\n");
});

test("in step with the plan: new devices at day 0, dropped ones stay until they are back there", async () => {
  await run("r2", "/ip/pool/add name=mine ranges=10.0.0.2");
  const next = spec([device("r1"), device("r3")], [cable("r1-r3", "r1 sfp1", "r3 sfp1")]);
  expect(await start(next)).toBe(false);
  expect((await list()).map((each) => each.device)).toEqual(["r1", "r3", "r2"]);
  await run("r2", "/ip/pool/remove [find]");
  await start(next);
  expect((await list()).map((each) => each.device)).toEqual(["r1", "r3"]);
  await start(small);
  expect((await list()).map((each) => each.device)).toEqual(["r1", "r2"]);
});

test("power, cables and faults by command, with words for mistakes", async () => {
  expect(await lab("stop", "r1")).toEqual({ code: 0, out: "off: r1\n", err: "" });
  expect((await list()).map(({ running }) => running)).toEqual([false, true]);
  expect((await lab("start", "r1")).out).toBe("on: r1\n");
  expect(await run("r1", "/ip/neighbor/print count-only")).toBe("1\n");
  expect((await lab("cut", "r1-r2")).code).toBe(0);
  expect(await run("r1", "/ip/neighbor/print count-only")).toBe("0\n");
  expect((await lab("mend", "r1-r2")).code).toBe(0);
  expect(await lab("cut", "nope")).toEqual({ code: 1, out: "", err: 'simpul: there is no link "nope" in the lab\nfix: links: r1-r2\n' });
  expect((await lab("fault", "r9", "cut")).err).toBe('simpul: there is no device "r9" in the lab\nfix: see: simpul lab list\n');
  expect(JSON.parse((await lab("fault", "r1", "cut@verify", "--sticky", "--json")).out)).toEqual({
    device: "r1",
    waiting: [{ kind: "cut", step: "verify", sticky: true, seed: 1 }],
  });
  expect((await lab("fault", "r1", "clear")).out).toBe("r1: nothing is wrong\n");
});

test("fault --list is the contract's document", async () => {
  const kinds = JSON.parse((await lab("fault", "--list", "--json")).out);
  expect(kinds.every((each: object) => Object.keys(each).sort().join() === "kind,what,where")).toBe(true);
  expect(new Set(kinds.map(({ where }: { where: string }) => where))).toEqual(new Set(["step", "byte", "always"]));
});

test("the clock, forward only", async () => {
  await run("r1", '/system/scheduler/add name=t interval=15m on-event="/ip/pool/add name=fired ranges=10.0.0.3"');
  expect((await lab("clock", "all", "+20m")).code).toBe(0);
  expect(await run("r1", '/ip/pool/print count-only where name="fired"')).toBe("1\n");
  expect((await lab("clock", "r1", "20m")).code).toBe(1);
});

test("the log ends unless it is followed; followed, it goes on", async () => {
  const lines = (await lab("log")).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(5);
  expect(Object.keys(lines[0]).sort()).toEqual(["changed", "command", "device", "event", "ok", "t"]);
  const child: ChildProcess = spawn(process.execPath, [simpul, "lab", "log", "r2", "--follow", "--dir", path]);
  const seen = new Promise<string>((resolve) => {
    let text = "";
    child.stdout?.on("data", (part: Buffer) => {
      text += part;
      if (text.includes("marked-by-the-test")) resolve(text);
    });
  });
  await run("r2", ':put "marked-by-the-test"');
  const followed = await seen;
  child.kill();
  expect(
    followed
      .trim()
      .split("\n")
      .every((line) => JSON.parse(line).device === "r2"),
  ).toBe(true);
});

test("day 0 is what a reset device exports", async () => {
  await lab("reset", "r1");
  const exported = (await run("r1", "/export show-sensitive")).split("\n").slice(1);
  expect((await lab("day0", "r1")).out.split("\n").slice(1)).toEqual(exported);
});

test("orders need the farm's token", async () => {
  const { control } = JSON.parse(readFileSync(join(path, "farm.json"), "utf8"));
  const answer = await fetch(`http://127.0.0.1:${control}/stop`, {
    method: "POST",
    body: "{}",
    headers: { authorization: "Bearer wrong" },
  });
  expect(answer.status).toBe(403);
  await expect(order(path, "status", {})).resolves.toHaveProperty("pid");
});

test("a farm in the foreground prints its list, and Ctrl-C ends it and its folder", async () => {
  const child = spawn(process.execPath, [
    simpul,
    "lab",
    "farm",
    "--devices",
    "3",
    "--vendor",
    "routeros",
    "--latency",
    "login=50,command=20",
  ]);
  const text = await new Promise<string>((resolve) => {
    let out = "";
    child.stdout.on("data", (part: Buffer) => {
      out += part;
      if (out.endsWith("]\n")) resolve(out);
    });
  });
  const devices: Listed[] = JSON.parse(text);
  expect(devices.map((each) => each.device)).toEqual(["dev-0001", "dev-0002", "dev-0003"]);
  const [, , third] = devices;
  if (third === undefined) throw new Error("no third device");
  const session = await connect(third);
  const started = performance.now();
  expect((await session.run(":put 1")).text).toBe("1\n");
  expect(performance.now() - started).toBeGreaterThan(19);
  session.close();
  const folder = resolve(devices[0]?.identityFile ?? "", "..");
  child.kill("SIGINT");
  await new Promise((done) => child.on("close", done));
  expect(existsSync(folder)).toBe(false);
});

test("a vendor that is not there yet is refused", async () => {
  const said = await lab("farm", "--devices", "1", "--vendor", "vyos");
  expect(said).toEqual({ code: 1, out: "", err: expect.stringMatching(/^simpul: the lab has no vyos devices\nfix: it has: .*routeros/) });
});
