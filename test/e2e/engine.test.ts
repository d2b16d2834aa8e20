// The engine in a checkout without any device: bare pulumi, refusals before anything is touched, what a killed run leaves.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../until.ts";
import { Checkout, type Ended } from "./checkout.ts";

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout();
});
afterAll(() => checkout.end());

const stateFile = (): string => join(checkout.root, ".pulumi/stacks/simpul/pontianak.json");
const lockFolder = (): string => join(checkout.root, ".pulumi/locks/organization/simpul/pontianak");

interface State {
  readonly checkpoint: { latest: { pending_operations?: unknown[]; resources?: unknown[] } };
}

const readState = (): State => JSON.parse(readFileSync(stateFile(), "utf8")) as State;

/** Calls functions of the checkout's own recovery, as `npm run up` does. */
function recover(calls: string): Promise<Ended> {
  const program = `
    import { recoverFile, recoverLock, recoverPending } from "./scripts/up/recover.ts";
    import { engineEnvironment } from "./scripts/pulumi/environment.ts";
    import { places } from "./scripts/setup/places.ts";
    const engine = { at: places(), env: engineEnvironment(places()) };
    const say = (words) => console.log(words);
    try { ${calls} } catch (error) { console.log("refused: " + error.message + "; fix: " + error.fix); }`;
  return checkout.run(process.execPath, "--input-type=module", "-e", program);
}

test("bare pulumi needs nothing exported; the passphrase is made 0600 and said once", async () => {
  const first = await checkout.pulumi("stack", "init", "pontianak");
  expect(first.status).toBe(0);
  expect(first.all).toContain(`made a passphrase for the state of this checkout: ${checkout.root}/.simpul/passphrase (0600)`);
  expect(statSync(join(checkout.root, ".simpul/passphrase")).mode & 0o777).toBe(0o600);
  const second = await checkout.run("sh", "-c", "cd docs && npx pulumi stack ls");
  expect(second).toMatchObject({ status: 0, all: expect.stringMatching(/^NAME .*\npontianak/) });
});

test("the engine's exit status is the command's", async () => {
  expect((await checkout.pulumi("stack", "select", "nobody")).status).not.toBe(0);
  expect((await checkout.pulumi("version")).out).toBe("v3.259.0\n");
});

test("the process becomes the engine: a signal reaches it, nothing of ours stands between", async () => {
  const { pid, ended } = checkout.start(process.execPath, "scripts/pulumi.ts", "preview", "--stack", "pontianak");
  const comm = (): string => readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  await until(() => comm() === "pulumi");
  process.kill(pid, "SIGKILL");
  expect((await ended).status).toBeNull();
});

test("a stale lock file is refused with the command to run, by preview and by npm run up", async () => {
  const file = join(checkout.root, "inventory/regions/pontianak/allocations.lock.yaml");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.replace(/^.*site: kel-tengah,.*\n/m, ""));
  for (const ended of [await checkout.pulumi("preview", "--stack", "pontianak"), await checkout.run("npm", "run", "up")]) {
    expect(ended.status).not.toBe(0);
    expect(ended.all).toMatch(/allocations\.lock\.yaml:1:1: the lock file is stale: kel-tengah/);
    expect(ended.all).toContain("simpul plan --write --region pontianak");
    expect(ended.all).not.toMatch(/^\s+at .*\.ts:\d+/m);
  }
  writeFileSync(file, before);
});

test("a region that is not there is refused with those that are", async () => {
  const { status, all } = await checkout.run("npm", "run", "up", "kotabaru");
  expect(status).toBe(1);
  expect(all).toContain('there is no region "kotabaru"');
});

test("a secret file that others can read stops the run with the fix", async () => {
  mkdirSync(join(checkout.root, ".simpul/secrets"), { recursive: true });
  const file = join(checkout.root, ".simpul/secrets/snmp-auth");
  writeFileSync(file, "rahasia\n", { mode: 0o644 });
  const { status, all } = await checkout.pulumi("preview", "--stack", "pontianak");
  rmSync(file);
  expect(status).not.toBe(0);
  expect(all).toContain(`${file} can be read by others (mode 644)`);
  expect(all).toContain(`chmod 600 ${file}`);
});

test("a passphrase that is gone is not replaced: another one could not open the state", async () => {
  const file = join(checkout.root, ".simpul/passphrase");
  renameSync(file, `${file}.away`);
  const { status, all } = await checkout.pulumi("stack", "ls");
  renameSync(`${file}.away`, file);
  expect(status).toBe(1);
  expect(all).toContain(
    `pulumi: the state of pontianak is encrypted, and its passphrase is gone: there is no ${file}\nfix: put the passphrase back`,
  );
});

function plantLock(pid: number, host: string): void {
  mkdirSync(lockFolder(), { recursive: true });
  const lock = { pid, username: "siti", hostname: host, timestamp: "2026-11-24T01:02:03Z" };
  writeFileSync(join(lockFolder(), "11111111-2222-3333-4444-555555555555.json"), JSON.stringify(lock));
}

test("a lock of a dead process is taken away", async () => {
  plantLock(999_999_999, hostname());
  const { all } = await recover("await recoverLock(engine, 'pontianak', say);");
  expect(all).toBe("a run of 2026-11-24T01:02:03Z was killed (process 999999999); its lock is taken away\n");
  expect((await recover("await recoverLock(engine, 'pontianak', say);")).all).toBe("");
});

test("a lock of another machine is left to people", async () => {
  plantLock(1, "server-dinas");
  const { all } = await recover("await recoverLock(engine, 'pontianak', say);");
  expect(all).toContain("refused: the stack pontianak is locked by siti on server-dinas since 2026-11-24T01:02:03Z");
  expect(all).toContain("fix: when that run is over or dead: npx pulumi cancel --stack pontianak");
  rmSync(lockFolder(), { recursive: true });
});

test("operations of a killed run are forgotten, everything else in the state stays as it is", async () => {
  const before = readState();
  const urn = "urn:pulumi:pontianak::simpul::simpul:index:FiberLink::opd-001";
  const operation = { resource: { urn, custom: true, type: "simpul:index:FiberLink", inputs: {} }, type: "creating" };
  const { resources } = before.checkpoint.latest;
  writeFileSync(
    stateFile(),
    JSON.stringify({
      ...before,
      checkpoint: { ...before.checkpoint, latest: { ...before.checkpoint.latest, pending_operations: [operation] } },
    }),
  );
  const { all } = await recover("recoverPending(engine, 'pontianak', say);");
  expect(all).toBe("1 operation of a killed run forgotten: this run looks at the devices themselves\n");
  const after = readState();
  expect(after.checkpoint.latest.pending_operations ?? []).toEqual([]);
  expect(after.checkpoint.latest.resources).toEqual(resources);
});

test("a state that was cut off in writing: the one before it is taken", async () => {
  const whole = readFileSync(stateFile(), "utf8");
  writeFileSync(`${stateFile()}.bak`, whole);
  writeFileSync(stateFile(), whole.slice(0, 100));
  const { all } = await recover("recoverFile('pontianak', engine.env, say);");
  expect(all).toContain("the state was cut off in the middle of writing; the one before it is taken");
  expect(readFileSync(stateFile(), "utf8")).toBe(whole);
});
