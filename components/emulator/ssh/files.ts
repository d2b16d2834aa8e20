// SFTP on a device's files: a flat folder; a file is written when its handle is closed.
import ssh2, { type Attributes, type FileEntry, type SFTPWrapper } from "ssh2";
import type { Fault } from "../faults/fault.ts";
import { garbled } from "../faults/garble.ts";
import { slow } from "../faults/on-command.ts";
import { pause } from "./exec.ts";
import type { Visit } from "./session.ts";

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const regularFile = 0o100644;
const folderMode = 0o040755;
const largestFile = 64 * 1024 * 1024;
const largestRead = 65_536;

interface Open {
  readonly name: string;
  content: Buffer;
  readonly writes: boolean;
  /** of a folder: what is still to be listed */
  list: readonly string[];
}

/** What is answered to one request. */
type Reply =
  | { readonly status: number; readonly words?: string }
  | { readonly handle: Buffer }
  | { readonly data: Buffer }
  | { readonly names: readonly FileEntry[] }
  | { readonly attributes: Attributes }
  /** the answer never comes */
  | "silence";

const ok: Reply = { status: STATUS_CODE.OK };
const failed: Reply = { status: STATUS_CODE.FAILURE };
const noSuchFile: Reply = { status: STATUS_CODE.NO_SUCH_FILE, words: "no such file" };
const denied: Reply = { status: STATUS_CODE.PERMISSION_DENIED, words: "permission denied" };
const full: Reply = { status: STATUS_CODE.FAILURE, words: "not enough space on disk" };
const unsupported: Reply = { status: STATUS_CODE.OP_UNSUPPORTED };

