// A text file that may not be there.
import { readFileSync } from "node:fs";
import { DoorError } from "./door.ts";

/** Undefined where there is no such file. */
export function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code === "EISDIR") throw new DoorError(`${path} is a folder`, { fix: "name a file, not a folder" });
    throw new DoorError(`${path} cannot be read (${code})`, { fix: "name a file that can be read" });
  }
}
