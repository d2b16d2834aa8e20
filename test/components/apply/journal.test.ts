// The journal says which transactions were killed: begun on this machine, not ended, and nobody at work on them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Journal } from "../../../components/apply/journal.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that has been and gone. */
const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

function rewrite(id: string, change: object): void {
  const file = join(folder, id, "transaction.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ...change }));
}

test("a transaction under way is alive, not killed, and readable by its owner only", () => {
  const journal = new Journal(folder);
  const record = journal.begin(["opd-010"]);
  expect([journal.isAlive(record.id), journal.knows(record.id), journal.killed()]).toEqual([true, true, []]);
  expect(statSync(join(folder, record.id)).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, record.id, "transaction.json")).mode & 0o777).toBe(0o600);
});

test("one whose process is gone was killed, until its last device is settled", () => {
  const journal = new Journal(folder);
  const record = journal.begin(["opd-010", "gw-1"]);
  rewrite(record.id, { pid: deadPid() });
  expect(journal.isAlive(record.id)).toBe(false);
  expect(journal.killed().map(({ id }) => id)).toEqual([record.id]);
  for (const [device, left] of [
    ["opd-099", 1],
    ["opd-010", 1],
    ["gw-1", 0],
  ] as const) {
    journal.settled(device);
    expect(new Journal(folder).killed().length).toBe(left);
  }
});

test("one that ended was not killed; one of another machine is not ours to judge", () => {
  const journal = new Journal(folder);
  const ended = journal.begin(["opd-010"]);
  journal.end(ended, []);
  const elsewhere = journal.begin(["opd-010"]);
  rewrite(elsewhere.id, { pid: deadPid(), host: "elsewhere" });
  expect(journal.killed()).toEqual([]);
});

test("ids are in the order of time and fit a file name on the device", () => {
  const journal = new Journal(folder);
  const ids = [1, 2, 3].map((hour) => journal.begin([], new Date(Date.UTC(2026, 0, 1, hour))).id);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{10,40}$/);
});

test("a record that a kill cut in two is no record", () => {
  const journal = new Journal(folder);
  const record = journal.begin(["opd-010"]);
  writeFileSync(join(folder, record.id, "transaction.json"), '{"id":');
  expect(journal.killed()).toEqual([]);
});
