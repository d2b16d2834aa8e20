// Starts a farm's process, finds it again, and gives it orders.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { Orders } from "./control.ts";
import { codeMark, FarmFolder, type FarmRecord, usualBase } from "./farm-folder.ts";
import { FarmError } from "./mistake.ts";
import { type FarmSpec, type Latency, noLatency } from "./spec.ts";

const patience = 30_000;
const orderPatience = 600_000;

/** Gives an order to a running farm. */
export async function order<Name extends keyof Orders>(
  path: string,
  name: Name,
  ask: Orders[Name]["ask"],
): Promise<Orders[Name]["answer"]> {
  const record = new FarmFolder(path).record();
  const answer = record?.control === undefined ? undefined : await post(record, name, ask, orderPatience);
  if (answer === undefined) throw new FarmError("the lab is not running", "start it: simpul lab start");
  const { error } = answer as { error?: { message: string; fix?: string } };
  if (error !== undefined) throw new FarmError(error.message, error.fix);
  return answer as Orders[Name]["answer"];
}

/** The process id of a farm that answers. */
export async function runningFarm(path: string): Promise<number | undefined> {
  const record = new FarmFolder(path).record();
  if (record?.control === undefined) return undefined;
  const answer = (await post(record, "status", {}, 5000)) as { pid?: number } | undefined;
  return answer?.pid;
}

/** The answer; undefined where nobody answers. */
function post(record: FarmRecord, name: string, ask: unknown, timeout: number): Promise<unknown> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${record.token}`, "content-type": "application/json" };
    const sent = request({ host: "127.0.0.1", port: record.control, path: `/${name}`, method: "POST", headers, timeout }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve(parsed(text)));
      response.on("error", () => resolve(undefined));
    });
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(undefined));
    sent.end(JSON.stringify(ask));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface FarmStart {
  readonly path: string;
  readonly spec: () => FarmSpec | Promise<FarmSpec>;
  /** of what the spec is worked out from: a running farm that is in step with it is left alone */
  readonly mark?: string;
  readonly identityFile: string;
  readonly latency?: Latency;
  /** first port; a free one by default */
  readonly base?: number;
}

export interface FarmStarted {
  readonly started: boolean;
  /** devices or cables are others than the running farm had; what was read of it before is not to be relied on */
  readonly changed: boolean;
}

/** Starts the farm, or brings a running one in step with the spec. */
export async function startFarm(start: FarmStart): Promise<FarmStarted> {
  const known = new FarmFolder(start.path);
  if ((await runningFarm(start.path)) !== undefined && known.record()?.code !== codeMark()) await stopFarm(start.path);
  if ((await runningFarm(start.path)) !== undefined) {
    const inStep = start.mark !== undefined && known.record()?.inStepWith === start.mark && start.latency === undefined;
    return { started: false, changed: inStep ? false : await sync(start) };
  }
  const folder = await prepareFarm(start);
  const pid = launch(folder);
  await answering(folder, pid);
  // What the process held from an earlier run comes in step with what is wanted now.
  await sync(start);
  return { started: true, changed: true };
}

async function sync({ path, spec, mark, latency }: FarmStart): Promise<boolean> {
  const more = { ...(latency === undefined ? {} : { latency }), ...(mark === undefined ? {} : { mark }) };
  return (await order(path, "sync", { spec: await spec(), ...more })).changed;
}

/** Writes what a farm's process needs to start. */
export async function prepareFarm({ path, spec, identityFile, latency, base }: FarmStart): Promise<FarmFolder> {
  const folder = new FarmFolder(path);
  folder.make();
  const known = folder.record();
  if (folder.spec() === undefined) folder.writeSpec(await spec());
  folder.writeRecord({
    token: known?.token ?? randomBytes(24).toString("base64url"),
    base: base ?? known?.base ?? usualBase(path),
    ports: base === undefined ? (known?.ports ?? {}) : {},
    cut: known?.cut ?? [],
    latency: latency ?? known?.latency ?? noLatency,
    identityFile,
  });
  return folder;
}

/** In a session of its own, so that whoever kills the starter leaves the farm alone. */
function launch(folder: FarmFolder): number {
  const errors = openSync(folder.errorFile, "w", 0o600);
  const main = join(import.meta.dirname, "main.ts");
  // Nothing of the starter's environment: a passphrase in it is not the farm's business.
  const env = { PATH: process.env.PATH ?? "" };
  const child = spawn(process.execPath, [main, folder.path], { detached: true, stdio: ["ignore", errors, errors], cwd: folder.path, env });
  closeSync(errors);
  child.unref();
  return child.pid ?? 0;
}

async function answering(folder: FarmFolder, pid: number): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if ((await runningFarm(folder.path)) !== undefined) return;
    if (!isAlive(pid) && (await runningFarm(folder.path)) === undefined && !existsSync(folder.lockFile)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if ((await runningFarm(folder.path)) !== undefined) return;
  const words = existsSync(folder.errorFile) ? readFileSync(folder.errorFile, "utf8").trim().split("\n").at(-1) : "";
  throw new FarmError(`the lab did not start${words === "" ? "" : `: ${words}`}`, `its own words are in ${folder.errorFile}`);
}

/** Whether a process is there and may be a farm's: after a restart of the machine its number may be another's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const words = `/proc/${pid}/cmdline`;
  return !existsSync(words) || /main\.ts|simpul|vitest/.test(readFileSync(words, "utf8"));
}

/** Ends the farm's process; false when it was not running. State stays on disk. */
export async function stopFarm(path: string): Promise<boolean> {
  const pid = await runningFarm(path);
  if (pid === undefined) {
    rmSync(new FarmFolder(path).lockFile, { force: true });
    return false;
  }
  await order(path, "stop", {});
  for (const end = Date.now() + patience; isAlive(pid) && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 10));
  return true;
}
