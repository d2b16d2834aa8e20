// A whole file over SFTP. It is closed without waiting: the next file may be begun then, which saves a round trip a file.
import { promisify } from "node:util";
import type { SFTPWrapper } from "ssh2";

/** `sent` is called when everything is on its way; the end is the device's own word that it has it. */
export async function writeFile(sftp: SFTPWrapper, name: string, content: string, sent: () => void): Promise<void> {
  const handle = await promisify<string, "w", Buffer>(sftp.open.bind(sftp))(name, "w");
  const close = (): Promise<void> => promisify<Buffer>(sftp.close.bind(sftp))(handle);
  try {
    await filled(sftp, handle, Buffer.from(content));
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  const closed = close();
  sent();
  return closed;
}

function filled(sftp: SFTPWrapper, handle: Buffer, bytes: Buffer): Promise<void> {
  return new Promise((done, failed) => {
    sftp.write(handle, bytes, 0, bytes.length, 0, (error) => (error ? failed(error) : done()));
  });
}
