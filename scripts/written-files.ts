// Files that a door writes: whole or not at all, and never more than it was asked for.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DoorError } from "./door.ts";

export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** Replaces each file whole; folders are made. `mode` is e.g. 0o600 for text with secrets in it. */
export function writeFiles(files: readonly WrittenFile[], mode: number): void {
  for (const { path, text } of files) writeOne(resolve(path), text, mode);
}

function writeOne(path: string, text: string, mode: number): void {
  const draft = join(dirname(path), `.${process.pid}.simpul.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text, { mode, flag: "wx" });
    renameSync(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DoorError(`${path} cannot be written (${code ?? String(error)})`, { fix: "name a place that can be written to" });
  } finally {
    rmSync(draft, { force: true });
  }
}
