// Whole files over SFTP, one after the other: the next is begun when the last is on its way, which saves a round trip a file.
import { promisify } from "node:util";
import type { SFTPWrapper } from "ssh2";
import type { TextFile } from "./session.ts";

/** The first that cannot be written is the last. */
export async function writeFiles(sftp: SFTPWrapper, files: readonly TextFile[]): Promise<void> {
  const ends: Promise<void>[] = [];
  for (const file of files) {
    const end = (await sent(sftp, file)).closed;
    end.catch(() => undefined);
    ends.push(end);
  }
  await Promise.all(ends);
}

/** Everything is on its way; `closed` is the device's own word that it has it. */
async function sent(sftp: SFTPWrapper, [name, content]: TextFile): Promise<{ readonly closed: Promise<void> }> {
  const handle = await promisify<string, "w", Buffer>(sftp.open.bind(sftp))(name, "w");
  const close = (): Promise<void> => promisify<Buffer>(sftp.close.bind(sftp))(handle);
  try {
    await filled(sftp, handle, Buffer.from(content));
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  return { closed: close() };
}

function filled(sftp: SFTPWrapper, handle: Buffer, bytes: Buffer): Promise<void> {
  return new Promise((done, failed) => {
    sftp.write(handle, bytes, 0, bytes.length, 0, (error) => (error ? failed(error) : done()));
  });
}
