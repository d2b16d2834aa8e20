// Reads and writes the text of a region's lock file; what it means is planning's business.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InventoryError, type Issue } from "./issue.ts";
import { lockName, regionFolder } from "./region-files.ts";

/** Ten thousand sites fit; a file beyond this is not a lock. */
const largest = 4_000_000;

function pathOf(root: string, region: string): string {
  return join(root, regionFolder(region), lockName);
}

/** The lock's text; undefined where there is none yet; an InventoryError where it cannot be one. */
export function readLock(root: string, region: string): string | undefined {
  const path = pathOf(root, region);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  if (size > largest) throw new InventoryError([tooLarge(region, size)]);
  return readFileSync(path, "utf8");
}

function tooLarge(region: string, size: number): Issue {
  const file = `${regionFolder(region)}/${lockName}`;
  return {
    file,
    line: 1,
    column: 1,
    message: `${size} bytes are no lock file: ${largest} hold more sites than a region has`,
    fix: "take the file back from git",
  };
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
