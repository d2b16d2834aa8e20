// What a transaction leaves as evidence, and how the next run knows that one was killed: .simpul/transactions/ID/.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import type { Change } from "./change.ts";
import type { DeviceOutcome } from "./outcome.ts";

/** Written before anything is sent, and again with `ended` when all is over. */
export interface TransactionRecord {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** who began it: USER@HOST, in signs that may stand in a device's command */
  readonly by: string;
  readonly started: string;
  readonly ended?: string;
  readonly devices: readonly string[];
}

/** Keeps records in a folder; texts in it are masked. */
export class Journal {
  readonly #folder: string;
  #unsettled: Map<TransactionRecord, Set<string>> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A new id: time first, so that a listing is in order. */
  begin(devices: readonly string[], now: Date = new Date()): TransactionRecord {
    const id = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").toLowerCase()}-${process.pid.toString(36)}${suffix()}`;
    const record = { id, pid: process.pid, host: hostname(), by: whoAmI(), started: now.toISOString(), devices };
    mkdirSync(join(this.#folder, id), { recursive: true, mode: 0o700 });
    this.#write(id, "transaction.json", record);
    return record;
  }

  /** One device is over: what was done to it, from what, and how it ended. Returns the file. */
  device(record: TransactionRecord, change: Change, outcome: DeviceOutcome): string {
    const { device, shown, scriptHash, runningHash } = change;
    const evidence = {
      transaction: record.id,
      ended: new Date().toISOString(),
      ...outcome,
      before: runningHash,
      scriptHash,
      commands: shown.commands,
      undo: shown.undo,
      explain: change.explain,
    };
    this.#write(record.id, `${device}.before.txt`, change.before);
    return this.#write(record.id, `${device}.json`, evidence);
  }

  end(record: TransactionRecord, outcomes: readonly DeviceOutcome[]): void {
    this.#write(record.id, "transaction.json", { ...record, ended: new Date().toISOString(), outcomes });
  }

  /** Transactions that were begun on this machine and whose process is gone: killed. */
  killed(): readonly TransactionRecord[] {
    return this.#records().filter((record) => record.ended === undefined && record.host === hostname() && !isAlive(record.pid));
  }

  /** Whether a transaction of this checkout is still being worked on. */
  isAlive(id: string): boolean {
    const [record] = readRecord(join(this.#folder, id, "transaction.json"));
    return record !== undefined && record.ended === undefined && isAlive(record.pid);
  }

  /** Waits until a transaction is over, at most so many seconds: a run whose engine was killed still ends what it began. */
  async ended(id: string, seconds: number): Promise<void> {
    for (let left = seconds; left > 0 && this.isAlive(id); left--) await new Promise((resolve) => setTimeout(resolve, 1000));
  }

  /** Whether a transaction was begun in this checkout. */
  knows(id: string): boolean {
    return existsSync(join(this.#folder, id, "transaction.json"));
  }

  /** A device bears no traces of earlier runs any more; a killed transaction is over with the last of its devices. */
  settled(device: string): void {
    this.#unsettled ??= new Map(this.killed().map((record) => [record, new Set(record.devices)]));
    for (const [record, devices] of this.#unsettled) {
      if (!devices.delete(device) || devices.size > 0) continue;
      this.#unsettled.delete(record);
      this.#write(record.id, "transaction.json", { ...record, ended: new Date().toISOString(), killed: true });
    }
  }

  #records(): readonly TransactionRecord[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder).flatMap((id) => readRecord(join(this.#folder, id, "transaction.json")));
  }

  /** Whole or not at all: a kill in the middle leaves the old file. */
  #write(id: string, name: string, value: unknown): string {
    const file = join(this.#folder, id, name);
    writeFileSync(`${file}.new`, typeof value === "string" ? value : `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return file;
  }
}

/** Of this process's user and machine; what else stands in a name is left out. */
function whoAmI(): string {
  const name = (text: string): string => text.replaceAll(/[^A-Za-z0-9._-]/g, "") || "unnamed";
  return `${name(userName())}@${name(hostname())}`;
}

/** A container's user may have no entry in its passwd. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "");
  }
}

function suffix(): string {
  return Math.floor(Math.random() * 36 ** 4)
    .toString(36)
    .padStart(4, "0");
}

function readRecord(file: string): TransactionRecord[] {
  try {
    return [JSON.parse(readFileSync(file, "utf8")) as TransactionRecord];
  } catch {
    // A folder without a whole record was killed before anything was sent.
    return [];
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
