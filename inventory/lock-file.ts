// Reads and writes the text of a region's lock file; what it means is planning's business.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockName, regionFolder } from "./region-files.ts";

/** Ten thousand sites fit; a file beyond this is not a lock. */
const largest = 4_000_000;

function pathOf(root: string, region: string): string {
  return join(root, regionFolder(region), lockName);
}

/** The lock's text; undefined where there is none yet. */
export function readLock(root: string, region: string): string | undefined {
  const path = pathOf(root, region);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  if (size > largest) throw new Error(`${path} has ${size} bytes: that is no lock file`);
  return readFileSync(path, "utf8");
}

/** Replaces the lock whole: who reads meanwhile sees the old one or the new one. */
export function writeLock(root: string, region: string, text: string): void {
  const path = pathOf(root, region);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
