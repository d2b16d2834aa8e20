// One set-up at a time: a lock file with its holder's process id, taken over when the holder is gone.
import { linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

interface Holder {
  readonly pid: number;
  /** when the process began, in the kernel's ticks: a process id alone may have been given to another since */
  readonly began: string;
}

/** When a process began; undefined when there is none. Without /proc the id alone has to do. */
export function beganAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return undefined;
  }
  try {
    // field 22; the name in field 2 may hold blanks and brackets, so count from the last bracket
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? undefined : (fields[19] ?? "");
  } catch {
    return "";
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    const [pid, began] = readFileSync(path, "utf8").trim().split(" ");
    return { pid: Number(pid), began: began ?? "" };
  } catch {
    return undefined;
  }
}

function isHeld(holder: Holder | undefined): boolean {
  return holder !== undefined && Number.isInteger(holder.pid) && holder.pid > 0 && beganAt(holder.pid) === holder.began;
}

/** A link is the one step that only one process can do; the draft beside it is complete before it gets the name. */
function take(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${beganAt(process.pid) ?? ""}\n`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    unlinkSync(draft);
  }
}

/** Takes a dead holder's lock away, under a lock of its own: two that do so at once would else remove each other's new one. */
function clear(path: string): void {
  const clearing = `${path}.clearing`;
  if (!take(clearing)) {
    if (!isHeld(holderOf(clearing))) rmSync(clearing, { force: true });
    return;
  }
  if (!isHeld(holderOf(path))) rmSync(path, { force: true });
  rmSync(clearing, { force: true });
}

/** Runs the work while nobody else does; `waiting` is called once with the holder's process id when there is one. */
export async function alone<T>(path: string, waiting: (pid: number) => void, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!take(path)) {
    const holder = holderOf(path);
    if (!isHeld(holder)) {
      clear(path);
      continue;
    }
    if (!told && holder !== undefined) waiting(holder.pid);
    told = true;
    await pause(250);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
