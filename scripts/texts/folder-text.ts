// A folder of a router's files as one text: each file headed `### file: PATH`, as a bundle is.
import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { decodeText } from "../../components/devices/decode.ts";
import { DoorError } from "../door/door.ts";
import { bytesOf, type Limit } from "../door/input-bytes.ts";

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Files in the order of their paths, whatever the file system says first. */
export function folderText(folder: string, limit: Limit): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0)
    throw new DoorError(`${folder} holds no files of a router`, {
      fix: "name a folder with the files as they lie on the router, such as etc/frr/frr.conf",
    });
  let left = limit.most;
  const parts = files.map((file) => {
    const bytes = bytesOf(file, "a file of one device", { ...limit, most: left });
    left -= bytes.length;
    if (bytes.includes(0))
      throw new DoorError(`${file} is no text: it holds zero bytes`, { fix: `leave only configuration files in ${folder}` });
    return `### file: /${relative(folder, file).split(sep).join("/")}\n${ended(decodeText(bytes))}`;
  });
  return parts.join("");
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
