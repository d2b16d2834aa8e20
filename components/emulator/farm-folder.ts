// The folder of a farm: what it is made of, where it listens, its log, and a folder for each device.
import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, readJson, writeWhole } from "./disk.ts";
import { type FarmSpec, type Latency, noLatency } from "./spec.ts";

/** What a farm keeps besides its devices; readable by its owner only, for the token. */
export interface FarmRecord {
  /** of the process that runs it; absent after an orderly stop */
  readonly pid?: number;
  /** where it takes orders, on 127.0.0.1 */
  readonly control?: number;
  readonly token: string;
  /** of the code that the process runs; see codeMark */
  readonly code?: string;
  /** of what the devices and cables were worked out from when they last came in step with it */
  readonly inStepWith?: string;
  /** first port that devices get */
  readonly base: number;
  /** a device keeps its port */
  readonly ports: Readonly<Record<string, number>>;
  /** ids of links that are cut */
  readonly cut: readonly string[];
  readonly latency: Latency;
  readonly identityFile: string;
}

export class FarmFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  make(): void {
    makeFolder(this.path);
    makeFolder(join(this.path, "devices"));
  }

  get logFile(): string {
    return join(this.path, "log.jsonl");
  }

  get lockFile(): string {
    return join(this.path, "lock");
  }

  /** What the process says when it cannot go on. */
  get errorFile(): string {
    return join(this.path, "error.log");
  }

  device(id: string): string {
    return join(this.path, "devices", id);
  }

  spec(): FarmSpec | undefined {
    return readJson<FarmSpec>(join(this.path, "spec.json"));
  }

  writeSpec(spec: FarmSpec): void {
    writeWhole(join(this.path, "spec.json"), JSON.stringify(spec));
  }

  record(): FarmRecord | undefined {
    const record = readJson<FarmRecord>(join(this.path, "farm.json"));
    return record === undefined ? undefined : { ...record, latency: { ...noLatency, ...record.latency } };
  }

  writeRecord(record: FarmRecord): void {
    writeWhole(join(this.path, "farm.json"), `${JSON.stringify(record, null, 1)}\n`);
  }
}

/** Where a farm's ports begin when nobody says: by its folder, so that two checkouts rarely meet. Below the ports that systems give out. */
export function usualBase(path: string): number {
  return 20_000 + (createHash("sha256").update(path).digest().readUInt32BE(0) % 1000) * 10;
}

const codeFolders = ["emulator", "devices"].map((folder) => join(import.meta.dirname, "..", folder));

/** Another one when any file of the emulator or the engine is: a running farm of older code is started again, with its state. */
export function codeMark(): string {
  return markOf(codeFolders);
}

/** Changes whenever a TypeScript file below one of the folders does. */
export function markOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)));
  const marks = files.filter((file) => file.endsWith(".ts")).map((file) => `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs}`);
  return createHash("sha256").update(marks.sort().join("\n")).digest("hex").slice(0, 16);
}
