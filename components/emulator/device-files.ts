// The files on a device's disk.
import type { HeldFolder, StoredFile } from "./held.ts";

/** Bytes: what a small board has free. */
const capacity = 32 * 1024 * 1024;
const longestName = 200;

export class DeviceFiles {
  readonly #folder: HeldFolder;
  readonly #touch: () => void;
  #list: readonly StoredFile[];

  constructor(folder: HeldFolder, list: readonly StoredFile[], touch: () => void) {
    this.#folder = folder;
    this.#list = list;
    this.#touch = touch;
  }

  /** Names are without a leading slash. */
  get list(): readonly StoredFile[] {
    return this.#list;
  }

  find(name: string): StoredFile | undefined {
    return this.#list.find((file) => file.name === name);
  }

  read(name: string): Buffer | undefined {
    return this.find(name) === undefined ? undefined : this.#folder.readFile(name);
  }

  /** False when the disk is full or the name is impossible. */
  write(name: string, content: Uint8Array, now: number): boolean {
    const others = this.#list.filter((file) => file.name !== name);
    const used = others.reduce((sum, file) => sum + file.size, 0);
    if (name === "" || name.length > longestName || used + content.length > capacity) return false;
    this.#folder.writeFile(name, content);
    this.#list = [...others, { name, written: now, size: content.length }].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#touch();
    return true;
  }

  remove(name: string): boolean {
    if (this.find(name) === undefined) return false;
    this.#list = this.#list.filter((file) => file.name !== name);
    this.#folder.removeFile(name);
    this.#touch();
    return true;
  }

  /** All of them, or those of a kind. */
  forget(which: (name: string) => boolean = () => true): void {
    for (const { name } of this.#list) if (which(name)) this.remove(name);
  }
}
