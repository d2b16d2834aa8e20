// Makes the pinned engine available: what is there, else the official download, else a build from Go modules.
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { DoorError } from "../door/door.ts";
import { buildCli, buildPlugin, findGo } from "./build.ts";
import { alone } from "./lock.ts";
import { fetchCli, fetchPlugin, type Limits, limits } from "./official.ts";
import { type Places, type Plugin, places, pluginBinary, pluginsFor } from "./places.ts";
import { run } from "./run.ts";

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Checked by running it: a file that is there may be of another machine, or half a file. */
async function hasCli({ bin, home, version }: Places): Promise<boolean> {
  if (!isExecutable(join(bin, "pulumi")) || !isExecutable(join(bin, "pulumi-language-nodejs"))) return false;
  const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { code, out } = await run({ command: join(bin, "pulumi"), args: ["version"], env, limitSeconds: 30 });
  return code === 0 && out.trim() === `v${version}`;
}

function missingPlugins(at: Places, plugins: readonly Plugin[]): Plugin[] {
  return plugins.filter((plugin) => !isExecutable(pluginBinary(at, plugin)));
}

/** Whether bare `pulumi` would find everything: no process is started. */
export function looksReady(at: Places = places()): boolean {
  return (
    isExecutable(join(at.bin, "pulumi")) &&
    isExecutable(join(at.bin, "pulumi-language-nodejs")) &&
    missingPlugins(at, pluginsFor([])).length === 0
  );
}

/** Answers whether anything had to be done. `extra` names plugins beyond the usual ones. */
export async function setUp(extra: readonly string[] = [], at: Places = places()): Promise<boolean> {
  const plugins = pluginsFor(extra);
  if ((await hasCli(at)) && missingPlugins(at, plugins).length === 0) return false;
  const waiting = (pid: number): void => void process.stderr.write(`setup: another set-up (process ${pid}) is at work; waiting for it\n`);
  try {
    await alone(join(at.home, "simpul-setup.lock"), waiting, () => provide(at, plugins));
  } catch (error) {
    throw ofTheDisk(error, at);
  }
  return true;
}

/** A folder that cannot be written, or a full disk, is the user's to mend; anything else stays as it is. */
function ofTheDisk(error: unknown, { home }: Places): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (!["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOTDIR"].includes(code ?? "")) return error;
  return new DoorError(`the engine cannot be put into ${home}: ${code}${path === undefined ? "" : ` at ${path}`}`, {
    fix: "let PULUMI_HOME name a folder that you can write, with 1 GB free",
  });
}

async function provide(at: Places, plugins: readonly Plugin[]): Promise<void> {
  const go = await findGo();
  const allowed = limits(go !== undefined);
  const online = await provideCli(at, go, allowed);
  for (const plugin of missingPlugins(at, plugins)) {
    if (online && (await fetchPlugin(at, plugin, allowed))) continue;
    await buildPlugin(required(go), at, plugin);
  }
}

/** Answers whether downloads are worth trying: not after one has just failed. */
async function provideCli(at: Places, go: string | undefined, allowed: Limits): Promise<boolean> {
  if (await hasCli(at)) return true;
  if ((await fetchCli(at, allowed)) && (await hasCli(at))) return true;
  await buildCli(required(go), at);
  if (!(await hasCli(at)))
    throw new DoorError(`the engine in ${at.bin} does not say that it is version ${at.version}`, {
      fix: `rm -r ${at.bin} and run \`npm run setup\` again`,
    });
  return false;
}

function required(go: string | undefined): string {
  if (go !== undefined) return go;
  throw new DoorError("the Pulumi engine is not here, it could not be downloaded, and there is no Go to build it with", {
    fix: "let this machine reach https://get.pulumi.com and https://github.com, or install Go 1.26 or newer (https://go.dev/dl) and a way to a Go module proxy; then run `npm run setup` again",
  });
}
