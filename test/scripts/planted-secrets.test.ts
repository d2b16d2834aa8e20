// Secrets planted on devices, in what is intended and in what we log in with, searched in everything that the doors on a fleet leave and say: none.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { device, spec } from "../components/emulator/temporary-farm.ts";
import { until } from "../until.ts";
import { FleetLab } from "./fleet-lab.ts";
import { simulated } from "./simulated.ts";

const root = resolve(import.meta.dirname, "../..");
const names = ["r1", "r2"];
/** In every planted secret, and in nothing else. */
const planted = /TANAM-[A-Z0-9]+/;
const onDevice = [
  "/snmp/community/add name=nms security=private authentication-password=TANAM-SNMP1 encryption-password=TANAM-SNMP2",
  "/radius/add address=10.0.0.9 service=login secret=TANAM-RADIUS",
  "/ppp/secret/add name=cabang password=TANAM-PPP",
  '/system/script/add name=s source="/ppp secret add name=x password=TANAM-SKRIP"',
  "/interface/wireguard/add name=wg private-key=TANAM-WG",
];
let lab: FleetLab;
/** everything that any of the doors said */
let said = "";
const began = Date.now();

beforeAll(async () => {
  lab = await FleetLab.start(spec(names.map((name) => device(name))));
  for (const name of names) for (const command of onDevice) expect((await lab.farm.run(name, command)).text).toBe("");
  mkdirSync(lab.path("intended"));
  await intend("TANAM-BARU1");
});
afterAll(() => lab.end());

async function intend(secret: string): Promise<void> {
  const change = `/snmp/community/set [find name=nms] authentication-password=${secret}\n/radius/set [find] secret=${secret}`;
  for (const name of names) {
    const { text } = await lab.farm.run(name, "/export show-sensitive");
    lab.write(`intended/${name}.rsc`, simulated(text, change));
  }
}

const hear = (part: string): void => {
  said += part;
};

async function door(...words: readonly string[]): Promise<number> {
  const { code, out, err } = await lab.door(...words);
  said += out + err;
  return code;
}

/** Transactions that this test began, in the checkout's own folder. */
function transactions(): readonly string[] {
  const folder = join(root, ".simpul/transactions");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((id) => {
    const record = join(folder, id, "transaction.json");
    if (!existsSync(record)) return [];
    const { started, devices } = JSON.parse(readFileSync(record, "utf8")) as {
      readonly started: string;
      readonly devices: readonly string[];
    };
    const isOurs = Date.parse(started) >= began && devices.every((name) => names.includes(name));
    return isOurs ? readdirSync(join(folder, id)).map((file) => join(folder, id, file)) : [];
  });
}

/** What the doors wrote: not the intended texts, which hold what the user wrote. */
function written(): readonly string[] {
  const files = readdirSync(lab.folder, { recursive: true, encoding: "utf8" }).filter((file) => !file.startsWith("intended"));
  return [...files.map((file) => lab.path(file)), ...transactions()];
}

function found(): readonly string[] {
  const inFiles = written().filter((path) => {
    try {
      return planted.test(readFileSync(path, "latin1"));
    } catch {
      return false;
    }
  });
  // Git keeps what it is given packed.
  const history = spawnSync("git", ["-C", lab.path("cadangan"), "log", "-p", "--all"], { encoding: "utf8" }).stdout ?? "";
  const others = {
    "what was said": said,
    "the backups' history": history,
    "the farm's log": readFileSync(lab.farm.folder.logFile, "utf8"),
  };
  return [...inFiles, ...Object.entries(others).flatMap(([name, text]) => (planted.test(text) ? [name] : []))];
}

test("read, recorded, backed up, compared, changed, refused, cut off, killed: no secret in any of it", async () => {
  expect(await door("collect", "--out", "out", "--record", "rec")).toBe(0);
  expect(await door("backup", "--to", "cadangan")).toBe(0);
  expect(await door("drift", "--intended", "intended")).toBe(2);
  expect(await door("drift", "--intended", "intended", "--json")).toBe(2);
  expect(await door("apply", "--intended", "intended", "--dry-run")).toBe(2);
  for (const fault of ["import-stops@apply:1", "garbage@read", "garbage@apply", "cut@apply:1", "refuse@arm", "export-timeout@verify"]) {
    for (const name of names) lab.farm.farm.fault(name, fault, false, 3);
    await door("apply", "--intended", "intended");
    await lab.calm(names);
    await lab.farm.farm.advance([], 600_000);
    await intend(`TANAM-${fault.replaceAll(/[^a-z]/g, "").toUpperCase()}`);
  }
  await killed();
  expect(await door("apply", "--intended", "intended")).toBe(0);
  expect(await door("backup", "--to", "cadangan")).toBe(0);
  expect(transactions().length).toBeGreaterThan(10);
  expect(found()).toEqual([]);
}, 240_000);

/** In the middle of its work; what it says when it ends so counts, too. */
async function killed(): Promise<void> {
  const words = ["apply", "--intended", "intended", "--from", "net.csv", "--pins", "pins"];
  const child = spawn(process.execPath, [join(root, "scripts/simpul.ts"), ...words], {
    cwd: lab.folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", hear);
  await until(() => lab.farm.farm.device("r1").files.list.length > 0 || child.exitCode !== null);
  child.kill("SIGABRT");
  await once(child, "close");
}

test("the search finds one that is there, in a file, in what was said, in git", async () => {
  lab.write("catatan.txt", "kunci=TANAM-SENDIRI");
  said += "TANAM-KATA";
  spawnSync("git", [
    "-C",
    lab.path("cadangan"),
    "-c",
    "user.name=x",
    "-c",
    "user.email=x@example.org",
    "commit",
    "--allow-empty",
    "-m",
    "TANAM-GIT",
  ]);
  expect(found()).toEqual(expect.arrayContaining([lab.path("catatan.txt"), "what was said", "the backups' history"]));
});
