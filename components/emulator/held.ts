// What a device keeps when the power goes: its configuration, clock, files and the faults that wait on it. One JSON file, files beside it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, readJson, writeWhole } from "./disk.ts";
import type { Fault } from "./faults/fault.ts";

export interface StoredFile {
  readonly name: string;
  /** device time, milliseconds */
  readonly written: number;
  readonly size: number;
}

/** What a device of any vendor keeps; its vendor adds its own beside. */
export interface Held {
  readonly power: "on" | "off";
  /** how far the device's time was moved ahead, milliseconds */
  readonly ahead: number;
  /** device time of the last start */
  readonly bootedAt: number;
  /** what its wall clock shows less the true time, milliseconds */
  readonly clockError: number;
  readonly files: readonly StoredFile[];
  readonly faults: readonly Fault[];
}

/** The folder of one device. */
export class HeldFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    makeFolder(folder);
  }

  get keyFile(): string {
    return join(this.#folder, "host-key");
  }

  read<Kept extends Held>(): Kept | undefined {
    return readJson<Kept>(join(this.#folder, "state.json"));
  }

  write(held: Held): void {
    writeWhole(join(this.#folder, "state.json"), JSON.stringify(held));
  }

  readFile(name: string): Buffer {
    const file = this.#place(name);
    return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  }

  writeFile(name: string, content: Uint8Array): void {
    mkdirSync(join(this.#folder, "files"), { recursive: true, mode: 0o700 });
    writeWhole(this.#place(name), content);
  }

  removeFile(name: string): void {
    rmSync(this.#place(name), { force: true });
  }

  /** Removes everything the device held; its host key too when the device itself goes. */
  clear(withKey: boolean): void {
    rmSync(join(this.#folder, "state.json"), { force: true });
    rmSync(join(this.#folder, "files"), { recursive: true, force: true });
    if (withKey) rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A device's file name never becomes a path of ours. */
  #place(name: string): string {
    return join(this.#folder, "files", createHash("sha256").update(name).digest("hex").slice(0, 32));
  }
}
