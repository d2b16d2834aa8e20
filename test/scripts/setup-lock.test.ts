// One set-up at a time, also when a holder is killed, and when many start at once.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alone, beganAt } from "../../scripts/setup/lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simpul-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = resolve(import.meta.dirname, "../../scripts/setup/lock.ts");
const nobody = (): void => undefined;

/** Writes "in" and "out" around a short stay, under the lock. */
const visitor = `
import { alone } from ${JSON.stringify(source)};
import { appendFileSync } from "node:fs";
const [lock, log] = process.argv.slice(1);
await alone(lock, () => {}, async () => {
  appendFileSync(log, "in ");
  await new Promise((done) => setTimeout(done, 30));
  appendFileSync(log, "out ");
});`;

function visit(lock: string, log: string): Promise<number | null> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", visitor, lock, log]);
  return new Promise((done) => child.on("close", done));
}

test("many at once go one after another", async () => {
  const [lock, log] = [join(folder, "lock"), join(folder, "log")];
  const codes = await Promise.all(Array.from({ length: 6 }, () => visit(lock, log)));
  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
  expect(readFileSync(log, "utf8")).toBe("in out ".repeat(6));
  expect(existsSync(lock)).toBe(false);
});

test("many at once behind a dead holder go one after another", async () => {
  const [lock, log] = [join(folder, "lock"), join(folder, "log")];
  writeFileSync(lock, "999999999 1\n");
  await Promise.all(Array.from({ length: 6 }, () => visit(lock, log)));
  expect(readFileSync(log, "utf8")).toBe("in out ".repeat(6));
});

test("a process id that was given to another process since does not hold the lock", async () => {
  const lock = join(folder, "lock");
  writeFileSync(lock, `${process.pid} 1\n`);
  expect(await alone(lock, nobody, async () => "done")).toBe("done");
});

test("a lock cut short in writing is nobody's", async () => {
  const lock = join(folder, "lock");
  writeFileSync(lock, "");
  expect(await alone(lock, nobody, async () => "done")).toBe("done");
});

test("who waits is told once for whom, and goes on when the holder ends", async () => {
  const lock = join(folder, "lock");
  const holder = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  const { pid = 0 } = holder;
  writeFileSync(lock, `${pid} ${beganAt(pid)}\n`);
  const told: number[] = [];
  const waiting = alone(
    lock,
    (who) => told.push(who),
    async () => appendFileSync(join(folder, "log"), "done"),
  );
  await new Promise((done) => setTimeout(done, 600));
  expect(existsSync(join(folder, "log"))).toBe(false);
  holder.kill("SIGKILL");
  await waiting;
  expect(told).toEqual([pid]);
});

test("work that fails gives the lock back", async () => {
  const lock = join(folder, "lock");
  await expect(alone(lock, nobody, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(existsSync(lock)).toBe(false);
});
