// What a killed run leaves in the state: a lock of nobody, operations nobody finished. Cleared before the next run; no secret is touched.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { privateFolder, stateFile, stateFolder } from "../../components/secrets/index.ts";
import { DoorError } from "../door/door.ts";
import { ask, type Engine } from "../pulumi/run.ts";
import { root } from "../setup/places.ts";

type Say = (words: string) => void;

/** As Pulumi's file backend writes it. */
interface Lock {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
}

interface Exported {
  readonly deployment?: { readonly pending_operations?: readonly unknown[] };
}

function lockOf(stack: string, env: NodeJS.ProcessEnv): Lock | undefined {
  const folder = join(stateFolder(root, env) ?? "", "locks/organization/simpul", stack);
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder).find((name) => name.endsWith(".json"));
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(join(folder, file), "utf8")) as Lock;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    return { pid: 0, username: "", hostname: hostname(), timestamp: "" };
  }
}

/** A process id may be another program's by now. */
function isEngine(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim().startsWith("pulumi");
  } catch {
    return false;
  }
}

/** Waits for a run that is alive, takes the lock of one that was killed, and leaves another machine's lock to people. */
export async function recoverLock(engine: Engine, stack: string, say: Say): Promise<void> {
  let waiting = false;
  for (let lock = lockOf(stack, engine.env); lock !== undefined; lock = lockOf(stack, engine.env)) {
    if (lock.hostname !== hostname())
      throw new DoorError(`the stack ${stack} is locked by ${lock.username} on ${lock.hostname} since ${lock.timestamp}`, {
        fix: `when that run is over or dead: npx pulumi cancel --stack ${stack}`,
      });
    if (!isEngine(lock.pid)) {
      ask(engine, ["cancel", "--yes", "--stack", stack]);
      say(`a run of ${lock.timestamp === "" ? "before" : lock.timestamp} was killed (process ${lock.pid}); its lock is taken away`);
      return;
    }
    if (!waiting) say(`another run (process ${lock.pid}) is at work on ${stack}; waiting for it`);
    waiting = true;
    await pause(500);
  }
}

/** The backend keeps the state before the last write beside it: there when the machine died in the middle of writing. */
export function recoverFile(stack: string, env: NodeJS.ProcessEnv, say: Say): void {
  const file = stateFile(root, stack, env);
  if (file === undefined || !existsSync(file) || isJson(file)) return;
  if (!isJson(`${file}.bak`))
    throw new DoorError(`the state ${file} cannot be read, nor the one before it`, {
      fix: "put a copy of yours back, then npm run up again",
    });
  copyFileSync(`${file}.bak`, file);
  say(`the state was cut off in the middle of writing; the one before it is taken (${file}.bak)`);
}

function isJson(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}

/**
 * Forgets operations that were under way when a run was killed: every resource of ours looks at what is really there before it does anything.
 * Export and import without --show-secrets: what is encrypted stays so and comes back byte for byte.
 */
export function recoverPending(engine: Engine, stack: string, say: Say): void {
  const exported = JSON.parse(ask(engine, ["stack", "export", "--stack", stack])) as Exported;
  const pending = exported.deployment?.pending_operations ?? [];
  if (pending.length === 0) return;
  const file = join(privateFolder(root), `state-${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ ...exported, deployment: { ...exported.deployment, pending_operations: [] } }), { mode: 0o600 });
  try {
    ask(engine, ["stack", "import", "--stack", stack, "--file", file]);
  } finally {
    rmSync(file, { force: true });
  }
  say(`${pending.length} operation${pending.length === 1 ? "" : "s"} of a killed run forgotten: this run looks at the devices themselves`);
}
