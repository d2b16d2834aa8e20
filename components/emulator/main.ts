// The farm's process: `node main.ts FOLDER`. It is started detached and ends when it is told to, or when its folder is gone.
import { FarmFolder } from "./farm-folder.ts";
import { runFarm } from "./process.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("usage: main.ts FOLDER");
// An interrupt of the terminal that started it is not meant for the farm.
process.on("SIGINT", () => undefined);
process.on("SIGHUP", () => undefined);
try {
  const running = await runFarm(new FarmFolder(path));
  const end = async (): Promise<void> => {
    await running.stop();
    process.exit(0);
  };
  process.on("SIGTERM", () => void end());
  await running.stopped;
  await end();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
