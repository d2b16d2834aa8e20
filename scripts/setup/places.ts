// Where the engine lives and which versions are pinned: the same places that Pulumi's own tools look in.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The checkout's top folder. */
export const root = resolve(import.meta.dirname, "../..");

export interface Places {
  /** PULUMI_HOME, else ~/.pulumi: where npm's `pulumi` package looks too */
  readonly home: string;
  /** the engine's version, e.g. 3.259.0 */
  readonly version: string;
  /** folder of `pulumi` and the language host */
  readonly bin: string;
  readonly plugins: string;
}

/** A plugin by its name and the exact version that npm's package asks for. */
export interface Plugin {
  readonly name: "random" | "kubernetes";
  readonly version: string;
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
}

export function places(env: NodeJS.ProcessEnv = process.env): Places {
  const home = resolve(env.PULUMI_HOME || join(homedir(), ".pulumi"));
  const version = manifest().dependencies?.pulumi ?? "";
  return { home, version, bin: join(home, "versions", version, "bin"), plugins: join(home, "plugins") };
}

/** The plugins of a set-up; kubernetes only when asked for by name, since it builds for a quarter of an hour. */
export function pluginsFor(names: readonly string[]): Plugin[] {
  const pinned = manifest().dependencies ?? {};
  const random: Plugin = { name: "random", version: pinned["@pulumi/random"] ?? "" };
  const kubernetes: Plugin = { name: "kubernetes", version: pinned["@pulumi/kubernetes"] ?? "4.27.0" };
  return names.includes("kubernetes") ? [random, kubernetes] : [random];
}

export function pluginBinary({ plugins }: Places, { name, version }: Plugin): string {
  return join(plugins, `resource-${name}-v${version}`, `pulumi-resource-${name}`);
}
