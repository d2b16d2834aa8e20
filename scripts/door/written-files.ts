// Files that a door writes: whole or not at all, and never more than it was asked for.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
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
  const draft = draftOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text, { mode, flag: "wx" });
    renameSync(draft, path);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw notWritten(path, error);
  }
}

/** The same while other work goes on: replacing a file waits for the disk. */
export async function writeFilesAside(files: readonly WrittenFile[], mode: number): Promise<void> {
  const places = files.map(({ path, text }) => ({ path: resolve(path), text }));
  const folders = new Set(places.map(({ path }) => dirname(path)));
  await Promise.all(
    [...folders].map((folder) => mkdir(folder, { recursive: true }).catch((error) => Promise.reject(notWritten(folder, error)))),
  );
  await Promise.all(places.map(({ path, text }) => writeOneAside(path, text, mode)));
}

async function writeOneAside(path: string, text: string, mode: number): Promise<void> {
  const draft = draftOf(path);
  try {
    await writeFile(draft, text, { mode, flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw notWritten(path, error);
  }
}

let drafts = 0;

function draftOf(path: string): string {
  drafts += 1;
  return join(dirname(path), `.${process.pid}-${drafts}.simpul.tmp`);
}

function notWritten(path: string, error: unknown): DoorError {
  const { code } = error as NodeJS.ErrnoException;
  return new DoorError(`${path} cannot be written (${code ?? String(error)})`, { fix: "name a place that can be written to" });
}
