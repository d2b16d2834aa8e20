// Files of the checkout that only its owner may read: the folder .simpul (0700) and what is made in it once (0600).
import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A mistake of the user's about secrets: what is wrong, and how to put it right. */
export class SecretError extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.name = "SecretError";
    this.fix = fix;
  }
}

/** `.simpul` of a checkout, made when it is not there. */
export function privateFolder(root: string, ...below: readonly string[]): string {
  const top = join(root, ".simpul");
  mkdirSync(top, { recursive: true, mode: 0o700 });
  if ((statSync(top).mode & 0o077) !== 0) chmodSync(top, 0o700);
  const folder = join(top, ...below);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Reads a file that others must not be able to read; undefined when it is not there. */
export function readPrivate(path: string): string | undefined {
  try {
    const { mode } = statSync(path);
    if ((mode & 0o077) !== 0)
      throw new SecretError(`${path} can be read by others (mode ${(mode & 0o777).toString(8)})`, `chmod 600 ${path}`);
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * The content of a private file, made by `make` if nobody did so yet. A hard link is the only step that others see: it fails when
 * another process was first, whose content then counts for both, and no reader ever sees half a file.
 */
export function madeOnce(path: string, make: () => string): { readonly content: string; readonly made: boolean } {
  const there = readPrivate(path);
  if (there !== undefined) return { content: there, made: false };
  const draft = join(dirname(path), `.${process.pid}-${randomBytes(6).toString("hex")}`);
  writeFileSync(draft, make(), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
    return { content: readPrivate(path) ?? "", made: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return { content: readPrivate(path) ?? "", made: false };
  } finally {
    unlinkSync(draft);
  }
}
