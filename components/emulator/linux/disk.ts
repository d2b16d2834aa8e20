// The file system of an emulated Linux router, as the shell's tools see it: what is kept, and what the kernel shows as files.
import type { LinuxDevice } from "./device.ts";

/** A link is a file that says where it leads. */
const link = "\0link:";

/** Files that are no part of the configuration, by their absolute names; a folder's name ends with a slash. */
export class Disk extends Map<string, readonly string[]> {
  readonly #device: LinuxDevice;

  constructor(device: LinuxDevice) {
    super();
    this.#device = device;
  }

  override get(path: string): readonly string[] | undefined {
    const content = this.#device.files.read(nameOf(path))?.toString("utf8") ?? this.#device.kernelFile(path);
    if (content === undefined || content.startsWith(link)) return undefined;
    const lines = content.split("\n");
    return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  }

  override has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  override set(path: string, lines: readonly string[]): this {
    this.write(path, lines.map((line) => `${line}\n`).join(""));
    return this;
  }

  override delete(path: string): boolean {
    return this.#device.files.remove(nameOf(path));
  }

  /** False when the disk is full. */
  write(path: string, content: string): boolean {
    const { files, wallClock } = this.#device;
    return files.write(nameOf(path), Buffer.from(content), wallClock);
  }

  makeLink(path: string, target: string): void {
    this.write(path, `${link}${target}`);
  }

  linkOf(path: string): string | undefined {
    const content = this.#device.files.read(nameOf(path))?.toString("utf8");
    return content?.startsWith(link) === true ? content.slice(link.length) : undefined;
  }

  isFolder(path: string): boolean {
    return this.names.some((name) => name.startsWith(`${path.replace(/\/$/, "")}/`)) || this.#device.kernelFolder(path) !== undefined;
  }

  /** Whether there is anything of this name. */
  isThere(path: string): boolean {
    return this.has(path) || this.linkOf(path) !== undefined || this.isFolder(path) || this.#device.parts.has(path);
  }

  /** Every file and folder, configuration too. */
  get names(): readonly string[] {
    return [
      ...this.#device.files.list.map(({ name }) => `/${name}`),
      ...[...this.#device.parts.keys()].filter((path) => path.startsWith("/")),
    ];
  }

  /** What stands in a folder. */
  list(path: string): readonly string[] {
    const start = `${path.replace(/\/$/, "")}/`;
    const below = this.names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length).split("/")[0] ?? "");
    return this.#device.kernelFolder(path) ?? [...new Set(below)].filter((name) => name !== "").sort();
  }

  /** `*` is any letters but a slash; what begins with a dot is named. */
  matching(pattern: string): readonly string[] {
    const parts = pattern.split("/").slice(1);
    return parts
      .reduce<readonly string[]>((found, part) => found.flatMap((place) => this.#within(place, part)), [""])
      .filter((path) => this.isThere(path));
  }

  #within(place: string, part: string): readonly string[] {
    if (!/[*?[]/.test(part)) return [`${place}/${part}`];
    const regex = new RegExp(
      `^(?!\\.)${part
        .replaceAll(/[.+^${}()|\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
    );
    return this.list(place)
      .filter((name) => regex.test(name))
      .map((name) => `${place}/${name}`);
  }
}

export function nameOf(path: string): string {
  return path.replace(/^\/+/, "");
}
