// Files, and binary backups: /file and /system/backup.
import type { Frame } from "./console.ts";
import { dateAndTime } from "./durations.ts";
import { fromStored, storedMenus } from "./menus.ts";
import { notPermitted, Refused } from "./refusal.ts";
import { argumentsOf, type Command } from "./statement.ts";
import { printRows, type Row } from "./table.ts";

const types: Readonly<Record<string, string>> = { rsc: "script", backup: "backup", txt: ".txt file", pub: "ssh key" };

/** The files as a menu shows them; `contents` only for what is small [D]. */
export function fileRows(frame: Frame): readonly (Row & { readonly name: string })[] {
  const { files } = frame.device;
  return files.list.map(({ name, size, written }) => {
    const { date, time } = dateAndTime(written);
    const contents = size <= 60_000 ? { contents: files.read(name)?.toString("utf8") ?? "" } : {};
    return {
      name,
      type: types[name.split(".").at(-1) ?? ""] ?? "file",
      size: String(size),
      "last-modified": `${date} ${time}`,
      ...contents,
    };
  });
}

export function print(frame: Frame, { rest }: Command): void {
  const files = fileRows(frame).map(({ contents: _, ...row }): Row => row);
  const rows = frame.device.faults.holds("ram-disk") ? [{ name: "flash", type: "disk", "last-modified": "" }, ...files] : files;
  frame.print(printRows(rows, ["name", "type", "size", "last-modified"], rest));
}

function write(frame: Frame, name: string, content: string): void {
  if (!frame.actor.policies.has("write")) throw new Refused(notPermitted);
  if (!frame.device.files.write(name, Buffer.from(content), frame.device.wallClock)) throw new Refused("failure: not enough space on disk");
}

export function add(frame: Frame, { rest }: Command): void {
  const { named } = argumentsOf(rest);
  const name = named.get("name");
  if (name === undefined) throw new Refused("missing value(s) of argument(s) name");
  if (frame.device.files.find(name) !== undefined) throw new Refused("failure: file with the same name already exists");
  write(frame, name, named.get("contents") ?? "");
}

/** A binary backup is the whole state; ours is JSON inside. */
export function backup(frame: Frame, { rest }: Command): void {
  const { named } = argumentsOf(rest);
  const name = named.get("name") ?? frame.device.identity;
  write(frame, name.endsWith(".backup") ? name : `${name}.backup`, JSON.stringify(storedMenus(frame.device.model)));
  frame.print("Saving system configuration\nConfiguration backup saved\n");
}

/** Restoring reboots [D]. */
export function restore(frame: Frame, { rest }: Command): void {
  const { named } = argumentsOf(rest);
  const name = named.get("name") ?? "";
  const content = frame.device.files.read(name.endsWith(".backup") ? name : `${name}.backup`);
  if (content === undefined) throw new Refused("failure: backup file not found");
  if (!frame.actor.policies.has("policy")) throw new Refused(notPermitted);
  frame.device.change(fromStored(frame.device.model, JSON.parse(content.toString("utf8"))));
  frame.print("Restoring system configuration\nSystem configuration restored, rebooting now\n");
  setImmediate(() => frame.device.reboot());
}
