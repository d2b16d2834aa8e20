// The files of a region's folder: which they are, and their text, refused before it is read where it is too large.
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Issue } from "./issue.ts";
import { nearest } from "./suggestion.ts";
import { maxBytes, textOfBytes, tooLong } from "./yaml-guard.ts";

/** A file by its name relative to the root, and its text. */
export interface RegionFile {
  readonly file: string;
  readonly text: string;
}

/** The lock file is the planner's, not a source. */
export const lockName = "allocations.lock.yaml";
const mostFiles = 500;
const mostBytes = 16_000_000;

/** Folder of the region, relative to the root. */
export function regionFolder(region: string): string {
  return `inventory/regions/${region}`;
}

/** The regions that there are. */
export function regionNames(root: string): readonly string[] {
  try {
    const entries = readdirSync(join(root, "inventory/regions"), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

export interface RegionTexts {
  readonly files: readonly RegionFile[];
  readonly issues: readonly Issue[];
}

/** `network` leaves the registers' sub-folder out. */
export type RegionPart = "all" | "network";
const registerFolder = "register";

/** The YAML files of a region in the order of their names. */
export function readRegionFiles(root: string, region: string, part: RegionPart = "all"): RegionTexts {
  const folder = regionFolder(region);
  if (!regionNames(root).includes(region)) return { files: [], issues: [noRegion(root, region)] };
  const names = [folder, ...(part === "all" ? [`${folder}/${registerFolder}`] : [])].flatMap((below) => yamlNames(root, below));
  if (names.length > mostFiles)
    return { files: [], issues: [at(folder, `the folder holds ${names.length} YAML files`, `at most ${mostFiles}`)] };
  const bytes = names.reduce((sum, name) => sum + Math.min(maxBytes, statSync(join(root, name)).size), 0);
  if (bytes > mostBytes)
    return {
      files: [],
      issues: [at(folder, `the folder's YAML files have ${(bytes / 1e6).toFixed(1)} MB together`, `at most ${mostBytes / 1e6} MB`)],
    };
  return readAll(root, names);
}

function yamlNames(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => /^[^.].*\.ya?ml$/.test(name) && name !== lockName)
    .map((name) => `${folder}/${name}`)
    .filter((name) => statSync(join(root, name), { throwIfNoEntry: false })?.isFile() === true)
    .sort();
}

function readAll(root: string, names: readonly string[]): RegionTexts {
  const files: RegionFile[] = [];
  const issues: Issue[] = [];
  for (const file of names) {
    const read = readOne(join(root, file));
    if (typeof read === "string") files.push({ file, text: read });
    else issues.push({ file, line: read.line, column: 1, message: read.message, fix: read.fix });
  }
  return { files, issues };
}

function readOne(path: string): string | { line: number; message: string; fix: string } {
  const { size } = statSync(path);
  if (size > maxBytes) return { line: 1, ...tooLong(size) };
  const bytes = bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const text = textOfBytes(bytes);
  if (typeof text === "string") return text;
  const line = new TextDecoder().decode(bytes).slice(0, text.offset).split("\n").length;
  return { line, message: text.message, fix: text.fix };
}

function bytesOf(path: string): Uint8Array | { line: number; message: string; fix: string } {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
    return { line: 1, message: `the file cannot be read: ${code}`, fix: "let your user read it, or take it out of the region's folder" };
  }
}

function at(file: string, message: string, fix: string): Issue {
  return { file, line: 1, column: 1, message, fix };
}

function noRegion(root: string, region: string): Issue {
  const names = regionNames(root);
  const meant = nearest(region, names);
  const fix = meant === undefined ? `one of ${names.join(", ") || "(there is none yet)"}` : `did you mean ${meant}?`;
  return at("inventory/regions", `there is no region ${JSON.stringify(region)}`, fix);
}

/** Replaces files whole, each by rename; refuses where one is no longer what it was when it was read. */
export function replaceFiles(root: string, before: readonly RegionFile[], after: readonly RegionFile[]): void {
  const changed = after.filter(({ file, text }) => before.find((old) => old.file === file)?.text !== text);
  for (const { file } of changed) {
    const old = before.find((known) => known.file === file)?.text;
    if (readFileSync(join(root, file), "utf8") !== old) throw new Error(`${file} was changed meanwhile: run the command again`);
  }
  for (const { file, text } of changed) replaceFile(realpathSync(join(root, file)), text);
}

function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: "wx", mode: statSync(path).mode });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
