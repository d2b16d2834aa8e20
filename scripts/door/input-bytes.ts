// The bytes of a file or of standard input, never more than asked for: also of a pipe, or a device that does not end.
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { DoorError } from "./door.ts";

/** How much is taken, and what is said of more. */
export interface Limit {
  readonly most: number;
  /** "more than any configuration" */
  readonly words: string;
  readonly fix: string;
}

/** `-` is standard input; `what` the thing that should be there: "the text of one device". */
export function bytesOf(path: string, what: string, limit: Limit): Uint8Array {
  if (path === "-") return wholeOf(0, "standard input holds", limit);
  try {
    return fileBytes(path, limit);
  } catch (error) {
    if (error instanceof DoorError) throw error;
    throw new DoorError(reasonOf(path, what, error as NodeJS.ErrnoException), {
      fix: "name a file that is there, or - for standard input",
    });
  }
}

function fileBytes(path: string, limit: Limit): Uint8Array {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size > limit.most) throw new DoorError(`${path} holds ${size} bytes, ${limit.words}`, { fix: limit.fix });
    return wholeOf(file, `${path} holds`, limit);
  } finally {
    closeSync(file);
  }
}

const chunk = 64 * 1024;

function wholeOf(file: number, says: string, { most, words, fix }: Limit): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = nextPart(file); part.length > 0; part = nextPart(file)) {
    size += part.length;
    if (size > most) throw new DoorError(`${says} ${words}`, { fix });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The next bytes; none at the end. A pipe whose writer is still at work (`simpul render | simpul parse -`) says EAGAIN: then wait a little. */
function nextPart(file: number): Uint8Array {
  const buffer = Buffer.alloc(chunk);
  while (true) {
    try {
      return buffer.subarray(0, readSync(file, buffer));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return buffer.subarray(0, 0);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function reasonOf(path: string, what: string, { code }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return `${path} is not there`;
  if (code === "EISDIR") return `${path} is a folder, not ${what}`;
  return `${path} cannot be read (${code ?? "unknown error"})`;
}