/** "/simpul.rsc", "./simpul.rsc" and "simpul.rsc" are one file. */
function nameOf(path: string): string {
  return path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

function attributesOf(size: number, written: number, mode = regularFile): Attributes {
  const time = Math.floor(Math.max(0, written) / 1000);
  return { mode, uid: 0, gid: 0, size, atime: time, mtime: time };
}

export function serveFiles(visit: Visit, sftp: SFTPWrapper): void {
  const files = new OpenFiles(visit);
  // A client that is done only ends its side: `scp` waits until ours is closed.
  sftp.on("end", () => leave(sftp));
  sftp.on("OPEN", (id, path, flags) => send(sftp, id, files.open(nameOf(path), flags)));
  sftp.on("READ", (id, handle, at, length) => send(sftp, id, files.read(handle, at, length)));
  sftp.on("WRITE", (id, handle, at, data) => send(sftp, id, files.write(handle, at, data)));
  sftp.on("CLOSE", async (id, handle) => send(sftp, id, await files.close(handle)));
  sftp.on("OPENDIR", (id, path) => send(sftp, id, files.openFolder(nameOf(path))));
  sftp.on("READDIR", (id, handle) => send(sftp, id, files.list(handle)));
  sftp.on("REMOVE", (id, path) => send(sftp, id, files.remove(nameOf(path))));
  sftp.on("RENAME", (id, from, to) => send(sftp, id, files.rename(nameOf(from), nameOf(to))));
  sftp.on("FSTAT", (id, handle) => send(sftp, id, files.statOpen(handle)));
  sftp.on("REALPATH", (id, path) => send(sftp, id, realPath(nameOf(path))));
  for (const event of ["STAT", "LSTAT"] as const) sftp.on(event, (id: number, path: string) => send(sftp, id, files.stat(nameOf(path))));
  for (const event of ["SETSTAT", "FSETSTAT"] as const) sftp.on(event, (id: number) => send(sftp, id, ok));
  for (const event of ["MKDIR", "RMDIR", "SYMLINK", "READLINK"] as const) sftp.on(event, (id: number) => send(sftp, id, unsupported));
}

/** What ssh2 keeps of a channel: its SFTP server has no call for the exit status, without which `scp` says it failed. */
interface ChannelOf {
  readonly _protocol: { exitStatus(channel: number, status: number): void };
  readonly outgoing: { readonly id: number };
}

function leave(sftp: SFTPWrapper): void {
  const { _protocol, outgoing } = sftp as unknown as ChannelOf;
  _protocol.exitStatus(outgoing.id, 0);
  sftp.end();
}

function send(sftp: SFTPWrapper, id: number, reply: Reply): void {
  if (reply === "silence") return;
  if ("status" in reply) sftp.status(id, reply.status, reply.words);
  else if ("handle" in reply) sftp.handle(id, reply.handle);
  else if ("data" in reply) sftp.data(id, reply.data);
  else if ("names" in reply) sftp.name(id, [...reply.names]);
  else sftp.attrs(id, reply.attributes);
}

function realPath(name: string): Reply {
  return { names: [{ filename: `/${name}`, longname: `/${name}`, attrs: attributesOf(0, 0, folderMode) }] };
}

class OpenFiles {
  readonly #visit: Visit;
  readonly #open = new Map<number, Open>();
  #last = 0;

  constructor(visit: Visit) {
    this.#visit = visit;
  }

  open(name: string, flags: number): Reply {
    const writes = (flags & (OPEN_MODE.WRITE | OPEN_MODE.APPEND)) !== 0;
    const found = this.#visit.device.files.read(name);
    if (writes && !this.#mayWrite()) return denied;
    if (!writes && found === undefined) return noSuchFile;
    const content = (flags & OPEN_MODE.TRUNC) !== 0 || found === undefined ? Buffer.alloc(0) : found;
    return this.#give({ name, content, writes, list: [] });
  }

  #mayWrite(): boolean {
    const { device, guest, felt } = this.#visit;
    if (!device.faults.holds("read-only-user")) return guest.files === "write";
    felt.add("read-only-user");
    return false;
  }

  read(handle: Buffer, at: number, length: number): Reply {
    const content = this.#of(handle)?.content;
    if (content === undefined) return failed;
    if (at >= content.length) return { status: STATUS_CODE.EOF };
    return { data: content.subarray(at, at + Math.min(length, largestRead)) };
  }

  write(handle: Buffer, at: number, data: Buffer): Reply {
    const file = this.#of(handle);
    if (file === undefined || !file.writes) return failed;
    const end = at + data.length;
    if (end > largestFile) return full;
    if (end > file.content.length) file.content = Buffer.concat([file.content, Buffer.alloc(end - file.content.length)]);
    data.copy(file.content, at);
    return ok;
  }

  async close(handle: Buffer): Promise<Reply> {
    const file = this.#of(handle);
    if (file === undefined) return failed;
    this.#open.delete(handle.readUInt32BE(0));
    if (!file.writes) return ok;
    const { device } = this.#visit;
    await pause(device.around.latency.command);
    const fault = device.faults.strikes({ step: "upload" });
    const content = await struck(device, fault, file);
    if (content !== undefined && !this.#visit.isOver()) return this.#store(file.name, content, content.length === file.content.length);
    // Its sender has gone before the end of it.
    if (content !== undefined) leaveHalf(device, file);
    return "silence";
  }

  #store(name: string, content: Buffer, whole: boolean): Reply {
    const { device } = this.#visit;
    const kept = device.files.write(name, content, device.wallClock);
    if (kept) device.save();
    if (kept && whole) device.received(name);
    device.around.log.write({ device: device.id, event: "upload", command: name, changed: kept, ok: kept && whole });
    return kept && whole ? ok : full;
  }

  openFolder(name: string): Reply {
    if (name !== "") return noSuchFile;
    const list = this.#visit.device.files.list.map((file) => file.name);
    return this.#give({ name, content: Buffer.alloc(0), writes: false, list });
  }

  list(handle: Buffer): Reply {
    const opened = this.#of(handle);
    if (opened === undefined) return failed;
    if (opened.list.length === 0) return { status: STATUS_CODE.EOF };
    const names = opened.list.slice(0, 100).map((filename): FileEntry => {
      const attrs = this.#attributes(filename) ?? attributesOf(0, 0);
      return { filename, longname: `-rw-r--r-- 1 root root ${attrs.size} Jan  2  1970 ${filename}`, attrs };
    });
    opened.list = opened.list.slice(100);
    return { names };
  }

  stat(name: string): Reply {
    const attributes = name === "" ? attributesOf(0, 0, folderMode) : this.#attributes(name);
    return attributes === undefined ? noSuchFile : { attributes };
  }

  statOpen(handle: Buffer): Reply {
    const file = this.#of(handle);
    return file === undefined ? failed : { attributes: attributesOf(file.content.length, this.#visit.device.wallClock) };
  }

  remove(name: string): Reply {
    const { device } = this.#visit;
    if (!this.#mayWrite()) return denied;
    if (!device.files.remove(name)) return noSuchFile;
    device.save();
    device.around.log.write({ device: device.id, event: "command", command: `sftp remove ${name}`, changed: true, ok: true });
    return ok;
  }

  rename(from: string, to: string): Reply {
    const { device } = this.#visit;
    const content = device.files.read(from);
    if (content === undefined) return noSuchFile;
    if (!this.#mayWrite()) return denied;
    return device.files.write(to, content, device.wallClock) ? this.remove(from) : full;
  }

  #attributes(name: string): Attributes | undefined {
    const file = this.#visit.device.files.find(name);
    return file === undefined ? undefined : attributesOf(file.size, file.written);
  }

  #give(file: Open): Reply {
    this.#last += 1;
    this.#open.set(this.#last, file);
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(this.#last, 0);
    return { handle };
  }

  #of(handle: Buffer): Open | undefined {
    return handle.length === 4 ? this.#open.get(handle.readUInt32BE(0)) : undefined;
  }
}

type Sent = Pick<Open, "name" | "content">;

/** Where the server keeps what has come so far; elsewhere a file that is not whole is none. */
function leaveHalf(device: Visit["device"], { name, content }: Sent): void {
  if (device.keepsHalfFiles) device.files.write(name, content.subarray(0, content.length >> 1), device.wallClock);
}

/** What a fault leaves of an upload; undefined when the answer never comes. */
async function struck(device: Visit["device"], fault: Fault | undefined, { name, content }: Sent): Promise<Buffer | undefined> {
  if (fault?.kind === "slow") await pause(slow);
  if (fault?.kind === "garbage") return Buffer.from(garbled(content.toString("latin1"), fault.seed), "latin1");
  if (fault?.kind === "disk-full" || fault?.kind === "refuse") return content.subarray(0, content.length >> 1);
  if (fault?.kind === "hang") return undefined;
  if (fault?.kind === "cut" || fault?.kind === "reboot") leaveHalf(device, { name, content });
  if (fault?.kind === "cut" || fault?.kind === "cut-after") device.cut();
  else if (fault?.kind === "reboot") device.reboot();
  else return content;
  return undefined;
}
