// The official way to the engine: npm's `pulumi` package fetches the CLI, the CLI fetches its plugins. No downloader of ours.
import { join } from "node:path";
import { type Places, type Plugin, root } from "./places.ts";
import { progress } from "./progress.ts";
import { run } from "./run.ts";

/** Seconds: until the first sign of life, and for the whole. Without a compiler the download is the only way, so it may take longer. */
export interface Limits {
  readonly first: number;
  readonly whole: number;
}

export function limits(compiler: boolean, env: NodeJS.ProcessEnv = process.env): Limits {
  const first = Number(env.SIMPUL_DOWNLOAD_LIMIT ?? 20);
  return { first: Number.isFinite(first) ? first : 20, whole: compiler ? 180 : 900 };
}

/** Whether the CLI came; npm's package says "Downloading …" before it asks, so only what follows is a sign of life. */
export async function fetchCli({ home, version }: Places, { first, whole }: Limits): Promise<boolean> {
  if (first <= 0) return false;
  const shown = progress(`downloading the Pulumi engine ${version}`);
  const { code, timedOut, tail } = await run({
    command: process.execPath,
    args: [join(root, "node_modules/pulumi/run.js"), "version"],
    env: { ...process.env, PULUMI_HOME: home, PULUMI_VERSION: version, PULUMI_SKIP_UPDATE_CHECK: "true" },
    limitSeconds: first,
    hear: (line) => (line.startsWith("Downloading") ? undefined : whole),
  });
  shown.done(code === 0 ? `downloaded the Pulumi engine ${version}` : `no download of the engine: ${reason(timedOut, tail)}`);
  return code === 0;
}

/** Whether the plugin came by Pulumi's own acquisition. */
export async function fetchPlugin(at: Places, { name, version }: Plugin, { first, whole }: Limits): Promise<boolean> {
  if (first <= 0) return false;
  const shown = progress(`downloading the plugin ${name} ${version}`);
  const { code, timedOut, tail } = await run({
    command: join(at.bin, "pulumi"),
    args: ["plugin", "install", "resource", name, version],
    env: { ...process.env, PULUMI_HOME: at.home, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false" },
    limitSeconds: first,
    hear: (line) => (/^Downloading plugin: \d/.test(line) ? whole : undefined),
  });
  shown.done(code === 0 ? `downloaded the plugin ${name} ${version}` : `no download of the plugin ${name}: ${reason(timedOut, tail)}`);
  return code === 0;
}

function reason(timedOut: boolean, tail: readonly string[]): string {
  if (timedOut) return "no answer in time";
  return (tail.findLast((line) => line.trim() !== "") ?? "no reason given").trim().slice(0, 160);
}
