// One farm in this process: takes the folder's lock, opens the devices, takes orders until it is told to stop.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAlive } from "./client.ts";
import { takeOrders } from "./control.ts";
import { Farm } from "./farm.ts";
import { codeMark, type FarmFolder } from "./farm-folder.ts";
import { FarmError } from "./mistake.ts";

/** How often a farm looks whether its folder is still there: one whose checkout was deleted ends by itself. */
const lookEvery = 20_000;

export interface RunningFarm {
  readonly farm: Farm;
  stop(): Promise<void>;
  /** settles when the farm was told to stop by an order */
  readonly stopped: Promise<void>;
}

/** Fails with a FarmError where another process has the folder. */
export async function runFarm(folder: FarmFolder): Promise<RunningFarm> {
  takeLock(folder);
  const [spec, record] = [folder.spec(), folder.record()];
  if (spec === undefined || record === undefined) throw new FarmError(`${folder.path} holds no farm`, "start one: simpul lab start");
  const farm = new Farm(folder, spec, record);
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const { server, port } = await takeOrders(farm, record.token, resolve);
  await farm.open();
  farm.keep({ pid: process.pid, control: port, code: codeMark() });
  const watch = setInterval(() => {
    if (folder.record()?.pid !== process.pid) resolve();
  }, lookEvery);
  const stop = async (): Promise<void> => {
    clearInterval(watch);
    server.close();
    server.closeAllConnections();
    await farm.close();
    if (folder.record()?.pid === process.pid) release(folder);
  };
  return { farm, stop, stopped };
}

/** The lock is a file with a process id in it; one of a dead process is nobody's. */
function takeLock(folder: FarmFolder): void {
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      writeFileSync(folder.lockFile, String(process.pid), { flag: "wx", mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = existsSync(folder.lockFile) ? Number(readFileSync(folder.lockFile, "utf8")) : 0;
    if (holder > 0 && isAlive(holder)) throw new FarmError(`another process (${holder}) runs the farm in ${folder.path}`);
    rmSync(folder.lockFile, { force: true });
  }
  throw new FarmError(`the lock ${folder.lockFile} cannot be taken`);
}

function release(folder: FarmFolder): void {
  const record = folder.record();
  if (record !== undefined) {
    const { pid: _, control: __, ...rest } = record;
    folder.writeRecord(rest);
  }
  rmSync(folder.lockFile, { force: true });
}
