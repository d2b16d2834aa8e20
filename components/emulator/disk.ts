// Files of the farm on disk: written whole or not at all, readable by their owner only.
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** Writes beside and renames: a kill in the middle leaves the old file. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, content, { mode: 0o600 });
  renameSync(beside, file);
}

/** The JSON value of a file; undefined where there is none or it is no JSON. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** A folder for its owner only. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
